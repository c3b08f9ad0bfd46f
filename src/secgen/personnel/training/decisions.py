"""Deciding acts on training."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from attrs import evolve

from secgen.kernel.act import Act
from secgen.kernel.dates import add_months, days_after
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge
from secgen.kernel.money import ZERO
from secgen.kernel.text import Text
from secgen.personnel.inputs import one_of, refuse
from secgen.personnel.staff import rules as rs
from secgen.personnel.staff.known import known_agent, order
from secgen.personnel.staff.state import AgentRow
from secgen.personnel.state import Personnel
from secgen.personnel.training import events as ev
from secgen.personnel.training import rules as r
from secgen.personnel.training.rights import account_credit, right_to_training, usable_ahead
from secgen.personnel.training.state import Account, SessionRow

_POSITIVE: Final = Text("au moins 1", "at least 1")


def _positive(act: Act, **numbers: int) -> None:
    for name, number in numbers.items():
        if number < 1:
            refuse(act.tag, name, number, _POSITIVE)


def _obligation(act: Act, code: str, judge: Judge) -> None:
    """Refuse an obligation the packs do not list."""
    if code:
        one_of(act.tag, "mandatory", code, (row["code"] for row in judge.law.section("mandatory_training")))


def express_need(room: Personnel, act: ev.NeedExpressed, judge: Judge) -> Iterable[Act]:
    """A need of an agent, once under its number."""
    if known_agent(room, judge, act) is None:
        return ()
    _positive(act, hours=act.hours)
    new = judge.check(rs.PER_NEW, act.need not in room.training.needs, "need", need=act.need)
    return (act,) if new else ()


def adopt_plan(room: Personnel, act: ev.PlanAdopted, judge: Judge) -> Iterable[Act]:
    """A plan with its axes; without the committee's opinion it is recorded with that advice. CGFP art. R253-1."""
    if not act.axes or act.envelope < ZERO:
        refuse(act.tag, "axes, envelope", act.envelope, Text("au moins un axe, pas de montant négatif", "some axis"))
    heard = room.dialogue.opinion_given(act.meeting, act.on, "training_plan")
    judge.check(r.TRAIN_OPINION, heard, "meeting", meeting=act.meeting, year=act.year)
    return (act,)


def plan_session(room: Personnel, act: ev.SessionPlanned, judge: Judge) -> Iterable[Act]:
    """A session of the plan, once under its number."""
    _positive(act, hours=act.hours, seats=act.seats)
    _obligation(act, act.mandatory, judge)
    judge.check(rs.PER_DATES, act.starts <= act.ends, "ends", starts=act.starts, ends=act.ends)
    judge.check(rs.PER_DATES, act.on <= act.starts, "on", on=act.on, starts=act.starts)
    plan = room.training.plans.get(act.year)
    fits = None if plan is None else act.axis in plan.axes
    judge.check(r.TRAIN_PLAN, fits, "axis", axis=act.axis, axes=plan.axes if plan else ())
    if plan is not None:
        total = room.training.planned_cost(act.year) + act.cost
        judge.check(r.TRAIN_PLAN, total <= plan.envelope, "cost", total=total, envelope=plan.envelope)
    new = judge.check(rs.PER_NEW, act.session not in room.training.sessions, "session", session=act.session)
    return (act,) if new else ()


def _session(room: Personnel, act: Any, judge: Judge) -> SessionRow | None:
    """The session an act is about, planned by then and not cancelled."""
    row = room.training.sessions.get(act.session)
    known = row is not None and not row.cancelled
    if not judge.check(rs.PER_REF, known, "session", session=act.session) or row is None:
        return None
    ok = judge.check(rs.PER_ORDER, row.planned.on <= act.on, "on", on=act.on, planned_on=row.planned.on)
    return row if ok else None


def order_session(room: Personnel, act: ev.SessionOrdered, judge: Judge) -> Iterable[Act]:
    """A session ordered, once, within the envelope of the plan."""
    row = _session(room, act, judge)
    if row is None:
        return ()
    if act.amount <= ZERO:
        refuse(act.tag, "amount", act.amount, Text("un montant positif", "an amount above zero"))
    judge.check(rs.PER_NEW, not row.ordered or act.corrects is not None, "session", already=row.ordered)
    plan = room.training.plans.get(row.planned.year)
    if plan is not None:
        total = room.training.planned_cost(row.planned.year) - (row.ordered or row.planned.cost) + act.amount
        judge.check(r.TRAIN_PLAN, total <= plan.envelope, "amount", total=total, envelope=plan.envelope)
    return (act,)


def cancel_session(room: Personnel, act: ev.SessionCancelled, judge: Judge) -> Iterable[Act]:
    """A session that was not cancelled yet."""
    return (act,) if _session(room, act, judge) is not None else ()


def register(room: Personnel, act: ev.Registered, judge: Judge) -> Iterable[Act]:
    """A seat for an agent who is there, once."""
    row = _session(room, act, judge)
    if row is None or known_agent(room, judge, act) is None:
        return ()
    new = judge.check(rs.PER_NEW, act.agent not in row.places, "agent", agent=act.agent, session=act.session)
    taken = len(row.places)
    judge.check(r.TRAIN_SEATS, taken < row.planned.seats, "session", taken=taken, seats=row.planned.seats)
    if act.request:
        request = room.training.requests.get(act.request)
        granted = request is not None and (request.agent, request.answer) == (act.agent, "granted")
        judge.check(rs.PER_REF, granted, "request", request=act.request, answer=request.answer if request else None)
    return (act,) if new else ()


def attend(room: Personnel, act: ev.Attended, judge: Judge) -> Iterable[Act]:
    """The outcome of a registration, once; no more hours than the session has."""
    row = _session(room, act, judge)
    if row is None:
        return ()
    known = judge.check(rs.PER_REF, act.agent in row.places, "agent", agent=act.agent, session=act.session)
    new = (act.session, act.agent) not in room.training.outcomes or act.corrects is not None
    judge.check(rs.PER_NEW, new, "agent", agent=act.agent, session=act.session)
    judge.check(rs.PER_DATES, act.on >= row.planned.starts, "on", on=act.on, starts=row.planned.starts)
    ok = 0 < act.hours <= row.planned.hours if act.outcome == "followed" else act.hours == 0
    judge.check(r.TRAIN_SEATS, ok, "hours", hours=act.hours, session_hours=row.planned.hours, outcome=act.outcome)
    return (act,) if known else ()


def recall(room: Personnel, act: ev.TrainingRecalled, judge: Judge) -> Iterable[Act]:
    """A training followed before the agent came, or elsewhere: known, whatever its day."""
    _positive(act, hours=act.hours)
    _obligation(act, act.mandatory, judge)
    known = judge.check(rs.PER_REF, act.agent in room.staff.agents, "agent", agent=act.agent)
    return (act,) if known else ()


def request(room: Personnel, act: ev.TrainingRequested, judge: Judge) -> Iterable[Act]:
    """A request, once under its number; out of service time it takes an agreement and has its hours."""
    if known_agent(room, judge, act) is None:
        return ()
    _positive(act, hours=act.hours)
    if act.outside and act.initiative == "employer":
        judge.check(r.TRAIN_OUTSIDE, act.agreed, "agreed", agreed=act.agreed)
        if act.axis in ("t2", "t3"):
            most = judge.read(f"training.outside_hours_{act.axis}")
            hours = act.hours + _outside_hours(room, act)
            judge.check(r.TRAIN_OUTSIDE, most.holds(hours), "hours", law=(most,), hours=hours, axis=act.axis)
        else:
            judge.check(r.TRAIN_OUTSIDE, False, "axis", axis=act.axis)
    new = judge.check(rs.PER_NEW, act.request not in room.training.requests, "request", request=act.request)
    return (act,) if new else ()


def _outside_hours(room: Personnel, act: ev.TrainingRequested) -> int:
    rows = room.training.requests.values()
    same = (row for row in rows if (row.agent, row.axis, row.on.year) == (act.agent, act.axis, act.on.year))
    return sum(row.hours for row in same if row.outside and row.initiative == "employer" and row.answer != "refused")


def answer(room: Personnel, act: ev.TrainingAnswered, judge: Judge) -> Iterable[Act]:
    """An answer the law allows: a refusal has its reason, and some may not be refused at all (HR-47)."""
    row = room.training.requests.get(act.request)
    known = row is not None and row.agent == act.agent
    if not judge.check(rs.PER_REF, known, "request", request=act.request) or row is None:
        return ()
    if not judge.check(rs.PER_ORDER, row.on <= act.on, "on", on=act.on, asked_on=row.on):
        return ()
    judge.check(rs.PER_NEW, not row.answer or act.corrects is not None, "request", answered=row.answer)
    if act.answer == "granted":
        return (act,)
    judge.check(r.TRAIN_MOTIVE, bool(act.motive.strip()), "motive", motive=act.motive)
    if row.initiative != "agent":
        return (act,)
    last = room.training.last_continuing(act.agent, row.on)
    right = right_to_training(last, row.on, judge.law)
    hired_on = room.staff.agents[act.agent].hired_on
    years = right.explanation.law
    seen = last is not None or add_months(hired_on, 12 * years[0].number) <= row.on
    if act.answer == "refused":
        ok = None if right.yes and not seen else not right.yes
        judge.check(r.HR_47, ok, "answer", law=years, last=last, asked_on=row.on, hired_on=hired_on)
        _second_refusal(room, act, row.theme, judge)
        return (act,)
    most = judge.read("training.deferral_months")
    limit = add_months(row.on, most.number)
    dated = act.deferred_to is not None and act.on <= act.deferred_to <= limit
    judge.check(r.HR_47, dated, "deferred_to", law=(most,), deferred_to=act.deferred_to, at_most=limit)
    if right.yes:
        judge.check(r.HR_47, act.opinion_on is not None, "opinion_on", opinion_on=act.opinion_on)
    return (act,)


def _second_refusal(room: Personnel, act: ev.TrainingAnswered, theme: str, judge: Judge) -> None:
    before = sum(
        (row.agent, row.theme, row.answer) == (act.agent, theme, "refused") for row in room.training.requests.values()
    )
    most = judge.read("training.refusals_before_opinion")
    heard = act.opinion_on is not None and act.opinion_on <= act.on
    judge.check(r.TRAIN_CAP, most.holds(before + 1) or heard, "opinion_on", law=(most,), refusals=before + 1)


def credit(room: Personnel, act: ev.AccountCredited, judge: Judge) -> Iterable[Act]:
    """The hours of a year, once, as the law counts them (HR-45)."""
    row = known_agent(room, judge, act)
    if row is None:
        return ()
    account = room.training.accounts.get(act.agent) or Account()
    judge.check(rs.PER_NEW, act.year not in account.years, "year", year=act.year)
    judge.check(rs.PER_DATES, act.on >= date(act.year, 12, 31), "on", on=act.on, credited_on=f"{act.year}-12-31")
    due = account_credit(account.balance - account.extra, act.low_level, _job_quota(row, act.on), act.on, judge.law)
    hours = int(due.value)
    given = act.hours or hours
    judge.check(r.HR_45, given == hours, "hours", law=due.explanation.law, hours=given, due=hours)
    return (evolve(act, hours=given),) if given else ()


def _job_quota(row: AgentRow, day: date) -> Decimal:
    """Part-time counts as full time; only an incomplete job counts for its share."""
    time = row.working_time(day)
    return time.quota if time.kind == "part_time_job" else Decimal(1)


def extend(room: Personnel, act: ev.AccountExtended, judge: Judge) -> Iterable[Act]:
    """More hours on a medical opinion, within what the law adds (HR-45). The opinion's content is never kept."""
    if known_agent(room, judge, act) is None:
        return ()
    _positive(act, hours=act.hours)
    most = judge.read("cpf.unfitness")
    account = room.training.accounts.get(act.agent) or Account()
    total = account.extra + act.hours
    judge.check(r.HR_45, most.holds(total), "hours", law=(most,), hours=total)
    judge.check(rs.PER_DATES, act.opinion_on <= act.on, "opinion_on", opinion_on=act.opinion_on, on=act.on)
    return (act,)


def use(room: Personnel, act: ev.AccountUsed, judge: Judge) -> Iterable[Act]:
    """Hours the account has, or will have within two years; never for adaptation to the post (HR-45)."""
    row = known_agent(room, judge, act)
    if row is None:
        return ()
    _positive(act, hours=act.hours)
    judge.check(r.HR_45, act.axis != "t1", "axis", axis=act.axis)
    account = room.training.accounts.get(act.agent) or Account()
    contract = row.contract(act.on) if row.status == "contract" else None
    ahead = usable_ahead(False, contract.until if contract else None, act.on, judge.law)
    most = account.balance + int(ahead.value)
    judge.check(
        r.HR_45, act.hours <= most, "hours", law=ahead.explanation.law, hours=act.hours, balance=account.balance
    )
    return (act,)


def request_leave(room: Personnel, act: ev.TrainingLeaveRequested, judge: Judge) -> Iterable[Act]:
    """A training leave asked in time, by somebody with the service and the months for it (HR-46)."""
    row = known_agent(room, judge, act)
    if row is None:
        return ()
    _positive(act, months=act.months)
    least = judge.read("training_leave.request_days")
    days = (act.starts - act.on).days
    judge.check(r.HR_46, least.holds(days), "starts", law=(least,), days_before=days, starts=act.starts)
    years = judge.read("training_leave.service_years")
    since = add_months(row.hired_on, 12 * years.number)
    judge.check(r.HR_46, since <= act.starts, "agent", law=(years,), hired_on=row.hired_on, possible_on=since)
    career = judge.read("training_leave.career_months")
    had = sum(leave.months for leave in _leaves(room, act.agent) if leave.answer == "granted")
    judge.check(r.HR_46, career.holds(had + act.months), "months", law=(career,), had=had, asked=act.months)
    new = judge.check(rs.PER_NEW, act.request not in room.training.leaves, "request", request=act.request)
    return (act,) if new else ()


def _leaves(room: Personnel, agent: str) -> list[Any]:
    return [leave for leave in room.training.leaves.values() if leave.agent == agent]


def answer_leave(room: Personnel, act: ev.TrainingLeaveAnswered, judge: Judge) -> Iterable[Act]:
    """An answer within its days; a deferral for absences, a third refusal after the CAP's opinion (HR-46)."""
    row = room.training.leaves.get(act.request)
    known = row is not None and row.agent == act.agent
    if not judge.check(rs.PER_REF, known, "request", request=act.request) or row is None:
        return ()
    if not judge.check(rs.PER_ORDER, row.on <= act.on, "on", on=act.on, asked_on=row.on):
        return ()
    judge.check(rs.PER_NEW, not row.answer or act.corrects is not None, "request", answered=row.answer)
    days = judge.read("training_leave.answer_days")
    late = (act.on - row.on).days
    judge.check(
        r.HR_46, days.holds(late), "on", law=(days,), advisory=True, days=late, by=days_after(row.on, days.number)
    )
    if act.answer == "granted":
        return (act,)
    judge.check(r.TRAIN_MOTIVE, bool(act.motive.strip()), "motive", motive=act.motive)
    if act.answer == "deferred":
        share, small = judge.read("training_leave.absent_share"), judge.read("training_leave.small_unit")
        if act.staff < 1 or act.absent < 0 or act.absent > act.staff:
            refuse(act.tag, "absent", act.absent, Text("de 0 à staff, au moins un agent", "0 to staff, at least one"))
        ok = act.absent > 1 if small.holds(act.staff) else share.holds(Decimal(act.absent) / act.staff)
        judge.check(r.HR_46, ok, "absent", law=(share, small), absent=act.absent, staff=act.staff)
        return (act,)
    before = _refused_in_a_row(room, act)
    most = judge.read("training_leave.refusals")
    heard = act.opinion_on is not None and act.opinion_on <= act.on
    judge.check(r.HR_46, most.holds(before + 1) or heard, "opinion_on", law=(most,), refusals=before + 1)
    return (act,)


def _refused_in_a_row(room: Personnel, act: ev.TrainingLeaveAnswered) -> int:
    answered = sorted((leave for leave in _leaves(room, act.agent) if leave.answer), key=lambda leave: leave.on)
    count = 0
    for leave in reversed(answered):
        if leave.answer != "refused":
            break
        count += 1
    return count


def give_role(room: Personnel, act: ev.RoleGiven, judge: Judge) -> Iterable[Act]:
    """A role of an agent who is there."""
    if known_agent(room, judge, act) is None or not order(judge, act.on, act.until):
        return ()
    return (act,)


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.NeedExpressed: express_need,
    ev.PlanAdopted: adopt_plan,
    ev.SessionPlanned: plan_session,
    ev.SessionOrdered: order_session,
    ev.SessionCancelled: cancel_session,
    ev.Registered: register,
    ev.Attended: attend,
    ev.TrainingRecalled: recall,
    ev.TrainingRequested: request,
    ev.TrainingAnswered: answer,
    ev.AccountCredited: credit,
    ev.AccountExtended: extend,
    ev.AccountUsed: use,
    ev.TrainingLeaveRequested: request_leave,
    ev.TrainingLeaveAnswered: answer_leave,
    ev.RoleGiven: give_role,
}
