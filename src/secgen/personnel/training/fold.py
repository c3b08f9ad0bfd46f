"""How acts on training change the state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.kernel.act import Act
from secgen.kernel.domain import Fold
from secgen.personnel.state import Personnel
from secgen.personnel.training import events as ev
from secgen.personnel.training.state import Account, Followed, LeaveRow, RequestRow, SessionRow


def need_expressed(room: Personnel, act: ev.NeedExpressed, position: int) -> None:
    """The need is known."""
    room.training.needs.put(act.need, act)


def plan_adopted(room: Personnel, act: ev.PlanAdopted, position: int) -> None:
    """The plan of the year; adopted again, it replaces the one known."""
    room.training.plans.put(act.year, act)


def session_planned(room: Personnel, act: ev.SessionPlanned, position: int) -> None:
    """A session with every seat free."""
    room.training.sessions.put(act.session, SessionRow(act))


def session_ordered(room: Personnel, act: ev.SessionOrdered, position: int) -> None:
    """What the session costs, and where it is charged."""
    row = room.training.sessions.edit(act.session)
    row.ordered, row.payee, row.commitment = act.amount, act.payee, act.commitment


def session_cancelled(room: Personnel, act: ev.SessionCancelled, position: int) -> None:
    """The session and its registrations fall."""
    row = room.training.sessions.edit(act.session)
    row.cancelled = True
    for agent in row.places:
        room.training.outcomes.put((act.session, agent), ("cancelled", 0))


def registered(room: Personnel, act: ev.Registered, position: int) -> None:
    """One seat less."""
    row = room.training.sessions.edit(act.session)
    row.places = (*row.places, act.agent)


def attended(room: Personnel, act: ev.Attended, position: int) -> None:
    """The outcome is known; what was followed counts for the agent. Said again, it replaces what was said."""
    planned = room.training.sessions[act.session].planned
    room.training.outcomes.put((act.session, act.agent), (act.outcome, act.hours))
    kept = tuple(f for f in room.training.followed.get(act.agent, ()) if f.session != act.session)
    if act.outcome == "followed":
        new = Followed(planned.ends, planned.axis, planned.theme, act.hours, planned.mandatory, act.session)
        kept = (*kept, new)
    room.training.followed.put(act.agent, kept)


def training_recalled(room: Personnel, act: ev.TrainingRecalled, position: int) -> None:
    """One more training followed."""
    new = Followed(act.on, act.axis, act.theme, act.hours, act.mandatory)
    room.training.followed.put(act.agent, (*room.training.followed.get(act.agent, ()), new))


def training_requested(room: Personnel, act: ev.TrainingRequested, position: int) -> None:
    """A request without answer."""
    row = RequestRow(act.agent, act.on, act.axis, act.theme, act.hours, act.initiative, act.outside)
    room.training.requests.put(act.request, row)


def training_answered(room: Personnel, act: ev.TrainingAnswered, position: int) -> None:
    """The request has its answer."""
    row = room.training.requests.edit(act.request)
    row.answer, row.answered_on, row.motive = act.answer, act.on, act.motive


def _account(room: Personnel, agent: str) -> Account:
    if agent in room.training.accounts:
        return room.training.accounts.edit(agent)
    return room.training.accounts.put(agent, Account())


def account_credited(room: Personnel, act: ev.AccountCredited, position: int) -> None:
    """The hours of the year are on the account."""
    row = _account(room, act.agent)
    row.balance += act.hours
    row.years = (*row.years, act.year)


def account_extended(room: Personnel, act: ev.AccountExtended, position: int) -> None:
    """More hours, which no cap counts."""
    row = _account(room, act.agent)
    row.balance += act.hours
    row.extra += act.hours


def account_used(room: Personnel, act: ev.AccountUsed, position: int) -> None:
    """The hours are used; below zero, ahead of the years to come."""
    row = _account(room, act.agent)
    row.balance -= act.hours
    row.used += act.hours


def training_leave_requested(room: Personnel, act: ev.TrainingLeaveRequested, position: int) -> None:
    """A leave without answer."""
    room.training.leaves.put(act.request, LeaveRow(act.agent, act.on, act.starts, act.months))


def training_leave_answered(room: Personnel, act: ev.TrainingLeaveAnswered, position: int) -> None:
    """The leave has its answer."""
    row = room.training.leaves.edit(act.request)
    row.answer, row.answered_on = act.answer, act.on


def role_given(room: Personnel, act: ev.RoleGiven, position: int) -> None:
    """The agent has the role from that day."""
    held = room.training.roles.get(act.agent, ())
    room.training.roles.put(act.agent, (*held, (act.role, act.on, act.until)))


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.NeedExpressed: need_expressed,
    ev.PlanAdopted: plan_adopted,
    ev.SessionPlanned: session_planned,
    ev.SessionOrdered: session_ordered,
    ev.SessionCancelled: session_cancelled,
    ev.Registered: registered,
    ev.Attended: attended,
    ev.TrainingRecalled: training_recalled,
    ev.TrainingRequested: training_requested,
    ev.TrainingAnswered: training_answered,
    ev.AccountCredited: account_credited,
    ev.AccountExtended: account_extended,
    ev.AccountUsed: account_used,
    ev.TrainingLeaveRequested: training_leave_requested,
    ev.TrainingLeaveAnswered: training_leave_answered,
    ev.RoleGiven: role_given,
}
