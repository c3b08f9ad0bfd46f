"""Counting: working days after a day (*jours ouvrés*), the first day not counted."""

from __future__ import annotations

from datetime import date, timedelta

from secgen.kernel.calendar import is_working_day


def working_days_after(day: date, days: int) -> date:
    """The day on which that many working days have passed, the first one not counted."""
    while days > 0:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return day
