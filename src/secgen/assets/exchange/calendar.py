"""Due checks as an iCalendar file (RFC 5545): one all-day event for each, with a reminder."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from secgen.assets.upkeep.due import Due, DueDates
from secgen.assets.upkeep.state import AssetRow
from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text, clean, clean_lines
from secgen.reports.view import read_day

_FEATURE: Final = Text("l'export ICS", "the ICS export")
_REMINDER: Final = timedelta(days=-14)


def export_checks(office: Any, name: str, path: Path, options: Mapping[str, Any]) -> int:
    """Write the checks that have a due day; ``on``: as of a day, today if not said; ``location``: of one place.

    Every event keeps its identity from one export to the next, so a calendar that subscribes to the file moves it.
    """
    today = office.clock()
    on = read_day(options["on"]) if options.get("on") else today.date()
    assets = office.state("assets")
    place = str(options.get("location") or "")
    calendar = _library().Calendar()
    calendar.add("prodid", "-//secgen//checks//")
    calendar.add("version", "2.0")
    written = 0
    dues = sorted(
        (due for due in DueDates(assets, office.law, on).all() if due.day is not None),
        key=lambda due: (due.day, due.asset, due.plan.check),
    )
    for due in dues:
        row = assets.assets[due.asset]
        if not place or place in (row.location, row.made.parent, due.asset):
            calendar.add_component(_event(due, row, today))
            written += 1
    path.write_bytes(calendar.to_ical())
    return written


def _event(due: Due, row: AssetRow, today: datetime) -> Any:
    library = _library()
    assert due.day is not None
    event = library.Event()
    key = hashlib.sha256(f"{due.asset}\n{due.plan.check}".encode()).hexdigest()[:32]
    event.add("uid", f"{key}@secgen")
    event.add("dtstamp", today.astimezone(UTC))
    event.add("dtstart", due.day)
    event.add("dtend", due.day + timedelta(days=1))
    event.add("summary", clean(f"{due.plan.title} – {row.made.name or due.asset}"))
    told = (due.asset, due.plan.by, due.plan.text)
    event.add("description", clean_lines("\n".join(part for part in told if part)))
    if row.location:
        event.add("location", clean(row.location))
    event.add("categories", [row.category])
    event.add("transp", "TRANSPARENT")
    alarm = library.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", clean(str(due.plan.title)))
    alarm.add("trigger", _REMINDER)
    event.add_component(alarm)
    return event


def _library() -> Any:
    try:
        return import_module("icalendar")
    except ImportError:
        raise InvalidInput("SG-EXTRA", feature=str(_FEATURE), package="icalendar", extra="calendar") from None
