"""National events: rules propose, the register decides."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from helpers import refusal

from communication.service import office, shared
from secgen import Secretariat
from secgen.communication.editions.register import number_of, proposals, register
from secgen.kernel.errors import InvalidInput, NotFound
from secgen.kernel.text import language


@pytest.fixture
def sg() -> Secretariat:
    return office(2026)


def main_days(sg: Secretariat, event: str, year: int) -> list[str]:
    return [str(extent.main_day) for extent in proposals(sg.law, event, year)]


@pytest.mark.rule("C01")
def test_the_third_saturday_of_september_is_proposed_for_the_heritage_days(sg: Secretariat) -> None:
    assert main_days(sg, "jep", 2019) == ["2019-09-21"]
    assert main_days(sg, "jep", 2024) == ["2024-09-21"]
    edition = sg.communication.edition("jep-2027")
    assert (edition.stage, str(edition.extent)) == ("proposed", "2027-09-18 … 2027-09-19")
    assert "[C01]" in str(edition.explanation)


@pytest.mark.rule("C02")
def test_a_confirmed_edition_overrides_the_rule_and_both_days_are_kept(sg: Secretariat) -> None:
    edition = sg.communication.edition("ndm-2026")
    assert edition.stage == "confirmed"
    assert edition.extent is not None
    assert edition.extent.main_day == date(2026, 5, 23)
    assert "2026-05-16" in [str(extent.main_day) for extent in edition.proposed]
    assert "2026-05-16" in str(edition.explanation)


@pytest.mark.rule("C03")
def test_the_night_of_museums_has_two_candidates_and_none_is_confirmed(sg: Secretariat) -> None:
    assert main_days(sg, "ndm", 2027) == ["2027-05-15", "2027-05-22"]
    edition = sg.communication.edition("ndm-2027")
    assert (edition.stage, edition.extent) == ("proposed", None)


@pytest.mark.rule("C04")
@pytest.mark.parametrize(
    ("year", "start", "end"),
    [(2024, "2024-05-31", "2024-06-02"), (2025, "2025-06-06", "2025-06-08"), (2019, "2019-06-07", "2019-06-09")],
)
def test_the_gardens_open_from_friday_to_sunday_but_where_the_register_says_otherwise(
    sg: Secretariat, year: int, start: str, end: str
) -> None:
    extent = register(sg.law, sg.communication.state.editions, "rdvj", year).extent
    assert extent is not None
    assert (str(extent.start), str(extent.end)) == (start, end)
    (proposed,) = proposals(sg.law, "rdvj", year)
    assert (str(proposed.start) == start) is (year != 2019)


@pytest.mark.rule("C05")
def test_the_chain_of_postponements_is_kept_and_the_last_day_holds(sg: Secretariat) -> None:
    edition = sg.communication.edition("ndm-2020")
    assert [(step.stage, str(step.extent)) for step in edition.history] == [
        ("confirmed", "2020-05-16"),
        ("postponed", "2020-11-14"),
        ("moved_online", "2020-11-14"),
    ]
    assert (edition.stage, str(edition.extent)) == ("moved_online", "2020-11-14")


def test_the_office_records_the_steps_of_an_edition(sg: Secretariat) -> None:
    said = {"event": "jep", "year": 2027, "on": "2026-11-02"}
    sg.communication.date_edition(**said, stage="announced", start="2027-09-18", end="2027-09-19")
    sg.communication.date_edition(**said, stage="postponed", start="2027-10-02", end="2027-10-03")
    sg.communication.date_edition(**said, stage="confirmed", start="2027-10-02", end="2027-10-03", themes=["Eau"])
    edition = sg.communication.edition("jep-2027")
    assert [step.stage for step in edition.history] == ["announced", "postponed", "confirmed"]
    assert (str(edition.extent), edition.themes, edition.number) == ("2027-10-02 … 2027-10-03", ("Eau",), 44)
    back = refusal(sg, lambda: sg.communication.date_edition(**said, stage="announced", start="2027-09-18"))
    assert back["C05"].where == "stage"


def test_a_cancelled_edition_stays_cancelled(sg: Secretariat) -> None:
    said = {"event": "jnarchi", "year": 2026, "on": "2026-03-02"}
    sg.communication.date_edition(**said, stage="cancelled", text="lettre du ministère")
    found = refusal(sg, lambda: sg.communication.date_edition(**said, stage="confirmed", start="2026-10-16"))
    assert set(found) == {"C05"}


def test_a_postponement_needs_other_days(sg: Secretariat) -> None:
    said = {"event": "jep", "year": 2026, "on": "2026-03-02", "stage": "postponed"}
    assert set(refusal(sg, lambda: sg.communication.date_edition(**said))) == {"COM-WORDS"}
    same = refusal(sg, lambda: sg.communication.date_edition(**said, start="2026-09-19", end="2026-09-20"))
    assert set(same) == {"C05"}


@pytest.mark.rule("C06")
def test_the_number_skips_a_cancelled_edition_only_where_the_organiser_did(sg: Secretariat) -> None:
    assert number_of(sg.law, "rdvj", 2026) == 23
    assert number_of(sg.law, "rdvj", 2020) == 0
    assert number_of(sg.law, "rdvj", 2019) == 17
    assert number_of(sg.law, "ndm", 2026) == 22
    assert number_of(sg.law, "jep", 2025) == 42


@pytest.mark.rule("C06")
def test_every_published_number_is_the_one_we_count(sg: Secretariat) -> None:
    with shared("national_events_dates_2018_2026.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    counted = {(row["event_id"], row["year"]): number_of(sg.law, row["event_id"], int(row["year"])) for row in rows}
    published = {(row["event_id"], row["year"]): int(row["edition"] or 0) for row in rows}
    assert counted == published


@pytest.mark.parametrize(("event", "right", "of"), [("jep", 9, 9), ("rdvj", 7, 8), ("jea", 9, 9), ("jnarchi", 7, 8)])
def test_how_often_the_rules_were_right(sg: Secretariat, event: str, right: int, of: int) -> None:
    """The second column of domain §1.1, where several candidates count as right if one is."""
    seen = [register(sg.law, sg.communication.state.editions, event, year) for year in range(2018, 2027)]
    held = [e for e in seen if e.history and e.stage != "cancelled"]
    hits = [e for e in held if e.extent is not None and e.extent.main_day in {p.main_day for p in e.proposed}]
    assert (len(hits), len(held)) == (right, of)


def test_one_lead_and_one_referent_for_each_service(sg: Secretariat) -> None:
    named = {"edition": "jep-2026", "on": "2026-03-02"}
    sg.communication.name_lead(**named, lead="agent:1")
    sg.communication.name_referent(**named, service="UDAP 26", referent="agent:2", department="26")
    assert set(refusal(sg, lambda: sg.communication.name_lead(**named, lead="agent:3"))) == {"COM-LEAD"}
    other = refusal(sg, lambda: sg.communication.name_referent(**named, service="UDAP 26", referent="agent:4"))
    assert other["COM-LEAD"].inputs[0] == ("service", "UDAP 26")
    sg.communication.name_lead(**named, lead="agent:3", corrects=2)
    assert sg.communication.state.editions.leads == {"jep-2026": "agent:3"}
    assert sg.communication.state.editions.referent("jep-2026", "26") == "agent:2"


def test_an_unknown_event_or_a_wrong_id_says_what_is_known(sg: Secretariat) -> None:
    with pytest.raises(NotFound, match="jep, ndm, rdvj"):
        sg.communication.edition("jna-2025")
    with pytest.raises(InvalidInput, match="jep-2025"):
        sg.communication.edition("jep 2025")


def test_the_register_of_a_year_as_a_report(sg: Secretariat) -> None:
    table = sg.report("editions", year=2027)
    by_id = {row["edition"]: row for row in table.to_dicts()}
    assert by_id["jep-2027"]["stage"] == "proposed"
    assert by_id["jea-2027"]["proposed"] == "2027-06-12, 2027-06-19"
    assert by_id["nuits_lecture-2027"]["proposed"] == "2027-01-16, 2027-01-23"
    assert len(table) == 12


def test_the_register_is_read_in_french_too(sg: Secretariat) -> None:
    with language("fr"):
        stages = {row["edition"]: row["stage"] for row in sg.report("editions", year=2027).to_dicts()}
    assert stages["jep-2027"] == "proposée"
