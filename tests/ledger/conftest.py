"""Long runs are left out unless asked for: ``pytest -m soak``."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.markexpr:
        return
    skip = pytest.mark.skip(reason="a long run: -m soak")
    for item in items:
        if item.get_closest_marker("soak"):
            item.add_marker(skip)
