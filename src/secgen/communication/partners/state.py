"""The books of partners and questions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import define, field

from secgen.communication.partners.events import ContactGiven, PartnerRecorded, ProjectShared, QuestionAnswered
from secgen.kernel.book import Book


@define
class PartnerRow:
    """One partner; ``contacts`` are those who agreed and did not withdraw."""

    made: PartnerRecorded
    contacts: tuple[ContactGiven, ...] = ()
    removed: str = ""


@define
class QuestionRow:
    """One entry of the book of questions."""

    made: QuestionAnswered
    reviewed_on: date
    until: date
    retired: str = ""


@define
class Partners:
    """All books of partners and questions."""

    directory: Book[str, PartnerRow] = field(factory=Book)
    projects: Book[str, ProjectShared] = field(factory=Book)
    questions: Book[str, QuestionRow] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        return (self.directory, self.projects, self.questions)

    def projects_of(self, partner: str) -> tuple[str, ...]:
        """The joint projects a partner takes part in."""
        return tuple(sorted(name for name, project in self.projects.items() if partner in project.partners))
