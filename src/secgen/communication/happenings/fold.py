"""How acts on the directorate's own events change their books."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.communication.happenings import events as ev
from secgen.communication.happenings.state import GuestRow, HappeningRow, TaskRow
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.domain import Fold


def planned(state: Communication, act: ev.HappeningPlanned, position: int) -> None:
    """The brief is known, or replaced."""
    books = state.happenings.events
    if act.happening in books:
        books.edit(act.happening).made = act
    else:
        books.put(act.happening, HappeningRow(act))


def budgeted(state: Communication, act: ev.HappeningBudgeted, position: int) -> None:
    """The budget is known."""
    row = state.happenings.events.edit(act.happening)
    row.budget, row.line = act.amount.cents, act.line


def purchase_planned(state: Communication, act: ev.PurchasePlanned, position: int) -> None:
    """The purchase is waiting for procurement."""
    row = state.happenings.events.edit(act.happening)
    row.planned = (*row.planned, act)


def tied(state: Communication, act: ev.PurchaseTied, position: int) -> None:
    """The purchase counts in its cost."""
    row = state.happenings.events.edit(act.happening)
    row.purchases = (*row.purchases, act)


def booked(state: Communication, act: ev.VenueBooked, position: int) -> None:
    """The venue is known."""
    state.happenings.events.edit(act.happening).venue = act


def invited(state: Communication, act: ev.GuestsInvited, position: int) -> None:
    """The guests are on the list."""
    for guest in act.guests:
        state.happenings.guests.put((act.happening, guest), GuestRow(act.rank, act.on))


def replied(state: Communication, act: ev.GuestReplied, position: int) -> None:
    """The guest comes, or declined."""
    row = state.happenings.guests.edit((act.happening, act.guest))
    row.status, row.seats = ("coming" if act.comes else "declined"), act.seats


def waiting(state: Communication, act: ev.GuestWaiting, position: int) -> None:
    """The guest is last on the waiting list."""
    turn = state.happenings.waits.get(act.happening, 0) + 1
    state.happenings.waits.put(act.happening, turn)
    row = state.happenings.guests.edit((act.happening, act.guest))
    row.status, row.seats, row.waiting_since = "waiting", act.seats, turn


def seated(state: Communication, act: ev.GuestSeated, position: int) -> None:
    """The guest comes after all."""
    state.happenings.guests.edit((act.happening, act.guest)).status = "coming"


def arrived(state: Communication, act: ev.GuestArrived, position: int) -> None:
    """The guest came."""
    state.happenings.guests.edit((act.happening, act.guest)).arrived = True


def run_sheet(state: Communication, act: ev.RunSheetSet, position: int) -> None:
    """The run sheet is known."""
    state.happenings.events.edit(act.happening).run_sheet = act


def task_planned(state: Communication, act: ev.TaskPlanned, position: int) -> None:
    """The task is on the checklist."""
    state.happenings.tasks.put((act.happening, act.task), TaskRow(act.days_before, act.who, act.on))


def task_done(state: Communication, act: ev.TaskDone, position: int) -> None:
    """The task is done."""
    state.happenings.tasks.edit((act.happening, act.task)).done_on = act.on


def rights_granted(state: Communication, act: ev.RightsGranted, position: int) -> None:
    """The rights are known."""
    row = state.happenings.events.edit(act.happening)
    row.rights = (*row.rights, act)


def cancelled(state: Communication, act: ev.HappeningCancelled, position: int) -> None:
    """The event is cancelled."""
    state.happenings.events.edit(act.happening).cancelled = act.reason


def reported(state: Communication, act: ev.HappeningReported, position: int) -> None:
    """The report is known."""
    state.happenings.events.edit(act.happening).report = act


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.HappeningPlanned: planned,
    ev.HappeningBudgeted: budgeted,
    ev.PurchasePlanned: purchase_planned,
    ev.PurchaseTied: tied,
    ev.VenueBooked: booked,
    ev.GuestsInvited: invited,
    ev.GuestReplied: replied,
    ev.GuestWaiting: waiting,
    ev.GuestSeated: seated,
    ev.GuestArrived: arrived,
    ev.RunSheetSet: run_sheet,
    ev.TaskPlanned: task_planned,
    ev.TaskDone: task_done,
    ev.RightsGranted: rights_granted,
    ev.HappeningCancelled: cancelled,
    ev.HappeningReported: reported,
}
