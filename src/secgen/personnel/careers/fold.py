"""How acts on careers change the state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.kernel.act import Act
from secgen.kernel.domain import Fold
from secgen.personnel.careers import events as ev
from secgen.personnel.careers.state import AppraisalRow, VacancyRow
from secgen.personnel.state import Personnel


def appraisal_advanced(room: Personnel, act: ev.AppraisalAdvanced, position: int) -> None:
    """The appraisal has reached that stage; a meeting called again has another day."""
    book, key = room.careers.appraisals, (act.agent, act.year)
    row = book.edit(key) if key in book else book.put(key, AppraisalRow())
    row.stage, row.days = act.stage, (*row.days, (act.stage, act.on))
    row.meeting = act.meeting or row.meeting


def occupation_terms_set(room: Personnel, act: ev.OccupationTermsSet, position: int) -> None:
    """The terms of the job are known."""
    room.careers.occupations.put(act.job, act)


def vacancy_published(room: Personnel, act: ev.VacancyPublished, position: int) -> None:
    """The vacancy is open."""
    room.careers.vacancies.put(act.vacancy, VacancyRow(act))


def application_filed(room: Personnel, act: ev.ApplicationFiled, position: int) -> None:
    """One more application; a candidate's later one replaces his earlier one."""
    row = room.careers.vacancies.edit(act.vacancy)
    others = (known for known in row.applications if known.candidate != act.candidate)
    row.applications = (*others, act)


def candidate_chosen(room: Personnel, act: ev.CandidateChosen, position: int) -> None:
    """The vacancy is filled."""
    row = room.careers.vacancies.edit(act.vacancy)
    row.chosen, row.reason = act.candidate, act.reason


def secondment_answered(room: Personnel, act: ev.SecondmentAnswered, position: int) -> None:
    """What one party wants is known."""
    room.careers.answers.put((act.agent, act.party), (act.on, act.wish))


def retirement_requested(room: Personnel, act: ev.RetirementRequested, position: int) -> None:
    """The day wanted is known."""
    room.careers.retirements.put(act.agent, act.wished)


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.AppraisalAdvanced: appraisal_advanced,
    ev.OccupationTermsSet: occupation_terms_set,
    ev.VacancyPublished: vacancy_published,
    ev.ApplicationFiled: application_filed,
    ev.CandidateChosen: candidate_chosen,
    ev.SecondmentAnswered: secondment_answered,
    ev.RetirementRequested: retirement_requested,
}
