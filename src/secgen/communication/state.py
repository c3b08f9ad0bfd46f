"""The state of communication: one sub-state for each subject, all of their books together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import define, field

from secgen.communication.brand.state import Brand
from secgen.communication.channels.state import Channels
from secgen.communication.editions.state import Editions
from secgen.communication.gates.state import Gates
from secgen.communication.happenings.state import Happenings
from secgen.communication.partners.state import Partners
from secgen.communication.press.state import Press
from secgen.communication.programme.state import Programme
from secgen.communication.publications.state import Publications
from secgen.kernel.book import Book


@define
class Communication:
    """What folding the acts of communication gives: one part for each subject."""

    gates: Gates = field(factory=Gates)
    editions: Editions = field(factory=Editions)
    programme: Programme = field(factory=Programme)
    press: Press = field(factory=Press)
    channels: Channels = field(factory=Channels)
    publications: Publications = field(factory=Publications)
    brand: Brand = field(factory=Brand)
    happenings: Happenings = field(factory=Happenings)
    partners: Partners = field(factory=Partners)

    def books(self) -> Iterable[Book[Any, Any]]:
        subjects = (
            *(self.gates, self.editions, self.programme, self.press, self.channels),
            *(self.publications, self.brand, self.happenings, self.partners),
        )
        for subject in subjects:
            yield from subject.books()
