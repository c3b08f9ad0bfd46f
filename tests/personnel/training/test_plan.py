"""The plan, its sessions, registrations, obligations, indicators."""

from __future__ import annotations

import pytest
from helpers import refused

from personnel.hiring import ANNE, BEN, CHLOE, staffed
from secgen import InvalidInput, Money, Secretariat

FIRE = {"axis": "t1", "theme": "évacuation", "starts": "2026-04-01", "ends": "2026-04-01", "hours": 3, "seats": 2}


def planned(**more: object) -> Secretariat:
    """A plan of 5 000 € for T1 and T2, and one session of 900 €."""
    sg = staffed()
    sg.personnel.adopt_training_plan(
        year=2026, axes=["t1", "t2"], envelope="5 000", line="0224-CARA-DRAC/07/3", on="2026-01-15"
    )
    sg.personnel.plan_session(
        session="S-1", year=2026, on="2026-02-02", cost="900", **{**FIRE, "mandatory": "fire", **more}
    )
    return sg


def test_a_plan_without_the_committees_opinion_is_recorded_with_that_advice() -> None:
    sg = staffed()
    act = sg.personnel.adopt_training_plan(year=2026, axes=["t1"], envelope="5 000", on="2026-01-15")
    assert act.advice == ("TRAIN-OPINION",)


def test_a_session_out_of_the_plan_or_of_its_envelope_is_advised_against() -> None:
    sg = planned()
    out = {**FIRE, "year": 2026, "on": "2026-02-02"}
    assert sg.personnel.plan_session(session="S-2", cost="100", **{**out, "axis": "t3"}).advice == ("TRAIN-PLAN",)
    assert sg.personnel.plan_session(session="S-3", cost="4 000", **out).advice == ()
    assert sg.personnel.plan_session(session="S-4", cost="0,01", **out).advice == ("TRAIN-PLAN",)


def test_a_session_has_so_many_seats_one_for_each_agent() -> None:
    sg = planned()
    sg.personnel.register(session="S-1", agent=ANNE, on="2026-03-02")
    refused(sg, "PER-NEW", "agent", lambda: sg.personnel.register(session="S-1", agent=ANNE, on="2026-03-02"))
    sg.personnel.register(session="S-1", agent=BEN, on="2026-03-02")
    refused(sg, "TRAIN-SEATS", "session", lambda: sg.personnel.register(session="S-1", agent=CHLOE, on="2026-03-02"))


def test_what_was_followed_is_said_once_and_not_beyond_the_session() -> None:
    sg = planned()
    sg.personnel.register(session="S-1", agent=ANNE, on="2026-03-02")
    attend = {"session": "S-1", "agent": ANNE, "on": "2026-04-01"}
    refused(sg, "TRAIN-SEATS", "hours", lambda: sg.personnel.attend(**attend, hours=4))
    refused(sg, "TRAIN-SEATS", "hours", lambda: sg.personnel.attend(**attend, hours=1, outcome="absent"))
    refused(sg, "PER-DATES", "on", lambda: sg.personnel.attend(**{**attend, "on": "2026-03-31"}, hours=3))
    sg.personnel.attend(**attend, hours=3)
    refused(sg, "PER-NEW", "agent", lambda: sg.personnel.attend(**attend, hours=3))
    refused(sg, "PER-REF", "agent", lambda: sg.personnel.attend(**{**attend, "agent": BEN}, hours=3))


def test_a_cancelled_session_takes_nobody() -> None:
    sg = planned()
    sg.personnel.register(session="S-1", agent=ANNE, on="2026-03-02")
    sg.personnel.cancel_session(session="S-1", motive="intervenant malade", on="2026-03-20")
    refused(sg, "PER-REF", "session", lambda: sg.personnel.register(session="S-1", agent=BEN, on="2026-03-21"))
    assert sg.report("training", on="2026-12-31").rows == ()


@pytest.mark.parametrize(
    ("field", "change"),
    [("hours", {"hours": 0}), ("seats", {"seats": 0}), ("mandatory", {"mandatory": "juggling"})],
)
def test_a_session_that_makes_no_sense_is_refused_by_field(field: str, change: dict[str, object]) -> None:
    with pytest.raises(InvalidInput) as caught:
        planned(**change)
    assert caught.value.params["field"] == field


def test_the_report_counts_seats_people_hours_and_costs() -> None:
    sg = planned()
    for agent in (ANNE, BEN):
        sg.personnel.register(session="S-1", agent=agent, on="2026-03-02")
    sg.personnel.attend(session="S-1", agent=ANNE, hours=3, on="2026-04-01")
    sg.personnel.attend(session="S-1", agent=BEN, outcome="absent", on="2026-04-01")
    sg.personnel.order_session(
        session="S-1", payee="73282932000074", amount="960", commitment="2100000007", on="2026-03-02"
    )
    (row,) = sg.report("training", on="2026-12-31").to_dicts()
    assert (row["sessions"], row["seats"], row["registered"], row["followed"], row["absent"], row["hours"]) == (
        1,
        2,
        2,
        1,
        1,
        3,
    )
    assert (row["planned"], row["ordered"], row["gap"]) == (Money.parse("900"), Money.parse("960"), Money.parse("60"))
    by_category = {
        r["category"]: r["followed"] for r in sg.report("training", by=["category"], on="2026-12-31").to_dicts()
    }
    assert by_category["A"] == 1


def test_mandatory_training_is_missing_then_valid_then_about_to_end_then_expired() -> None:
    sg = planned()
    sg.personnel.register(session="S-1", agent=ANNE, on="2026-03-02")

    def standing(on: str) -> tuple[object, ...]:
        row = sg.report("training-obligations", on=on).where(code="fire").to_dicts()[0]
        return tuple(row[name] for name in ("concerned", "valid", "soon", "expired", "missing"))

    assert standing("2026-03-31") == (3, 0, 0, 0, 3)
    sg.personnel.attend(session="S-1", agent=ANNE, hours=3, on="2026-04-01")
    assert standing("2026-04-02") == (3, 1, 0, 0, 2)
    assert standing("2027-01-01") == (3, 0, 1, 0, 2)
    assert standing("2027-04-01") == (3, 0, 1, 0, 2)
    assert standing("2027-04-02") == (3, 0, 0, 1, 2)


def test_a_role_asks_for_its_training_while_it_lasts() -> None:
    sg = planned()
    sg.personnel.give_role(agent=BEN, role="electrician", on="2026-02-01", until="2026-06-30")
    assert [r["code"] for r in sg.report("training-obligations", on="2026-06-30").to_dicts()].count("electrical") == 1
    assert "electrical" not in sg.report("training-obligations", on="2026-07-01").column("code")


def test_indicators_of_the_year() -> None:
    sg = planned()
    sg.personnel.register(session="S-1", agent=ANNE, on="2026-03-02")
    sg.personnel.attend(session="S-1", agent=ANNE, hours=3, on="2026-04-01")
    sg.personnel.credit_account(agent=ANNE, year=2025, on="2025-12-31")
    found = dict(sg.report("training-indicators", on="2026-12-31").rows)
    assert found["agents trained"] == 1
    assert found["hours followed"] == 3
    assert found["agents without training for three years"] == 2
    assert found["hours on personal accounts"] == 25
