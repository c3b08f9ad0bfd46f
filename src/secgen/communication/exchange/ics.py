"""iCalendar (RFC 5545, 7986), written by the library *icalendar*."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, Final

from secgen.communication.instants import PARIS
from secgen.communication.programme.checks import moment
from secgen.communication.programme.event import Event, Place
from secgen.communication.programme.mapping import status_name
from secgen.kernel.text import clean, clean_lines
from secgen.reports.extras import need

PRODID: Final = "-//secgen//communication//FR"
DOMAIN: Final = "secgen.invalid"
"""The right side of UIDs: a name that can belong to nobody."""


def calendar(name: str, events: Iterable[tuple[Event, int]], stamp: datetime) -> bytes:
    """A calendar of events, each with its version: one VEVENT for each slot.

    A UID is the event's number and the slot's rank, so it stays when the event changes; SEQUENCE is the version
    (C22). A slot of whole days ends the day after its last (C23). ``stamp`` is DTSTAMP where an event has no date.
    """
    library = need("icalendar", "iCalendar", "communication")
    made = library.Calendar()
    made.add("prodid", PRODID)
    made.add("version", "2.0")
    made.add("name", clean(name))
    for event, version in events:
        for number, (begin, end) in enumerate(bounds(event), 1):
            made.add_component(_vevent(library, event, version, number, begin, end, stamp))
    made.add_missing_timezones()
    content: bytes = made.to_ical()
    return content


def bounds(event: Event) -> list[tuple[date | datetime, date | datetime | None]]:
    """The begin and end of each slot in Paris time, days for whole-day ones (their end exclusive).

    Where only the first and last instants are known, they are two slots without end.
    """
    if not event.slots:
        return [(moment(text).astimezone(PARIS), None) for text in dict.fromkeys((event.first, event.last)) if text]
    found: list[tuple[date | datetime, date | datetime | None]] = []
    for slot in event.slots:
        if len(slot.begin) == len(slot.end) == 10:
            found.append((date.fromisoformat(slot.begin), date.fromisoformat(slot.end) + timedelta(days=1)))
        else:
            found.append((moment(slot.begin).astimezone(PARIS), moment(slot.end).astimezone(PARIS)))
    return found


def _vevent(
    library: Any,
    event: Event,
    version: int,
    number: int,
    begin: date | datetime,
    end: date | datetime | None,
    stamp: datetime,
) -> Any:
    item = library.Event()
    item.add("uid", f"{clean(event.uid)}-{number}@{DOMAIN}")
    item.add("dtstamp", moment(event.updated) if "T" in event.updated else stamp)
    item.add("sequence", version)
    item.add("dtstart", begin)
    if end is not None:
        item.add("dtend", end)
    item.add("summary", clean(event.title))
    item.add("status", status_name(event.status).ical)
    if event.description:
        item.add("description", clean_lines(event.description))
    if event.place is not None:
        item.add("location", clean(_where(event.place)))
        if event.place.latitude is not None and event.place.longitude is not None:
            item.add("geo", (float(event.place.latitude), float(event.place.longitude)))
    if event.url:
        item.add("url", clean(event.url))
    if event.keywords:
        item.add("categories", list(map(clean, event.keywords)))
    return item


def _where(place: Place) -> str:
    return ", ".join(dict.fromkeys(part for part in (place.name, place.address, place.commune) if part))
