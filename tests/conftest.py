"""What every test folder shares: the hypothesis profiles. ``HYPOTHESIS_PROFILE=explore`` looks for new examples."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True, max_examples=60)
settings.register_profile("explore", derandomize=False, deadline=None, max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

collect_ignore = ["conftest.py"]  # nothing to collect in this file itself; docs/ has one of the same name


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was counted and measured on the way (the fixture ``figure``)."""
    for report in terminalreporter.stats.get("passed", ()):
        for name, line in report.user_properties:
            if name == "figure" and report.when == "call":
                terminalreporter.write_line(line)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest test first: whoever shares the work takes the others meanwhile."""
    items.sort(key=lambda item: item.name != "test_a_long_time")
