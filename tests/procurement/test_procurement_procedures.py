"""Delays, calendars, framework agreements, criteria, standstill, notices."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from helpers import SUPPLIER, office
from hypothesis import given
from hypothesis import strategies as st

from procurement.buying import a_consultation, a_contract, asked, refused_by
from secgen import Secretariat, Verdict
from secgen.kernel.calendar import is_working_day
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import Money
from secgen.law import Law
from secgen.procurement.computations.award import award_notice_due, first_signature, keep_until
from secgen.procurement.computations.delays import Terms, in_time, last_day, last_day_of
from secgen.procurement.computations.schedule import backwards, forwards

VALUE = Money.parse("200 000")
OPEN = Terms(procedure="open")


@pytest.mark.rule("PR-16")
@pytest.mark.parametrize(
    ("deadline", "hour", "ok"),
    [("2026-04-01", "12:00", False), ("2026-04-01", "23:59", True), ("2026-04-02", "12:00", True)],
)
def test_a_notice_of_2_march_leaves_until_the_end_of_1_april(law: Law, deadline: str, hour: str, ok: bool) -> None:
    sent = date(2026, 3, 2)
    assert bool(in_time("offers", OPEN, sent, date.fromisoformat(deadline), hour, law)) is ok
    sg = office()

    def launched() -> str:
        return a_consultation(sg, "open", "200 000", on="2026-03-02", offers_by=deadline, hour=hour)

    if ok:
        launched()
    else:
        refused_by(sg, launched, "PR-16")


@pytest.mark.rule("PR-16")
def test_an_open_tender_leaves_35_30_or_15_days(law: Law) -> None:
    sent = date(2026, 3, 2)
    terms = {
        date(2026, 4, 7): Terms(procedure="open", electronic=False),  # 6 April is Easter Monday
        date(2026, 4, 1): OPEN,
        date(2026, 3, 17): Terms(procedure="open", urgency="roof open to the rain"),
    }
    for day, given_terms in terms.items():
        assert last_day_of("offers", given_terms, sent, law).day == day
    notices = {35: date(2026, 3, 17), 34: date(2026, 4, 1), 365: date(2026, 3, 17), 366: date(2026, 4, 1)}
    for before, expected in notices.items():
        prior = Terms(procedure="open", prior_notice=sent - timedelta(days=before))
        assert last_day_of("offers", prior, sent, law).day == expected


def test_the_example_of_the_practice_6_february_after_a_notice_of_6_january(law: Law) -> None:
    sent = date(2025, 1, 6)
    assert not in_time("offers", OPEN, sent, date(2025, 2, 5), "12:00", law)
    assert in_time("offers", OPEN, sent, date(2025, 2, 6), "00:00", law)


@pytest.mark.rule("PR-17")
def test_a_last_day_on_sunday_moves_to_monday(law: Law) -> None:
    assert last_day(date(2026, 3, 6), 30) == date(2026, 4, 7)  # Sunday 5 April, Easter Monday, then Tuesday
    assert last_day(date(2026, 3, 13), 30) == date(2026, 4, 13)  # Sunday 12 April, then Monday
    sg = office()
    sunday = {"act": "procurement.consultation_launched", "consultation": "C", "kind": "services", "value": "200 000",
              "procedure": "open", "on": "2026-03-02", "offers_by": "2026-05-10"}  # fmt: skip
    assert asked(sg, "PR-17", **sunday) is Verdict.BREACH
    assert asked(sg, "PR-17", **{**sunday, "offers_by": "2026-05-11"}) is Verdict.PASS


@pytest.mark.rule("PR-18")
def test_a_restricted_tender_leaves_30_days_then_25() -> None:
    sg = office()

    def launched(deadline: str, urgency: str = "") -> str:
        return a_consultation(sg, "restricted", "200 000", on="2026-03-02", candidatures_by=deadline, urgency=urgency)

    refused_by(sg, lambda: launched("2026-03-30"), "PR-18")  # 28 days
    launched("2026-03-30", urgency="the roof is open to the rain")
    launched("2026-03-17", urgency="the roof is open to the rain")  # 15 days
    refused_by(sg, lambda: launched("2026-03-16", urgency="the roof is open to the rain"), "PR-18")
    number = launched("2026-04-01")
    refused_by(sg, lambda: sg.procurement.invite(consultation=number, on="2026-04-07", offers_by="2026-05-01"), "PR-18")
    sg.procurement.invite(consultation=number, on="2026-04-07", offers_by="2026-05-04")  # 2 May is a Saturday


def test_an_adapted_procedure_of_ten_days_is_recorded_with_the_remark() -> None:
    sg = office()
    number = a_consultation(sg, "adapted", "95 000", on="2026-03-02", offers_by="2026-03-12")
    assert sg.history(f"consultation/{number}")[0].advice == ("PR-16",)


def test_a_deadline_that_is_not_said_is_undetermined() -> None:
    sg = office()
    number = a_consultation(sg, "open", "200 000", on="2026-03-02", offers_by=None)
    assert sg.history(f"consultation/{number}")[0].advice == ("PR-16",)
    with pytest.raises(InvalidInput, match="HH:MM"):
        a_consultation(sg, "open", "200 000", on="2026-03-02", hour="noon")


def a_rejection(sg: Secretariat, procedure: str, *, electronic: bool = True) -> str:
    number = a_consultation(
        sg, procedure, "200 000" if procedure == "open" else "95 000", on="2026-03-02", offers_by="2026-04-15"
    )
    sg.procurement.reject(consultation=number, on="2026-06-01", electronic=electronic)
    return number


@pytest.mark.rule("PR-19")
def test_eleven_days_lie_between_the_letters_and_the_signature(law: Law) -> None:
    sg = office()
    number = a_rejection(sg, "open")
    for day in ("2026-06-11", "2026-06-12"):
        refused_by(
            sg, lambda day=day: a_contract(sg, "180 000", on=day, consultation=number, procedure="open"), "PR-19"
        )
    a_contract(sg, "180 000", on="2026-06-13", consultation=number, procedure="open")
    assert first_signature("open", date(2026, 6, 1), False, law).day == date(2026, 6, 18)


@pytest.mark.rule("PR-19")
def test_a_signature_without_any_letter_on_file_is_undetermined() -> None:
    sg = office()
    consultation = a_consultation(sg, "open", "200 000", on="2026-03-02", offers_by="2026-04-15")
    number = a_contract(sg, "180 000", on="2026-06-13", consultation=consultation, procedure="open")
    assert sg.history(f"contract/{number}")[0].advice == ("PR-19",)


@pytest.mark.rule("PR-20")
def test_an_adapted_procedure_is_signed_two_days_after_the_letters() -> None:
    sg = office()
    a_contract(sg, "90 000", on="2026-06-03", consultation=a_rejection(sg, "adapted"), procedure="adapted")


@pytest.mark.rule("PR-21")
def test_a_notice_of_12_february_is_three_days_late_after_a_signature_of_10_january(law: Law) -> None:
    due = award_notice_due("open", date(2026, 1, 10), law)
    assert (due.day, due.days_late(date(2026, 2, 12))) == (date(2026, 2, 9), 3)
    assert award_notice_due("adapted", date(2026, 1, 10), law).day is None
    sg = office()
    number = a_contract(sg, "200 000", on="2026-01-10", procedure="open")
    act = {"act": "procurement.award_notice_published", "contract": number}
    assert asked(sg, "PR-21", **act, on="2026-02-12") is Verdict.BREACH
    assert asked(sg, "PR-21", **act, on="2026-02-09") is Verdict.PASS
    assert sg.procurement.publish_award_notice(contract=number, on="2026-02-12").advice == ("PR-21",)


@pytest.mark.rule("PR-22")
def test_a_framework_agreement_of_sixty_months_is_justified_or_refused() -> None:
    sg = office()
    terms = {"framework": True, "maximum": "95 000", "on": "2026-03-02"}
    refused_by(sg, lambda: a_consultation(sg, "adapted", "95 000", months=60, **terms), "PR-22")
    number = a_consultation(sg, "adapted", "95 000", months=60, months_reason="heavy investment", **terms)
    assert sg.history(f"consultation/{number}")[0].advice == ("PR-22",)
    a_consultation(sg, "adapted", "95 000", months=48, **terms)


@pytest.mark.rule("PR-23")
def test_a_framework_agreement_has_a_maximum_since_2022() -> None:
    sg = office()
    refused_by(sg, lambda: a_consultation(sg, "adapted", "95 000", on="2026-03-02", framework=True), "PR-23")
    number = a_consultation(sg, "adapted", "95 000", on="2021-12-31", framework=True)
    assert "PR-23" in sg.history(f"consultation/{number}")[0].advice


@pytest.mark.rule("PR-37")
def test_a_price_only_award_is_refused_from_21_august_2026_and_advised_before() -> None:
    sg = office()
    price = {"criteria": ["price"], "environmental": False}
    refused_by(sg, lambda: a_consultation(sg, "adapted", "95 000", on="2026-09-01", **price), "PR-37")
    number = a_consultation(sg, "adapted", "95 000", on="2026-07-01", **price)
    assert sg.history(f"consultation/{number}")[0].advice == ("PR-37",)
    a_consultation(sg, "adapted", "95 000", on="2026-09-01", criteria=["price", "delivery by bicycle"])


def test_a_social_condition_is_required_in_formal_procedures_from_22_august_2026() -> None:
    sg = office()
    refused_by(
        sg, lambda: a_consultation(sg, "open", "200 000", on="2026-09-01", social_condition=False), "PROC-SOCIAL"
    )
    a_consultation(
        sg, "open", "200 000", on="2026-09-01", social_condition=False, social_waiver="works under six months"
    )
    a_consultation(sg, "open", "200 000", on="2026-08-21", social_condition=False)


@pytest.mark.rule("PR-38")
def test_a_turnover_of_180_000_is_too_much_to_ask_for_100_000_in_2026() -> None:
    sg = office()
    refused_by(sg, lambda: a_consultation(sg, "adapted", "100 000", on="2026-03-02", turnover="180 000"), "PR-38")
    a_consultation(sg, "adapted", "100 000", on="2026-03-02", turnover="150 000")
    a_consultation(sg, "adapted", "100 000", on="2025-12-31", turnover="180 000")


def test_the_calendar_of_an_open_tender(law: Law) -> None:
    calendar = forwards(OPEN, date(2026, 3, 2), law, value=VALUE)
    assert [(step.name, str(step.day)) for step in calendar.steps] == [
        ("sent", "2026-03-02"),
        ("information", "2026-03-26"),
        ("offers", "2026-04-01"),
        ("rejected", "2026-05-04"),
        ("signature", "2026-05-16"),
        ("award_notice", "2026-06-15"),
        ("essential_data", "2026-07-16"),
    ]
    sg = office()
    assert sg.procurement.calendar("open", "200 000", wished="2026-05-16").day("sent") >= date(2026, 3, 2)
    assert sg.procurement.calendar("restricted", "200 000", sent="2026-03-02").day("invited") == date(2026, 4, 2)


@given(
    wished=st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    procedure=st.sampled_from(["adapted", "open", "restricted", "negotiated", "dialogue"]),
    electronic=st.booleans(),
    urgent=st.booleans(),
)
def test_backwards_gives_the_last_day_that_works_forwards(
    law: Law, wished: date, procedure: str, electronic: bool, urgent: bool
) -> None:
    terms = Terms(procedure=procedure, electronic=electronic, urgency="flood" if urgent else "")  # type: ignore[arg-type]
    found = backwards(terms, wished, law, value=VALUE)
    sent = found.day("sent")
    assert sent is not None
    assert found.signature <= wished
    assert forwards(terms, sent + timedelta(days=1), law, value=VALUE).signature > wished
    assert list(found.steps) == sorted(found.steps, key=lambda step: step.day)
    offers = found.day("offers")
    assert offers is None or is_working_day(offers)


def test_the_file_is_kept_five_years_or_ten_for_works(law: Law) -> None:
    ended = date(2026, 6, 30)
    assert keep_until("services", ended, law).day == date(2031, 6, 30)
    assert keep_until("works", ended, law).day == date(2036, 6, 30)


def test_an_abandoned_consultation_gives_no_contract_and_frees_its_needs() -> None:
    sg = office()
    sg.procurement.declare_need(
        need="B1", title="Cleaning", kind="services", family="05.01.01", amount="95 000", on="2026-03-01"
    )
    number = a_consultation(sg, "adapted", "95 000", on="2026-03-02", needs=["B1"])
    assert sg.procurement.state.needs["B1"].consultation == number
    sg.procurement.abandon(consultation=number, reason="no tender", on="2026-04-02")
    assert sg.procurement.state.needs["B1"].consultation == ""
    refused_by(
        sg, lambda: a_contract(sg, "90 000", on="2026-05-02", consultation=number, holders=(SUPPLIER,)), "PROC-ORDER"
    )
