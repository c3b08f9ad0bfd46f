"""Absences: counted, not twice the same day, not more than there is."""

from __future__ import annotations

import pytest
from helpers import refusal, refused, verdicts

from personnel.hiring import ANNE, BEN, CHLOE, staffed
from secgen import Verdict
from secgen.personnel.time.balances import artt_balance


@pytest.mark.rule("HR-26")
def test_a_week_at_easter_counts_four_days_because_monday_is_a_holiday() -> None:
    sg = staffed()
    act = sg.personnel.take_absence(agent=ANNE, kind="annual", on="2026-04-06", until="2026-04-10")
    assert act.days == 4


@pytest.mark.rule("HR-26")
def test_twenty_five_days_and_no_more() -> None:
    sg = staffed()
    sg.personnel.take_absence(agent=ANNE, kind="annual", on="2026-07-15", until="2026-08-11")
    sg.personnel.take_absence(agent=ANNE, kind="annual", on="2026-09-07", until="2026-09-11")
    inputs = refused(
        sg,
        "HR-26",
        "days",
        lambda: sg.personnel.take_absence(agent=ANNE, kind="annual", on="2026-10-05", until="2026-10-05"),
    )
    assert (inputs["entitled"], inputs["taken"], inputs["asked"]) == ("25", "25", "1")


@pytest.mark.rule("HR-27")
def test_eight_days_in_winter_give_two_more() -> None:
    sg = staffed()
    sg.personnel.take_absence(agent=ANNE, kind="annual", on="2026-02-09", until="2026-02-18")
    sg.personnel.take_absence(agent=ANNE, kind="annual", on="2026-07-15", until="2026-08-06")
    sg.personnel.take_absence(agent=ANNE, kind="annual", on="2026-09-07", until="2026-09-08")
    refusal(sg, lambda: sg.personnel.take_absence(agent=ANNE, kind="annual", on="2026-09-09", until="2026-09-09"))


@pytest.mark.rule("HR-26")
def test_four_days_a_week_have_twenty_and_who_comes_in_april_nineteen() -> None:
    from secgen.personnel.time.balances import leave_entitled

    sg = staffed()
    sg.personnel.set_working_time(agent=ANNE, quota="0.8", kind="part_time_request", on="2026-01-01")
    sg.personnel.hire(agent="agent:d00d", status="contract", on="2026-04-01")
    room = sg.personnel.state
    assert leave_entitled(room, ANNE, 2026, sg.law) == 20
    assert leave_entitled(room, "agent:d00d", 2026, sg.law) == 19


@pytest.mark.rule("HR-26")
def test_leave_of_last_year_is_taken_only_if_it_was_carried_over_and_in_time() -> None:
    sg = staffed(2025)
    late = {"agent": ANNE, "kind": "annual", "on": "2026-03-02", "until": "2026-03-06", "year": 2025}
    refused(sg, "HR-26", "year", lambda: sg.personnel.take_absence(**late))
    sg.personnel.carry_leave_over(
        agent=ANNE, year=2025, days="5", reason="authorised", on="2025-12-20", until="2026-03-31"
    )
    after = {**late, "on": "2026-04-01", "until": "2026-04-02"}
    refused(sg, "HR-26", "year", lambda: sg.personnel.take_absence(**after))
    sg.personnel.take_absence(**late)
    more = {**late, "on": "2026-03-09", "until": "2026-03-09"}
    refused(sg, "HR-26", "year", lambda: sg.personnel.take_absence(**more))


@pytest.mark.rule("HR-26")
def test_leave_prevented_by_sickness_is_carried_over_by_law_for_fifteen_months() -> None:
    sg = staffed(2025)
    act = sg.personnel.carry_leave_over(agent=ANNE, year=2025, days="20", reason="health", on="2026-02-02")
    assert str(act.until) == "2027-05-02"
    refused(
        sg,
        "HR-26",
        "days",
        lambda: sg.personnel.carry_leave_over(agent=ANNE, year=2024, days="21", reason="health", on="2026-02-02"),
    )


def test_nobody_is_absent_twice_on_a_day_but_may_be_by_halves() -> None:
    sg = staffed()
    sg.personnel.grant_sick_leave(agent=ANNE, leave="S-1", kind="ordinary", on="2026-03-02", until="2026-03-06")
    refused(
        sg,
        "TIME-OVERLAP",
        "on",
        lambda: sg.personnel.take_absence(agent=ANNE, kind="annual", on="2026-03-06", until="2026-03-06"),
    )
    sg.personnel.take_absence(agent=BEN, kind="annual", on="2026-03-02", until="2026-03-02", days="0.5")
    sg.personnel.take_absence(agent=BEN, kind="special", on="2026-03-02", until="2026-03-02", days="0.5")
    refused(
        sg,
        "TIME-OVERLAP",
        "on",
        lambda: sg.personnel.take_absence(agent=BEN, kind="special", on="2026-03-02", until="2026-03-02", days="0.5"),
    )


def test_an_absence_cancelled_gives_its_days_back() -> None:
    sg = staffed()
    leave = {"agent": ANNE, "kind": "annual", "on": "2026-07-15", "until": "2026-08-11"}
    sg.personnel.take_absence(**leave)
    sg.personnel.cancel_absence(agent=ANNE, kind="annual", first="2026-07-15", on="2026-07-10")
    sg.personnel.take_absence(**leave)
    refused(
        sg,
        "PER-REF",
        "first",
        lambda: sg.personnel.cancel_absence(agent=ANNE, kind="special", first="2026-07-15", on="2026-07-10"),
    )


@pytest.mark.parametrize("days", ["0.3", "6", "-1"])
def test_days_are_halves_within_the_period(days: str) -> None:
    sg = staffed()
    week = {"agent": ANNE, "kind": "special", "on": "2026-03-02", "until": "2026-03-06"}
    refused(sg, "TIME-DAYS", "days", lambda: sg.personnel.take_absence(**week, days=days))


def test_before_the_hiring_after_the_departure_or_backwards_there_is_no_absence() -> None:
    sg = staffed()
    sg.personnel.leave(agent=BEN, reason="resignation", on="2026-06-01")
    refused(
        sg,
        "PER-ORDER",
        "on",
        lambda: sg.personnel.take_absence(agent=CHLOE, kind="annual", on="2025-12-31", until="2026-01-02"),
    )
    refused(
        sg,
        "PER-ORDER",
        "until",
        lambda: sg.personnel.take_absence(agent=BEN, kind="special", on="2026-05-29", until="2026-06-02"),
    )
    refused(
        sg,
        "PER-DATES",
        "until",
        lambda: sg.personnel.take_absence(agent=ANNE, kind="annual", on="2026-03-06", until="2026-03-02"),
    )
    refused(
        sg,
        "PER-REF",
        "agent",
        lambda: sg.personnel.take_absence(agent="agent:0000", kind="annual", on="2026-03-02", until="2026-03-02"),
    )


def test_thirty_two_days_in_a_row_are_too_many() -> None:
    sg = staffed()
    whole = {"agent": ANNE, "kind": "annual", "on": "2026-07-15"}
    refused(sg, "TIME-CONSECUTIVE", "until", lambda: sg.personnel.take_absence(**whole, until="2026-08-15"))
    sg.personnel.take_absence(**whole, until="2026-08-14")


@pytest.mark.rule("HR-24", "HR-25")
def test_artt_days_follow_the_cycle_less_the_solidarity_day_and_sickness() -> None:
    sg = staffed()
    day = {"act": "personnel.absence_taken", "agent": ANNE, "kind": "artt", "on": "2026-12-14", "until": "2026-12-14"}
    assert verdicts(sg, "HR-24", **day) == {"days": Verdict.UNDETERMINED}
    sg.personnel.set_cycle(agent=ANNE, weekly_minutes=2310, on="2026-01-01")
    sg.personnel.take_absence(agent=ANNE, kind="artt", on="2026-05-04", until="2026-05-29")
    left = verdicts(sg, "HR-24", **day)
    assert left == {"days": Verdict.PASS}
    sg.personnel.grant_sick_leave(agent=ANNE, leave="S-1", kind="ordinary", on="2026-09-01", until="2026-10-01")
    assert verdicts(sg, "HR-24", **day) == {"days": Verdict.BREACH}


@pytest.mark.rule("HR-25")
def test_a_year_of_sickness_takes_off_the_next_what_it_could_not_take_off_itself() -> None:
    sg = staffed(2025)
    sg.personnel.set_cycle(agent=ANNE, weekly_minutes=2310, on="2025-01-01")
    sg.personnel.grant_sick_leave(agent=ANNE, leave="S-1", kind="long", on="2025-01-01", until="2026-01-31")
    cuts = {}
    for year in (2025, 2026, 2027):
        balance = artt_balance(sg.personnel.state, ANNE, year, sg.law)
        assert balance is not None
        cuts[year] = (balance.cut.days, balance.cut.carried)
    # 251 working days / 11.4 = 22, of which 2025 gives 20; 21 days in January 2026 take one more
    assert cuts == {2025: (20, 2), 2026: (3, 0), 2027: (0, 0)}


@pytest.mark.rule("HR-25")
def test_sick_days_short_of_a_quotient_stay_in_their_year() -> None:
    sg = staffed(2025)
    sg.personnel.set_cycle(agent=ANNE, weekly_minutes=2310, on="2025-01-01")
    for leave, first, last in (("S-1", "2025-03-03", "2025-03-14"), ("S-2", "2026-03-02", "2026-03-12")):
        sg.personnel.grant_sick_leave(agent=ANNE, leave=leave, kind="ordinary", on=first, until=last)
    balance = artt_balance(sg.personnel.state, ANNE, 2026, sg.law)
    assert balance is not None
    assert balance.cut.days == 0


@pytest.mark.rule("HR-24")
def test_a_cycle_out_of_the_table_is_refused_with_its_place() -> None:
    sg = staffed()
    refused(
        sg, "HR-24", "weekly_minutes", lambda: sg.personnel.set_cycle(agent=ANNE, weekly_minutes=2175, on="2026-01-01")
    )
    refused(
        sg,
        "HR-24",
        "flat_rate_days",
        lambda: sg.personnel.set_cycle(agent=ANNE, weekly_minutes=2340, flat_rate_days="21", on="2026-01-01"),
    )
    sg.personnel.set_cycle(agent=ANNE, weekly_minutes=2340, flat_rate_days="20", on="2026-01-01")
