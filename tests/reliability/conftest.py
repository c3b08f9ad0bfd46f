"""The processes that are killed, and the figures of the long tests, shown at the end of the run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from reliability.kills import Workers, workers

Figure = Callable[[str], None]


@pytest.fixture(scope="session")
def hired() -> Iterator[Workers]:
    """Processes to be had, for all the tests of a run."""
    with workers() as found:
        yield found


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """Keep a line to be shown; it travels from the workers of xdist too."""
    return lambda line: record_property("figure", line)
