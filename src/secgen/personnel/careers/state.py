"""Appraisals, vacancies, occupation terms, secondment answers and retirement requests as acts leave them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import define, field

from secgen.kernel.book import Book
from secgen.personnel.careers.events import ApplicationFiled, OccupationTermsSet, VacancyPublished


@define
class AppraisalRow:
    """An appraisal: the stage it has reached and the day of each stage, in order."""

    stage: str = ""
    days: tuple[tuple[str, date], ...] = ()
    meeting: date | None = None

    def day(self, stage: str) -> date | None:
        """The day a stage was reached."""
        return next((day for name, day in reversed(self.days) if name == stage), None)


@define
class VacancyRow:
    """A vacancy, its applications and the candidate chosen, if any."""

    published: VacancyPublished
    applications: tuple[ApplicationFiled, ...] = ()
    chosen: str = ""
    reason: str = ""


@define
class Careers:
    """Appraisals by (agent, year), vacancies, occupation terms by job, answers by (agent, party), retirements."""

    appraisals: Book[tuple[str, int], AppraisalRow] = field(factory=Book)
    vacancies: Book[str, VacancyRow] = field(factory=Book)
    occupations: Book[str, OccupationTermsSet] = field(factory=Book)
    answers: Book[tuple[str, str], tuple[date, str]] = field(factory=Book)
    retirements: Book[str, date] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        yield from (self.appraisals, self.vacancies, self.occupations, self.answers, self.retirements)
