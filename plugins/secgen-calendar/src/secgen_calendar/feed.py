"""Atom (RFC 4287): what falls due in the coming days, and what is overdue.

An entry appears when its day comes within the horizon and is dated then, so the feed is the same for everybody who asks
on the same day, and an entry is new to a reader once.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from feedgen.feed import FeedGenerator

from secgen import InvalidInput, Secretariat, Text
from secgen.kernel.text import clean, clean_lines, lang
from secgen_calendar.gather import Event, events
from secgen_calendar.ics import NAME

HORIZON: Final = 60
"""Days before its day an entry appears, unless the option ``days`` says otherwise."""
_DUE: Final = Text("le {day}", "on {day}")
_SPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:secgen:calendar")


def export(office: Secretariat, name: str, path: Path, options: Mapping[str, Any]) -> int:
    """Write the feed; tells how many entries it holds."""
    given = dict(options)
    days = _days(given.pop("days", None))
    view, found = events(office, given)
    near = [event for event in found if event.day - days <= view.on]
    region = office.office.region if office.office else ""
    path.write_bytes(write(near, view.on, days, region))
    return len(near)


def _days(given: object) -> timedelta:
    text = str(HORIZON if given is None else given)
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        reason = Text("un nombre de jours, de 0 à 9999", "a number of days, 0 to 9999")
        raise InvalidInput("SG-FIELD", act="export calendar-feed", field="days", value=text, reason=reason)
    return timedelta(days=int(text))


def write(found: list[Event], on: date, days: timedelta, region: str) -> bytes:
    """The feed of some events, the next due first."""
    feed = FeedGenerator()
    feed.id(f"urn:uuid:{uuid.uuid5(_SPACE, region)}")
    feed.title(str(NAME))
    feed.author({"name": "secgen"})
    feed.generator("secgen")
    feed.language(lang())
    feed.updated(_midnight(on))
    for event in found:
        entry = feed.add_entry(order="append")
        entry.id(f"urn:uuid:{uuid.uuid5(_SPACE, f'{event.key} {event.day}')}")
        entry.title(clean(f"{event.title}, {_DUE.fill(day=event.day)}"))
        entry.updated(_midnight(event.day - days))
        entry.category(term=event.room)
        entry.content(clean_lines("\n".join((str(_DUE.fill(day=event.day)), *event.told))), type="text")
    return bytes(feed.atom_str(pretty=True))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
