"""Deciding acts on careers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from secgen.kernel.act import Act
from secgen.kernel.dates import add_months, days_after
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge
from secgen.personnel.careers import events as ev
from secgen.personnel.careers import rules as r
from secgen.personnel.careers.appraisal import FOLLOWS, last_day
from secgen.personnel.careers.mobility import secondment_window
from secgen.personnel.careers.state import AppraisalRow, VacancyRow
from secgen.personnel.staff import rules as rs
from secgen.personnel.staff.known import known_agent
from secgen.personnel.state import Personnel


def advance_appraisal(room: Personnel, act: ev.AppraisalAdvanced, judge: Judge) -> Iterable[Act]:
    """HR-42. A stage that may follow the one reached, in time, never before it."""
    if known_agent(room, judge, act) is None:
        return ()
    row = room.careers.appraisals.get((act.agent, act.year)) or AppraisalRow()
    follows = judge.check(r.HR_42, act.stage in FOLLOWS[row.stage], "stage", reached=row.stage, stage=act.stage)
    latest = row.days[-1][1] if row.days else act.on
    judge.check(rs.PER_ORDER, act.on >= latest, "on", on=act.on, last_stage_on=latest)
    if act.stage == "called":
        _called(act, judge)
    if act.stage == "held" and row.meeting is not None:
        judge.check(r.HR_42, act.on >= row.meeting, "on", advisory=True, on=act.on, meeting=row.meeting)
    limit = last_day(act.stage, row, judge.law)
    if limit is not None:  # late, a request is refused; the administration's own delay is only noted
        by_agent = act.stage in ("revision_requested", "committee_seized")
        judge.check(r.HR_42, act.on <= limit, "on", advisory=not by_agent, on=act.on, last_day=limit)
    return (act,) if follows else ()


def _called(act: ev.AppraisalAdvanced, judge: Judge) -> None:
    notice = judge.read("appraisal.notice_days")
    days = None if act.meeting is None else (act.meeting - act.on).days
    ok = days is not None and notice.holds(days)
    judge.check(r.HR_42, ok, "meeting", law=(notice,), on=act.on, meeting=act.meeting, days=days)


def set_occupation_terms(room: Personnel, act: ev.OccupationTermsSet, judge: Judge) -> Iterable[Act]:
    """HR-36. A minimum of five years at most, a maximum of five years at least; zero means none."""
    most, least = judge.read("occupation.minimum_most"), judge.read("occupation.maximum_least")
    ok = act.minimum_years == 0 or (act.minimum_years > 0 and most.holds(act.minimum_years))
    judge.check(r.HR_36, ok, "minimum_years", law=(most,), minimum_years=act.minimum_years)
    ok = act.maximum_years == 0 or least.holds(act.maximum_years)
    judge.check(r.HR_36, ok, "maximum_years", law=(least,), maximum_years=act.maximum_years)
    return (act,)


def publish_vacancy(room: Personnel, act: ev.VacancyPublished, judge: Judge) -> Iterable[Act]:
    """HR-35. A month of publication unless urgent."""
    new = judge.check(rs.PER_NEW, act.vacancy not in room.careers.vacancies, "vacancy", vacancy=act.vacancy)
    months = judge.read("vacancy.months")
    earliest = days_after(add_months(act.on, months.number), -1)
    ok = act.urgent or act.closes >= earliest
    judge.check(r.HR_35, ok, "closes", law=(months,), on=act.on, closes=act.closes, earliest=earliest)
    return (act,) if new else ()


def _vacancy(room: Personnel, judge: Judge, act: ev.ApplicationFiled | ev.CandidateChosen) -> VacancyRow | None:
    row = room.careers.vacancies.get(act.vacancy)
    judge.check(r.PER_VACANCY, row is not None, "vacancy", vacancy=act.vacancy)
    return row


def file_application(room: Personnel, act: ev.ApplicationFiled, judge: Judge) -> Iterable[Act]:
    """An application while the vacancy is open."""
    row = _vacancy(room, judge, act)
    if row is None:
        return ()
    opens, closes = row.published.on, row.published.closes
    judge.check(r.PER_VACANCY, opens <= act.on <= closes, "on", on=act.on, published=opens, closes=closes)
    return (act,)


def choose_candidate(room: Personnel, act: ev.CandidateChosen, judge: Judge) -> Iterable[Act]:
    """HR-37. A candidate of the list; passing over a legal priority takes a reason, recorded with the choice."""
    row = _vacancy(room, judge, act)
    if row is None:
        return ()
    chosen = next((a for a in row.applications if a.candidate == act.candidate), None)
    known = judge.check(r.PER_VACANCY, chosen is not None, "candidate", candidate=act.candidate)
    legal = judge.read("mobility.priorities")
    passed = [
        a.candidate
        for a in row.applications
        if a.candidate != act.candidate and len(a.priorities) > (len(chosen.priorities) if chosen else 0)
    ]
    ok = not passed or bool(act.reason.strip())
    judge.check(r.HR_37, ok, "reason", law=(legal,), passed_over=passed, reason=act.reason)
    return (act,) if known else ()


def answer_secondment(room: Personnel, act: ev.SecondmentAnswered, judge: Judge) -> Iterable[Act]:
    """HR-40. In time before the term of the secondment."""
    row = known_agent(room, judge, act)
    if row is None:
        return ()
    held = row.position(act.on)
    known = judge.check(rs.PER_REF, held.kind == "seconded_out", "agent", position=held.kind)
    if held.until is not None:
        window = secondment_window(held.until, judge.law)
        by = window.agent_by if act.party == "agent" else window.host_by
        judge.check(r.HR_40, act.on <= by, "on", party=act.party, term=held.until, last_day=by, on=act.on)
    return (act,) if known else ()


def request_retirement(room: Personnel, act: ev.RetirementRequested, judge: Judge) -> Iterable[Act]:
    """HR-43. Six months before the day wanted."""
    if known_agent(room, judge, act) is None:
        return ()
    months = judge.read("retirement.request_months")
    ok = act.on <= add_months(act.wished, -months.number)
    judge.check(r.HR_43, ok, "wished", law=(months,), on=act.on, wished=act.wished)
    return (act,)


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.AppraisalAdvanced: advance_appraisal,
    ev.OccupationTermsSet: set_occupation_terms,
    ev.VacancyPublished: publish_vacancy,
    ev.ApplicationFiled: file_application,
    ev.CandidateChosen: choose_candidate,
    ev.SecondmentAnswered: answer_secondment,
    ev.RetirementRequested: request_retirement,
}
