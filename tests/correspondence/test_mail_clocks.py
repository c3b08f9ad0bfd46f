"""The clocks of the law, each on its worked example."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from correspondence.mail_room import a_demand, a_pause, day
from hypothesis import given
from hypothesis import strategies as st

from secgen import InvalidInput
from secgen.correspondence.clocks.answers import (
    accessibility_due,
    answer_target,
    confirmed_refusal,
    opinion_due,
    reasons_due,
    referral_until,
)
from secgen.correspondence.clocks.delivery import notified_on
from secgen.correspondence.clocks.facts import Demand, Pause
from secgen.correspondence.clocks.receipts import receipt_due, registration_due, target_receipt_due
from secgen.correspondence.clocks.silence import sense_of_silence, silence_due
from secgen.law import Law, builtin_law

A_RIGHT: dict[str, Any] = {"individual": True, "procedure": True}
"""A request for an individual decision, in a procedure set by a text."""


@pytest.mark.rule("MA-01")
def test_a_complete_file_of_15_march_is_accepted_by_silence_on_15_may(law: Law) -> None:
    demand = a_demand("decision", "2026-03-15", **A_RIGHT)
    assert sense_of_silence(demand, law).sense == "acceptance"
    assert silence_due(demand, law).day == day("2026-05-15")


@pytest.mark.rule("MA-01")
def test_acceptance_runs_from_the_day_the_complete_file_is_with_the_competent_service(law: Law) -> None:
    elsewhere = a_demand("decision", "2026-03-01", competent=day("2026-03-15"), **A_RIGHT)
    assert silence_due(elsewhere, law).day == day("2026-05-15")
    completed = a_demand("decision", "2026-03-01", pauses=(a_pause("2026-03-05", 30, "2026-03-15"),), **A_RIGHT)
    assert silence_due(completed, law).day == day("2026-05-15")
    waiting = a_demand("decision", "2026-03-01", pauses=(a_pause("2026-03-05", 30),), **A_RIGHT)
    assert silence_due(waiting, law).day is None
    nowhere = a_demand("decision", "2026-03-01", competent=None, **A_RIGHT)
    assert silence_due(nowhere, law).day is None


@pytest.mark.rule("MA-02")
def test_a_subsidy_asked_on_31_january_is_rejected_by_silence_on_31_march(law: Law) -> None:
    demand = a_demand("grant", "2026-01-31")
    assert sense_of_silence(demand, law).sense == "rejection"
    assert silence_due(demand, law).day == day("2026-03-31")


@pytest.mark.rule("MA-02")
def test_rejection_runs_from_the_first_administration_even_when_it_was_not_the_competent_one(law: Law) -> None:
    assert silence_due(a_demand("grant", "2026-01-31", competent=day("2026-02-20")), law).day == day("2026-03-31")
    assert silence_due(a_demand("grant", "2026-01-31", competent=None), law).day == day("2026-03-31")


@pytest.mark.rule("MA-03")
def test_ten_days_waiting_for_items_push_rejection_ten_days_back(law: Law) -> None:
    demand = a_demand("grant", "2026-03-01", pauses=(a_pause("2026-03-11", 20, "2026-03-21"),))
    due = silence_due(demand, law)
    assert due.day == day("2026-05-11")
    assert dict(due.explanation.inputs)["suspended_days"] == "10"


@pytest.mark.rule("MA-03")
def test_items_that_never_come_suspend_for_the_time_given_and_no_longer(law: Law) -> None:
    assert silence_due(a_demand("grant", "2026-03-01", pauses=(a_pause("2026-03-11", 20),)), law).day == day(
        "2026-05-21"
    )
    late = a_demand("grant", "2026-03-01", pauses=(a_pause("2026-03-11", 20, "2026-04-30"),))
    assert silence_due(late, law).day == day("2026-05-21")


@pytest.mark.rule("MA-03")
def test_asking_after_silence_has_decided_suspends_nothing(law: Law) -> None:
    asked_late = a_demand("grant", "2026-03-01", pauses=(a_pause("2026-05-02", 20),))
    assert silence_due(asked_late, law).day == day("2026-05-01")


@pytest.mark.rule("MA-05", "C57")
@pytest.mark.parametrize(
    ("received", "refused", "until"),
    [
        ("2026-10-15", "2026-11-15", "2027-01-15"),
        ("2026-09-30", "2026-10-30", "2026-12-30"),
        ("2026-01-31", "2026-02-28", "2026-04-28"),
    ],
)
def test_a_month_of_silence_refuses_a_document_and_opens_two_months_before_the_commission(
    law: Law, received: str, refused: str, until: str
) -> None:
    due = silence_due(a_demand("document", received), law)
    assert due.day == day(refused)
    assert due.day is not None
    assert referral_until(due.day, law).day == day(until)


@pytest.mark.rule("MA-05")
def test_a_document_is_refused_from_the_competent_service_s_reception(law: Law) -> None:
    assert silence_due(a_demand("document", "2026-10-01", competent=day("2026-10-15")), law).day == day("2026-11-15")
    assert silence_due(a_demand("document", "2026-10-01", competent=None), law).day is None


@pytest.mark.rule("C57")
def test_the_commission_gives_its_opinion_in_a_month_and_two_months_of_silence_confirm_the_refusal(law: Law) -> None:
    registered = day("2026-12-10")
    assert opinion_due(registered, law).day == day("2027-01-10")
    assert confirmed_refusal(registered, law).day == day("2027-02-10")


@pytest.mark.rule("MA-06")
@pytest.mark.parametrize(
    ("opened", "seen_on", "notified"),
    [
        (None, "2026-05-17", "2026-05-01"),
        (None, "2026-05-16", None),
        ("2026-05-16", "2026-05-16", "2026-05-16"),
        ("2026-05-17", "2026-05-17", "2026-05-01"),
        ("2026-05-04", "2026-06-30", "2026-05-04"),
    ],
)
def test_a_delivery_unread_after_15_days_was_notified_the_day_it_was_made_available(
    law: Law, opened: str | None, seen_on: str, notified: str | None
) -> None:
    due = notified_on(day("2026-05-01"), day(opened) if opened else None, day(seen_on), law)
    assert due.day == (day(notified) if notified else None)


@pytest.mark.rule("C52")
def test_an_accessibility_complaint_is_answered_in_a_week(law: Law) -> None:
    assert accessibility_due(a_demand("accessibility", "2026-11-22"), law).day == day("2026-11-29")


@pytest.mark.rule("C53")
def test_a_message_of_friday_30_october_is_registered_by_monday_2_november(law: Law) -> None:
    assert registration_due(a_demand("information", "2026-10-30", channel="email"), law).day == day("2026-11-02")
    assert registration_due(a_demand("information", "2026-10-30", channel="post"), law).day is None


@pytest.mark.rule("C54")
def test_a_message_of_friday_30_october_is_acknowledged_by_16_november_armistice_day_not_counted(law: Law) -> None:
    assert receipt_due(a_demand("information", "2026-10-30", channel="email"), law).day == day("2026-11-16")


@pytest.mark.rule("C55")
def test_the_service_s_own_target_runs_in_calendar_days_beside_the_law(law: Law) -> None:
    assert target_receipt_due(a_demand("information", "2026-10-30", channel="email"), law).day == day("2026-11-06")
    assert target_receipt_due(a_demand("information", "2026-10-30", channel="post"), law).day == day("2026-11-13")


@pytest.mark.rule("C56")
def test_a_grant_asked_on_22_november_is_rejected_by_silence_on_22_january(law: Law) -> None:
    demand = a_demand("grant", "2026-11-22", **A_RIGHT)
    assert sense_of_silence(demand, law).sense == "rejection"
    assert silence_due(demand, law).day == day("2027-01-22")


@pytest.mark.rule("C56")
@pytest.mark.parametrize(
    ("kind", "facts", "sense"),
    [
        ("decision", {"individual": True, "procedure": True}, "acceptance"),
        ("decision", {"individual": False, "procedure": True}, "rejection"),
        ("decision", {"individual": True, "procedure": False}, "rejection"),
        ("decision", {"individual": True}, None),
        ("decision", {}, None),
        ("complaint", {}, "rejection"),
        ("appeal", {}, "rejection"),
        ("agent", {"individual": True, "procedure": True}, "rejection"),
        ("information", {}, "rejection"),
        ("decision", {"regime": "rejection", "individual": True, "procedure": True}, "rejection"),
    ],
)
def test_silence_accepts_except_in_the_cases_of_l231_4_and_what_is_not_known_is_undetermined(
    law: Law, kind: str, facts: dict[str, Any], sense: str | None
) -> None:
    demand = a_demand(kind, "2026-11-22", **facts)
    assert sense_of_silence(demand, law).sense == sense
    assert (silence_due(demand, law).day is None) == (sense is None)


@pytest.mark.rule("C58")
def test_an_incomplete_file_has_two_different_days(law: Law) -> None:
    pauses = (a_pause("2026-03-11", 20, "2026-03-21"),)
    accepted = silence_due(a_demand("decision", "2026-03-01", pauses=pauses, **A_RIGHT), law).day
    rejected = silence_due(a_demand("grant", "2026-03-01", pauses=pauses), law).day
    assert (accepted, rejected) == (day("2026-05-21"), day("2026-05-11"))


@pytest.mark.rule("C59")
def test_received_1_october_by_the_directorate_and_6_by_the_prefecture_ten_days_run_from_the_6(law: Law) -> None:
    demand = a_demand("information", "2026-10-01", competent=day("2026-10-06"), channel="email")
    due = receipt_due(demand, law)
    assert due.day == day("2026-10-20")
    assert due.explanation.rule == "C59"
    assert receipt_due(a_demand("information", "2026-10-01", competent=None, channel="email"), law).day is None


def test_targets_for_answering_are_in_working_days_and_say_they_are_not_law(law: Law) -> None:
    due = answer_target(a_demand("information", "2026-10-30", channel="email"), law)
    assert due.day == day("2026-11-06")
    assert due.explanation.law_reads()[0].status.value == "unverified"
    assert answer_target(a_demand("information", "2026-10-30"), law).day == day("2026-11-23")


def test_reasons_of_a_silence_are_owed_within_a_month(law: Law) -> None:
    assert reasons_due(day("2026-01-31"), law).day == day("2026-02-28")


@pytest.mark.parametrize(
    "build",
    [
        lambda: Pause(date(2026, 3, 11), 0),
        lambda: Pause(date(2026, 3, 11), 20, date(2026, 3, 10)),
        lambda: Demand(kind="grant", received=date(2026, 3, 11), competent=date(2026, 3, 10)),
    ],
)
def test_dates_that_make_no_sense_are_refused_by_name(build: Any) -> None:
    with pytest.raises(InvalidInput) as caught:
        build()
    assert caught.value.code == "SG-FIELD"


days = st.dates(date(2021, 1, 1), date(2035, 12, 31))
LAW = builtin_law()


@given(received=days, wait=st.integers(0, 200), length=st.integers(1, 120), late=st.integers(0, 150))
def test_suspension_never_brings_rejection_forward_nor_lasts_longer_than_the_time_given(
    received: date, wait: int, length: int, late: int
) -> None:
    asked = received + timedelta(days=wait)
    plain = silence_due(Demand(kind="grant", received=received, competent=received), LAW).day
    pause = Pause(asked, length, asked + timedelta(days=late))
    suspended = silence_due(Demand(kind="grant", received=received, competent=received, pauses=(pause,)), LAW).day
    assert plain is not None
    assert suspended is not None
    assert timedelta(0) <= suspended - plain <= timedelta(days=min(length, late))


@given(received=days, electronic=st.booleans())
def test_the_law_s_ten_working_days_are_never_shorter_than_the_week_of_the_target(
    received: date, electronic: bool
) -> None:
    demand = Demand(
        kind="information", received=received, competent=received, channel="email" if electronic else "post"
    )
    legal, target = receipt_due(demand, LAW).day, target_receipt_due(demand, LAW).day
    assert target is not None
    assert (legal is not None) == electronic
    assert legal is None or legal >= target
