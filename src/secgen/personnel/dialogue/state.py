"""Social dialogue as its acts leave it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import define, field, frozen

from secgen.kernel.book import Book
from secgen.personnel.dialogue.events import CommitteeCreated, ElectionHeld, MeetingCalled
from secgen.personnel.dialogue.words import ItemSubject


@define
class CommitteeRow:
    """A committee and its last election."""

    made: CommitteeCreated
    election: ElectionHeld | None = None


@frozen
class Vote:
    """The votes on a point, as numbers, and what they give."""

    item: str
    in_favour: int
    against: int
    abstained: int
    result: str
    unanimous_no: bool = False


@define
class MeetingRow:
    """A sitting: ``stage`` is called, opened or adjourned (no quorum)."""

    called: MeetingCalled
    stage: str = "called"
    present: int = 0
    documents_on: date | None = None
    votes: tuple[Vote, ...] = ()
    steps: tuple[tuple[str, date], ...] = ()

    @property
    def sits_on(self) -> date:
        """The day of the sitting."""
        return self.called.sits_on

    def sent_back(self) -> tuple[str, ...]:
        """The points a unanimous no sends back: draft texts, at a sitting that is not held again for any reason."""
        if self.called.second_of:
            return ()
        drafts = {item.item for item in self.called.items if item.draft}
        return tuple(vote.item for vote in self.votes if vote.unanimous_no and vote.item in drafts)

    def done(self, step: str) -> date | None:
        """The day a step after the sitting was done; ``None`` while it is owed."""
        return dict(self.steps).get(step)


@frozen
class Risk:
    """A risk of a work unit as last assessed."""

    unit: str
    risk: str
    severity: int
    likelihood: int
    measure: str
    on: date

    @property
    def score(self) -> int:
        """Severity times likelihood, from 1 to 16."""
        return self.severity * self.likelihood


@frozen
class RegisterVersion:
    """A version of the risk register, with every risk of that day. Kept for ever: the law asks for forty years."""

    version: int
    on: date
    reason: str
    meeting: str
    risks: tuple[Risk, ...]


@define
class UnionLeave:
    """A union training leave asked for, and its answer."""

    agent: str
    on: date
    starts: date
    days: int
    answer: str = ""


@define
class Dialogue:
    """Committees and meetings by name, risks by unit, versions by number, union time by agent."""

    committees: Book[str, CommitteeRow] = field(factory=Book)
    meetings: Book[str, MeetingRow] = field(factory=Book)
    risks: Book[tuple[str, str], Risk] = field(factory=Book)
    registers: Book[int, RegisterVersion] = field(factory=Book)
    hours: Book[tuple[str, int, int], int] = field(factory=Book)
    leaves: Book[str, UnionLeave] = field(factory=Book)
    reports: Book[int, tuple[tuple[str, date], ...]] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        yield from (self.committees, self.meetings, self.risks, self.registers, self.hours, self.leaves, self.reports)

    def opinion_given(self, meeting: str, by: date, subject: ItemSubject) -> bool | None:
        """Whether a sitting voted on a subject by a day; ``None`` if it voted on a point that names no subject."""
        row = self.meetings.get(meeting)
        if row is None or row.sits_on > by:
            return False
        voted = {vote.item for vote in row.votes}
        subjects = {item.subject for item in row.called.items if item.item in voted}
        return True if subject in subjects else None if "" in subjects else False

    def latest_register(self) -> RegisterVersion | None:
        """The last version of the risk register."""
        return self.registers[max(self.registers)] if self.registers else None
