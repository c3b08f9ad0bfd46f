"""Days and instants: strict readings, fiscal years, legal delays."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final

from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
END_OF_TIME: Final = date(9999, 12, 31)


def parse_day(value: date | str) -> date:
    """Read ``2026-03-02``. ``02/03/2026`` is refused: it could be March or February."""
    if isinstance(value, datetime):
        raise InvalidInput("SG-DATE-TEXT", value=value.isoformat())
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _ISO_DAY.fullmatch(value):
        raise InvalidInput("SG-DATE-TEXT", value=str(value))
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise InvalidInput("SG-DATE-TEXT", value=value) from None


def check_year(what: str, year: object) -> None:
    """Refuse a year that is no whole number (``"2026"``): it would find nothing, and say zero."""
    if type(year) is not int:
        reason = Text("écrire l'année en chiffres, sans guillemets : 2026", "write the year as a number: 2026")
        raise InvalidInput("SG-FIELD", act=what, field="year", value=repr(year), reason=reason)


@lru_cache(maxsize=4096)
def day_text(day: date) -> str:
    """The one text form of a day, ``2026-03-02``; kept, because acts come by the thousand on the same days."""
    return day.isoformat()


def parse_instant(value: datetime | str) -> datetime:
    """Read an instant with its offset (``2026-03-02T18:00:00+01:00``); a bare day means its end, in UTC."""
    if isinstance(value, datetime):
        instant = value
    elif _ISO_DAY.fullmatch(value):
        instant = datetime.combine(parse_day(value), datetime.max.time(), UTC)
    else:
        try:
            instant = datetime.fromisoformat(value)
        except ValueError:
            raise InvalidInput("SG-INSTANT-TEXT", value=value) from None
    if instant.tzinfo is None:
        raise InvalidInput("SG-INSTANT-TEXT", value=str(value))
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        raise InvalidInput("SG-INSTANT-TEXT", value=str(value)) from None


def instant_text(instant: datetime) -> str:
    """The one text form of an instant in the journal: UTC, microseconds; sorts as time does."""
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def add_months(anchor: date, months: int) -> date:
    """``months`` after the anchor, on its day or the last day of a shorter month."""
    from dateutil.relativedelta import relativedelta

    return anchor + relativedelta(months=months)


def whole_years(since: date, day: date) -> int:
    """How many years have gone by on a day; the 28th ends a year begun on 29 February."""
    years = day.year - since.year
    return years - (add_months(since, 12 * years) > day)


def year_end(year: int) -> date:
    """31 December of a year, the last day of its budget."""
    return date(year, 12, 31)


def half_year_start(day: date) -> date:
    """1 January or 1 July of the half-year a day belongs to."""
    return date(day.year, 1 if day.month < 7 else 7, 1)


def days_after(day: date, days: int) -> date:
    """The day that comes ``days`` calendar days after another; before it if negative."""
    return day + timedelta(days=days)


def months_between(first: date, last: date) -> int:
    """How many calendar months a period touches, both ends included."""
    return (last.year - first.year) * 12 + last.month - first.month + 1
