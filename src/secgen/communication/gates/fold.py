"""How acts on the gates change them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.communication.gates import events as ev
from secgen.communication.gates.state import Approval
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.dates import parse_instant
from secgen.kernel.domain import Fold


def approved(state: Communication, act: ev.TextApproved, position: int) -> None:
    """The last approval of each role stands."""
    given = tuple(a for a in state.gates.approvals.get(act.item, ()) if a.role != act.role)
    state.gates.approvals.put(act.item, (*given, Approval(act.role, act.digest, act.by)))


def embargo_set(state: Communication, act: ev.EmbargoSet, position: int) -> None:
    """The item has an embargo until that instant."""
    state.gates.embargoes.put(act.item, parse_instant(act.until))


def embargo_lifted(state: Communication, act: ev.EmbargoLifted, position: int) -> None:
    """The embargo ends earlier."""
    state.gates.embargoes.put(act.item, parse_instant(act.at))


def ballot_dated(state: Communication, act: ev.BallotDated, position: int) -> None:
    """One more dating of the ballot; the last final one replaces the others."""
    state.gates.ballots.put(act.ballot, (*state.gates.ballots.get(act.ballot, ()), act))


def reserve_decided(state: Communication, act: ev.ReserveDecided, position: int) -> None:
    """The circular of the ballot."""
    state.gates.reserves.put(act.ballot, act)


def neutrality_decided(state: Communication, act: ev.NeutralityDecided, position: int) -> None:
    """The last decision on the item stands."""
    state.gates.neutrality.put(act.item, act)


def mourning_declared(state: Communication, act: ev.MourningDeclared, position: int) -> None:
    """Mourning by its first day."""
    state.gates.mourning.put(act.starts.isoformat(), act)


def image_right_granted(state: Communication, act: ev.ImageRightGranted, position: int) -> None:
    """One more right on the image; the same right of the same holder is replaced."""
    kept = tuple(g for g in state.gates.rights.get(act.asset, ()) if (g.right, g.holder) != (act.right, act.holder))
    state.gates.rights.put(act.asset, (*kept, act))


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.TextApproved: approved,
    ev.EmbargoSet: embargo_set,
    ev.EmbargoLifted: embargo_lifted,
    ev.BallotDated: ballot_dated,
    ev.ReserveDecided: reserve_decided,
    ev.NeutralityDecided: neutrality_decided,
    ev.MourningDeclared: mourning_declared,
    ev.ImageRightGranted: image_right_granted,
}
