"""How acts on time change the state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import evolve

from secgen.kernel.act import Act
from secgen.kernel.dates import days_after
from secgen.kernel.domain import Fold
from secgen.personnel.state import Personnel
from secgen.personnel.time import events as ev
from secgen.personnel.time.state import Absence, Carried, Choice, Cycle, Savings, Telework
from secgen.personnel.timeline import put


def cycle_set(room: Personnel, act: ev.CycleSet, position: int) -> None:
    """The agent works by this cycle from that day."""
    cycle = Cycle(act.weekly_minutes, act.weekly_days, act.flat_rate_days)
    room.time.cycles.put(act.agent, put(room.time.cycles.get(act.agent, ()), act.on, cycle))


def week_worked(room: Personnel, act: ev.WeekWorked, position: int) -> None:
    """The week is known; recorded again, it replaces the one known."""
    last = days_after(act.on, 6)
    held = room.time.weeks.get(act.agent, ())
    kept = (week for week in held if not act.on <= week[0].day <= last)
    room.time.weeks.put(act.agent, (*kept, act.days))


def absence_taken(room: Personnel, act: ev.AbsenceTaken, position: int) -> None:
    """One absence more."""
    absence = Absence(act.kind, act.on, act.until, act.days, act.leave_year)
    room.time.absences.put(act.agent, (*room.time.absences.get(act.agent, ()), absence))


def absence_cancelled(room: Personnel, act: ev.AbsenceCancelled, position: int) -> None:
    """The absence is gone, and its days are back."""
    held = room.time.absences.get(act.agent, ())
    room.time.absences.put(act.agent, tuple(a for a in held if (a.kind, a.first) != (act.kind, act.first)))


def leave_carried_over(room: Personnel, act: ev.LeaveCarriedOver, position: int) -> None:
    """These days may be taken up to their day."""
    if act.until is not None:
        key = (act.agent, act.year)
        carried = Carried(act.days, act.reason, act.until)
        room.time.carried.put(key, (*room.time.carried.get(key, ()), carried))


def savings_opened(room: Personnel, act: ev.SavingsOpened, position: int) -> None:
    """An empty account."""
    room.time.savings.put(act.agent, Savings(act.on))


def savings_fed(room: Personnel, act: ev.SavingsFed, position: int) -> None:
    """Days saved in the year, leave and ARTT apart."""
    leave, artt = room.time.saved.get((act.agent, act.year), (ev.NONE, ev.NONE))
    room.time.saved.put((act.agent, act.year), (leave + act.leave, artt + act.artt))


def savings_chosen(room: Personnel, act: ev.SavingsChosen, position: int) -> None:
    """The choice of the year is made."""
    row = room.time.savings.edit(act.agent)
    row.choices = (*row.choices, Choice(act.year, act.pension, act.paid, act.kept, act.silent))


def telework_authorised(room: Personnel, act: ev.TeleworkAuthorised, position: int) -> None:
    """The agent teleworks; an authorisation that still ran ends the day before."""
    new = Telework(act.on, act.days_per_week, act.derogation, act.place, act.until)
    _end(room, act, new)


def telework_refused(room: Personnel, act: ev.TeleworkRefused, position: int) -> None:
    """Nothing changes: the refusal and its reason are in the journal."""


def telework_ended(room: Personnel, act: ev.TeleworkEnded, position: int) -> None:
    """The agent no longer teleworks from that day."""
    _end(room, act)


def _end(room: Personnel, act: ev.TeleworkAuthorised | ev.TeleworkEnded, *new: Telework) -> None:
    last = days_after(act.on, -1)
    held = tuple(
        evolve(t, until=last) if t.until is None or t.until > last else t for t in room.time.telework.get(act.agent, ())
    )
    room.time.telework.put(act.agent, (*held, *new))


def telework_done(room: Personnel, act: ev.TeleworkDone, position: int) -> None:
    """The days of the quarter are known."""
    room.time.teleworked.put((act.agent, act.year, act.quarter), act.days)


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.CycleSet: cycle_set,
    ev.WeekWorked: week_worked,
    ev.AbsenceTaken: absence_taken,
    ev.AbsenceCancelled: absence_cancelled,
    ev.LeaveCarriedOver: leave_carried_over,
    ev.SavingsOpened: savings_opened,
    ev.SavingsFed: savings_fed,
    ev.SavingsChosen: savings_chosen,
    ev.TeleworkAuthorised: telework_authorised,
    ev.TeleworkRefused: telework_refused,
    ev.TeleworkEnded: telework_ended,
    ev.TeleworkDone: telework_done,
}
