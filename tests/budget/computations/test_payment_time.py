"""When the thirty days begin, when they end, and what stops them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.budget.computations.payment_time import (
    DueDate,
    Interruption,
    Occasion,
    SpecialStart,
    Start,
    days_late,
    due_after,
    due_date,
    may_interrupt,
    start_of_period,
)
from secgen.kernel.errors import InvalidInput
from secgen.law import Law, load_pack

RECEIVED = date(2025, 3, 3)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))

WEEKENDS_COUNT = """
[pack]
id = "local"
version = "1"
title = { fr = "Usage local", en = "Local practice" }
[[parameter]]
id = "payment.weekend_shift"
unit = "switch"
title = { fr = "Report au jour ouvré", en = "Moved to a working day" }
value = [{ from = 2014-01-01, value = true, text = "note locale", status = "unverified", checked_on = 2026-11-22 }]
"""


def received(law: Law, day: date = RECEIVED) -> Start:
    return start_of_period(day, day, None, law)


def due(law: Law, start: Start, contractual: int | None = None) -> DueDate:
    return due_date(start, law, contractual)


@pytest.mark.rule("FIN-032")
def test_received_on_3_march_it_is_due_on_2_april(law: Law) -> None:
    last = due(law, received(law))
    assert (last.day, last.limit, last.longer_set_aside) == (date(2025, 4, 2), 30, False)


@pytest.mark.rule("FIN-032")
def test_paid_on_the_due_day_is_on_time_and_the_day_after_is_late_by_one(law: Law) -> None:
    last = due(law, received(law))
    assert days_late(last, date(2025, 4, 2)) == 0
    assert days_late(last, date(2025, 4, 3)) == 1
    assert days_late(last, date(2025, 3, 10)) == 0


@pytest.mark.rule("FIN-032")
def test_a_contract_may_set_a_shorter_limit(law: Law) -> None:
    shorter = due(law, received(law), 20)
    assert (shorter.day, shorter.limit) == (date(2025, 3, 23), 20)
    assert not shorter.longer_set_aside


@pytest.mark.rule("FIN-032")
def test_a_longer_limit_is_set_aside_and_the_result_says_so(law: Law) -> None:
    longer = due(law, received(law), 45)
    assert (longer.day, longer.limit) == (date(2025, 4, 2), 30)
    assert longer.longer_set_aside
    assert "contractual limit longer than the legal one" in longer.explanation.render()


@pytest.mark.rule("FIN-032")
def test_exactly_the_legal_limit_is_not_longer(law: Law) -> None:
    assert not due(law, received(law), 30).longer_set_aside


@pytest.mark.rule("FIN-032")
def test_a_limit_of_no_day_is_refused(law: Law) -> None:
    with pytest.raises(InvalidInput):
        due(law, received(law), 0)


@pytest.mark.rule("FIN-032")
def test_a_due_day_on_a_sunday_stays_unless_local_practice_moves_it(law: Law) -> None:
    start = received(law, date(2025, 3, 21))
    assert due(law, start).day == date(2025, 4, 20)  # Easter Sunday
    local = law.overlay(load_pack(WEEKENDS_COUNT))
    assert due(local, start).day == date(2025, 4, 22)  # past Easter Monday


@pytest.mark.rule("FIN-033")
def test_an_invoice_received_before_delivery_starts_at_delivery(law: Law) -> None:
    start = start_of_period(RECEIVED, date(2025, 3, 1), date(2025, 3, 10), law)
    assert start.day == date(2025, 3, 10)
    assert "R2192-13" in str(start.why)


@pytest.mark.rule("FIN-033")
def test_an_invoice_received_after_delivery_starts_at_reception(law: Law) -> None:
    start = start_of_period(RECEIVED, date(2025, 3, 1), date(2025, 2, 10), law)
    assert start.day == RECEIVED
    assert "R2192-12" in str(start.why)


@pytest.mark.rule("FIN-033")
def test_delivered_the_day_the_invoice_came_it_starts_by_reception(law: Law) -> None:
    assert "R2192-12" in str(start_of_period(RECEIVED, RECEIVED, RECEIVED, law).why)


@pytest.mark.rule("FIN-033")
def test_without_proof_of_reception_two_days_are_added_to_the_date_of_the_invoice(law: Law) -> None:
    start = start_of_period(None, date(2025, 3, 1), None, law)
    assert start.day == date(2025, 3, 3)
    assert [read.id for read in start.explanation.law_reads()] == ["payment.unknown_reception"]


@pytest.mark.rule("FIN-033")
def test_with_an_uncertain_reception_the_execution_starts_the_period(law: Law) -> None:
    assert start_of_period(None, date(2025, 3, 1), date(2025, 3, 7), law).day == date(2025, 3, 7)


@pytest.mark.rule("FIN-033")
@pytest.mark.parametrize("occasion", ["advance", "final_account", "termination"])
def test_a_special_occasion_has_its_own_start(law: Law, occasion: Occasion) -> None:
    special = SpecialStart(occasion, date(2025, 5, 5))
    assert start_of_period(RECEIVED, RECEIVED, None, law, special).day == date(2025, 5, 5)


@pytest.mark.rule("FIN-033")
def test_an_advance_waits_for_its_guarantee(law: Law) -> None:
    late = SpecialStart("advance", date(2025, 5, 5), guarantee=date(2025, 5, 20))
    early = SpecialStart("advance", date(2025, 5, 5), guarantee=date(2025, 5, 1))
    same_day = SpecialStart("advance", date(2025, 5, 5), guarantee=date(2025, 5, 5))
    assert start_of_period(RECEIVED, RECEIVED, None, law, late).day == date(2025, 5, 20)
    assert start_of_period(RECEIVED, RECEIVED, None, law, early).day == date(2025, 5, 5)
    assert "R2192-24" in str(start_of_period(RECEIVED, RECEIVED, None, law, same_day).why)


@pytest.mark.rule("FIN-033")
def test_a_final_account_waits_for_no_guarantee() -> None:
    with pytest.raises(InvalidInput):
        SpecialStart("final_account", date(2025, 5, 5), guarantee=date(2025, 5, 20))


@pytest.mark.rule("FIN-034")
def test_a_period_may_be_interrupted_once(law: Law) -> None:
    assert may_interrupt(date(2025, 3, 13), earlier=0, ordered=None, law=law)
    assert not may_interrupt(date(2025, 3, 20), earlier=1, ordered=None, law=law)


@pytest.mark.rule("FIN-034")
def test_a_period_may_be_interrupted_only_before_the_payment_is_ordered(law: Law) -> None:
    ordered = date(2025, 3, 13)
    assert may_interrupt(date(2025, 3, 12), 0, ordered, law)
    assert not may_interrupt(ordered, 0, ordered, law)
    assert not may_interrupt(date(2025, 3, 14), 0, ordered, law)


@pytest.mark.rule("FIN-035")
def test_complete_documents_open_a_new_period_of_thirty_days(law: Law) -> None:
    stop = Interruption(notified=date(2025, 3, 13), completed=date(2025, 4, 1))
    assert due_after(received(law), stop, law).day == date(2025, 5, 1)


@pytest.mark.rule("FIN-035")
def test_a_shorter_contractual_limit_reopens_for_the_legal_thirty_days(law: Law) -> None:
    stop = Interruption(date(2025, 3, 13), date(2025, 4, 1))
    reopened = due_after(received(law), stop, law, contractual_days=20)
    assert (reopened.day, reopened.limit) == (date(2025, 5, 1), 30)


@pytest.mark.rule("FIN-035")
def test_while_documents_are_awaited_nothing_is_due_and_nothing_is_late(law: Law) -> None:
    waiting = due_after(received(law), Interruption(date(2025, 3, 13)), law)
    assert waiting.day is None
    assert days_late(waiting, date(2025, 12, 31)) == 0


@pytest.mark.rule("FIN-035")
def test_without_interruption_the_due_day_is_the_first_one(law: Law) -> None:
    assert due_after(received(law), None, law) == due(law, received(law))


@pytest.mark.rule("FIN-035")
def test_a_notice_on_the_last_day_still_interrupts_and_one_day_later_does_not(law: Law) -> None:
    complete = date(2025, 4, 20)
    in_time = due_after(received(law), Interruption(date(2025, 4, 2), complete), law)
    too_late = due_after(received(law), Interruption(date(2025, 4, 3), complete), law)
    assert in_time.day == date(2025, 5, 20)
    assert too_late.day == date(2025, 4, 2)
    assert "without effect" in too_late.explanation.render()


@pytest.mark.rule("FIN-035")
def test_documents_complete_before_delivery_do_not_open_the_period_before_it(law: Law) -> None:
    start = start_of_period(RECEIVED, RECEIVED, date(2025, 3, 10), law)
    early = Interruption(date(2025, 3, 5), date(2025, 3, 7))
    assert due_after(start, early, law).day == date(2025, 4, 9)


@pytest.mark.rule("FIN-035")
def test_documents_cannot_be_complete_before_they_were_asked() -> None:
    with pytest.raises(InvalidInput) as refused:
        Interruption(date(2025, 3, 13), date(2025, 3, 12))
    assert refused.value.params["field"] == "completed"


@pytest.mark.rule("FIN-032")
@given(day=days, contractual=st.none() | st.integers(1, 400))
def test_no_contract_gives_the_state_more_than_thirty_days(law: Law, day: date, contractual: int | None) -> None:
    last = due(law, received(law, day), contractual).day
    assert last is not None
    assert last == day + timedelta(days=min(contractual or 30, 30))


@pytest.mark.rule("FIN-035")
@given(notified=st.integers(0, 30), wait=st.integers(0, 300))
def test_an_interruption_never_brings_the_due_day_forward(law: Law, notified: int, wait: int) -> None:
    told = RECEIVED + timedelta(days=notified)
    last = due_after(received(law), Interruption(told, told + timedelta(days=wait)), law).day
    assert last == told + timedelta(days=wait + 30)
    assert last >= RECEIVED + timedelta(days=30)
