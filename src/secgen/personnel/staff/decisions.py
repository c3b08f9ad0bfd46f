"""Deciding acts on agents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from secgen.kernel.act import Act
from secgen.kernel.dates import add_months, days_after
from secgen.kernel.domain import Decide
from secgen.kernel.errors import InvalidInput
from secgen.kernel.identifiers import is_commune
from secgen.kernel.judge import Judge
from secgen.personnel.careers import absences
from secgen.personnel.careers.checks import check_contract, check_departure, check_promotion, check_step, check_term
from secgen.personnel.staff import events as ev
from secgen.personnel.staff import rules as r
from secgen.personnel.staff.grids import grids_of
from secgen.personnel.staff.known import known_agent, order
from secgen.personnel.staff.state import AgentRow
from secgen.personnel.state import Personnel


def hire(room: Personnel, act: ev.Hired, judge: Judge) -> Iterable[Act]:
    """An agent enters once; a civil servant with his place on the grids."""
    row = room.staff.agents.get(act.agent)
    back = row is not None and row.left_on is not None and row.left_on <= act.on
    new = judge.check(r.PER_NEW, bool(act.agent) and (row is None or back), "agent", agent=act.agent)
    if act.status == "contract":
        judge.check(r.PER_GRADE, not act.grade, "grade", status=act.status, grade=act.grade)
    else:
        on_grid(judge, act.corps, act.grade, act.step, act.on)
    judge.check(r.PER_DATES, act.retained_days >= 0, "retained_days", retained_days=act.retained_days)
    if act.entered_on is not None:
        order(judge, act.entered_on, act.on, "entered_on")
    return (act,) if new else ()


def on_grid(judge: Judge, corps: str, grade: str, step: str, day: date) -> bool:
    """Ask PER-GRADE: the grid in force has that corps, grade and step."""
    try:
        grids_of(judge.law).step(corps, grade, step, day)
    except InvalidInput as error:
        where = str(error.params["field"])
        known = str(error.params["reason"])
        return judge.check(r.PER_GRADE, False, where, corps=corps, grade=grade, step=step, day=day, known=known)
    return judge.check(r.PER_GRADE, True, "grade", corps=corps, grade=grade, step=step, day=day)


def classify(room: Personnel, act: ev.Classified, judge: Judge) -> Iterable[Act]:
    """A new place on the grids, for somebody who already has one."""
    row = known_agent(room, judge, act)
    if row is None:
        return ()
    judge.check(r.PER_GRADE, row.status != "contract", "agent", status=row.status)
    known = on_grid(judge, act.corps, act.grade, act.step, act.on)
    judge.check(r.PER_DATES, act.retained_days >= 0, "retained_days", retained_days=act.retained_days)
    if known and act.why == "step":
        check_step(row, act, judge)
    elif known and act.why == "grade":
        check_promotion(row, act, judge)
    return (act,)


def position(room: Personnel, act: ev.Positioned, judge: Judge) -> Iterable[Act]:
    """A statutory position that ends after it begins, with what the law asks of its kind."""
    row = known_agent(room, judge, act)
    if row is None:
        return ()
    if order(judge, act.on, act.until):
        if act.position == "leave_of_absence":
            absences.check_absence(row, act, judge)
        elif act.position == "parental_leave":
            absences.check_parental(act, judge)
        elif act.position == "seconded_out":
            absences.check_secondment(act, judge)
    return (act,)


def set_working_time(room: Personnel, act: ev.WorkingTimeSet, judge: Judge) -> Iterable[Act]:
    """A quota the law allows for that kind of working time (CGFP L612-1, L612-3, L332-3)."""
    row = known_agent(room, judge, act)
    if row is None:
        return ()
    order(judge, act.on, act.until)
    _quota(judge, act)
    return (act,)


def _quota(judge: Judge, act: ev.WorkingTimeSet) -> None:
    if act.kind == "full_time":
        judge.check(r.PER_QUOTA, act.quota == 1, "quota", quota=act.quota, kind=act.kind)
    elif act.kind == "part_time_job":
        most = judge.read("part_time.job_max")
        judge.check(r.PER_QUOTA, 0 < act.quota <= most.rate, "quota", law=(most,), quota=act.quota, kind=act.kind)
    else:
        allowed = judge.read(f"part_time.{act.kind.removeprefix('part_time_')}")
        ok = act.quota in {Decimal(word) for word in allowed.names}
        judge.check(r.PER_QUOTA, ok, "quota", law=(allowed,), quota=act.quota, kind=act.kind)


def assign(room: Personnel, act: ev.Assigned, judge: Judge) -> Iterable[Act]:
    """A house, a commune, a share; for a loan: consent, agreement, term and refund (HR-38)."""
    row = known_agent(room, judge, act)
    if row is None:
        return ()
    order(judge, act.on, act.until)
    judge.check(r.PER_COMMUNE, is_commune(act.commune), "commune", commune=act.commune)
    others = sum((a.share for a in row.places(act.on) if a.name != act.assignment), Decimal(0))
    whole = act.share == 1 or others + act.share <= 1
    judge.check(r.PER_SHARE, 0 < act.share <= 1 and whole, "share", share=act.share, already=others)
    judge.check(r.PER_SHARE, 0 <= act.reimbursed <= 1, "reimbursed", reimbursed=act.reimbursed)
    if act.vehicle == "loan" and row.managed:
        _loan(row, act, judge)
    return (act,)


def _loan(row: AgentRow, act: ev.Assigned, judge: Judge) -> None:
    agreed = bool(act.agreement) and act.consent
    judge.check(r.PER_LOAN, agreed, "agreement", agreement=act.agreement, consent=act.consent)
    refund = act.reimbursed == 1 or bool(act.derogation)
    judge.check(r.PER_LOAN, refund, "derogation", reimbursed=act.reimbursed, derogation=act.derogation)
    years = judge.read("loan.years")
    last = add_months(act.on, 12 * years.number)
    term = None if act.until is None else act.until < last
    judge.check(r.HR_38, term is True, "until", law=(years,), on=act.on, until=act.until, must_end_before=last)
    if row.status == "contract":
        contract = row.contract(act.on)
        judge.check(r.HR_38, contract is not None and contract.open_ended, "agent", status="contract")
        _ten_years(row, act, judge)


def _ten_years(row: AgentRow, act: ev.Assigned, judge: Judge) -> None:
    """A contract agent is lent ten years in all at most."""
    total = judge.read("loan.contract_years")
    loans = [a for a in row.assignments if a.vehicle == "loan" and a.since < act.on]
    spans = [(a.since, act.on if a.until is None else min(days_after(a.until, 1), act.on)) for a in loans]
    if act.until is not None:
        spans.append((act.on, days_after(act.until, 1)))
    days = sum((end - since).days for since, end in spans)
    first = min((since for since, _ in spans), default=act.on)
    most = (add_months(first, 12 * total.number) - first).days
    judge.check(r.HR_38, days <= most, "until", law=(total,), days_lent=days, days_allowed=most, years=total.number)


def end_assignment(room: Personnel, act: ev.AssignmentEnded, judge: Judge) -> Iterable[Act]:
    """An assignment that holds on that day."""
    row = known_agent(room, judge, act)
    if row is None:
        return ()
    known = any(a.name == act.assignment and a.since < act.on for a in row.assignments)
    return (act,) if judge.check(r.PER_REF, known, "assignment", assignment=act.assignment) else ()


def sign_contract(room: Personnel, act: ev.ContractSigned, judge: Judge) -> Iterable[Act]:
    """A contract agent's contract, with its pay."""
    row = known_agent(room, judge, act)
    if row is None:
        return ()
    order(judge, act.on, act.until)
    judge.check(r.PER_REF, row.status == "contract", "agent", status=row.status)
    taken = any(c.number == act.contract for c in row.contracts)
    new = judge.check(r.PER_NEW, bool(act.contract) and not taken, "contract", contract=act.contract)
    judge.check(r.PER_PAY, (act.index > 0) != (act.monthly.cents > 0), "index", index=act.index, monthly=act.monthly)
    check_contract(row, act, judge)
    return (act,) if new else ()


def renew_contract(room: Personnel, act: ev.ContractRenewed, judge: Judge) -> Iterable[Act]:
    """A contract the agent already has."""
    row = known_agent(room, judge, act)
    if row is None:
        return ()
    order(judge, act.on, act.until)
    last = next((c for c in reversed(row.contracts) if c.number == act.contract), None)
    if not judge.check(r.PER_REF, last is not None, "contract", contract=act.contract) or last is None:
        return ()
    check_term(row, last.basis, last.category, act.on, act.until, judge)
    return (act,)


def confirm_open_ended(room: Personnel, act: ev.ContractConfirmedOpenEnded, judge: Judge) -> Iterable[Act]:
    """The amendment confirms a contract that runs on that day."""
    row = known_agent(room, judge, act)
    if row is None:
        return ()
    contract = row.contract(act.on)
    known = contract is not None and contract.number == act.contract
    return (act,) if judge.check(r.PER_REF, known, "contract", contract=act.contract) else ()


def leave(room: Personnel, act: ev.Left, judge: Judge) -> Iterable[Act]:
    """Somebody who is still there leaves."""
    row = known_agent(room, judge, act)
    if row is None:
        return ()
    check_departure(row, act, judge)
    return (act,)


def notify_ceiling(room: Personnel, act: ev.CeilingNotified, judge: Judge) -> Iterable[Act]:
    """A ceiling above zero."""
    judge.check(r.PER_SHARE, act.fte_years > 0, "fte_years", fte_years=act.fte_years)
    return (act,)


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.Hired: hire,
    ev.Classified: classify,
    ev.Positioned: position,
    ev.WorkingTimeSet: set_working_time,
    ev.Assigned: assign,
    ev.AssignmentEnded: end_assignment,
    ev.ContractSigned: sign_contract,
    ev.ContractRenewed: renew_contract,
    ev.ContractConfirmedOpenEnded: confirm_open_ended,
    ev.Left: leave,
    ev.CeilingNotified: notify_ceiling,
}
