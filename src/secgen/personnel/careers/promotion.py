"""Grade promotion: who meets the conditions on 31 December of the year of the list (*promouvables*)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from attrs import field, frozen

from secgen.kernel.dates import add_months, year_end
from secgen.kernel.explanation import Explanation
from secgen.kernel.finding import Verdict
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text
from secgen.personnel.staff.grids import Grids, grids_of
from secgen.personnel.staff.state import AgentRow

_TITLE: Final = Text("promotion {grade} → {to}, {route}", "promotion {grade} → {to}, {route}")
_STEP: Final = Text("échelon atteint", "step reached")
_SERVICE: Final = Text("années de services", "years of service")


@frozen
class Eligibility:
    """One route to a higher grade. ``verdict`` is undetermined when the journal cannot tell the service required."""

    to: str
    route: str
    verdict: Verdict
    explanation: Explanation = field(eq=False, repr=False)


def eligibilities(row: AgentRow, year: int, law: LawBook) -> tuple[Eligibility, ...]:
    """Every route open from the grade held, with its conditions one by one, on 31 December of a year."""
    day = year_end(year)
    held = row.classification(day)
    if held is None:
        return ()
    routes = [
        r for r in law.section("promotion") if (r["corps"], r["grade"]) == (held.corps, held.grade) and r["from"] <= day
    ]
    return tuple(_route(row, route, day, grids_of(law)) for route in routes)


def _route(row: AgentRow, route: Mapping[str, Any], day: date, grids: Grids) -> Eligibility:
    held = row.classification(day)
    assert held is not None
    grade = grids.grade(held.corps, held.grade, day)
    wanted = grade.rank(route["step"])
    rank = grade.rank(held.step)
    long_enough = add_months(held.entered, 12 * route["years_in_step"]) <= day
    step_ok = rank > wanted or (rank == wanted and long_enough)
    service_ok = _service(row, route, day, grids)
    verdict = Verdict.PASS if step_ok and service_ok else Verdict.UNDETERMINED
    if not step_ok or service_ok is False:
        verdict = Verdict.BREACH
    label = _TITLE.fill(grade=held.grade, to=route["to"], route=route["route"])
    step_inputs = {"step": held.step, "since": held.entered, "wanted": route["step"], "years": route["years_in_step"]}
    service_inputs = {"wanted": route["service_years"], "in": route["service_in"], "on": day}
    children = [
        Explanation.of(str(_STEP), _said(step_ok).label, inputs=step_inputs),
        Explanation.of(str(_SERVICE), _said(service_ok).label, inputs=service_inputs),
    ]
    text = f"{label} ({route['text']})"
    explanation = Explanation.of(text, verdict.label, rule="PER-PROMOTION", children=children)
    return Eligibility(route["to"], route["route"], verdict, explanation)


def _said(ok: bool | None) -> Verdict:
    return Verdict.UNDETERMINED if ok is None else Verdict.PASS if ok else Verdict.BREACH


def _service(row: AgentRow, route: Mapping[str, Any], day: date, grids: Grids) -> bool | None:
    """Whether the years of service are there; ``None`` when the journal does not go back far enough to say no."""
    needed = add_months(day, -12 * route["service_years"])
    if route["service_years"] == 0:
        return True
    if route["service_in"] == "high_responsibility":
        return None
    held, first = row.classification(day), row.classes[0][1]
    if held is None:
        return None
    if route["service_in"] == "grade":
        began = next((since for since, c in row.classes if c.grade == held.grade), day)
        if min(began, first.entered if first.grade == held.grade else began) <= needed:
            return True
        return None if first.grade == held.grade and row.entered_on <= needed else False
    category, before = grids.category(held.corps, held.grade), grids.category(first.corps, first.grade)
    began = next(since for since, c in row.classes if grids.category(c.corps, c.grade) == category)
    if began <= needed:
        return True
    return None if before in (category, "") and row.entered_on <= needed else False
