"""What will happen to a career if nothing is decided: step after step, chevron after chevron, on the grids of today."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from datetime import date

from attrs import evolve, frozen

from secgen.kernel.dates import add_months
from secgen.kernel.judge import LawBook
from secgen.kernel.money import Money
from secgen.personnel.careers.promotion import eligibilities
from secgen.personnel.careers.steps import next_step
from secgen.personnel.pay.tariff import Tariff
from secgen.personnel.staff.grids import grids_of
from secgen.personnel.staff.state import AgentRow, Classification
from secgen.personnel.timeline import put


def coming_steps(row: AgentRow, day: date, last: date, law: LawBook) -> Iterator[tuple[date, Classification]]:
    """The places on the grids an agent reaches by seniority after a day and up to another, in order."""
    ahead = copy(row)
    while (found := _next(ahead, day, law)) is not None and found[0] <= last:
        when, place = found
        ahead.classes = put(ahead.classes, when, place)
        yield when, place
        day = when


def _next(row: AgentRow, day: date, law: LawBook) -> tuple[date, Classification] | None:
    held = row.classification(day)
    if held is None:
        return None
    due = next_step(row, day, law)
    chevron = next_chevron(held, day, law)
    if due is not None and due.day is not None and (chevron is None or due.day <= chevron[0]):
        when = max(due.day, day)
        return when, Classification(held.corps, held.grade, due.step.name, when)
    return None if chevron is None else (max(chevron[0], day), chevron[1])


def next_chevron(held: Classification, day: date, law: LawBook) -> tuple[date, Classification] | None:
    """The next chevron of a step off the scale and its day, by the law of a day; ``None`` at the last one."""
    step = grids_of(law).step(held.corps, held.grade, held.step, day)
    if held.chevron >= len(step.indices):
        return None
    months = law.read("step.chevron_months", day).number
    return add_months(held.entered, months * held.chevron), evolve(held, chevron=held.chevron + 1)


@frozen
class CareerStage:
    """A place on the grids from a day, with its index and full-time monthly salary at the point of ``priced_on``."""

    day: date
    corps: str
    grade: str
    step: str
    index: int
    salary: Money
    why: str


def simulate_career(
    corps: str, grade: str, step: str, day: date, last: date, law: LawBook, *, promoted: str = "never"
) -> tuple[CareerStage, ...]:
    """A whole career from a place on the grids, by seniority and, if asked, by promotion as soon as it may be.

    ``promoted``: ``never``, ``exam`` or ``choice``, the route taken on 31 December of the first year its conditions
    are met (a condition nobody can check from the grids counts as met). Grids and point stay as they are on ``day``.
    """
    first = Classification(corps, grade, step, day)
    row = AgentRow("civil_servant", day, day, classes=((day, first),))
    tariff, grids = Tariff(law, day), grids_of(law)

    def stage(when: date, place: Classification, why: str) -> CareerStage:
        index = grids.step(place.corps, place.grade, place.step, when).index(place.chevron)
        salary = Money(tariff.salary(index))
        return CareerStage(when, place.corps, place.grade, place.step, index, salary, why)

    found, now = [stage(day, first, "entry")], day
    while True:
        coming = next(iter(coming_steps(row, now, last, law)), None)
        promotion = None if promoted == "never" else _promotion(row, now, coming[0] if coming else last, promoted, law)
        if promotion is not None:
            when, place, why = *promotion, "promotion"
        elif coming is not None:
            when, place, why = *coming, "step"
        else:
            return tuple(found)
        row.classes = put(row.classes, when, place)
        found.append(stage(when, place, why))
        now = when


def _promotion(row: AgentRow, now: date, before: date, route: str, law: LawBook) -> tuple[date, Classification] | None:
    """The first 31 December before a day on which a route opens, and the place it leads to."""
    for year in range(now.year, before.year + 1):
        when = date(year, 12, 31)
        if now < when < before:
            open_routes = [e for e in eligibilities(row, year, law) if e.route == route and e.verdict.value != "breach"]
            if open_routes:
                return when, promoted_place(row, open_routes[0].to, when, law)
    return None


def promoted_place(row: AgentRow, to: str, day: date, law: LawBook) -> Classification:
    """Where a promotion puts an agent: the step whose index is equal or next above; no seniority is kept."""
    held = row.classification(day)
    assert held is not None
    grids = grids_of(law)
    index = grids.step(held.corps, held.grade, held.step, day).index(held.chevron)
    return Classification(held.corps, to, grids.place(held.corps, to, index, day).name, day)
