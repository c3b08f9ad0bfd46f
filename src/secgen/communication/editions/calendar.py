"""Calendar rules of national events. A rule proposes main days; it never decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text

_SATURDAY: Final = 5


def candidates(rule: str, year: int) -> tuple[date, ...]:
    """The main days a rule of the law pack proposes in a year, such as ``saturday:9:3`` (third Saturday of September).

    Also ``saturday_between:5:13:23``, ``day:6:21``, ``month:11``, ``sunday_near:6:30``, ``week_around:3:20``.
    """
    name, *numbers = rule.split(":")
    make = _RULES.get(name)
    if make is None:
        reason = Text(f"règles connues : {', '.join(_RULES)}", f"known rules: {', '.join(_RULES)}")
        raise InvalidInput("SG-FIELD", act="national_event", field="rules", value=rule, reason=reason)
    return make(year, *map(int, numbers))


def _nth_saturday(year: int, month: int, nth: int) -> tuple[date, ...]:
    first = _on_or_after(date(year, month, 1), _SATURDAY)
    return (first + timedelta(weeks=nth - 1),)


def _saturdays_between(year: int, month: int, first: int, last: int) -> tuple[date, ...]:
    days = (date(year, month, day) for day in range(first, last + 1))
    return tuple(day for day in days if day.weekday() == _SATURDAY)


def _fixed(year: int, month: int, day: int) -> tuple[date, ...]:
    return (date(year, month, day),)


def _month(year: int, month: int) -> tuple[date, ...]:
    return (date(year, month, 1),)


def _sunday_near(year: int, month: int, day: int) -> tuple[date, ...]:
    return (_on_or_after(date(year, month, day) - timedelta(days=3), 6),)


def _week_around(year: int, month: int, day: int) -> tuple[date, ...]:
    """The Saturdays from which nine days hold a day."""
    last = date(year, month, day)
    days = (last - timedelta(days=n) for n in range(8, -1, -1))
    return tuple(d for d in days if d.weekday() == _SATURDAY)


def _on_or_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


_RULES: Final[Mapping[str, Callable[..., tuple[date, ...]]]] = {
    "saturday": _nth_saturday,
    "saturday_between": _saturdays_between,
    "day": _fixed,
    "month": _month,
    "sunday_near": _sunday_near,
    "week_around": _week_around,
}
