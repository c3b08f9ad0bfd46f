"""How acts on editions change the register."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.communication.editions import events as ev
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.domain import Fold


def edition_dated(state: Communication, act: ev.EditionDated, position: int) -> None:
    """One more step of the edition."""
    key = f"{act.event}-{act.year}"
    state.editions.steps.put(key, (*state.editions.steps.get(key, ()), act))


def agenda_linked(state: Communication, act: ev.AgendaLinked, position: int) -> None:
    """The agenda carries the event."""
    state.editions.agendas.put(act.agenda, act)


def lead_named(state: Communication, act: ev.LeadNamed, position: int) -> None:
    """The edition's lead."""
    state.editions.leads.put(act.edition, act.lead)


def referent_named(state: Communication, act: ev.ReferentNamed, position: int) -> None:
    """The service's referent."""
    state.editions.referents.put((act.edition, act.service), act)


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.EditionDated: edition_dated,
    ev.AgendaLinked: agenda_linked,
    ev.LeadNamed: lead_named,
    ev.ReferentNamed: referent_named,
}
