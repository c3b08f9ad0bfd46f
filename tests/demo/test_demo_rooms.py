"""Every room of the demo: always the same, refused nothing, and each report has something to tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from random_office import LAW

import secgen
from secgen import Money, Secretariat
from secgen.demo.actors import named, roles, wrong_actor
from secgen.demo.dialogue import COMMITTEE
from secgen.demo.heritage_days import TOWNS, early_post
from secgen.demo.plan import NODE, REGION, YEAR, opening_acts
from secgen.demo.rooms import REPORTS, ROOMS, is_own
from secgen.demo.story import refusals
from secgen.demo.writing import write_reports
from secgen.reporting import build_all
from secgen.reports.table import Table
from secgen.reports.view import View

LAST = f"{YEAR}-12-31"


@pytest.fixture(scope="module")
def sg() -> Secretariat:
    """The office with everything its rooms do, without Chorus."""
    office = secgen.open("memory:", region=REGION, year=YEAR, node=NODE)
    office.record(*roles())
    office.record(*named(opening_acts(LAW), LAW))
    rooms = [(room, room.by_month(LAW)) for room in ROOMS]
    for month in range(13):
        for room, acts in rooms:
            assert not office.post(named(acts.get(month, ()), LAW)).refused, f"{room.name} {month}"
            if month:
                assert not office.post(named(room.month_end(office, month), LAW)).refused, f"{room.name} {month}"
    return office


def test_the_rooms_do_the_same_each_time() -> None:
    for room in ROOMS:
        assert room.by_month(LAW) == room.by_month(LAW), room.name


def test_the_commitments_the_office_makes_are_known_by_their_number(sg: Secretariat) -> None:
    made = {row.made.commitment for row in sg.budget.state.commitments.values()}
    assert len(made) == 11
    assert all(map(is_own, made))
    assert not is_own("2103000001")


@pytest.fixture(scope="module")
def tables(sg: Secretariat) -> dict[str, Table]:
    """Every report of every room, at the end of the year."""
    built = build_all(sg.plugins, View(sg, on=LAST, year=YEAR), REPORTS)
    return dict(zip(REPORTS, built, strict=True))


def test_each_report_of_a_room_has_something_to_tell(tables: dict[str, Table]) -> None:
    assert [name for name, table in tables.items() if not len(table)] == []


def test_the_committee_sat_four_times_and_examined_a_text_again(sg: Secretariat, tables: dict[str, Table]) -> None:
    meetings = sg.personnel.state.dialogue.meetings
    assert {row.called.committee for row in meetings.values()} == {COMMITTEE}
    assert [row.called.second_for for row in meetings.values()] == ["", "", "unanimous", ""]
    assert all(row.votes and row.stage == "opened" for row in meetings.values())
    assert not any(tables["committee-follow-up"].column("days_late"))
    assert sg.personnel.state.dialogue.latest_register().version == 2  # type: ignore[union-attr]


def test_what_training_costs_is_committed_and_paid_to_the_cent(tables: dict[str, Table]) -> None:
    total = tables["training-costs"].total
    assert total is not None
    assert {Money.parse("25 500")} == set(total[3:5]) | set(total[6:])
    covered = {row["code"]: row["valid"] for row in tables["training-obligations"].to_dicts()}
    assert covered["rescue"] > 0
    assert covered["safety"] == 0


def test_the_heritage_days_are_in_twelve_departments_and_nothing_goes_out_before_the_embargo(sg: Secretariat) -> None:
    rows = sg.report("regional-programme", edition=f"jep-{YEAR}", on=LAST).to_dicts()
    assert [row["department"] for row in rows] == sorted(TOWNS)
    refused = [finding.rule for finding in sg.simulate(*named([early_post(YEAR)], LAW)).findings if finding.blocks]
    assert refused == ["C25"]


def test_every_report_is_written(sg: Secretariat, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    write_reports(sg, tmp_path)
    written = {path.stem for path in (tmp_path / "reports").glob("*.csv")}
    assert {*REPORTS, "regional-programme", "consumption", "consumption-by-month"} <= written
    assert {path.stem for path in (tmp_path / "reports").glob("*.json")} == written
    assert (tmp_path / "index.html").stat().st_size > 100_000


def test_every_actor_has_a_role_and_one_who_has_another_is_refused(sg: Secretariat) -> None:
    """The communication officer certifies a service; the refusal names those who could."""
    acting = {recorded.act.by for recorded in sg.acts() if recorded.act.by}
    on = f"{YEAR}-12-20"
    assert [actor for actor in acting if not sg.access.of(actor, on)] == ["agent:0003"], "who opens tickets needs none"
    refused = [finding for finding in sg.simulate(wrong_actor()).findings if finding.blocks]
    assert [finding.rule for finding in refused] == ["ACT-ROLE"]
    assert "agent:0d1a" in dict(refused[0].inputs)["could"]


def test_the_heads_of_departments_act_by_delegation_up_to_its_amount(sg: Secretariat) -> None:
    delegated = [row for row in sg.report("roles", on=f"{YEAR}-06-30").to_dicts() if row["giver"]]
    assert len(delegated) == 12
    assert {row["cap"] for row in delegated} == {Money.parse("90 000")}
    above = sg.simulate(refusals()[1])
    assert {finding.rule for finding in above.findings if finding.blocks} >= {"ACT-ROLE", "FIN-021"}
