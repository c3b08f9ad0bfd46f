"""OpenAgenda JSON in the shape of its API v2, without anybody's contact (C66)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from secgen.communication.programme.event import Event, Place


def openagenda(events: Iterable[Event]) -> str:
    """A list of events as the API v2 gives it, as text; reading it back gives the same events."""
    found = [as_openagenda(event) for event in events]
    return json.dumps({"total": len(found), "events": found}, ensure_ascii=False, indent=1)


def as_openagenda(event: Event) -> dict[str, Any]:
    """One event as the API v2 gives it."""
    node: dict[str, Any] = {
        "uid": int(event.uid),
        "slug": event.slug,
        "canonicalUrl": event.url,
        "originAgenda": _filled({"uid": event.origin, "slug": event.agenda}),
        "title": {"fr": event.title},
        "description": {"fr": event.description},
        "longDescription": {"fr": event.long_description} if event.long_description else None,
        "keywords": {"fr": list(event.keywords)} if event.keywords else None,
        "conditions": {"fr": event.conditions} if event.conditions else None,
        "image": event.image,
        "imageCredits": event.credits,
        "timings": [{"begin": slot.begin, "end": slot.end} for slot in event.slots],
        "attendanceMode": event.mode,
        "onlineAccessLink": event.online,
        "status": event.status,
        "state": event.moderation,
        "age": _filled({"min": event.age_min, "max": event.age_max}),
        "accessibility": dict.fromkeys(event.accessibility, True),
        "registration": [{"type": "link", "value": link} for link in event.links],
        "location": _location(event.place) if event.place is not None else None,
        "updatedAt": event.updated,
    }
    return {**_filled(node), "timings": node["timings"]}


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


def _location(place: Place) -> dict[str, Any]:
    return _filled(
        {
            "uid": place.uid,
            "name": place.name,
            "address": place.address,
            "city": place.commune,
            "insee": place.insee,
            "postalCode": place.postcode,
            "department": place.department,
            "region": place.region,
            "countryCode": place.country,
            "latitude": None if place.latitude is None else str(place.latitude),
            "longitude": None if place.longitude is None else str(place.longitude),
            "tags": list(place.tags),
        }
    )
