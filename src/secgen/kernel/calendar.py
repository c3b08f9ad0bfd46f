"""The working calendar of the French State: public holidays and working days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

from secgen.kernel.text import Text


@cache
def public_holidays(year: int) -> dict[date, Text]:
    """The eleven national public holidays of a year (Code du travail, art. L. 3133-1)."""
    sunday = easter(year)
    return {
        date(year, 1, 1): Text("Jour de l'an", "New Year's Day"),
        sunday + timedelta(days=1): Text("Lundi de Pâques", "Easter Monday"),
        date(year, 5, 1): Text("Fête du travail", "Labour Day"),
        date(year, 5, 8): Text("Victoire 1945", "Victory Day"),
        sunday + timedelta(days=39): Text("Ascension", "Ascension Day"),
        sunday + timedelta(days=50): Text("Lundi de Pentecôte", "Whit Monday"),
        date(year, 7, 14): Text("Fête nationale", "National Day"),
        date(year, 8, 15): Text("Assomption", "Assumption Day"),
        date(year, 11, 1): Text("Toussaint", "All Saints' Day"),
        date(year, 11, 11): Text("Armistice 1918", "Armistice Day"),
        date(year, 12, 25): Text("Noël", "Christmas Day"),
    }


def is_working_day(day: date) -> bool:
    """Monday to Friday, public holidays apart (*jour ouvré*)."""
    return day.weekday() < 5 and day not in public_holidays(day.year)


def next_working_day(day: date) -> date:
    """The day itself, or the first working day after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def working_days(first: date, last: date) -> int:
    """How many working days lie between two days, both included."""
    span = (last - first).days + 1
    return sum(is_working_day(first + timedelta(days=n)) for n in range(max(span, 0)))
