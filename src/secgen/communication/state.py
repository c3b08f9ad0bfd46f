"""The state of communication: one sub-state for each subject, all of their books together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import define, field

from secgen.communication.channels.state import Channels
from secgen.communication.editions.state import Editions
from secgen.communication.gates.state import Gates
from secgen.communication.press.state import Press
from secgen.communication.programme.state import Programme
from secgen.kernel.book import Book


@define
class Communication:
    """What folding the acts of communication gives: one part for each subject."""

    gates: Gates = field(factory=Gates)
    editions: Editions = field(factory=Editions)
    programme: Programme = field(factory=Programme)
    press: Press = field(factory=Press)
    channels: Channels = field(factory=Channels)

    def books(self) -> Iterable[Book[Any, Any]]:
        for subject in (self.gates, self.editions, self.programme, self.press, self.channels):
            yield from subject.books()
