"""Where a rule comes from, and how sure we are of it."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from secgen.kernel.text import Text


class Status(Enum):
    """How sure a fact is: read in the text, read in a second-hand source, or not verified."""

    VERIFIED = "verified"
    SECOND_HAND = "second-hand"
    UNVERIFIED = "unverified"

    @property
    def label(self) -> Text:
        """The status as a person reads it, in both languages."""
        return _LABELS[self]


_LABELS = {
    Status.VERIFIED: Text("vérifié dans le texte", "verified in the text"),
    Status.SECOND_HAND: Text("lu de seconde main", "read second-hand"),
    Status.UNVERIFIED: Text("non vérifié", "not verified"),
}


@frozen
class LegalRef:
    """A legal text and the article relied on, for example ``GBCP art. 30``."""

    text: str
    status: Status = Status.VERIFIED

    def __str__(self) -> str:
        return self.text
