"""How acts on pay change the state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import evolve

from secgen.kernel.act import Act
from secgen.kernel.dates import days_after
from secgen.kernel.domain import Fold
from secgen.personnel.pay import events as ev
from secgen.personnel.pay.state import PayRow, SickPeriod
from secgen.personnel.state import Personnel
from secgen.personnel.timeline import put


def _row(room: Personnel, agent: str) -> PayRow:
    rows = room.pay.agents
    return rows.edit(agent) if agent in rows else rows.put(agent, PayRow())


def family_supplement_set(room: Personnel, act: ev.FamilySupplementSet, position: int) -> None:
    """Children in charge from that day."""
    row = _row(room, act.agent)
    row.children = put(row.children, act.on, (act.children, act.shared))


def index_bonus_set(room: Personnel, act: ev.IndexBonusSet, position: int) -> None:
    """Bonus points from that day."""
    row = _row(room, act.agent)
    row.points = put(row.points, act.on, act.points)


def function_bonus_set(room: Personnel, act: ev.FunctionBonusSet, position: int) -> None:
    """Function bonus from that day."""
    row = _row(room, act.agent)
    row.ifse = put(row.ifse, act.on, (act.group, act.yearly.cents, act.housed))


def yearly_bonus_awarded(room: Personnel, act: ev.YearlyBonusAwarded, position: int) -> None:
    """A yearly bonus to be paid with that month."""
    row = _row(room, act.agent)
    row.cia = (*row.cia, (act.on, act.amount.cents))


def allowance_set(room: Personnel, act: ev.AllowanceSet, position: int) -> None:
    """Another allowance from that day."""
    row = _row(room, act.agent)
    known = dict(row.allowances)
    known[act.kind] = put(known.get(act.kind, ()), act.on, act.monthly.cents)
    row.allowances = tuple(sorted(known.items()))


def sick_leave_granted(room: Personnel, act: ev.SickLeaveGranted, position: int) -> None:
    """One more period of sick leave, in day order."""
    row = _row(room, act.agent)
    row.sick = tuple(sorted((*row.sick, SickPeriod.of(act)), key=lambda p: p.first))


def sick_leave_ended(room: Personnel, act: ev.SickLeaveEnded, position: int) -> None:
    """The period stops on the eve; one that would end before it began is gone."""
    row, eve = _row(room, act.agent), days_after(act.on, -1)
    periods = (evolve(p, last=eve) if p.runs(act.leave, act.on) else p for p in row.sick)
    row.sick = tuple(p for p in periods if p.first <= p.last)


def service_absent(room: Personnel, act: ev.ServiceAbsent, position: int) -> None:
    """Thirtieths lost on that day's month."""
    row = _row(room, act.agent)
    row.absences = (*row.absences, (act.on, act.thirtieths))


def residence_zone_set(room: Personnel, act: ev.ResidenceZoneSet, position: int) -> None:
    """The zone of a commune from that day."""
    room.pay.zones.put(act.commune, put(room.pay.zones.get(act.commune, ()), act.on, act.zone))


def payroll_settled(room: Personnel, act: ev.PayrollSettled, position: int) -> None:
    """The payroll of the month is known."""
    room.pay.payrolls.put((act.year, act.month), act)


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.FamilySupplementSet: family_supplement_set,
    ev.IndexBonusSet: index_bonus_set,
    ev.FunctionBonusSet: function_bonus_set,
    ev.YearlyBonusAwarded: yearly_bonus_awarded,
    ev.AllowanceSet: allowance_set,
    ev.SickLeaveGranted: sick_leave_granted,
    ev.SickLeaveEnded: sick_leave_ended,
    ev.ServiceAbsent: service_absent,
    ev.ResidenceZoneSet: residence_zone_set,
    ev.PayrollSettled: payroll_settled,
}
