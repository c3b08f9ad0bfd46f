"""The books of the editions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import define, field

from secgen.communication.editions.events import AgendaLinked, EditionDated, ReferentNamed
from secgen.kernel.book import Book


@define
class Editions:
    """All books of the editions: the steps of each, the agendas linked, leads and referents."""

    steps: Book[str, tuple[EditionDated, ...]] = field(factory=Book)
    agendas: Book[str, AgendaLinked] = field(factory=Book)
    leads: Book[str, str] = field(factory=Book)
    referents: Book[tuple[str, str], ReferentNamed] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        return (self.steps, self.agendas, self.leads, self.referents)

    def referent(self, edition: str, department: str) -> str:
        """Who moderates the entries of a department for an edition; empty if nobody was named."""
        named = (r for (e, _), r in self.referents.items() if e == edition and r.department == department)
        return next((r.referent for r in named), "")
