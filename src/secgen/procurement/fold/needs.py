"""How needs and consultations change the state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.kernel.act import Act
from secgen.kernel.domain import Fold
from secgen.procurement import events as ev
from secgen.procurement.state import ConsultationRow, NeedRow, Procurement


def declared(state: Procurement, act: ev.NeedDeclared, position: int) -> None:
    """A need is known."""
    state.needs.put(act.need, NeedRow(act))


def launched(state: Procurement, act: ev.ConsultationLaunched, position: int) -> None:
    """A consultation begins; its needs are no longer waiting for one."""
    state.consultations.put(act.consultation, ConsultationRow(act, offers_by=act.offers_by))
    for need in act.needs:
        if need in state.needs:
            state.needs.edit(need).consultation = act.consultation


def invited(state: Procurement, act: ev.CandidatesInvited, position: int) -> None:
    """Tenders are awaited."""
    row = state.consultations.edit(act.consultation)
    row.invited_on, row.offers_by = act.on, act.offers_by


def rejected(state: Procurement, act: ev.BiddersRejected, position: int) -> None:
    """The standstill runs; the latest letters count."""
    row = state.consultations.edit(act.consultation)
    row.rejected_on, row.electronic = act.on, act.electronic


def abandoned(state: Procurement, act: ev.ConsultationAbandoned, position: int) -> None:
    """No contract will come; the needs wait again."""
    row = state.consultations.edit(act.consultation)
    row.abandoned = True
    for need in row.made.needs:
        if need in state.needs:
            state.needs.edit(need).consultation = ""


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.NeedDeclared: declared,
    ev.ConsultationLaunched: launched,
    ev.CandidatesInvited: invited,
    ev.BiddersRejected: rejected,
    ev.ConsultationAbandoned: abandoned,
}
