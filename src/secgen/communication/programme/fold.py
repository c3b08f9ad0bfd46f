"""How acts change the regional programme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.communication.programme import events as ev
from secgen.communication.programme.state import Commune, EntryRow
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.domain import Fold

STAGES: Final[Mapping[int, str]] = {2: "published", 1: "ready", 0: "received", -1: "refused"}
"""The stage of an entry read from an agenda, by its moderation there."""


def communes_listed(state: Communication, act: ev.CommunesListed, position: int) -> None:
    """The communes of the last vintage."""
    for row in act.communes:
        insee, name, department, epci, postcodes = row.split("|")
        state.programme.communes.put(insee, Commune(insee, name, department, epci, tuple(postcodes.split())))


def call_opened(state: Communication, act: ev.CallOpened, position: int) -> None:
    """The edition's call; a later one replaces it."""
    state.programme.calls.put(act.edition, act)


def received(state: Communication, act: ev.EntryReceived, position: int) -> None:
    """An entry begins; one read from an agenda is where that agenda has it."""
    stage = STAGES.get(act.event.moderation, "received") if act.source else "received"
    state.programme.entries.put(act.entry, EntryRow(act, act.event, stage))


def updated(state: Communication, act: ev.EntryUpdated, position: int) -> None:
    """Its event is another version; where an agenda moderates, its stage follows."""
    row = state.programme.entries.edit(act.entry)
    row.event, row.version = act.event, row.version + 1
    if act.source:
        row.stage = STAGES.get(act.event.moderation, row.stage)


def moderated(state: Communication, act: ev.EntryModerated, position: int) -> None:
    """Its stage is the referent's answer."""
    row = state.programme.entries.edit(act.entry)
    row.stage, row.reason = act.answer, act.reason


def labelled(state: Communication, act: ev.EntryLabelled, position: int) -> None:
    """It is in the programme."""
    row = state.programme.entries.edit(act.entry)
    row.stage, row.highlight = "labelled", act.highlight


def cancelled(state: Communication, act: ev.EntryCancelled, position: int) -> None:
    """It is cancelled: another version."""
    row = state.programme.entries.edit(act.entry)
    row.stage, row.reason, row.version = "cancelled", act.reason, row.version + 1


def counted(state: Communication, act: ev.AttendanceCounted, position: int) -> None:
    """Its attendance as reported last."""
    state.programme.entries.edit(act.entry).visitors = act.visitors


def agreed(state: Communication, act: ev.JointProjectAgreed, position: int) -> None:
    """A joint project."""
    state.programme.projects.put(act.project, act)


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.CommunesListed: communes_listed,
    ev.CallOpened: call_opened,
    ev.EntryReceived: received,
    ev.EntryUpdated: updated,
    ev.EntryModerated: moderated,
    ev.EntryLabelled: labelled,
    ev.EntryCancelled: cancelled,
    ev.AttendanceCounted: counted,
    ev.JointProjectAgreed: agreed,
}
