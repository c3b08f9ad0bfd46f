"""The books of the gates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from attrs import define, field, frozen

from secgen.communication.gates.events import (
    BallotDated,
    ImageRightGranted,
    MourningDeclared,
    NeutralityDecided,
    ReserveDecided,
)
from secgen.kernel.book import Book


@frozen
class Approval:
    """An approval given: by whom, in which role, for the text of which digest."""

    role: str
    digest: str
    by: str


@define
class Gates:
    """All books of the gates: approvals and embargoes by item, ballots, mourning, rights by image."""

    approvals: Book[str, tuple[Approval, ...]] = field(factory=Book)
    embargoes: Book[str, datetime] = field(factory=Book)
    ballots: Book[str, tuple[BallotDated, ...]] = field(factory=Book)
    reserves: Book[str, ReserveDecided] = field(factory=Book)
    neutrality: Book[str, NeutralityDecided] = field(factory=Book)
    mourning: Book[str, MourningDeclared] = field(factory=Book)
    rights: Book[str, tuple[ImageRightGranted, ...]] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        return (
            self.approvals,
            self.embargoes,
            self.ballots,
            self.reserves,
            self.neutrality,
            self.mourning,
            self.rights,
        )
