"""Figures that the long tests measure, shown at the end of the run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Figure = Callable[[str], None]


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """Keep a line to be shown; it travels from the workers of xdist too."""
    return lambda line: record_property("figure", line)
