"""The state of the personnel: one part for each subject."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import define, field

from secgen.kernel.book import Book
from secgen.personnel.careers.state import Careers
from secgen.personnel.dialogue.state import Dialogue
from secgen.personnel.pay.state import Pay
from secgen.personnel.staff.state import Staff
from secgen.personnel.time.state import Time
from secgen.personnel.training.state import Training


@define
class Personnel:
    """What folding the acts of the personnel gives, subject by subject."""

    staff: Staff = field(factory=Staff)
    pay: Pay = field(factory=Pay)
    careers: Careers = field(factory=Careers)
    time: Time = field(factory=Time)
    training: Training = field(factory=Training)
    dialogue: Dialogue = field(factory=Dialogue)

    def books(self) -> Iterable[Book[Any, Any]]:
        yield from self.staff.books()
        yield from self.pay.books()
        yield from self.careers.books()
        yield from self.time.books()
        yield from self.training.books()
        yield from self.dialogue.books()
