"""The time-savings account (CET): opened, fed, chosen, and silent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from helpers import refusal, refused
from hypothesis import given
from hypothesis import strategies as st

from personnel.hiring import ANNE, BEN, CHLOE, staffed
from secgen import Money, Secretariat
from secgen.law import Law, builtin_law
from secgen.personnel.time.savings import paid_days, year_end_of

LAW = builtin_law()


def saver(agent: str = ANNE, *, taken: str = "20", saved: str = "0") -> Secretariat:
    """An office where an agent has an account, a balance saved in 2025, and so many days of leave taken in 2026."""
    sg = staffed(2025)
    sg.personnel.set_cycle(agent=agent, weekly_minutes=2310, on="2025-01-01")
    sg.personnel.open_savings(agent=agent, on="2025-02-03")
    if saved != "0":
        sg.personnel.feed_savings(agent=agent, year=2025, artt=saved, on="2025-12-15")
    if taken != "0":
        days = Decimal(taken)
        sg.personnel.take_absence(agent=agent, kind="annual", on="2026-07-01", until="2026-07-29", days=str(days))
    return sg


@pytest.mark.rule("HR-28")
def test_fourteen_and_twelve_make_fifteen_to_take_and_eleven_to_choose(law: Law) -> None:
    stand = year_end_of(Decimal(14), Decimal(12), "civil_servant", 2026, law)
    assert (stand.total, stand.leave_only, stand.optional, stand.keep_max) == (26, 15, 11, 10)
    assert (stand.silence, stand.choose_by) == ("pension", date(2027, 1, 31))


@pytest.mark.rule("HR-28")
def test_a_silent_contract_agent_is_paid(law: Law) -> None:
    assert year_end_of(Decimal(14), Decimal(12), "contract", 2026, law).silence == "paid"


@pytest.mark.rule("HR-28")
def test_days_kept_before_stay_and_ten_more_may_join_them_up_to_sixty(law: Law) -> None:
    assert year_end_of(Decimal(20), Decimal(15), "civil_servant", 2026, law).keep_max == 15
    assert year_end_of(Decimal(58), Decimal(12), "civil_servant", 2026, law).keep_max == 45


@pytest.mark.rule("HR-28")
@pytest.mark.parametrize(
    ("category", "on", "gross"),
    [
        ("A", date(2026, 1, 31), "150,00"),
        ("B", date(2026, 1, 31), "100,00"),
        ("C", date(2026, 1, 31), "83,00"),
        ("A", date(2023, 6, 1), "135,00"),
    ],
)
def test_a_saved_day_is_paid_by_category(law: Law, category: str, on: date, gross: str) -> None:
    assert paid_days(Decimal(1), category, on, law)[0] == Money.parse(gross)


@pytest.mark.rule("HR-28")
def test_in_2020_the_caps_were_higher(law: Law) -> None:
    assert year_end_of(Decimal(58), Decimal(25), "civil_servant", 2020, law).keep_max == 55


@given(
    before=st.integers(0, 120).map(lambda n: Decimal(n) / 2),
    fed=st.integers(0, 60).map(lambda n: Decimal(n) / 2),
)
def test_the_parts_of_an_account_make_it_up_and_what_is_kept_stays_in_its_bounds(before: Decimal, fed: Decimal) -> None:
    stand = year_end_of(before, fed, "civil_servant", 2026, LAW)
    assert stand.leave_only + stand.optional == before + fed
    assert 0 <= stand.keep_max <= stand.optional
    assert stand.leave_only + stand.keep_max <= 60
    assert stand.keep_max <= max(Decimal(0), before - 15) + 10


@pytest.mark.rule("HR-28")
def test_nobody_opens_an_account_before_a_year_of_service_nor_as_a_trainee() -> None:
    sg = staffed()
    refused(sg, "HR-28", "agent", lambda: sg.personnel.open_savings(agent=CHLOE, on="2027-02-01"))
    assert "HR-28" in refusal(sg, lambda: sg.personnel.open_savings(agent=CHLOE, on="2026-06-01"))
    sg.personnel.open_savings(agent=BEN, on="2025-01-01")


@pytest.mark.rule("HR-29")
def test_nineteen_days_taken_let_no_leave_in_but_artt_days() -> None:
    sg = saver(taken="19")
    inputs = refused(
        sg, "HR-29", "leave", lambda: sg.personnel.feed_savings(agent=ANNE, year=2026, leave="3", on="2026-12-15")
    )
    assert (inputs["taken"], inputs["needed"]) == ("19", "20")
    sg.personnel.feed_savings(agent=ANNE, year=2026, artt="5", on="2026-12-15")


@pytest.mark.rule("HR-29")
def test_with_twenty_days_taken_leave_may_be_saved_but_no_more_than_is_left() -> None:
    sg = saver(taken="20")
    refused(
        sg, "HR-26", "leave", lambda: sg.personnel.feed_savings(agent=ANNE, year=2026, leave="5.5", on="2026-12-15")
    )
    sg.personnel.feed_savings(agent=ANNE, year=2026, leave="5", on="2026-12-15")


@pytest.mark.rule("HR-28")
def test_the_choice_shares_out_exactly_what_is_beyond_the_threshold() -> None:
    sg = saver(saved="14")
    sg.personnel.feed_savings(agent=ANNE, year=2026, artt="12", on="2026-12-15")
    choose = sg.personnel.choose_savings
    refused(sg, "HR-28", "pension, paid, kept", lambda: choose(agent=ANNE, year=2026, kept="10", on="2027-01-20"))
    refused(sg, "HR-28", "kept", lambda: choose(agent=ANNE, year=2026, kept="11", on="2027-01-20"))
    refused(sg, "HR-28", "on", lambda: choose(agent=ANNE, year=2026, kept="10", paid="1", on="2027-02-01"))
    choose(agent=ANNE, year=2026, kept="10", pension="1", on="2027-01-20")
    assert sg.personnel.state.time.balance_before(ANNE, 2027) == 25


@pytest.mark.rule("HR-28")
def test_a_silent_civil_servant_goes_to_the_pension_scheme_after_31_january() -> None:
    sg = saver(saved="14")
    sg.personnel.feed_savings(agent=ANNE, year=2026, artt="12", on="2026-12-15")
    refused(
        sg, "HR-28", "silent", lambda: sg.personnel.choose_savings(agent=ANNE, year=2026, silent=True, on="2027-01-31")
    )
    act = sg.personnel.choose_savings(agent=ANNE, year=2026, silent=True, on="2027-02-01")
    assert (act.pension, act.paid, act.kept) == (11, 0, 0)
    assert sg.personnel.state.time.balance_before(ANNE, 2027) == 15


@pytest.mark.rule("HR-28")
def test_a_contract_agent_has_no_pension_option() -> None:
    sg = saver(BEN, saved="14")
    sg.personnel.feed_savings(agent=BEN, year=2026, artt="12", on="2026-12-15")
    refused(
        sg, "HR-28", "pension", lambda: sg.personnel.choose_savings(agent=BEN, year=2026, pension="11", on="2027-01-20")
    )
    act = sg.personnel.choose_savings(agent=BEN, year=2026, silent=True, on="2027-02-01")
    assert act.paid == 11


@pytest.mark.rule("HR-28")
def test_no_more_saved_days_are_taken_than_there_are() -> None:
    sg = saver(saved="4")
    days = {"agent": ANNE, "kind": "cet", "on": "2026-03-02", "until": "2026-03-06"}
    assert refused(sg, "HR-28", "days", lambda: sg.personnel.take_absence(**days))["balance"] == "4"
    sg.personnel.take_absence(**{**days, "until": "2026-03-05"})
