"""Step advancement: the single duration of the grid, less what does not count (PPCR; the statute of the corps)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from secgen.kernel.dates import add_months, days_after
from secgen.kernel.judge import LawBook
from secgen.personnel.careers.contracts import months_and_days
from secgen.personnel.staff.grids import Step, grids_of
from secgen.personnel.staff.state import AgentRow, Position


@frozen
class StepDue:
    """The next step and its day, with the days of leave that put it off.

    ``day`` is ``None`` when the duration of the step held, or the end of a leave, is not known.
    """

    step: Step
    day: date | None
    suspended_days: int = 0


def next_step(row: AgentRow, day: date, law: LawBook) -> StepDue | None:
    """HR-02. The next step of an agent as his career stands on a day; ``None`` at the last step or without a grade."""
    held = row.classification(day)
    if held is None:
        return None
    grade = grids_of(law).grade(held.corps, held.grade, day)
    step, following = grade.step(held.step), grade.after(held.step)
    if step is None or following is None:
        return None
    if step.months is None:
        return StepDue(following, None)
    planned = add_months(held.entered, step.months)
    kept = law.read("absence.kept_years", planned).number * 365
    return StepDue(following, *_put_off(planned, held.entered, _not_counting(row, day, kept)))


def _put_off(due: date, entered: date, leaves: Iterable[tuple[date, date | None]]) -> tuple[date | None, int]:
    """A day later by each leave that begins before it comes, and the days lost: whole months, then days left over."""
    lost = 0
    for first, last in leaves:
        begins = max(first, entered)
        if begins >= due or (last is not None and last < begins):
            continue
        if last is None:
            return None, lost
        months, days = months_and_days(begins, last)
        due = days_after(add_months(due, months), days)
        lost += (last - begins).days + 1
    return due, lost


def _not_counting(row: AgentRow, today: date, kept_left: int) -> Iterator[tuple[date, date | None]]:
    """The parts of leaves that do not count for advancement, in order; the last day is ``None`` if nobody knows it.

    A leave of absence to work or for a child, and parental leave, count for ``kept_left`` days over the career. A
    leave nobody came back from lasts until the end granted, and to this day at least.
    """
    for place, (since, position) in enumerate(row.positions):
        if position.kind not in ("leave_of_absence", "parental_leave"):
            continue
        if place + 1 < len(row.positions):
            until: date | None = days_after(row.positions[place + 1][0], -1)
        else:
            until = max(position.until, today) if position.until else None
        if position.kind == "parental_leave" or position.paid_activity or position.ground == "child_under_12":
            kept = kept_left if until is None else min((until - since).days + 1, kept_left)
            kept_left -= kept
            since = days_after(since, kept)
        if until is None or since <= until:
            yield since, until


def spans(row: AgentRow, last: date) -> list[tuple[date, date, Position]]:
    """The statutory positions of an agent with their first and last day, up to a day."""
    found = []
    for place, (since, position) in enumerate(row.positions):
        following = row.positions[place + 1][0] if place + 1 < len(row.positions) else None
        until = days_after(following, -1) if following else last
        found.append((since, until, position))
    return found
