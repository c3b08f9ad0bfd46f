"""How acts on agents change the state."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from attrs import evolve

from secgen.kernel.act import Act
from secgen.kernel.dates import days_after
from secgen.kernel.domain import Fold
from secgen.personnel.staff import events as ev
from secgen.personnel.staff.state import (
    AgentRow,
    Assignment,
    Classification,
    Contract,
    Position,
    Stay,
    WorkingTime,
    ended,
)
from secgen.personnel.state import Personnel
from secgen.personnel.timeline import put


def _class(act: ev.Hired | ev.Classified) -> Classification:
    return Classification(act.corps, act.grade, act.step, days_after(act.on, -act.retained_days), act.chevron)


def hired(room: Personnel, act: ev.Hired, position: int) -> None:
    """The agent is there; a civil servant has a place on the grids."""
    row = AgentRow(act.status, act.on, act.entered_on or act.on, act.managed)
    if act.grade:
        row.classes = ((act.on, _class(act)),)
    known = room.staff.agents.get(act.agent)
    if known is not None:  # back after a departure: what was is kept
        row.classes = (*known.classes, *row.classes)
        row.contracts, row.assignments = known.contracts, known.assignments
        row.positions, row.times = known.positions, known.times
        if known.left_on is not None:
            row.past = (*known.past, Stay(known.hired_on, known.left_on, known.left_for))
    room.staff.agents.put(act.agent, row)


def classified(room: Personnel, act: ev.Classified, position: int) -> None:
    """The agent has another place on the grids."""
    row = room.staff.agents.edit(act.agent)
    row.classes = put(row.classes, act.on, _class(act))


def positioned(room: Personnel, act: ev.Positioned, position: int) -> None:
    """The agent is in another statutory position; its end brings him back to activity."""
    row = room.staff.agents.edit(act.agent)
    taken = Position(act.position, act.until, act.ground, act.body, act.paid_activity)
    row.positions = put(row.positions, act.on, taken)
    if act.until is not None and act.position != "active":
        row.positions = _back(row.positions, days_after(act.until, 1), act.on)


def _back(line: tuple[tuple[date, Position], ...], day: date, since: date) -> tuple[tuple[date, Position], ...]:
    """Activity again from the day after the last, and no return that was planned before it."""
    kept = tuple(e for e in line if not (since < e[0] < day and e[1].kind == "active"))
    return kept if any(e[0] == day for e in kept) else put(kept, day, Position())


def working_time_set(room: Personnel, act: ev.WorkingTimeSet, position: int) -> None:
    """The agent works another fraction of full time."""
    row = room.staff.agents.edit(act.agent)
    row.times = put(row.times, act.on, WorkingTime(act.quota, act.kind, act.until))


def assigned(room: Personnel, act: ev.Assigned, position: int) -> None:
    """The agent works in one more house; whole-time, he leaves the others."""
    row = room.staff.agents.edit(act.agent)
    kept = row.assignments
    if act.share == 1:
        for other in row.places(act.on):
            kept = ended(kept, other.name, days_after(act.on, -1))
    row.assignments = (
        *(a for a in kept if a.name != act.assignment),
        Assignment(
            act.assignment,
            act.on,
            act.vehicle,
            act.host,
            act.host_kind,
            act.department,
            act.commune,
            act.unit,
            act.job,
            act.share,
            act.until,
            act.agreement,
            act.reimbursed,
            act.derogation,
        ),
    )


def assignment_ended(room: Personnel, act: ev.AssignmentEnded, position: int) -> None:
    """The agent no longer works there."""
    row = room.staff.agents.edit(act.agent)
    row.assignments = ended(row.assignments, act.assignment, days_after(act.on, -1))


def contract_signed(room: Personnel, act: ev.ContractSigned, position: int) -> None:
    """The agent has a contract."""
    row = room.staff.agents.edit(act.agent)
    row.contracts = (
        *row.contracts,
        Contract(
            act.contract,
            act.on,
            act.basis,
            act.category,
            act.functions,
            act.until,
            act.index,
            act.monthly,
            act.until is None,
            act.probation_until,
        ),
    )


def contract_renewed(room: Personnel, act: ev.ContractRenewed, position: int) -> None:
    """One more period of the contract, at the same pay unless the renewal says otherwise."""
    row = room.staff.agents.edit(act.agent)
    last = next(c for c in reversed(row.contracts) if c.number == act.contract)
    paid = (act.index, act.monthly) if act.index or act.monthly else (last.index, last.monthly)
    renewed = evolve(last, since=act.on, until=act.until, open_ended=act.until is None, index=paid[0], monthly=paid[1])
    row.contracts = (*row.contracts, renewed)


def confirmed_open_ended(room: Personnel, act: ev.ContractConfirmedOpenEnded, position: int) -> None:
    """The running period of the contract has no end any more."""
    row = room.staff.agents.edit(act.agent)
    last = next(c for c in reversed(row.contracts) if c.number == act.contract)
    row.contracts = tuple(evolve(c, until=None, open_ended=True) if c is last else c for c in row.contracts)


def left(room: Personnel, act: ev.Left, position: int) -> None:
    """The agent is gone; every assignment ends with him."""
    row = room.staff.agents.edit(act.agent)
    row.left_on, row.left_for = act.on, act.reason
    for place in row.places(act.on):
        row.assignments = ended(row.assignments, place.name, days_after(act.on, -1))


def ceiling_notified(room: Personnel, act: ev.CeilingNotified, position: int) -> None:
    """The ceiling of the year is known; a later notice replaces it."""
    room.staff.ceilings.put(act.year, act.fte_years)


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.Hired: hired,
    ev.Classified: classified,
    ev.Positioned: positioned,
    ev.WorkingTimeSet: working_time_set,
    ev.Assigned: assigned,
    ev.AssignmentEnded: assignment_ended,
    ev.ContractSigned: contract_signed,
    ev.ContractRenewed: contract_renewed,
    ev.ContractConfirmedOpenEnded: confirmed_open_ended,
    ev.Left: left,
    ev.CeilingNotified: ceiling_notified,
}
