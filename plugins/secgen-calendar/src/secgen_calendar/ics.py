"""iCalendar (RFC 5545): one all-day event for each due date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from icalendar import Calendar
from icalendar import Event as Entry

from secgen import Secretariat, Text
from secgen.kernel.text import clean, clean_lines
from secgen_calendar.gather import Event, events

NAME: Final = Text("Échéances du secrétariat général", "Due dates of the General Secretariat")


def export(office: Secretariat, name: str, path: Path, options: Mapping[str, Any]) -> int:
    """Write the calendar; tells how many events it holds. The same office on the same day gives the same bytes."""
    view, found = events(office, options)
    path.write_bytes(write(found, view.on))
    return len(found)


def write(found: list[Event], on: date) -> bytes:
    """The calendar of some events, as of a day."""
    calendar = Calendar()
    calendar.add("prodid", "-//secgen//calendar//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", str(NAME))
    stamp = datetime(on.year, on.month, on.day, tzinfo=UTC)
    for event in found:
        calendar.add_component(_entry(event, stamp))
    return bytes(calendar.to_ical())


def _entry(event: Event, stamp: datetime) -> Entry:
    entry = Entry()
    entry.add("uid", clean(f"{event.key}@secgen"))
    entry.add("dtstamp", stamp)
    entry.add("dtstart", event.day)
    entry.add("dtend", event.day + timedelta(days=1))
    entry.add("summary", clean(event.title))
    if event.told:
        entry.add("description", clean_lines("\n".join(event.told)))
    entry.add("categories", [event.room])
    entry.add("transp", "TRANSPARENT")
    return entry
