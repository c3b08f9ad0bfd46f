"""How acts on marks change their books."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.communication.brand import events as ev
from secgen.communication.brand.state import BreachRow, ObligationRow, ProofRow
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.domain import Fold


def obligation_set(state: Communication, act: ev.ObligationSet, position: int) -> None:
    """The obligation is known."""
    state.brand.obligations.put(act.obligation, ObligationRow(act))


def submitted(state: Communication, act: ev.ProofSubmitted, position: int) -> None:
    """The proof waits for an answer."""
    state.brand.proofs.put(act.proof, ProofRow(act))
    row = state.brand.obligations.edit(act.obligation)
    row.proofs = (*row.proofs, act.proof)


def decided(state: Communication, act: ev.ProofDecided, position: int) -> None:
    """The proof is answered."""
    row = state.brand.proofs.edit(act.proof)
    row.answer, row.answered_on = act.answer, act.on


def noticed(state: Communication, act: ev.BreachNoticed, position: int) -> None:
    """The breach is open."""
    state.brand.breaches.put(act.breach, BreachRow(act))
    row = state.brand.obligations.edit(act.obligation)
    row.breaches = (*row.breaches, act.breach)


def cured(state: Communication, act: ev.BreachCured, position: int) -> None:
    """The breach is cured."""
    state.brand.breaches.edit(act.breach).cured_on = act.on


def referred(state: Communication, act: ev.BreachReferred, position: int) -> None:
    """The breach is with the grants service."""
    state.brand.breaches.edit(act.breach).referred_on = act.on


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.ObligationSet: obligation_set,
    ev.ProofSubmitted: submitted,
    ev.ProofDecided: decided,
    ev.BreachNoticed: noticed,
    ev.BreachCured: cured,
    ev.BreachReferred: referred,
}
