"""The worked examples of the rules on careers, mobility, contracts and retirement."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from helpers import office, refused, verdicts
from personnel.staffing import a_contract_agent, an_agent, on, room, work

from secgen import Verdict
from secgen.kernel.errors import InvalidInput
from secgen.law import builtin_law
from secgen.personnel.careers.appraisal import clear_days
from secgen.personnel.careers.contracts import counted_months, notice_end, probation, seniority_months, six_years_on
from secgen.personnel.careers.fte import against_ceiling, fte_year, rounded
from secgen.personnel.careers.mobility import (
    integration_offer,
    leave_authority,
    must_publish,
    ranked,
    secondment_window,
)
from secgen.personnel.careers.retirement import outlook
from secgen.personnel.careers.steps import next_step
from secgen.personnel.staff.state import Contract

LAW = builtin_law()


@pytest.mark.rule("HR-02")
def test_steps_come_at_the_end_of_their_single_duration() -> None:
    sg = office()
    agent = an_agent(sg, on="2024-02-01", corps="AAE", grade="attache", step="4")
    row = room(sg).staff.agents[agent]
    due = next_step(row, on("2024-02-01"), LAW)
    assert due is not None
    assert (due.step.name, due.day) == ("5", on("2026-02-01"))
    inputs = refused(
        sg,
        "HR-02",
        "on",
        lambda: sg.personnel.classify(agent=agent, corps="AAE", grade="attache", step="5", on="2026-01-31"),
    )
    assert inputs["due"] == "2026-02-01"
    sg.personnel.classify(agent=agent, corps="AAE", grade="attache", step="5", on="2026-02-01")
    due = next_step(room(sg).staff.agents[agent], on("2026-02-01"), LAW)
    assert due is not None
    assert (due.step.name, due.day) == ("6", on("2028-08-01"))


@pytest.mark.rule("HR-02")
def test_a_leave_for_personal_reasons_puts_the_step_off_and_parental_leave_does_not() -> None:
    sg = office()
    agent = an_agent(sg, on="2024-02-01", corps="AAE", grade="attache", step="4")
    sg.personnel.position(
        agent=agent,
        position="leave_of_absence",
        ground="personal_reasons",
        on="2025-01-01",
        until="2025-06-30",
        asked_on="2024-09-01",
    )
    due = next_step(room(sg).staff.agents[agent], on("2025-07-01"), LAW)
    assert due is not None
    assert (due.suspended_days, due.day) == (181, on("2026-08-01"))
    other = an_agent(sg, on="2024-02-01", corps="AAE", grade="attache", step="4")
    sg.personnel.position(
        agent=other, position="parental_leave", on="2025-01-01", until="2025-06-30", asked_on="2024-10-01"
    )
    due = next_step(room(sg).staff.agents[other], on("2025-07-01"), LAW)
    assert due is not None
    assert due.day == on("2026-02-01")


@pytest.mark.rule("HR-02")
def test_a_leave_longer_than_what_was_left_of_the_step_counts_whole() -> None:
    sg = office()
    agent = an_agent(sg, on="2024-01-01", corps="AAE", grade="attache", step="4")
    sg.personnel.position(
        agent=agent,
        position="leave_of_absence",
        ground="personal_reasons",
        on="2025-07-01",
        until="2026-12-31",
        asked_on="2025-01-01",
    )
    away = next_step(room(sg).staff.agents[agent], on("2025-08-01"), LAW)
    sg.personnel.position(agent=agent, on="2027-01-01", position="active")
    back = next_step(room(sg).staff.agents[agent], on("2027-01-02"), LAW)
    assert away is not None
    assert away == back
    assert (away.suspended_days, away.day) == (549, on("2027-07-01"))  # eighteen months served, six left
    given = {"agent": agent, "corps": "AAE", "grade": "attache", "step": "5", "why": "step"}
    assert refused(sg, "HR-02", "on", lambda: sg.personnel.classify(**given, on="2027-01-02"))["due"] == "2027-07-01"
    sg.personnel.classify(**given, on="2027-07-01")


@pytest.mark.rule("HR-02")
def test_a_leave_with_no_end_leaves_the_day_of_the_step_unknown_and_one_that_begins_that_day_does_not() -> None:
    sg = office()
    leave: dict[str, Any] = {"position": "leave_of_absence", "ground": "follow_spouse", "asked_on": "2025-01-01"}
    agent = an_agent(sg, on="2024-01-01", corps="AAE", grade="attache", step="4")
    sg.personnel.position(agent=agent, on="2025-07-01", **leave)
    due = next_step(room(sg).staff.agents[agent], on("2025-08-01"), LAW)
    assert due is not None
    assert due.day is None
    other = an_agent(sg, on="2024-01-01", corps="AAE", grade="attache", step="4")
    sg.personnel.position(agent=other, on="2026-01-01", until="2026-12-31", **leave)
    due = next_step(room(sg).staff.agents[other], on("2026-02-01"), LAW)
    assert due is not None
    assert (due.suspended_days, due.day) == (0, on("2026-01-01"))


@pytest.mark.rule("HR-04")
def test_part_time_counts_for_its_quota_and_an_arrival_for_its_days() -> None:
    sg = office()
    part = an_agent(sg, on="2024-01-01")
    sg.personnel.set_working_time(agent=part, quota="0.8", kind="part_time_request", on="2024-01-01")
    late = an_agent(sg, on="2026-07-01")
    agents = room(sg).staff.agents
    assert fte_year(agents[part], 2026, LAW) == Fraction(4, 5)
    assert rounded(fte_year(agents[late], 2026, LAW)) == Decimal("0.504")


@pytest.mark.rule("HR-05")
def test_a_ceiling_exceeded_is_flagged_not_blocked() -> None:
    over = against_ceiling(Decimal("240.2"), Decimal("240.0"), 2026)
    assert over.verdict is Verdict.BREACH
    assert against_ceiling(Decimal("240.0"), Decimal("240.0"), 2026).verdict is Verdict.PASS
    assert against_ceiling(Decimal("240.0"), None, 2026).verdict is Verdict.UNDETERMINED


@pytest.mark.rule("HR-31")
def test_probation_is_a_working_day_a_week_up_to_its_cap() -> None:
    first = on("2026-01-05")
    long = probation(first, on("2026-10-11"), LAW)  # 40 weeks
    assert (long.working_days, long.last_day) == (40, on("2026-02-04"))
    short = probation(first, on("2026-03-15"), LAW)  # 10 weeks
    assert (short.working_days, short.last_day) == (10, on("2026-01-16"))
    assert probation(first, None, LAW).last_day == on("2026-05-04")
    assert probation(first, None, LAW, same_functions=True).working_days == 0


@pytest.mark.rule("HR-31")
def test_a_longer_probation_is_refused() -> None:
    sg = office()
    agent = an_agent(sg, on="2026-01-05", status="contract")
    given: dict[str, Any] = {
        "agent": agent,
        "contract": "C1",
        "basis": "L332-2 2",
        "category": "A",
        "functions": "adviser",
        "index": 485,
        "on": "2026-01-05",
        "until": "2026-10-11",
    }
    refused(sg, "HR-31", "probation_until", lambda: sg.personnel.sign_contract(**given, probation_until="2026-02-05"))
    sg.personnel.sign_contract(**given, probation_until="2026-02-04")


@pytest.mark.rule("HR-32")
@pytest.mark.parametrize(
    ("months", "free_on"), [(5, "2026-03-10"), (6, "2026-04-02"), (23, "2026-04-02"), (24, "2026-05-02")]
)
def test_notice_grows_with_seniority(months: int, free_on: str) -> None:
    assert notice_end(on("2026-03-02"), months, LAW)[0] == on(free_on)


@pytest.mark.rule("HR-32")
def test_who_resigns_leaves_at_the_end_of_the_notice() -> None:
    sg = office()
    agent = a_contract_agent(sg, on="2024-01-01", until="2026-12-31")
    leave = {"agent": agent, "reason": "resignation", "noticed_on": "2026-03-02"}
    inputs = refused(sg, "HR-32", "on", lambda: sg.personnel.leave(**leave, on="2026-05-01"))
    assert (inputs["seniority_months"], inputs["earliest"]) == ("26", "2026-05-02")
    sg.personnel.leave(**leave, on="2026-05-02")


def contract(first: str, last: str, basis: str = "L332-2 2", category: str = "A") -> Contract:
    return Contract("C", on(first), basis, category, "adviser", on(last))


@pytest.mark.rule("HR-33")
@pytest.mark.parametrize(
    ("second", "category", "months"),
    [("2023-04-01", "A", 72), ("2023-06-01", "A", 36), ("2023-04-01", "B", 36)],
)
def test_six_years_in_one_category_with_short_gaps(second: str, category: str, months: int) -> None:
    begins = on(second)
    held = [
        contract("2020-01-01", "2022-12-31"),
        contract(second, begins.replace(year=begins.year + 3).isoformat(), category=category),
    ]
    assert counted_months(held, category, begins.replace(year=begins.year + 3), LAW) == months


@pytest.mark.rule("HR-33")
def test_contracts_held_at_once_count_once_and_one_within_another_breaks_nothing() -> None:
    twice = [contract("2023-02-01", "2026-01-31", "L332-3"), contract("2023-02-01", "2026-01-31", "L332-3")]
    assert counted_months(twice, "A", on("2026-02-01"), LAW) == 36
    nested = [
        contract("2020-01-01", "2023-12-31"),
        contract("2020-02-01", "2020-03-31"),
        contract("2024-01-01", "2025-12-31"),
    ]
    assert counted_months(nested, "A", on("2026-01-01"), LAW) == 72
    crossing = [contract("2020-01-01", "2021-06-30"), contract("2021-01-01", "2022-12-31")]
    assert counted_months(crossing, "A", on("2023-01-01"), LAW) == 36


@pytest.mark.rule("HR-33")
def test_a_third_contract_after_three_years_of_two_jobs_may_have_a_term() -> None:
    sg = office()
    agent = an_agent(sg, on="2023-02-01", status="contract")
    job = {"agent": agent, "basis": "L332-3", "category": "A", "monthly": "1 200"}
    for number, functions in (("C1", "archives"), ("C2", "museum")):
        sg.personnel.sign_contract(**job, contract=number, functions=functions, on="2023-02-01", until="2026-01-31")
    sg.personnel.sign_contract(**job, contract="C3", functions="archives", on="2026-02-01", until="2027-01-31")


@pytest.mark.rule("HR-32")
def test_two_contracts_of_the_same_year_are_a_year_of_seniority() -> None:
    held = [contract("2024-01-01", "2024-12-31"), contract("2024-01-01", "2024-12-31")]
    assert seniority_months(held, on("2025-01-01")) == 12
    apart = [contract("2024-01-01", "2024-06-15"), contract("2024-09-01", "2024-12-15")]
    assert seniority_months(apart, on("2025-01-01")) == 9  # 5 months 15 days and 3 months 15 days


@pytest.mark.rule("HR-33")
def test_the_seventh_year_can_only_be_open_ended() -> None:
    sg = office()
    agent = a_contract_agent(sg, on="2020-01-01", until="2022-12-31")
    sg.personnel.renew_contract(agent=agent, contract=f"{agent}/1", on="2023-01-01", until="2025-12-31")
    again = {"agent": agent, "contract": f"{agent}/1", "on": "2026-01-01"}
    inputs = refused(sg, "HR-33", "until", lambda: sg.personnel.renew_contract(**again, until="2026-12-31"))
    assert inputs["months_counted"] == "72"
    sg.personnel.renew_contract(**again)
    held = room(sg).staff.agents[agent].contract(on("2026-01-01"))
    assert held is not None
    assert held.open_ended


@pytest.mark.rule("HR-33")
def test_six_years_reached_on_the_way_make_the_contract_open_ended_that_day() -> None:
    running = contract("2023-01-01", "2026-12-31")
    held = [contract("2021-01-01", "2022-12-31"), running]
    assert six_years_on(held, running, LAW) is None
    longer = contract("2020-07-01", "2022-12-31")
    assert six_years_on([longer, running], running, LAW) == on("2026-07-01")


@pytest.mark.rule("HR-34")
@pytest.mark.parametrize(("renewal", "open_ended"), [("2025-09-01", True), ("2025-06-01", False)])
def test_service_on_a_temporary_vacancy_counts_since_the_ruling(renewal: str, open_ended: bool) -> None:
    day = on(renewal)
    first, then = day.replace(year=day.year - 6), day.replace(year=day.year - 5)
    eve = date.fromordinal(day.toordinal() - 1)
    held = [
        contract(first.isoformat(), date.fromordinal(then.toordinal() - 1).isoformat(), "L332-7"),
        contract(then.isoformat(), eve.isoformat()),
    ]
    assert (counted_months(held, "A", day, LAW) >= 72) is open_ended


@pytest.mark.rule("HR-35")
def test_a_contract_of_a_year_must_be_published_for_a_month() -> None:
    assert not must_publish(11, on("2026-03-02"), LAW)
    assert must_publish(12, on("2026-03-02"), LAW)
    sg = office()
    vacancy = {"vacancy": "V1", "job": "J1", "title": "Conseiller", "category": "A", "on": "2026-03-02"}
    refused(sg, "HR-35", "closes", lambda: sg.personnel.publish_vacancy(**vacancy, closes="2026-03-31"))
    sg.personnel.publish_vacancy(**vacancy, closes="2026-04-01")
    urgent = {**vacancy, "vacancy": "V2", "urgent": True}
    sg.personnel.publish_vacancy(**urgent, closes="2026-03-10")


@pytest.mark.rule("HR-36")
@pytest.mark.parametrize(("field", "years"), [("minimum_years", 6), ("maximum_years", 4)])
def test_occupation_terms_stay_within_five_years(field: str, years: int) -> None:
    sg = office()
    refused(sg, "HR-36", field, lambda: sg.personnel.set_occupation_terms(job="J1", on="2026-01-01", **{field: years}))
    sg.personnel.set_occupation_terms(job="J1", on="2026-01-01", **{field: 5})


@pytest.mark.rule("HR-37")
def test_a_legal_priority_may_be_passed_over_with_a_reason_only() -> None:
    sg = office()
    sg.personnel.publish_vacancy(
        vacancy="V1", job="J1", title="Conseiller", category="A", on="2026-03-02", closes="2026-04-01"
    )
    for candidate, priorities in (("candidate:1", ()), ("candidate:2", ("disability",))):
        sg.personnel.file_application(vacancy="V1", candidate=candidate, priorities=priorities, on="2026-03-10")
    row = room(sg).careers.vacancies["V1"]
    order = ranked(row.applications, on("2026-04-02"), LAW)
    assert [r.candidate for r in order] == ["candidate:2", "candidate:1"]
    assert "advice" in str(order[0].explanation)
    choice = {"vacancy": "V1", "candidate": "candidate:1", "on": "2026-04-10"}
    inputs = refused(sg, "HR-37", "reason", lambda: sg.personnel.choose_candidate(**choice))
    assert inputs["passed_over"] == "candidate:2"
    sg.personnel.choose_candidate(**choice, reason="continuité du chantier en cours")
    assert room(sg).careers.vacancies["V1"].reason == "continuité du chantier en cours"


LOAN = {
    "vehicle": "loan",
    "host": "Ville de Grenoble",
    "host_kind": "museum",
    "agreement": "conv-2026-01",
    "consent": True,
    "commune": "38185",
}


@pytest.mark.rule("HR-38")
def test_a_loan_lasts_three_years_and_a_fixed_term_agent_is_not_lent() -> None:
    sg = office()
    agent = an_agent(sg, on="2024-01-01")
    refused(sg, "HR-38", "until", lambda: work(sg, agent, on="2026-01-01", until="2029-01-01", **LOAN))
    work(sg, agent, on="2026-01-01", until="2028-12-31", **LOAN)
    fixed = a_contract_agent(sg, on="2025-01-01", until="2027-12-31")
    refused(sg, "HR-38", "agent", lambda: work(sg, fixed, on="2026-01-01", until="2026-12-31", **LOAN))
    open_ended = a_contract_agent(sg, on="2025-01-01")
    work(sg, open_ended, on="2026-01-01", until="2026-12-31", **LOAN)


@pytest.mark.rule("HR-38")
def test_a_contract_agent_is_lent_ten_years_to_the_day() -> None:
    sg = office()
    agent = a_contract_agent(sg, on="2025-01-01")
    for first in (2025, 2028, 2031):
        work(sg, agent, on=f"{first}-01-01", until=f"{first + 2}-12-31", **LOAN)
    refused(sg, "HR-38", "until", lambda: work(sg, agent, on="2034-01-01", until="2035-01-01", **LOAN))
    work(sg, agent, on="2034-01-01", until="2034-12-31", **LOAN)


@pytest.mark.rule("HR-39")
@pytest.mark.parametrize(
    ("kind", "share", "host", "who"),
    [
        ("annual_leave", "0.4", "museum", "origin"),
        ("annual_leave", "0.6", "museum", "host"),
        ("ordinary_sick_leave", "1", "archives", "host"),
        ("annual_leave", "1", "gip", "origin"),
        ("long_sick_leave", "1", "museum", "origin"),
        ("training_leave", "1", "museum", "origin"),
        ("discipline", "1", "museum", "origin"),
    ],
)
def test_who_grants_leave_to_an_agent_on_loan(kind: str, share: str, host: str, who: str) -> None:
    assert leave_authority(kind, Decimal(share), host, on("2026-03-02"), LAW) == who


@pytest.mark.rule("HR-40")
def test_the_windows_before_the_term_of_a_secondment() -> None:
    window = secondment_window(on("2027-08-31"), LAW)
    assert (window.agent_by, window.host_by) == (on("2027-05-31"), on("2027-06-30"))
    assert integration_offer(on("2022-09-01"), on("2027-08-31"), LAW) is None
    assert integration_offer(on("2022-09-01"), on("2028-08-31"), LAW) == on("2027-09-01")
    sg = office()
    agent = an_agent(sg, on="2024-01-01")
    sg.personnel.position(
        agent=agent, position="seconded_out", body="Ville de Lyon", on="2024-09-01", until="2027-08-31"
    )
    late = {"agent": agent, "party": "agent", "wish": "return"}
    said = verdicts(sg, "HR-40", act="personnel.secondment_answered", on="2027-06-01", **late)
    assert said == {"on": Verdict.BREACH}
    assert sg.personnel.answer_secondment(**late, on="2027-05-31").act.advice == ()


@pytest.mark.rule("HR-41")
def test_five_years_of_leave_then_eighteen_months_back() -> None:
    sg = office(2024)
    agent = an_agent(sg, on="2024-01-01")
    leave = {"agent": agent, "position": "leave_of_absence", "ground": "personal_reasons"}
    refused(sg, "HR-41", "until", lambda: sg.personnel.position(**leave, on="2024-01-01", until="2029-01-01"))
    sg.personnel.position(**leave, on="2024-01-01", until="2028-12-31")
    inputs = refused(sg, "HR-41", "on", lambda: sg.personnel.position(**leave, on="2030-01-01", until="2030-12-31"))
    assert inputs["months_back"] == "12"
    sg.personnel.position(**leave, on="2030-07-01", until="2031-06-30")


@pytest.mark.rule("HR-42")
def test_the_appraisal_goes_stage_by_stage_and_keeps_its_delays() -> None:
    assert clear_days(on("2026-03-02"), 15) == on("2026-03-18")
    sg = office()
    agent = an_agent(sg, on="2024-01-01")

    def stage(name: str, day: str, **more: object) -> None:
        sg.personnel.advance_appraisal(agent=agent, year=2025, stage=name, on=day, **more)

    refused(sg, "HR-42", "meeting", lambda: stage("called", "2026-02-03", meeting="2026-02-10"))
    stage("called", "2026-02-02", meeting="2026-02-10")
    refused(sg, "HR-42", "stage", lambda: stage("signed", "2026-02-10"))
    stage("held", "2026-02-10")
    stage("report_communicated", "2026-02-16")
    stage("commented", "2026-02-20")
    stage("signed", "2026-02-27")
    stage("notified", "2026-03-02")
    inputs = refused(sg, "HR-42", "on", lambda: stage("revision_requested", "2026-03-19"))
    assert inputs["last_day"] == "2026-03-18"
    stage("revision_requested", "2026-03-18")
    stage("answered", "2026-04-01")
    inputs = refused(sg, "HR-42", "on", lambda: stage("committee_seized", "2026-05-02"))
    assert inputs["last_day"] == "2026-05-01"
    stage("committee_seized", "2026-04-30")
    stage("final", "2026-06-01")


@pytest.mark.rule("PER-PARENTAL-END")
@pytest.mark.parametrize(
    ("third_birthday", "verdict"),
    [("2026-06-30", Verdict.PASS), ("2026-06-29", Verdict.BREACH), (None, Verdict.UNDETERMINED)],
)
def test_parental_leave_ends_on_the_third_birthday_at_the_latest(third_birthday: str | None, verdict: Verdict) -> None:
    sg = office()
    act = {"act": "personnel.positioned", "agent": an_agent(sg), "position": "parental_leave", "on": "2026-01-01"}
    act |= {"until": "2026-06-30", "asked_on": "2025-10-01"}
    if third_birthday is not None:
        act["child_third_birthday"] = third_birthday
    assert verdicts(sg, "PER-PARENTAL-END", **act) == {"until": verdict}
    if verdict is Verdict.BREACH:
        inputs = refused(sg, "PER-PARENTAL-END", "until", lambda: sg.record(act))
        assert inputs["child_third_birthday"] == "2026-06-29"


@pytest.mark.rule("HR-43")
@pytest.mark.parametrize(
    ("born", "age", "quarters"),
    [
        ("1965-03-31", (62, 9), 170),
        ("1965-04-01", (63, 0), 171),
        ("1968-06-15", (63, 9), 172),
        ("1964-05-01", (62, 9), 170),
        ("1962-05-10", (62, 6), 169),
        ("1975-01-01", (64, 0), 172),
    ],
)
def test_the_legal_age_by_generation(born: str, age: tuple[int, int], quarters: int) -> None:
    found = outlook(on(born), LAW)
    assert (found.age, found.quarters) == (age, quarters)


@pytest.mark.rule("HR-43")
def test_a_generation_nobody_loaded_is_refused() -> None:
    with pytest.raises(InvalidInput, match="1940"):
        outlook(on("1940-01-01"), LAW)


@pytest.mark.rule("HR-44")
def test_the_age_limit() -> None:
    assert outlook(on("1962-05-10"), LAW).limit_day == on("2029-05-10")


@pytest.mark.rule("PER-VACANCY")
def test_one_applies_to_an_open_vacancy_and_one_chooses_among_its_candidates() -> None:
    sg = office()
    sg.personnel.publish_vacancy(
        vacancy="V1", job="J1", title="Conseiller", category="A", on="2026-03-02", closes="2026-04-01"
    )
    late = {"vacancy": "V1", "candidate": "candidate:1", "on": "2026-04-02"}
    refused(sg, "PER-VACANCY", "on", lambda: sg.personnel.file_application(**late))
    refused(sg, "PER-VACANCY", "vacancy", lambda: sg.personnel.file_application(**{**late, "vacancy": "V2"}))
    sg.personnel.file_application(**{**late, "on": "2026-04-01"})
    other = {"vacancy": "V1", "candidate": "candidate:2", "on": "2026-04-10"}
    refused(sg, "PER-VACANCY", "candidate", lambda: sg.personnel.choose_candidate(**other))


@pytest.mark.rule("PER-PROMOTION", "PER-PLACE")
def test_a_promotion_asks_for_step_and_service_and_gives_the_index_equal_or_next_above() -> None:
    sg = office()
    agent = an_agent(sg, on="2024-01-01", corps="AA", grade="c1", step="4")
    to_c2 = {"act": "personnel.classified", "agent": agent, "corps": "AA", "grade": "c2", "step": "2", "why": "grade"}
    assert verdicts(sg, "PER-PROMOTION", **to_c2, on="2025-12-31") == {"grade": Verdict.BREACH}
    assert verdicts(sg, "PER-PROMOTION", **to_c2, on="2027-12-31") == {"grade": Verdict.PASS}
    assert verdicts(sg, "PER-PLACE", **to_c2, on="2027-12-31") == {"step": Verdict.PASS}
    for step in ("1", "3"):
        assert verdicts(sg, "PER-PLACE", **{**to_c2, "step": step}, on="2027-12-31") == {"step": Verdict.BREACH}


@pytest.mark.rule("PER-PROMOTION")
def test_service_in_a_category_does_not_count_years_spent_in_a_lower_one() -> None:
    sg = office()
    agent = an_agent(sg, on="2023-07-01", corps="AA", grade="c1", step="4")
    sg.record({"act": "personnel.classified", "agent": agent, "corps": "SA", "grade": "normale", "step": "6",
               "why": "corps", "on": "2024-06-01", "source": "RenoiRH"})  # fmt: skip
    raised = {"act": "personnel.classified", "agent": agent, "corps": "SA", "grade": "superieure", "step": "2"}
    assert verdicts(sg, "PER-PROMOTION", **raised, why="grade", on="2026-12-31") == {"grade": Verdict.BREACH}
    assert verdicts(sg, "PER-PROMOTION", **raised, why="grade", on="2027-12-31") == {"grade": Verdict.PASS}
