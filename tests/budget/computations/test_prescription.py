"""When a claim on the State dies, and what keeps it alive."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.budget.computations.prescription import InterruptingAct, barred_from, last_payable_day
from secgen.kernel.errors import InvalidInput
from secgen.law import Law

ACQUIRED = date(2021, 5, 15)
days = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.rule("FIN-040")
def test_a_right_of_may_2021_is_payable_to_the_end_of_2025(law: Law) -> None:
    claim = barred_from(ACQUIRED, (), law)
    assert claim.day == date(2026, 1, 1)
    assert claim.last_payable_day == last_payable_day(ACQUIRED, (), law) == date(2025, 12, 31)
    assert not claim.bars(date(2025, 12, 31))
    assert (claim.explanation.label, claim.explanation.value) == ("barred from", "2026-01-01")
    assert claim.bars(date(2026, 1, 1))


@pytest.mark.rule("FIN-040")
def test_a_written_claim_of_october_2025_carries_it_to_the_end_of_2029(law: Law) -> None:
    assert last_payable_day(ACQUIRED, [InterruptingAct(date(2025, 10, 10))], law) == date(2029, 12, 31)


@pytest.mark.rule("FIN-040")
def test_a_claim_made_once_barred_changes_nothing(law: Law) -> None:
    claim = barred_from(ACQUIRED, [InterruptingAct(date(2026, 1, 1))], law)
    assert claim.day == date(2026, 1, 1)
    assert "without effect" in claim.explanation.render()


@pytest.mark.rule("FIN-040")
def test_a_letter_older_than_the_right_changes_nothing(law: Law) -> None:
    assert last_payable_day(ACQUIRED, [InterruptingAct(date(2021, 5, 14))], law) == date(2025, 12, 31)


@pytest.mark.rule("FIN-040")
def test_acts_follow_one_another_whatever_the_order_they_are_given_in(law: Law) -> None:
    acts = [InterruptingAct(date(2029, 12, 31), "payment"), InterruptingAct(date(2025, 10, 10), "administration")]
    assert last_payable_day(ACQUIRED, acts, law) == date(2033, 12, 31)


@pytest.mark.rule("FIN-040")
def test_a_pending_court_action_holds_the_claim_open(law: Law) -> None:
    claim = barred_from(ACQUIRED, [InterruptingAct(date(2024, 3, 1), "court")], law)
    assert claim.day is None
    assert claim.last_payable_day is None
    assert (claim.explanation.label, claim.explanation.value) == ("not barred: court action pending", "")
    assert not claim.bars(date(2050, 1, 1))


@pytest.mark.rule("FIN-040")
def test_after_a_judgment_the_four_years_run_from_its_becoming_final(law: Law) -> None:
    action = InterruptingAct(date(2024, 3, 1), "court", final_on=date(2027, 6, 30))
    assert last_payable_day(ACQUIRED, [action], law) == date(2031, 12, 31)


@pytest.mark.rule("FIN-040")
def test_only_a_court_action_is_judged_and_not_before_it_begins() -> None:
    with pytest.raises(InvalidInput):
        InterruptingAct(date(2024, 3, 1), "claim", final_on=date(2025, 1, 1))
    with pytest.raises(InvalidInput):
        InterruptingAct(date(2024, 3, 1), "court", final_on=date(2024, 2, 29))


@pytest.mark.rule("FIN-040")
@given(acquired=days, acts=st.lists(days.map(InterruptingAct), max_size=5))
def test_no_act_shortens_the_four_years(law: Law, acquired: date, acts: list[InterruptingAct]) -> None:
    plain, kept = barred_from(acquired, (), law).day, barred_from(acquired, acts, law).day
    assert plain == date(acquired.year + 5, 1, 1)
    assert plain is not None
    assert kept is not None
    assert kept >= plain
    assert (kept.month, kept.day) == (1, 1)


@pytest.mark.rule("FIN-040")
def test_an_action_judged_the_day_it_began_and_a_claim_of_the_day_of_the_right_count(law: Law) -> None:
    assert InterruptingAct(ACQUIRED, "court", final_on=ACQUIRED).final_on == ACQUIRED
    why = barred_from(ACQUIRED, [InterruptingAct(ACQUIRED)], law).explanation
    assert [step.label for step in why.children] == ["interrupting act: the period starts again"]
