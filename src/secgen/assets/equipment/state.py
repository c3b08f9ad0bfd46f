"""What is known of loans and lines."""

from __future__ import annotations

from datetime import date
from typing import Literal

from attrs import define, field

from secgen.assets.equipment.events import EquipmentRegistered, LineOpened, LoanBooked, LoanReturned, LoanTaken
from secgen.kernel.book import Book

LoanStage = Literal["booked", "out", "returned", "cancelled"]


@define
class LoanRow:
    """One loan, from its booking to its return."""

    made: LoanBooked
    stage: LoanStage = "booked"
    taken: LoanTaken | None = None
    returned: LoanReturned | None = None

    def holds(self, start: date, until: date) -> bool:
        """Whether it keeps the equipment on one of these days."""
        if self.stage == "cancelled":
            return False
        back = self.returned.on if self.returned else self.made.until
        begins = self.taken.on if self.taken else self.made.start
        return begins <= until and start <= back


@define
class LineRow:
    """One line: who holds it, what it used by month (``2026-03``), when it ended."""

    made: LineOpened
    holder: str
    device: str
    used: tuple[tuple[str, int], ...] = ()
    billed: int = 0
    closed_on: date | None = None


@define(slots=False)
class Equipment:
    """The books of equipment. ``lent``: the loans of each piece, its own and those of kits it is part of."""

    equipment: Book[str, EquipmentRegistered] = field(factory=Book)
    loans: Book[str, LoanRow] = field(factory=Book)
    lent: Book[str, tuple[str, ...]] = field(factory=Book)
    lines: Book[str, LineRow] = field(factory=Book)


def pieces(equipment: Equipment, asset: str) -> tuple[str, ...]:
    """What goes out when an asset does: itself, and the parts of a kit."""
    kit = equipment.equipment.get(asset)
    return (asset, *(kit.parts if kit else ()))
