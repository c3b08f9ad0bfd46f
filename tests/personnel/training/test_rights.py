"""Rights to training: the personal account, the training leave, what may not be refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from helpers import refusal, refused, verdicts

from personnel.hiring import ANNE, BEN, CHLOE, staffed
from secgen import Money, Secretariat, Verdict
from secgen.law import Law
from secgen.personnel.training.rights import account_credit, leave_pay, right_to_training, serve_until, usable_ahead

DAY = date(2026, 12, 31)
ONE = Decimal(1)
euros = Money.parse


@pytest.mark.rule("HR-45")
@pytest.mark.parametrize(
    ("balance", "low", "quota", "hours"),
    [
        (0, False, "1", 25),
        (140, False, "1", 10),
        (150, False, "1", 0),
        (0, False, "0.7", 18),
        (0, True, "1", 50),
        (390, True, "1", 10),
    ],
)
def test_a_year_adds_its_hours_up_to_the_cap(law: Law, balance: int, low: bool, quota: str, hours: int) -> None:
    assert account_credit(balance, low, Decimal(quota), DAY, law).value == hours


@pytest.mark.rule("HR-45")
def test_two_years_may_be_used_ahead_or_up_to_the_end_of_the_contract(law: Law) -> None:
    day = date(2026, 3, 2)
    assert usable_ahead(False, None, day, law).value == 50
    assert usable_ahead(False, date(2027, 6, 30), day, law).value == 25
    assert usable_ahead(False, date(2026, 9, 30), day, law).value == 0


@pytest.mark.rule("HR-45")
def test_the_office_credits_once_a_year_what_the_law_says() -> None:
    sg = staffed()
    assert sg.personnel.credit_account(agent=ANNE, year=2025, on="2025-12-31").hours == 25
    refused(sg, "PER-NEW", "year", lambda: sg.personnel.credit_account(agent=ANNE, year=2025, on="2026-01-02"))
    wrong = {"agent": BEN, "year": 2025, "hours": 30, "on": "2025-12-31"}
    refused(sg, "HR-45", "hours", lambda: sg.personnel.credit_account(**wrong))
    refused(sg, "PER-DATES", "on", lambda: sg.personnel.credit_account(agent=BEN, year=2025, on="2025-12-30"))
    sg.personnel.set_working_time(agent=BEN, quota="0.7", kind="part_time_job", on="2025-01-01")
    assert sg.personnel.credit_account(agent=BEN, year=2025, on="2025-12-31").hours == 18


@pytest.mark.rule("HR-45")
def test_the_account_pays_for_a_project_never_for_adaptation_to_the_post() -> None:
    sg = staffed()
    sg.personnel.credit_account(agent=ANNE, year=2025, on="2025-12-31")
    refused(sg, "HR-45", "axis", lambda: sg.personnel.use_account(agent=ANNE, hours=5, axis="t1", on="2026-03-02"))
    refused(sg, "HR-45", "hours", lambda: sg.personnel.use_account(agent=ANNE, hours=76, on="2026-03-02"))
    sg.personnel.use_account(agent=ANNE, hours=75, on="2026-03-02")
    assert sg.personnel.state.training.accounts[ANNE].balance == -50


@pytest.mark.rule("HR-45")
def test_a_medical_opinion_adds_up_to_150_hours_beyond_the_cap() -> None:
    sg = staffed()
    opinion = {"agent": ANNE, "opinion_on": "2026-02-02", "on": "2026-03-02"}
    refused(sg, "HR-45", "hours", lambda: sg.personnel.extend_account(**opinion, hours=151))
    sg.personnel.extend_account(**opinion, hours=150)
    assert sg.personnel.credit_account(agent=ANNE, year=2026, on="2026-12-31").hours == 25


@pytest.mark.rule("HR-46")
def test_85_percent_of_salary_and_residence_in_zone_2(law: Law) -> None:
    pay = leave_pay(euros("2 387,55"), euros("23,88"), date(2026, 9, 1), law)
    assert pay.amount == euros("2 049,72")
    assert not pay.capped


@pytest.mark.rule("HR-46")
def test_the_cap_is_that_of_index_548_in_paris_and_of_543_in_2020(law: Law) -> None:
    capped = leave_pay(euros("4 110,52"), euros("0"), date(2026, 9, 1), law)
    assert (capped.amount, capped.capped) == (euros("2 778,62"), True)
    assert leave_pay(euros("4 110,52"), euros("0"), date(2020, 9, 1), law).amount == euros("2 620,85")


@pytest.mark.rule("HR-46")
def test_a_leave_paid_for_twelve_months_owes_three_years(law: Law) -> None:
    assert serve_until(date(2027, 8, 31), 12, date(2026, 9, 1), law)[0] == date(2030, 8, 31)


@pytest.mark.rule("HR-46")
def test_a_leave_is_asked_120_days_before_after_three_years_of_service() -> None:
    sg = staffed(2027)
    ask = {"agent": ANNE, "request": "L-1", "months": 12, "on": "2027-05-04"}
    refused(sg, "HR-46", "starts", lambda: sg.personnel.request_training_leave(**ask, starts="2027-08-31"))
    sg.personnel.request_training_leave(**ask, starts="2027-09-01")
    young = {**ask, "agent": CHLOE, "request": "L-2", "starts": "2027-09-01"}
    refused(sg, "HR-46", "agent", lambda: sg.personnel.request_training_leave(**young))
    sg.personnel.answer_training_leave(agent=ANNE, request="L-1", answer="granted", on="2027-06-03")
    more = {**ask, "request": "L-3", "starts": "2029-09-01", "months": 25}
    refused(sg, "HR-46", "months", lambda: sg.personnel.request_training_leave(**more))


@pytest.mark.rule("HR-46")
def test_the_answer_comes_within_thirty_days_and_a_deferral_needs_enough_absences() -> None:
    sg = staffed(2027)
    sg.personnel.request_training_leave(agent=ANNE, request="L-1", starts="2027-09-01", months=6, on="2027-03-01")
    put_off = {"agent": ANNE, "request": "L-1", "answer": "deferred", "motive": "effectifs", "on": "2027-03-31"}
    answer = sg.personnel.answer_training_leave
    refused(sg, "HR-46", "absent", lambda: answer(**put_off, absent=5, staff=100))
    refused(sg, "HR-46", "absent", lambda: answer(**put_off, absent=1, staff=9))
    late = sg.simulate(
        {"act": "personnel.training_leave_answered", **put_off, "on": "2027-04-01", "absent": 6, "staff": 100}
    )
    assert not late.refused
    assert [(f.where, f.verdict) for f in late.findings if f.rule == "HR-46" and f.where == "on"] == [
        ("on", Verdict.BREACH)
    ]
    assert answer(**put_off, absent=2, staff=9).advice == ()


@pytest.mark.rule("HR-46")
def test_a_third_refusal_in_a_row_waits_for_the_joint_committee() -> None:
    sg = staffed(2027)
    for number in (1, 2, 3):
        name = f"L-{number}"
        sg.personnel.request_training_leave(
            agent=ANNE, request=name, starts="2028-09-01", months=6, on=f"2027-0{number}-01"
        )
        no = {"agent": ANNE, "request": name, "answer": "refused", "motive": "service", "on": f"2027-0{number}-15"}
        if number < 3:
            sg.personnel.answer_training_leave(**no)
    refused(sg, "HR-46", "opinion_on", lambda: sg.personnel.answer_training_leave(**no))
    sg.personnel.answer_training_leave(**no, opinion_on="2027-03-10")


# what may not be refused


def asked(sg: Secretariat, request: str = "R-1", *, on: str = "2026-11-16", theme: str = "anglais") -> dict[str, str]:
    sg.personnel.request_training(agent=ANNE, request=request, axis="t2", theme=theme, hours=12, on=on)
    return {"agent": ANNE, "request": request}


@pytest.mark.rule("HR-47")
def test_three_years_without_training_make_a_right(law: Law) -> None:
    day = date(2026, 11, 16)
    assert right_to_training(date(2023, 5, 10), day, law)
    assert not right_to_training(date(2023, 11, 17), day, law)
    assert right_to_training(date(2023, 11, 16), day, law)


@pytest.mark.rule("HR-47")
def test_last_trained_in_may_2023_the_request_of_november_2026_is_not_refused_only_deferred() -> None:
    sg = staffed()
    sg.personnel.recall_training(agent=ANNE, axis="t1", theme="Chorus", hours=14, on="2023-05-10")
    request = asked(sg)
    no = {**request, "answer": "refused", "motive": "budget", "on": "2026-11-23"}
    found = refused(sg, "HR-47", "answer", lambda: sg.personnel.answer_training(**no))
    assert (found["last"], found["asked_on"]) == ("2023-05-10", "2026-11-16")
    later = {**request, "answer": "deferred", "motive": "budget", "on": "2026-11-23"}
    refused(
        sg,
        "HR-47",
        "deferred_to",
        lambda: sg.personnel.answer_training(**later, deferred_to="2027-11-17", opinion_on="2026-11-20"),
    )
    refused(sg, "HR-47", "opinion_on", lambda: sg.personnel.answer_training(**later, deferred_to="2027-11-16"))
    sg.personnel.answer_training(**later, deferred_to="2027-11-16", opinion_on="2026-11-20")


@pytest.mark.rule("HR-47")
def test_who_was_trained_lately_may_be_refused_with_a_reason_and_twice_only_after_an_opinion() -> None:
    sg = staffed()
    sg.personnel.recall_training(agent=ANNE, axis="t1", theme="Chorus", hours=14, on="2026-05-10")
    no = {**asked(sg), "answer": "refused", "on": "2026-11-23"}
    refused(sg, "TRAIN-MOTIVE", "motive", lambda: sg.personnel.answer_training(**no, motive="  "))
    sg.personnel.answer_training(**no, motive="effectifs de décembre")
    again = {**asked(sg, "R-2", on="2026-12-01"), "answer": "refused", "motive": "effectifs", "on": "2026-12-05"}
    refused(sg, "TRAIN-CAP", "opinion_on", lambda: sg.personnel.answer_training(**again))
    sg.personnel.answer_training(**again, opinion_on="2026-12-04")


@pytest.mark.rule("HR-47")
def test_for_an_agent_the_journal_has_not_known_three_years_it_is_undetermined() -> None:
    sg = staffed()
    no = {
        "act": "personnel.training_answered",
        **asked(sg),
        "answer": "refused",
        "motive": "budget",
        "on": "2026-11-23",
    }
    assert verdicts(sg, "HR-47", **no) == {"answer": Verdict.UNDETERMINED}


def test_out_of_service_time_takes_an_agreement_and_has_its_hours() -> None:
    sg = staffed()
    ask = {
        "agent": ANNE,
        "axis": "t2",
        "theme": "anglais",
        "initiative": "employer",
        "outside": True,
        "on": "2026-03-02",
    }
    request = sg.personnel.request_training
    refused(sg, "TRAIN-OUTSIDE", "agreed", lambda: request(**ask, request="R-1", hours=10))
    refused(sg, "TRAIN-OUTSIDE", "hours", lambda: request(**ask, request="R-1", hours=51, agreed=True))
    refused(sg, "TRAIN-OUTSIDE", "axis", lambda: request(**{**ask, "axis": "t1"}, request="R-1", hours=5, agreed=True))
    request(**ask, request="R-1", hours=40, agreed=True)
    refused(sg, "TRAIN-OUTSIDE", "hours", lambda: request(**ask, request="R-2", hours=11, agreed=True))
    request(**{**ask, "axis": "t3"}, request="R-2", hours=80, agreed=True)


def test_nobody_answers_twice_nor_for_another() -> None:
    sg = staffed()
    yes = {**asked(sg), "answer": "granted", "on": "2026-11-20"}
    refused(sg, "PER-REF", "request", lambda: sg.personnel.answer_training(**{**yes, "agent": BEN}))
    sg.personnel.answer_training(**yes)
    assert "PER-NEW" in refusal(sg, lambda: sg.personnel.answer_training(**yes))
