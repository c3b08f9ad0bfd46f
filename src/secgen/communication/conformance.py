"""Our own conformance of what is published. Common readers are lenient: each of these answers says what lacks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError, fromstring

from secgen.communication.answers import Answer, answer
from secgen.communication.channels import rules as rw
from secgen.communication.programme import rules as rp
from secgen.kernel.judge import Law

_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_SITEMAP: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OCTETS: Final = 75
"""The most octets a line of iCalendar holds, its end apart (RFC 5545, 3.1)."""
_CONTACTS: Final = ("contributor", "email", "contactnumber", "contactname")


def check_ics(content: bytes) -> Iterator[Answer]:
    """C22 and C23: line ends and lengths, what a calendar and each VEVENT must have, time zones, whole days."""
    lines = content.split(b"\r\n")
    bare = [n for n, line in enumerate(lines, 1) if b"\n" in line or b"\r" in line]
    yield answer(rp.C22, not bare and lines[-1] == b"", "CRLF", lines=bare[:3])
    long = [n for n, line in enumerate(lines, 1) if len(line) > OCTETS]
    yield answer(rp.C22, not long, "octets", lines=long[:3])
    calendar, events, zones = _components(content)
    lacking = [name for name in ("PRODID", "VERSION") if name not in calendar]
    yield answer(rp.C22, not lacking, "VCALENDAR", lacking=lacking)
    for number, event in enumerate(events, 1):
        lacking = [name for name in ("UID", "DTSTAMP", "DTSTART") if name not in event]
        yield answer(rp.C22, not lacking, f"VEVENT[{number}]", lacking=lacking)
        used = {part[5:] for name in event for part in _parameters(event, name) if part.startswith("TZID=")}
        yield answer(rp.C22, used <= zones, f"VEVENT[{number}]", time_zones=used, defined=zones)
        if "VALUE=DATE" in _parameters(event, "DTSTART") and "DTEND" in event:
            start, end = event["DTSTART"][1], event["DTEND"][1]
            yield answer(rp.C23, end > start, f"VEVENT[{number}]", start=start, end=end)
    uids = [event["UID"][1] for event in events if "UID" in event]
    twice = sorted({uid for uid in uids if uids.count(uid) > 1}) if len(set(uids)) < len(uids) else []
    yield answer(rp.C22, not twice, "UID", twice=twice)


Property = tuple[str, str]


def _parameters(event: Mapping[str, Property], name: str) -> list[str]:
    return event[name][0].split(";")[1:] if name in event else []


def _components(content: bytes) -> tuple[dict[str, Property], list[dict[str, Property]], set[str]]:
    """The calendar's own properties, those of each VEVENT, and the time zones defined."""
    text = content.replace(b"\r\n", b"\n").replace(b"\n ", b"").replace(b"\n\t", b"").decode()
    calendar: dict[str, Property] = {}
    events: list[dict[str, Property]] = []
    zones: set[str] = set()
    path: list[str] = []
    for line in text.split("\n"):
        head, _, value = line.partition(":")
        name = head.partition(";")[0].upper()
        if name == "BEGIN":
            path.append(value.upper())
            if value.upper() == "VEVENT":
                events.append({})
        elif name == "END":
            path = path[:-1]
        elif path == ["VCALENDAR"]:
            calendar[name] = (head, value)
        elif path == ["VCALENDAR", "VEVENT"]:
            events[-1][name] = (head, value)
        elif path == ["VCALENDAR", "VTIMEZONE"] and name == "TZID":
            zones.add(value)
    return calendar, events, zones


def check_jsonld(text: str) -> Iterator[Answer]:
    """C65: every event has a name, a start with its offset (or a day), and a place with its address."""
    try:
        data = json.loads(text)
    except ValueError as error:
        yield answer(rp.C65, False, "JSON", problem=error)
        return
    graph = data.get("@graph", [data]) if isinstance(data, dict) else data
    for number, node in enumerate(graph, 1):
        where = f"@graph[{number}]"
        lacking = [] if str(node.get("name", "")).strip() else ["name"]
        lacking += [] if _start(str(node.get("startDate", ""))) else ["startDate"]
        places = node.get("location")
        located = places if isinstance(places, list) else [places] if places else []
        lacking += [] if located and all(map(_addressed, located)) else ["location.address"]
        yield answer(rp.C65, not lacking, where, lacking=lacking, name=node.get("name", ""))


def _start(text: str) -> bool:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10 or found.tzinfo is not None


def _addressed(place: Any) -> bool:
    if not isinstance(place, dict):
        return False
    return bool(place.get("url")) if place.get("@type") == "VirtualLocation" else bool(place.get("address"))


def check_feed(content: bytes) -> Iterator[Answer]:
    """C64: an RSS channel has title, link, description; an Atom feed and its entries id, title, updated."""
    try:
        root = fromstring(content)
    except ParseError as error:
        yield answer(rw.C64, False, "XML", problem=error)
        return
    if root.tag == "rss":
        channel = root.find("channel")
        yield _has(channel, ("title", "link", "description"), "channel")
        for number, item in enumerate(() if channel is None else channel.findall("item"), 1):
            named = any(_filled(item, name) for name in ("title", "description"))
            yield answer(rw.C64, named, f"item[{number}]", lacking="" if named else "title, description")
    else:
        needed = tuple(_ATOM + name for name in ("id", "title", "updated"))
        yield _has(root if root.tag == f"{_ATOM}feed" else None, needed, "feed")
        for number, entry in enumerate(root.findall(f"{_ATOM}entry"), 1):
            yield _has(entry, needed, f"entry[{number}]")


def _has(node: Element | None, names: tuple[str, ...], where: str) -> Answer:
    lacking = [name.rpartition("}")[2] for name in names if node is None or not _filled(node, name)]
    return answer(rw.C64, not lacking, where, lacking=lacking)


def _filled(node: Element, name: str) -> bool:
    found = node.find(name)
    return found is not None and bool((found.text or "").strip())


def check_open_data(text: str) -> Iterator[Answer]:
    """C66: no contributor's contact anywhere in published data, whatever the depth."""
    names = sorted(set(_contact_names(json.loads(text))))
    yield answer(rp.C66, not names, "", fields=names)


def _contact_names(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for name, value in data.items():
            plain = name.lower().replace("_", "")
            if value and (plain.startswith(_CONTACTS) or plain.endswith("email")):
                yield name
            yield from _contact_names(value)
    elif isinstance(data, list):
        for item in data:
            yield from _contact_names(item)


def check_sitemap(content: bytes, law: Law, day: Any) -> Iterator[Answer]:
    """COM-SITEMAP and COM-URL: not too many addresses nor bytes; each absolute, each once."""
    most, size = law.read("web.sitemap.urls", day), law.read("web.sitemap.bytes", day)
    urls = [node.text or "" for node in fromstring(content).iter(f"{_SITEMAP}loc")]
    ok = most.holds(len(urls)) and size.holds(len(content))
    yield answer(rw.SITEMAP, ok, "", law=(most, size), urls=len(urls), bytes=len(content))
    wrong = [url for url in urls if not url.startswith("https://")]
    yield answer(rw.URL, not wrong and len(set(urls)) == len(urls), "loc", not_absolute=wrong[:3])
