"""The clock of user support: working minutes of a calendar with French holidays, and what a ticket may take."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal, cast

from attrs import field, frozen

from secgen.assets.it import rules as r
from secgen.assets.it.state import Moment, TicketRow
from secgen.assets.upkeep.asking import minute_of
from secgen.kernel.calendar import is_working_day
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law, LawBook
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text
from secgen.law import Law as TheLaw

Goal = Literal["own", "resolve"]
_FAR: Final = 4000


def priority(urgency: int, impact: int, law: LawBook) -> int | None:
    """The priority of an urgency and an impact from 1 to 5 (IT-01); ``None`` outside the matrix."""
    return priorities(cast(TheLaw, law)).get((urgency, impact))


@lru_cache(maxsize=8)
def priorities(law: TheLaw) -> Mapping[tuple[int, int], int]:
    """The priority of each (urgency, impact), from the law packs."""
    return {
        (row["urgency"], impact): level
        for row in law.section("priority")
        for impact, level in enumerate(row["impacts"], 1)
    }


@lru_cache(maxsize=8)
def opening_hours(law: TheLaw) -> Mapping[int, tuple[tuple[int, int], ...]]:
    """When support is open: (first minute, end) by day of the week, Monday being 0."""
    found: dict[int, tuple[tuple[int, int], ...]] = {}
    for row in law.section("service_hours"):
        day, opens, closes = row["weekday"] - 1, minute_of(row["opens"]), minute_of(row["closes"])
        assert opens is not None
        assert closes is not None
        found[day] = (*found.get(day, ()), (opens, closes))
    return found


class ServiceClock:
    """Counts working minutes between moments."""

    def __init__(self, law: LawBook) -> None:
        self._hours = opening_hours(cast(TheLaw, law))

    def _open(self, day: date) -> tuple[tuple[int, int], ...]:
        return self._hours.get(day.weekday(), ()) if is_working_day(day) else ()

    def between(self, start: Moment, end: Moment) -> int:
        """Working minutes from one moment to another; 0 if the second is not later."""
        total, day = 0, start[0]
        while day <= end[0]:
            first = start[1] if day == start[0] else 0
            last = end[1] if day == end[0] else 24 * 60
            total += sum(max(min(closes, last) - max(opens, first), 0) for opens, closes in self._open(day))
            day += timedelta(days=1)
        return total

    def after(self, start: Moment, minutes: int) -> Moment | None:
        """The moment by which so many working minutes have passed; ``None`` if support is never open."""
        day, first = start
        for _ in range(_FAR):
            for opens, closes in self._open(day):
                begins = max(opens, first)
                if closes - begins >= minutes and begins < closes:
                    return day, begins + minutes
                minutes -= max(closes - begins, 0)
            day, first = day + timedelta(days=1), 0
        return None


@frozen
class Level:
    """How a ticket stands against one goal: working minutes spent, allowed, and whether it is met.

    ``met`` is ``None`` while the ticket is open and within its time.
    """

    goal: Goal
    spent: int
    allowed: int
    met: bool | None
    explanation: Explanation = field(eq=False, repr=False)


def allowed(priority: int, goal: Goal, law: Law, on: date) -> LawValue:
    """The working minutes a priority gives to own or to resolve a ticket."""
    return law.read(f"ticket.{goal}.{priority}", on)


def spent(row: TicketRow, until: Moment, clock: ServiceClock) -> int:
    """Working minutes of a ticket up to a moment, without those it waited."""
    waits = [*row.pauses, *([(row.paused, until)] if row.paused else [])]
    waited = sum(clock.between(start, min(end, until)) for start, end in waits if start < until)
    return clock.between(row.opened, until) - waited


def level(row: TicketRow, goal: Goal, now: Moment, law: Law, clock: ServiceClock) -> Level:
    """How a ticket stands against a goal at a moment (IT-06)."""
    reached = row.taken if goal == "own" else row.solved
    value = allowed(row.priority, goal, law, row.opened[0])
    minutes = spent(row, reached or now, clock)
    within = value.holds(minutes)
    met = within if reached or not within else None
    label = Text("prise en charge", "time to own") if goal == "own" else Text("résolution", "time to resolve")
    inputs = {"ticket": row.made.ticket, "priority": row.priority, "minutes": minutes, "waits": len(row.pauses)}
    tree = Explanation.of(str(label), f"{minutes} min", rule=r.IT_06.id, inputs=inputs, law=(value,))
    return Level(goal, minutes, value.number, met, tree)
