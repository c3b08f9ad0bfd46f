"""Instants as the communication service writes them: with an offset, read in Paris time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from secgen.kernel.dates import parse_instant
from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text

PARIS: Final = ZoneInfo("Europe/Paris")
_REASON: Final = Text(
    "un instant avec son fuseau, par exemple 2026-09-10T11:00+02:00",
    "an instant with its offset, for example 2026-09-10T11:00+02:00",
)


def instant(value: str, act: str, field: str) -> datetime:
    """Read ``2026-09-10T11:00+02:00``; a day alone or a time without offset is refused, naming the field."""
    try:
        if "T" in value:
            return parse_instant(value)
    except InvalidInput:
        pass
    raise InvalidInput("SG-FIELD", act=act, field=field, value=value or "—", reason=_REASON)


def paris_day(moment: datetime) -> date:
    """The day it is in Paris at an instant."""
    return moment.astimezone(PARIS).date()


def shown(moment: datetime) -> str:
    """An instant as people read it: Paris time with its offset."""
    return moment.astimezone(PARIS).isoformat(timespec="minutes")
