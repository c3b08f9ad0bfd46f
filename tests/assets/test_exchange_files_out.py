"""Files out: the calendar read by another library, the low-emission file against its official schema."""

from __future__ import annotations

import csv
import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from helpers import office

from assets.things import a_car, a_lift
from secgen import InvalidInput, Secretariat

SCHEMA = "shared/data/fleet/schema_vehicules_faibles_emissions_renouvellement_parc.json"
WHO = {"siren": "130025265", "name": "DRAC d'essai", "naf": "84.11Z", "legal_form": "7171"}


@pytest.fixture
def schema() -> dict[str, Any]:
    path = next((p / SCHEMA for p in Path(__file__).parents if (p / SCHEMA).exists()), None)
    if path is None:
        pytest.skip("the official schema is in ../shared/data/fleet, which is not here")
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def ics(sg: Secretariat, path: Path, **options: str) -> Any:
    pytest.importorskip("icalendar", reason="the calendar extra is not installed")
    vobject = pytest.importorskip("vobject", reason="vobject, the independent reader, is not installed")
    sg.export_file("checks-ics", path, **options)
    return vobject.readOne(path.read_text(encoding="utf-8"))


def test_another_library_reads_each_due_check_as_an_all_day_event(tmp_path: Path) -> None:
    sg = office()
    a_lift(sg, name="Ascenseur; « nord », 1er", location="GRENIER", in_service="2026-01-05", on="2026-01-05")
    sg.assets.check(asset="ASC-1", check="lift-visit", on="2026-09-01")
    calendar = ics(sg, tmp_path / "a.ics", on="2026-09-02")
    events = {event.summary.value: event for event in calendar.vevent_list}
    assert len(events) == len(calendar.vevent_list) == len(sg.assets.due("ASC-1", "2026-09-02")) == 5
    visit = next(event for title, event in events.items() if "maintenance visit" in title)
    assert visit.dtstart.value == date(2026, 10, 13)
    assert visit.dtend.value == date(2026, 10, 14)
    assert visit.summary.value.endswith("Ascenseur; « nord », 1er")
    assert visit.location.value == "GRENIER"
    assert "R125-2" in visit.description.value
    assert visit.valarm.trigger.value == timedelta(days=-14)


def test_an_event_keeps_its_identity_when_its_day_moves(tmp_path: Path) -> None:
    sg = office()
    a_lift(sg, in_service="2026-01-05", on="2026-01-05")
    before = {e.uid.value: e.dtstart.value for e in ics(sg, tmp_path / "a.ics", on="2026-01-06").vevent_list}
    sg.assets.check(asset="ASC-1", check="lift-visit", on="2026-02-10")
    after = {e.uid.value: e.dtstart.value for e in ics(sg, tmp_path / "b.ics", on="2026-02-11").vevent_list}
    assert set(before) == set(after)
    assert len([uid for uid in before if before[uid] != after[uid]]) == 1


def test_a_calendar_of_one_place(tmp_path: Path) -> None:
    sg = office()
    a_lift(sg, "ASC-1", location="LYON", in_service="2026-01-05", on="2026-01-05")
    a_lift(sg, "ASC-2", location="GRENOBLE", in_service="2026-01-05", on="2026-01-05")
    calendar = ics(sg, tmp_path / "a.ics", on="2026-01-06", location="LYON")
    assert {event.location.value for event in calendar.vevent_list} == {"LYON"}


def a_year_of_renewals(sg: Secretariat) -> None:
    for n in range(7):
        energy: dict[str, Any] = {"energy": "electric", "co2": 0} if n < 3 else {"energy": "diesel", "co2": 120}
        a_car(sg, f"VP-{n}", on="2026-02-02", **energy)
    a_car(sg, "VUL-1", kind_of="van", weight=2_599, energy="hydrogen", co2=0, on="2026-02-03")
    a_car(sg, "VUL-2", kind_of="van", weight=2_600, energy="diesel", co2=150, on="2026-02-03")
    a_car(sg, "SCO-1", kind_of="two_wheeler", weight=200, energy="electric", co2=0, on="2026-02-03")
    a_car(sg, "PL-1", kind_of="truck", weight=7_500, energy="bio_cng", co2=0, on="2026-02-03")
    a_car(sg, "BUS-1", kind_of="bus", weight=12_000, energy="electric", co2=0, on="2026-02-03")
    a_car(sg, "OLD-1", on="2025-02-03")


def exported(sg: Secretariat, path: Path, **options: str) -> list[dict[str, str]]:
    sg.export_file("low-emission-fleet", path, **{"year": "2026", **WHO, **options})
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def problems(row: dict[str, str], schema: dict[str, Any]) -> list[str]:
    """A plain Table Schema check: order of the columns, required, type, pattern, enum."""
    wrong = [] if list(row) == [field["name"] for field in schema["fields"]] else ["columns"]
    types = {"integer": r"-?\d+", "number": r"-?\d+(\.\d+)?", "year": r"\d{4}", "string": r"(?s).*"}
    for field in schema["fields"]:
        value, rules = row[field["name"]], field["constraints"]
        if value == "":
            wrong += [field["name"]] if rules["required"] else []
            continue
        good = re.fullmatch(types[field["type"]], value) and re.fullmatch(rules.get("pattern", r"(?s).*"), value)
        if not good or value not in rules.get("enum", [value]):
            wrong.append(field["name"])
    return wrong


def test_the_low_emission_file_holds_to_its_official_schema(tmp_path: Path, schema: dict[str, Any]) -> None:
    sg = office()
    a_year_of_renewals(sg)
    (row,) = exported(sg, tmp_path / "fleet.csv")
    assert problems(row, schema) == []
    assert problems({**row, "sirenDeclarant": "13002526", "nbVP": "7.5", "zone": "Zone D"}, schema) == [
        "sirenDeclarant",
        "zone",
        "nbVP",
    ]


def test_frictionless_finds_the_file_valid_too(tmp_path: Path, schema: dict[str, Any]) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    sg = office()
    a_year_of_renewals(sg)
    exported(sg, tmp_path / "fleet.csv")
    with frictionless.system.use_context(trusted=True):
        descriptor = frictionless.Schema.from_descriptor({"fields": schema["fields"]})
        report = frictionless.validate(str(tmp_path / "fleet.csv"), schema=descriptor)
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])


def test_its_counts_and_shares_are_those_of_the_definitions(tmp_path: Path) -> None:
    sg = office()
    a_year_of_renewals(sg)
    (row,) = exported(sg, tmp_path / "fleet.csv")
    counts = {name: value for name, value in row.items() if name.startswith("nb") and value not in ("", "0")}
    assert counts == {
        "nbVP": "7", "nbVPEL": "3", "nbVPclean": "3",
        "nbN1": "2", "nbN1inf": "1", "nbN1infH2": "1", "nbN1infclean": "1", "nbN1sup": "1",
        "nbL": "1", "nbLEL": "1", "nbN23": "1", "nbN23GNV": "1",
        "nbBus": "1", "nbBusM3": "1", "nbBusM3EL": "1",
    }  # fmt: skip
    assert (row["pcentLDVFE"], row["pcentLDVTFE"], row["pcentLDVclean"]) == ("44.44", "44.44", "44.44")
    assert (row["pcent23RMTFE"], row["pcentPLclean"], row["pcentTCFE"], row["pcentBusTFE"]) == ("100.00",) * 4
    (empty,) = exported(sg, tmp_path / "fleet.csv", year="2024")
    assert empty["pcentLDVFE"] == ""


@pytest.mark.parametrize(
    ("option", "value"), [("siren", "13002526"), ("naf", "8411Z"), ("name", " "), ("year", "26"), ("zone", "Zone D")]
)
def test_a_body_that_is_not_named_rightly_is_refused(tmp_path: Path, option: str, value: str) -> None:
    sg = office()
    with pytest.raises(InvalidInput, match=option):
        exported(sg, tmp_path / "fleet.csv", **{option: value})
    assert not (tmp_path / "fleet.csv").exists()
