"""Public holidays of a department, and the working days between two days (HR-58)."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, cast

from dateutil.easter import easter

from secgen.kernel.calendar import public_holidays
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text


def holidays(year: int, law: LawBook, department: str = "") -> Mapping[date, Text]:
    """The eleven national holidays (Code du travail, art. L3133-1) and those of the department, in day order."""
    return _holidays(year, cast(Hashable, law), department)


@lru_cache(maxsize=512)
def _holidays(year: int, law: Hashable, department: str) -> Mapping[date, Text]:
    known = dict(public_holidays(year))
    for row in cast(LawBook, law).section("local_holiday"):
        if department in row["departments"]:
            known[_day(year, row)] = Text(row["fr"], row["en"])
    return dict(sorted(known.items()))


def _day(year: int, row: Mapping[str, Any]) -> date:
    if "easter" in row:
        return easter(year) + timedelta(days=row["easter"])
    return date.fromisoformat(f"{year:04d}-{row['day']}")


def working_days(first: date, last: date, law: LawBook, department: str = "") -> int:
    """Mondays to Fridays between two days, both included, holidays of the department apart."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return sum(day.weekday() < 5 and day not in holidays(day.year, law, department) for day in days)
