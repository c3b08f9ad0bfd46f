"""schema.org events as JSON-LD, in the profile search engines read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from secgen.communication.exchange.ics import bounds
from secgen.communication.programme.event import Event, Place
from secgen.communication.programme.mapping import MODES, status_name

_SCHEMA: Final = "https://schema.org/"


def jsonld(events: Iterable[Event], organiser: str = "") -> str:
    """A graph of schema.org events, as text. Several slots make sub-events of one event (C21, C65)."""
    graph = [as_schema(event, organiser) for event in events]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c")  # it goes inside a script element of a page, which no label may end


def as_schema(event: Event, organiser: str = "") -> dict[str, Any]:
    """One event as schema.org says it; empty properties are left out."""
    slots, status = bounds(event), status_name(event.status)
    begins = [begin for begin, _ in slots]
    ends = [end for _, end in slots if end is not None]
    node: dict[str, Any] = {
        "@type": "Event",
        "@id": event.url or f"urn:openagenda:{event.uid}",
        "name": event.title,
        "startDate": _iso(min(begins, key=_order)) if begins else None,
        "endDate": _iso(max(ends, key=_order)) if ends else None,
        "eventStatus": _SCHEMA + status.schema,
        "eventAttendanceMode": _SCHEMA + MODES[event.mode],
        "location": _locations(event),
        "description": event.description,
        "image": event.image,
        "url": event.url,
        "organizer": {"@type": "Organization", "name": organiser} if organiser else None,
        "offers": {"@type": "Offer", "availability": _SCHEMA + "SoldOut"} if status.sold_out else None,
    }
    if len(slots) > 1:
        node["subEvent"] = [
            _filled({"@type": "Event", "name": event.title, "startDate": _iso(a), "endDate": _iso(b) if b else None})
            for a, b in slots
        ]
    return _filled(node)


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def _iso(bound: date | datetime) -> str:
    return bound.isoformat()


def _order(bound: date | datetime) -> str:
    return bound.isoformat()


def _locations(event: Event) -> Any:
    places: list[dict[str, Any]] = []
    if event.mode in (1, 3) and event.place is not None:
        places.append(_place(event.place))
    if event.mode in (2, 3) and event.online:
        places.append({"@type": "VirtualLocation", "url": event.online})
    return places[0] if len(places) == 1 else places


def _place(place: Place) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.address,
        "postalCode": place.postcode,
        "addressLocality": place.commune,
        "addressRegion": place.region,
        "addressCountry": place.country,
    }
    geo = None
    if place.latitude is not None and place.longitude is not None:
        geo = {"@type": "GeoCoordinates", "latitude": str(place.latitude), "longitude": str(place.longitude)}
    return _filled({"@type": "Place", "name": place.name, "address": _filled(address), "geo": geo})
