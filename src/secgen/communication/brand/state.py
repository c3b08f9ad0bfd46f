"""The books of the marks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import define, field

from secgen.communication.brand.events import BreachNoticed, ObligationSet, ProofSubmitted
from secgen.communication.brand.layout import Grounds
from secgen.kernel.book import Book


@define
class ProofRow:
    """A proof and what was answered."""

    made: ProofSubmitted
    answer: str = ""
    answered_on: date | None = None


@define
class BreachRow:
    """A breach: cured, or referred to the grants service."""

    made: BreachNoticed
    cured_on: date | None = None
    referred_on: date | None = None


@define
class ObligationRow:
    """An obligation: its proofs and its breaches by their numbers."""

    made: ObligationSet
    proofs: tuple[str, ...] = ()
    breaches: tuple[str, ...] = ()

    @property
    def grounds(self) -> Grounds:
        """What a layout is held to."""
        made = self.made
        return Grounds(action=made.action, starts=made.starts, ends=made.ends, lead_days=made.lead_days, mark=made.mark)


@define
class Brand:
    """All books of the marks."""

    obligations: Book[str, ObligationRow] = field(factory=Book)
    proofs: Book[str, ProofRow] = field(factory=Book)
    breaches: Book[str, BreachRow] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        return (self.obligations, self.proofs, self.breaches)
