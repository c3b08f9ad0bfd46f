"""The books of the regional programme."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import define, field, frozen

from secgen.communication.programme.event import Event
from secgen.communication.programme.events import CallOpened, EntryReceived, JointProjectAgreed
from secgen.kernel.book import Book


@frozen
class Commune:
    """A commune of the official code: INSEE code, name, department, group of communes (EPCI), postcodes."""

    insee: str
    name: str
    department: str
    epci: str
    postcodes: tuple[str, ...]


@define
class EntryRow:
    """One entry: as received, as it stands, its version, stage and attendance.

    ``stage``: received, ready, changes, refused, labelled, cancelled, or published (read from an agenda).
    """

    made: EntryReceived
    event: Event
    stage: str = "received"
    version: int = 0
    highlight: bool = False
    visitors: int | None = None
    reason: str = ""


@define
class Programme:
    """All books of the programme: communes by INSEE code, calls by edition, entries, joint projects."""

    communes: Book[str, Commune] = field(factory=Book)
    calls: Book[str, CallOpened] = field(factory=Book)
    entries: Book[str, EntryRow] = field(factory=Book)
    projects: Book[str, JointProjectAgreed] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        return (self.communes, self.calls, self.entries, self.projects)

    def of_edition(self, edition: str) -> list[EntryRow]:
        """The entries of an edition, by number."""
        return [row for _, row in sorted(self.entries.items()) if row.made.edition == edition]
