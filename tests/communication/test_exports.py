"""What we publish, read by independent readers, and by our own conformance since they are lenient."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from communication.service import a_place, an_event, at, office, slot, states
from secgen import Secretariat, Verdict
from secgen.communication.conformance import check_feed, check_ics, check_jsonld, check_sitemap
from secgen.communication.exchange.feeds import FeedHead, FeedItem, feed
from secgen.communication.exchange.jsonld import as_schema
from secgen.kernel.errors import InvalidInput

WHY = "an independent reader, in the extra 'test'"
icalendar = pytest.importorskip("icalendar", reason=WHY)
feedparser = pytest.importorskip("feedparser", reason=WHY)
extruct = pytest.importorskip("extruct", reason=WHY)
jsonschema = pytest.importorskip("jsonschema", reason=WHY)
PASS, BREACH = Verdict.PASS, Verdict.BREACH
HEAD = {"title": "DRAC", "link": "https://drac.example/", "description": "Actualités"}


@pytest.fixture
def sg() -> Secretariat:
    """An office with two entries: one on two slots, one over two whole days."""
    sg = office(2025)
    two = (*an_event().slots, slot("2025-09-21T14:00:00+02:00", "2025-09-21T15:30:00+02:00"))
    whole = (slot("2025-09-20", "2025-09-21"),)
    title = "Visite « accessible » du château : été, œuvres, 漢字 et émotions 🏰 " + "très " * 11 + "longs"
    for uid, more in (("1001", {"slots": two, "title": title}), ("1002", {"slots": whole})):
        event = an_event(uid, updated="2025-08-01T08:00:00+00:00", **more)
        sg.communication.receive_entry(entry=uid, event=event, edition="jep-2025", on="2025-05-12", source="openagenda")
    return sg


def exported(sg: Secretariat, name: str, tmp_path: Path, **options: Any) -> bytes:
    path = tmp_path / f"out.{name}"
    sg.export_file(name, path, **options)
    return path.read_bytes()


def vevents(content: bytes) -> dict[str, Any]:
    return {str(e["UID"]): e for e in icalendar.Calendar.from_ical(content).walk("VEVENT")}


@pytest.mark.rule("C22", "C23")
def test_a_calendar_conforms_and_is_read_back(sg: Secretariat, tmp_path: Path) -> None:
    content = exported(sg, "ics", tmp_path, edition="jep-2025")
    assert states(check_ics(content)) == {"C22": PASS, "C23": PASS}
    found = vevents(content)
    assert sorted(found) == ["1001-1@secgen.invalid", "1001-2@secgen.invalid", "1002-1@secgen.invalid"]
    first = found["1001-1@secgen.invalid"]
    assert first["DTSTART"].dt == at("2025-09-20T10:00:00+02:00")
    assert str(first["SUMMARY"]).startswith("Visite « accessible » du château")
    whole = found["1002-1@secgen.invalid"]
    assert (whole["DTSTART"].dt, whole["DTEND"].dt) == (date(2025, 9, 20), date(2025, 9, 22))
    assert b"DTEND;VALUE=DATE:20250922" in content
    assert b"BEGIN:VTIMEZONE" in content
    assert max(map(len, content.split(b"\r\n"))) <= 75


@pytest.mark.rule("C22")
def test_an_event_renamed_keeps_its_uid_and_its_sequence_rises(sg: Secretariat, tmp_path: Path) -> None:
    before = vevents(exported(sg, "ics", tmp_path))
    renamed = an_event("1002", slots=(slot("2025-09-20", "2025-09-21"),), title="Autre titre")
    sg.communication.update_entry(entry="1002", event=renamed, on="2025-06-01")
    after = vevents(exported(sg, "ics", tmp_path))
    assert sorted(before) == sorted(after)
    assert (before["1002-1@secgen.invalid"]["SEQUENCE"], after["1002-1@secgen.invalid"]["SEQUENCE"]) == (0, 1)


@pytest.mark.rule("C21")
def test_a_cancelled_entry_is_cancelled_everywhere(sg: Secretariat, tmp_path: Path) -> None:
    sg.communication.cancel_entry(entry="1002", reason="météo", on="2025-09-19")
    assert vevents(exported(sg, "ics", tmp_path))["1002-1@secgen.invalid"]["STATUS"] == "CANCELLED"
    graph = json.loads(exported(sg, "jsonld", tmp_path))["@graph"]
    assert [node["eventStatus"] for node in graph] == [
        "https://schema.org/EventScheduled", "https://schema.org/EventCancelled",
    ]  # fmt: skip


def calendar(*lines: str, end: str = "\r\n") -> bytes:
    return end.join((*lines, "")).encode()


@pytest.mark.rule("C22", "C23")
@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda c: c.replace(b"UID:1\r\n", b""), "C22"),
        (lambda c: c.replace(b"DTSTAMP:20250801T080000Z\r\n", b""), "C22"),
        (lambda c: c.replace(b"PRODID:x\r\n", b""), "C22"),
        (lambda c: c.replace(b"\r\n", b"\n"), "C22"),
        (lambda c: c.replace(b"SUMMARY:a", b"SUMMARY:" + b"a" * 70), "C22"),
        (lambda c: c.replace(b"DTSTART;VALUE=DATE:20250920", b"DTSTART;TZID=Europe/Paris:20250920T100000"), "C22"),
        (lambda c: c.replace(b"DTEND;VALUE=DATE:20250922", b"DTEND;VALUE=DATE:20250920"), "C23"),
    ],
)
def test_our_conformance_sees_what_the_reader_accepts(change: Any, rule: str) -> None:
    good = calendar(
        "BEGIN:VCALENDAR", "PRODID:x", "VERSION:2.0", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20250801T080000Z",
        "DTSTART;VALUE=DATE:20250920", "DTEND;VALUE=DATE:20250922", "SUMMARY:a", "END:VEVENT", "END:VCALENDAR",
    )  # fmt: skip
    assert states(check_ics(good)) == {"C22": PASS, "C23": PASS}
    bad = change(good)
    icalendar.Calendar.from_ical(bad)  # accepted without a word
    assert states(check_ics(bad))[rule] is BREACH


@pytest.mark.rule("C65")
def test_json_ld_conforms_and_is_extracted(sg: Secretariat, tmp_path: Path) -> None:
    text = exported(sg, "jsonld", tmp_path, edition="jep-2025").decode()
    assert states(check_jsonld(text)) == {"C65": PASS}
    page = f'<html><head><script type="application/ld+json">{text}</script></head><body></body></html>'
    (found,) = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
    first, second = found["@graph"]
    assert (first["startDate"], first["endDate"]) == ("2025-09-20T10:00:00+02:00", "2025-09-21T15:30:00+02:00")
    assert len(first["subEvent"]) == 2
    assert second["startDate"] == "2025-09-20"
    assert first["location"]["address"]["addressLocality"] == "Lyon"


@pytest.mark.rule("C65")
@pytest.mark.parametrize("missing", ["name", "startDate", "location"])
def test_an_event_page_without_what_search_engines_need_is_told(missing: str) -> None:
    node = as_schema(an_event())
    del node[missing]
    text = json.dumps({"@context": "https://schema.org", "@graph": [node]})
    page = f'<script type="application/ld+json">{text}</script>'
    assert extruct.extract(page, syntaxes=["json-ld"])["json-ld"], "extracted without complaint"
    assert states(check_jsonld(text)) == {"C65": BREACH}


@pytest.mark.rule("C65")
def test_a_start_without_offset_or_a_place_without_address_is_told() -> None:
    node = as_schema(an_event())
    for change in ({"startDate": "2025-09-20T10:00:00"}, {"location": {"@type": "Place", "name": "Opéra"}}):
        assert states(check_jsonld(json.dumps([{**node, **change}]))) == {"C65": BREACH}
    online = as_schema(an_event(mode=2, place=None, online="https://visio.example"))
    assert states(check_jsonld(json.dumps(online))) == {"C65": PASS}
    assert online["eventAttendanceMode"].endswith("OnlineEventAttendanceMode")
    full = as_schema(an_event(status=5))
    assert full["offers"]["availability"] == "https://schema.org/SoldOut"


def test_open_agenda_json_holds_to_the_published_schema(sg: Secretariat, tmp_path: Path) -> None:
    multilingual = {"type": "object", "properties": {"fr": {"type": "string", "maxLength": 150}}, "required": ["fr"]}
    timing = {"type": "object", "required": ["begin", "end"], "additionalProperties": False,
              "properties": {"begin": {"type": "string"}, "end": {"type": "string"}}}  # fmt: skip
    schema = {
        "type": "object",
        "required": ["uid", "title", "description", "timings", "attendanceMode", "status", "state"],
        "properties": {
            "uid": {"type": "integer"},
            "title": multilingual,
            "timings": {"type": "array", "maxItems": 800, "items": timing},
            "attendanceMode": {"enum": [1, 2, 3]},
            "status": {"enum": [1, 2, 3, 4, 5, 6]},
            "state": {"enum": [2, 1, 0, -1]},
            "location": {"type": "object", "required": ["name", "address", "countryCode"]},
        },
    }
    data = json.loads(exported(sg, "openagenda", tmp_path))
    assert data["total"] == 2
    for event in data["events"]:
        jsonschema.validate(event, schema)
    other = office(2025)
    assert other.import_file("openagenda", tmp_path / "out.openagenda").recorded == 2
    mine = sg.communication.state.programme.entries
    theirs = other.communication.state.programme.entries
    assert {uid: row.event for uid, row in mine.items()} == {uid: row.event for uid, row in theirs.items()}


# feeds and sitemap


def publish(sg: Secretariat, page: str, when: str, **more: Any) -> None:
    sg.communication.publish_page(
        page=page, url=f"https://drac.example/{page}", title=f"Page {page} & <co>", summary="Résumé", at=when,
        on=when[:10], **more,
    )  # fmt: skip


@pytest.mark.rule("C64")
@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_a_feed_conforms_and_is_read_back(sg: Secretariat, tmp_path: Path, kind: str) -> None:
    publish(sg, "a", "2025-06-02T09:00+02:00")
    publish(sg, "b", "2025-06-03T09:00+02:00")
    content = exported(sg, kind, tmp_path, at="2025-06-04T09:00+02:00", **HEAD)
    assert states(check_feed(content)) == {"C64": PASS}
    read = feedparser.parse(content)
    assert not read.bozo
    assert [entry.title for entry in read.entries] == ["Page b & <co>", "Page a & <co>"]
    assert read.feed.title == "DRAC"


@pytest.mark.rule("C64")
def test_a_feed_without_description_is_an_error_though_the_reader_accepts_it() -> None:
    bare = b"<rss version='2.0'><channel><title>DRAC</title></channel></rss>"
    assert not feedparser.parse(bare).bozo
    (given,) = check_feed(bare)
    assert (given.verdict, dict(given.inputs)["lacking"]) == (BREACH, "description, link")
    atom = b"<feed xmlns='http://www.w3.org/2005/Atom'><title>a</title></feed>"
    assert states(check_feed(atom)) == {"C64": BREACH}
    assert states(check_feed(b"<rss")) == {"C64": BREACH}
    item = FeedItem(url="https://a.example", title="a", summary="", first_at=at("2025-06-02T09:00+02:00"),
                    at=at("2025-06-02T09:00+02:00"))  # fmt: skip
    with pytest.raises(InvalidInput, match="description"):
        feed("rss", FeedHead(title="a", link="https://a.example", description=" "), [item], item.at)


@pytest.mark.rule("C25")
@pytest.mark.parametrize("name", ["rss", "atom", "sitemap"])
def test_what_is_under_embargo_leaves_by_no_channel(sg: Secretariat, tmp_path: Path, name: str) -> None:
    publish(sg, "a", "2025-06-02T09:00+02:00", serves=["release/CP-1"])
    sg.communication.set_embargo(item="release/CP-1", until="2025-06-10T11:00+02:00", on="2025-06-03")
    options = {} if name == "sitemap" else HEAD
    before = exported(sg, name, tmp_path, at="2025-06-10T10:59+02:00", **options)
    after = exported(sg, name, tmp_path, at="2025-06-10T11:00+02:00", **options)
    assert b"drac.example/a" not in before
    assert b"drac.example/a" in after


@pytest.mark.rule("C25")
@pytest.mark.parametrize("name", ["ics", "jsonld", "openagenda"])
def test_a_programme_under_embargo_is_not_exported(sg: Secretariat, tmp_path: Path, name: str) -> None:
    sg.communication.set_embargo(item="edition/jep-2025", until="2025-06-10T11:00+02:00", on="2025-06-03")
    assert b"1001" not in exported(sg, name, tmp_path, at="2025-06-10T10:59+02:00")
    assert b"1001" in exported(sg, name, tmp_path, at="2025-06-10T11:00+02:00")


def test_a_sitemap_gives_canonical_addresses_and_their_translations(sg: Secretariat, tmp_path: Path) -> None:
    publish(sg, "a", "2025-06-02T09:00+02:00", variants=["en=https://drac.example/en/a"])
    content = exported(sg, "sitemap", tmp_path, at="2025-06-04T09:00+02:00")
    assert states(check_sitemap(content, sg.law, date(2025, 6, 4))) == {"COM-SITEMAP": PASS, "COM-URL": PASS}
    root = fromstring(content)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert root.findtext(f"{space}url/{space}loc") == "https://drac.example/a"
    lastmod = root.findtext(f"{space}url/{space}lastmod")
    assert lastmod is not None
    assert datetime.fromisoformat(lastmod) == at("2025-06-02T09:00+02:00")
    assert root.find(f"{space}url/{{http://www.w3.org/1999/xhtml}}link").attrib["hreflang"] == "en"  # type: ignore[union-attr]
    relative = content.replace(b"https://drac.example/a<", b"/a<")
    assert states(check_sitemap(relative, sg.law, date(2025, 6, 4)))["COM-URL"] is BREACH


def test_an_event_without_place_has_no_location_in_the_calendar(sg: Secretariat, tmp_path: Path) -> None:
    online = an_event("1003", mode=2, place=None, online="https://visio.example")
    sg.communication.receive_entry(entry="1003", event=online, on="2025-05-12", source="openagenda")
    nowhere = an_event("1004", place=a_place(latitude=None, longitude=None))
    sg.communication.receive_entry(entry="1004", event=nowhere, on="2025-05-12", source="openagenda")
    found = vevents(exported(sg, "ics", tmp_path))
    assert "LOCATION" not in found["1003-1@secgen.invalid"]
    assert "GEO" not in found["1004-1@secgen.invalid"]
    assert "GEO" in found["1001-1@secgen.invalid"]


def test_an_unknown_option_or_edition_says_what_is_known(sg: Secretariat, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="edition, at"):
        exported(sg, "ics", tmp_path, editon="jep-2025")
    with pytest.raises(InvalidInput, match="jep-2025"):
        exported(sg, "ics", tmp_path, edition="jep")
    with pytest.raises(InvalidInput, match="11:00"):
        exported(sg, "ics", tmp_path, at="2025-06-10")
