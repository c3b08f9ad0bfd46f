"""The books of the press."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from attrs import define, field

from secgen.communication.press.events import ContactAdded, CoverageNoted, Quote, ReleaseDrafted
from secgen.kernel.book import Book


@define
class ReleaseRow:
    """One release: its text as it stands, its stage, who wrote it, to whom it went, what came of it."""

    made: ReleaseDrafted
    title: str
    standfirst: str
    body: str
    boilerplate: str
    quotes: tuple[Quote, ...]
    author: str
    stage: str = "draft"
    sent_publicly: bool = False
    sent_at: datetime | None = None
    recipients: tuple[str, ...] = ()
    consents: tuple[tuple[str, str], ...] = ()
    coverage: tuple[CoverageNoted, ...] = ()

    @property
    def content(self) -> str:
        """The whole text, as it is approved and sent: a blank line between its parts."""
        return "\n\n".join(part for part in (self.title, self.standfirst, self.body, self.boilerplate) if part)


@define
class ContactRow:
    """One press contact: how it came, when the person was last heard, whether it was asked, what it left."""

    made: ContactAdded
    heard_on: date
    asked_on: date | None = None
    stays: bool | None = None
    gone: str = ""


@define
class Press:
    """All books of the press: releases, contacts, and the fingerprints of those who objected."""

    releases: Book[str, ReleaseRow] = field(factory=Book)
    contacts: Book[str, ContactRow] = field(factory=Book)
    fingerprints: Book[str, str] = field(factory=Book)
    suppressed: Book[str, date] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        return (self.releases, self.contacts, self.fingerprints, self.suppressed)
