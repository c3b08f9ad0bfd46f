"""The inventory of the reference year: always the same, accepted whole, and telling."""

from __future__ import annotations

import pytest

import secgen
from secgen import Secretariat
from secgen.assets.it.events import TicketOpened
from secgen.demo.park import ParkYear
from secgen.demo.plan import YEAR
from secgen.kernel.act import Act


@pytest.fixture(scope="module")
def acts() -> list[Act]:
    return ParkYear().generate()


@pytest.fixture(scope="module")
def sg(acts: list[Act]) -> Secretariat:
    office = secgen.open("memory:", region="84", year=YEAR)
    assert office.post(acts).refused == ()
    return office


def test_the_same_seed_gives_the_same_acts_in_the_order_of_their_days(acts: list[Act]) -> None:
    assert ParkYear().generate() == acts
    days = [act.on for act in acts if act.on.year == YEAR]
    assert days == sorted(days)
    assert max(act.on.year for act in acts) == YEAR
    assert sum(isinstance(act, TicketOpened) for act in acts) == 700


def test_nobody_is_named(acts: list[Act]) -> None:
    people = {
        getattr(act, name, "") for act in acts for name in ("holder", "driver", "borrower", "requester", "officer")
    }
    assert all(person == "" or person.startswith("agent:") for person in people)


@pytest.mark.parametrize(
    "name",
    [
        "checks-due",
        "works",
        "buildings",
        "energy",
        "cathedrals",
        "fleet",
        "fleet-obligations",
        "logbook",
        "park",
        "reuse",
        "service-levels",
        "accreditations",
        "licences",
        "availability",
        "user-trainings",
        "stock",
        "lines",
    ],
)
def test_each_report_has_something_to_tell(sg: Secretariat, name: str) -> None:
    assert len(sg.report(name, on=f"{YEAR}-12-31")) > 0


def test_the_year_is_neither_perfect_nor_hopeless(sg: Secretariat) -> None:
    checks = {row["status"] for row in sg.report("checks-due", on=f"{YEAR}-12-31", status="all").to_dicts()}
    assert {"up to date", "overdue"} <= checks
    rates = [row["resolve_rate"] for row in sg.report("service-levels", on=f"{YEAR}-12-31").to_dicts()]
    assert any(0 < rate < 1 for rate in rates)
    assert sg.report("loans", on=f"{YEAR}-06-30", status="all").to_dicts()
