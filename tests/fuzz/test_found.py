"""Each thing the fuzzer found, by name: what came out as a crash is a refusal, or a row set aside."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from helpers import office
from importing.test_importers_pass_the_kit import EVENT

import secgen
from secgen import Money, Secretariat
from secgen.communication.channels.count import utf8_bytes, utf16_units
from secgen.communication.exchange.feeds import FeedHead, feed
from secgen.communication.exchange.vaulted import ACTOR, PURPOSE
from secgen.communication.publications.identifiers import shown_isbn, shown_issn
from secgen.kernel.errors import InvalidInput, LawError, RuleViolation, SchemaError, SecgenError
from secgen.law import builtin_law
from secgen.law.loader import load_pack
from secgen.ledger import Record
from secgen.office import OfficeOpened
from secgen.schema import Registry

DIGITS = "1" * 4400
"""More digits than Python turns into a number."""
DEEP = "[" * 100_000


def refused(call: Any) -> SecgenError:
    with pytest.raises(SecgenError) as caught:
        call()
    assert str(caught.value)
    return caught.value


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def events(tmp_path: Path, **changed: Any) -> Any:
    """What an import makes of one event with some fields changed."""
    path = put(tmp_path / "events.json", json.dumps([{**EVENT, **changed}]))
    return office(2025).import_file("openagenda", path)


def test_an_amount_of_four_thousand_digits_is_no_amount() -> None:
    assert refused(lambda: Money.parse(DIGITS)).code == "SG-MONEY-TEXT"


@pytest.mark.parametrize("text", ["0\x10036822-8", "031\U000ba8920078-2-07-036822-872", "", "x" * 50])
def test_what_is_no_isbn_is_shown_as_it_is(text: str) -> None:
    assert (shown_isbn(text), shown_issn(text)) == (text, text)


def test_half_a_character_has_a_length() -> None:
    assert (utf16_units("\udc2b", builtin_law()), utf8_bytes("\udc2b")) == (1, 3)


@pytest.mark.parametrize("content", [DEEP, '{"events": ' + DEEP, '{"a":' * 100_000])
def test_json_nested_without_end_is_refused(tmp_path: Path, content: str) -> None:
    path = put(tmp_path / "events.json", content)
    assert refused(lambda: office(2025).import_file("openagenda", path)).code == "SG-LAYOUT"
    assert refused(lambda: office().import_file("decp", path)).code == "SG-LAYOUT"
    assert refused(lambda: load_pack(f"a = {content}")).code == "SG-LAW-PACK"


@pytest.mark.parametrize(
    "changed",
    [
        {"originAgenda": 7},
        {"location": "Valence"},
        {"location": {"tags": 5}},
        {"status": float("inf")},
        {"age": {"min": float("inf")}},
        {"age": {"min": "1e999999"}},
        {"age": "adultes"},
        {"uid": "²"},
    ],
)
def test_an_event_whose_parts_are_no_parts_is_set_aside(tmp_path: Path, changed: dict[str, Any]) -> None:
    done = events(tmp_path, **changed)
    assert done.recorded == 0
    assert [anomaly.kind for anomaly in done.anomalies] == ["event-unreadable"]


def test_a_file_that_speaks_no_dialect_is_refused_even_with_cells_too_many(tmp_path: Path) -> None:
    path = put(tmp_path / "events.csv", "a,b\n7,Visite,x,y,z\n")
    assert refused(lambda: office(2025).import_file("openagenda", path)).code == "SG-LAYOUT"


@pytest.mark.parametrize("name", ["events.csv", "cog_communes_2026.csv", "contacts.csv"])
def test_a_cell_longer_than_csv_allows_is_refused(tmp_path: Path, press: Secretariat, name: str) -> None:
    header = "uid,title_fr,address,name,origin,collection,basis,code_insee,nom,departement,epci_nom,codes_postaux\n"
    path = put(tmp_path / name, header + '"' + "x" * 200_000 + '"\n')
    importer = {"events.csv": "openagenda", "contacts.csv": "press-contacts"}.get(name, "cog-communes")
    assert refused(lambda: press.import_file(importer, path)).code == "SG-FILE"


@pytest.fixture
def press() -> Secretariat:
    """An office whose press list goes to a vault."""
    sg = secgen.open("memory:", region="84", year=2026, vault="memory:")
    sg.vault.allow("agent:0001", "vault-administration", until="2099-12-31", by="agent:0001")
    sg.vault.allow(ACTOR, PURPOSE, until="2099-12-31", by="agent:0001")
    return sg


def test_a_press_list_with_cells_missing_sets_the_row_aside(tmp_path: Path, press: Secretariat) -> None:
    path = put(tmp_path / "a.csv", "origin,name,collection,basis,address\nsalon\n,,,,a@b.example\nx,y,z\n")
    done = press.import_file("press-contacts", path)
    assert (done.recorded, len(done.anomalies)) == (0, 3)


def test_a_press_list_in_another_encoding_is_refused(tmp_path: Path, press: Secretariat) -> None:
    path = put(tmp_path / "a.csv", b"name,address,origin,collection,basis\n\xe9,a@b.example,x,y,z\n")
    assert refused(lambda: press.import_file("press-contacts", path)).code == "SG-FILE"


@pytest.mark.parametrize("report", ["general-ledger", "fixed-assets", "provisions", "payroll-forecast", "fleet"])
@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_no_report_looks_at_the_end_of_time(report: str, day: str) -> None:
    assert refused(lambda: office().report(report, on=day)).code == "SG-FIELD"


@pytest.mark.parametrize("months", [DIGITS, "٣", "61", "0"])
def test_months_to_come_are_counted_on_two_digits(months: str) -> None:
    assert refused(lambda: office().report("career-events", months=months)).code == "SG-FIELD"


def test_a_feed_holds_no_character_that_xml_refuses() -> None:
    head = FeedHead(title="Titre\x00\x1c", link="https://exemple.fr/\x0b", description="un\r\ndeux\x08")
    for kind in ("rss", "atom"):
        written = feed("rss" if kind == "rss" else "atom", head, [], datetime(2026, 3, 2, tzinfo=UTC))
        assert b"Titre" in written
        assert b"\x1c" not in written


def test_communes_that_cannot_be_read_are_refused_whoever_lists_them() -> None:
    sg, act = office(), {"act": "communication.communes_listed", "region": "84", "vintage": 2026, "communes": ["01004"]}
    with pytest.raises(RuleViolation, match="COM-WORDS"):
        sg.record({**act, "source": "INSEE COG", "on": "2026-01-01"})


@pytest.mark.parametrize("body", [DEEP, f'{{"year": {DIGITS}}}', '"text"', "{", "\0"])
def test_a_stored_body_that_is_no_body_is_said_unreadable(body: str) -> None:
    record = Record(7, "s", "office.opened", 1, "2026-01-01", body, "2026-01-01T00:00:00.000000Z", "0" * 64)
    registry = Registry()
    registry.add(OfficeOpened)
    error = refused(lambda: registry.decode(record))
    assert isinstance(error, SchemaError)
    assert "position 7" in str(error)


@pytest.mark.parametrize("value", [DIGITS, "[" * 5000, "1979-05-27T99:00:00Z"])
def test_a_law_pack_whose_values_are_beyond_reading_is_refused(value: str) -> None:
    with pytest.raises(LawError, match="SG-LAW-PACK"):
        load_pack(f"[pack]\nid = {value}\n")


def test_a_refusal_never_repeats_a_megabyte() -> None:
    error = refused(lambda: Money.parse("x" * 1_000_000))
    assert isinstance(error, InvalidInput)
    assert len(str(error)) < 20_000
