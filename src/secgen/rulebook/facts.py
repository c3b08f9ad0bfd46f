"""Published facts: the grids, lists and figures that packs carry beside their parameters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any


def in_force(row: Mapping[str, Any], day: date) -> bool:
    """Whether a row holds on a day, by its days or its years; one that names neither always holds."""
    first, last = row.get("from_year"), row.get("to_year")
    since, until = bounds(row)
    return (
        (since is None or since <= day)
        and (until is None or day <= until)
        and (first is None or first <= day.year)
        and (last is None or day.year <= last)
    )


def bounds(row: Mapping[str, Any]) -> tuple[date | None, date | None]:
    """The first and the last day of a row, where it names them: ``from`` may be a grade, a promotion goes *to* one."""
    since, until = row.get("from"), row.get("to")
    return since if isinstance(since, date) else None, until if isinstance(until, date) else None
