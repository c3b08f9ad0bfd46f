"""How what happens to the park, to applications and tickets changes what is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from secgen.assets.it import events as ev
from secgen.assets.it.state import ApplicationRow, DeviceRow, LicenceRow, Moment, TicketRow
from secgen.assets.state import Assets
from secgen.assets.upkeep.asking import minute_of
from secgen.assets.upkeep.fold import entered
from secgen.kernel.act import Act
from secgen.kernel.domain import Fold


def registered(assets: Assets, act: ev.DeviceRegistered, position: int) -> None:
    """The device is an asset like any other, with its system."""
    entered(assets, act)
    assets.devices.put(act.asset, DeviceRow(act, act.system))


def installed(assets: Assets, act: ev.SystemInstalled, position: int) -> None:
    """The system is known."""
    assets.devices.edit(act.asset).system = act.system


def interrupted(assets: Assets, act: ev.ServiceInterrupted, position: int) -> None:
    """The span it was down is known."""
    span = ((act.on, minute_of(act.began) or 0), (act.ended_on, minute_of(act.ended) or 0))
    assets.outages.put(act.asset, (*assets.outages.get(act.asset, ()), span))


def application(assets: Assets, act: ev.ApplicationRegistered, position: int) -> None:
    """The application is known."""
    assets.applications.put(act.application, ApplicationRow(act))


def accredited(assets: Assets, act: ev.ApplicationAccredited, position: int) -> None:
    """The application is accredited; its review is counted from this day."""
    row = assets.applications.edit(act.application)
    row.accredited, row.reviewed_on, row.withdrawn = act, act.on, False


def reviewed(assets: Assets, act: ev.ApplicationReviewed, position: int) -> None:
    """The review is known; the accreditation is withdrawn if it was not kept."""
    row = assets.applications.edit(act.application)
    row.reviewed_on, row.withdrawn = act.on, not act.kept


def opened(assets: Assets, act: ev.ApplicationOpened, position: int) -> None:
    """The application is in production."""
    row = assets.applications.edit(act.application)
    row.opened_on = row.opened_on or act.on


def licence_held(assets: Assets, act: ev.LicenceHeld, position: int) -> None:
    """The licences held replace those known; the last count stays."""
    known = assets.licences.get(act.licence)
    row = LicenceRow(act, min(known.since, act.on) if known else act.on)
    if known:
        row.installed, row.unused, row.counted_on = known.installed, known.unused, known.counted_on
    assets.licences.put(act.licence, row)


def licence_counted(assets: Assets, act: ev.LicenceCounted, position: int) -> None:
    """The count is known."""
    row = assets.licences.edit(act.licence)
    row.installed, row.unused, row.counted_on = act.installed, act.unused, act.on


def trained(assets: Assets, act: ev.UsersTrained, position: int) -> None:
    """The session is known."""
    assets.trainings.put(act.session, act)


def _moment(act: Any) -> Moment:
    return act.on, minute_of(act.at) or 0


def _ticket(assets: Assets, act: Any) -> tuple[TicketRow, Moment]:
    row = assets.tickets.edit(act.ticket)
    row.last = _moment(act)
    return row, row.last


def ticket_opened(assets: Assets, act: ev.TicketOpened, position: int) -> None:
    """The clock of the ticket begins."""
    assets.tickets.put(act.ticket, TicketRow(act, act.priority, _moment(act)))


def ticket_taken(assets: Assets, act: ev.TicketTaken, position: int) -> None:
    """A technician has it; the first one stops the time to own."""
    row, now = _ticket(assets, act)
    row.technician, row.taken = act.technician, row.taken or now
    row.stage = "pending" if row.stage == "pending" else "assigned"


def ticket_paused(assets: Assets, act: ev.TicketPaused, position: int) -> None:
    """The clock stops."""
    row, now = _ticket(assets, act)
    row.stage, row.paused = "pending", now


def _running(row: TicketRow, now: Moment) -> None:
    if row.paused is not None:
        row.pauses = (*row.pauses, (row.paused, now))
        row.paused = None


def ticket_resumed(assets: Assets, act: ev.TicketResumed, position: int) -> None:
    """The clock runs again."""
    row, now = _ticket(assets, act)
    _running(row, now)
    row.stage = "assigned" if row.taken else "new"


def ticket_solved(assets: Assets, act: ev.TicketSolved, position: int) -> None:
    """The clock ends; solved while waiting, the wait ends too."""
    row, now = _ticket(assets, act)
    _running(row, now)
    row.stage, row.solved, row.taken = "solved", now, row.taken or now


def ticket_reopened(assets: Assets, act: ev.TicketReopened, position: int) -> None:
    """The clock runs again; the time it was solved does not count."""
    row, now = _ticket(assets, act)
    if row.solved is not None:
        row.pauses = (*row.pauses, (row.solved, now))
    row.stage, row.solved = "assigned", None
    row.reopened += 1


def ticket_closed(assets: Assets, act: ev.TicketClosed, position: int) -> None:
    """The ticket ends."""
    row, _ = _ticket(assets, act)
    row.stage = "closed"


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.DeviceRegistered: registered,
    ev.SystemInstalled: installed,
    ev.ServiceInterrupted: interrupted,
    ev.ApplicationRegistered: application,
    ev.ApplicationAccredited: accredited,
    ev.ApplicationReviewed: reviewed,
    ev.ApplicationOpened: opened,
    ev.LicenceHeld: licence_held,
    ev.LicenceCounted: licence_counted,
    ev.UsersTrained: trained,
    ev.TicketOpened: ticket_opened,
    ev.TicketTaken: ticket_taken,
    ev.TicketPaused: ticket_paused,
    ev.TicketResumed: ticket_resumed,
    ev.TicketSolved: ticket_solved,
    ev.TicketReopened: ticket_reopened,
    ev.TicketClosed: ticket_closed,
}
