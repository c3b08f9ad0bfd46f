"""Step advancement: the single duration of the grid, less what does not count (PPCR; the statute of the corps)."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from secgen.kernel.dates import add_months, days_after
from secgen.kernel.judge import LawBook
from secgen.personnel.staff.grids import Step, grids_of
from secgen.personnel.staff.state import AgentRow, Position


@frozen
class StepDue:
    """The next step and its day. ``day`` is ``None`` when the duration of the step held is not known."""

    step: Step
    day: date | None
    suspended_days: int = 0


def step_date(entered: date, months: int, suspended_days: int = 0) -> date:
    """HR-02. Months after the entry in the step, the day kept or the month's last, then days that don't count."""
    return days_after(add_months(entered, months), suspended_days)


def next_step(row: AgentRow, day: date, law: LawBook) -> StepDue | None:
    """The next step of an agent as his career stands on a day; ``None`` at the last step or without a grade."""
    held = row.classification(day)
    if held is None:
        return None
    grade = grids_of(law).grade(held.corps, held.grade, day)
    step, following = grade.step(held.step), grade.after(held.step)
    if step is None or following is None:
        return None
    if step.months is None:
        return StepDue(following, None)
    planned = step_date(held.entered, step.months)
    lost = suspended_days(row, held.entered, planned, law)
    return StepDue(following, step_date(held.entered, step.months, lost), lost)


def suspended_days(row: AgentRow, first: date, last: date, law: LawBook) -> int:
    """Days between two days that do not count for advancement: leaves of absence, less what the law keeps.

    A leave of absence to work or for a child, and parental leave, count within the years (5) the law allows over
    the career.
    """
    kept_left = law.read("absence.kept_years", last).number * 365
    lost = 0
    for since, until, position in spans(row, last):
        if position.kind not in ("leave_of_absence", "parental_leave"):
            continue
        days = (until - since).days + 1
        keeps = position.kind == "parental_leave" or position.paid_activity or position.ground == "child_under_12"
        kept = min(days, kept_left) if keeps else 0
        kept_left -= kept
        begins = max(days_after(since, kept), first)
        lost += max(0, (min(until, last) - begins).days + 1)
    return lost


def spans(row: AgentRow, last: date) -> list[tuple[date, date, Position]]:
    """The statutory positions of an agent with their first and last day, up to a day."""
    found = []
    for place, (since, position) in enumerate(row.positions):
        following = row.positions[place + 1][0] if place + 1 < len(row.positions) else None
        until = days_after(following, -1) if following else last
        found.append((since, until, position))
    return found
