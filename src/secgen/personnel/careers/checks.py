"""What careers ask of acts on agents: step, promotion, contract, departure. Called by the decisions of staff."""

from __future__ import annotations

from datetime import date

from secgen.kernel.dates import add_months
from secgen.kernel.errors import InvalidInput
from secgen.kernel.finding import Verdict
from secgen.kernel.judge import Judge
from secgen.personnel.careers import rules as r
from secgen.personnel.careers.contracts import counted_months, notice_end, probation, seniority_months
from secgen.personnel.careers.planning import next_chevron
from secgen.personnel.careers.promotion import eligibilities
from secgen.personnel.careers.steps import next_step
from secgen.personnel.staff.events import Classified, ContractSigned, Left
from secgen.personnel.staff.grids import grids_of
from secgen.personnel.staff.state import AgentRow


def check_step(row: AgentRow, act: Classified, judge: Judge) -> None:
    """Ask HR-02: the step is the next one of the same grade, not before its day."""
    held = row.classification(act.on)
    if held is not None and (act.step, act.chevron) == (held.step, held.chevron + 1):
        coming = next_chevron(held, act.on, judge.law)
        ok = coming is not None and act.on >= coming[0]
        judge.check(r.HR_02, ok, "chevron", chevron=act.chevron, on=act.on, due=coming[0] if coming else None)
        return
    due = next_step(row, act.on, judge.law)
    if held is None or due is None:
        judge.check(r.HR_02, False, "step", step=act.step, held=held.step if held else "", next="")
        return
    same = (act.corps, act.grade, act.step) == (held.corps, held.grade, due.step.name)
    judge.check(r.HR_02, same, "step", held=held.step, step=act.step, next=due.step.name)
    on_time = None if due.day is None else act.on >= due.day
    judge.check(r.HR_02, on_time, "on", on=act.on, due=due.day, since=held.entered, not_counting=due.suspended_days)


def check_promotion(row: AgentRow, act: Classified, judge: Judge) -> None:
    """Ask PER-PROMOTION and PER-PLACE: the conditions of a route to the grade, and the step given there."""
    held = row.classification(act.on)
    if held is None:
        return
    routes = [e for e in eligibilities(row, act.on.year, judge.law) if e.to == act.grade]
    verdicts = {e.verdict for e in routes}
    ok = None if not routes or verdicts == {Verdict.UNDETERMINED} else Verdict.PASS in verdicts
    if not ok and Verdict.UNDETERMINED in verdicts:
        ok = None
    judge.check(r.PER_PROMOTION, ok, "grade", held=held.grade, to=act.grade, routes=[e.route for e in routes])
    grids = grids_of(judge.law)
    try:
        index = grids.step(held.corps, held.grade, held.step, act.on).index(held.chevron)
        wanted = grids.place(act.corps, act.grade, index, act.on)
    except InvalidInput:
        return  # PER-GRADE has said so
    judge.check(r.PER_PLACE, act.step == wanted.name, "step", index=index, step=act.step, wanted=wanted.name)


def check_contract(row: AgentRow, act: ContractSigned, judge: Judge) -> None:
    """Ask PER-TERM, HR-31, HR-33 and HR-34 of a new contract."""
    check_term(row, act.basis, act.category, act.on, act.until, judge)
    known = any(c.functions == act.functions and c.since < act.on for c in row.contracts)
    longest = probation(act.on, act.until, judge.law, same_functions=known)
    if act.probation_until is not None:
        ok = longest.last_day is not None and act.probation_until <= longest.last_day
        judge.check(
            r.HR_31,
            ok,
            "probation_until",
            law=longest.law,
            same_functions=known,
            until=act.probation_until,
            last_day=longest.last_day,
            working_days=longest.working_days,
        )


def check_term(row: AgentRow, basis: str, category: str, on: date, until: date | None, judge: Judge) -> None:
    """Ask PER-TERM: the length the article allows; HR-33, HR-34: six years make it open-ended."""
    _length(row, basis, on, until, judge)
    if basis not in judge.read("contract.convertible").names:
        return
    needed, counting = judge.read("contract.open_ended_years"), judge.read("contract.counting")
    months = counted_months(row.contracts, category, on, judge.law)
    ok = until is None or months < 12 * needed.number
    judge.check(r.HR_33, ok, "until", law=(needed, counting), months_counted=months, until=until)


def _length(row: AgentRow, basis: str, on: date, until: date | None, judge: Judge) -> None:
    if basis in ("L332-7", "L332-22", "L332-24"):
        name = {"L332-7": "vacancy_months", "L332-22": "increase_months", "L332-24": "project_years"}[basis]
        most = judge.read(f"contract.{name}")
        months = most.number * (12 if most.unit == "years" else 1)
        first = min((c.since for c in row.contracts if c.basis == basis and c.since < on), default=on)
        ok = until is not None and until < add_months(first, months)
        judge.check(r.PER_TERM, ok, "until", law=(most,), basis=basis, since=first, until=until)
    elif basis in judge.read("contract.convertible").names:
        most = judge.read("contract.term_years")
        ok = until is None or until < add_months(on, 12 * most.number)
        judge.check(r.PER_TERM, ok, "until", law=(most,), basis=basis, on=on, until=until)
    else:  # L332-6: as long as the absence it covers
        judge.check(r.PER_TERM, until is not None, "until", basis=basis, until=until)


def check_departure(row: AgentRow, act: Left, judge: Judge) -> None:
    """Ask HR-32: a contract agent who resigns or is dismissed leaves at the end of his notice."""
    if row.status != "contract" or act.reason not in ("resignation", "dismissal"):
        return
    contract = row.contract(act.on)
    if contract is not None and contract.probation_until is not None and act.on <= contract.probation_until:
        return  # no notice during the probation
    if act.noticed_on is None:
        judge.check(r.HR_32, None, "noticed_on", reason=act.reason)
        return
    months = seniority_months(row.contracts, act.noticed_on)
    earliest, length = notice_end(act.noticed_on, months, judge.law)
    judge.check(r.HR_32, act.on >= earliest, "on", law=(length,), seniority_months=months, on=act.on, earliest=earliest)
