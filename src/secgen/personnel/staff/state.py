"""The agents as their acts leave them. What changes with time is kept as a timeline, so any past day can be read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import define, evolve, field, frozen

from secgen.kernel.book import Book
from secgen.kernel.money import ZERO, Money
from secgen.personnel.staff.words import PAID
from secgen.personnel.timeline import Timeline, on_day


@frozen
class Classification:
    """A place on the grids. ``entered``: the day seniority in the step counts from, what was kept included."""

    corps: str
    grade: str
    step: str
    entered: date
    chevron: int = 1


@frozen
class Position:
    """A statutory position and its last day, if it has one."""

    kind: str = "active"
    until: date | None = None
    ground: str = ""
    body: str = ""
    paid_activity: bool = False


@frozen
class WorkingTime:
    """A quota of working time, of 1, and its kind."""

    quota: Decimal = Decimal(1)
    kind: str = "full_time"
    until: date | None = None


@frozen
class Assignment:
    """Where an agent works from ``since`` to ``until`` (last day)."""

    name: str
    since: date
    vehicle: str
    host: str
    host_kind: str
    department: str
    commune: str
    unit: str = ""
    job: str = ""
    share: Decimal = Decimal(1)
    until: date | None = None
    agreement: str = ""
    reimbursed: Decimal = Decimal(1)
    derogation: str = ""

    def holds(self, day: date) -> bool:
        """Whether it holds on a day, both ends included."""
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def in_the_services(self) -> bool:
        """Whether it is in the services of the directorate itself."""
        return self.host_kind in ("drac", "udap")


@frozen
class Contract:
    """One period of a contract; a renewal is another period of the same number."""

    number: str
    since: date
    basis: str
    category: str
    functions: str
    until: date | None = None
    index: int = 0
    monthly: Money = ZERO
    open_ended: bool = False
    probation_until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it holds on a day, both ends included."""
        return self.since <= day and (self.until is None or day <= self.until)


_FULL = WorkingTime()


@frozen
class Stay:
    """An earlier stay of an agent who came back: its first day, the first day without service, why he left."""

    since: date
    until: date
    left_for: str


@define
class AgentRow:
    """One agent. ``left_on`` is the first day without service; ``entered_on`` when the public service began."""

    status: str
    hired_on: date
    entered_on: date
    managed: bool = True
    left_on: date | None = None
    left_for: str = ""
    classes: Timeline[Classification] = ()
    positions: Timeline[Position] = ()
    times: Timeline[WorkingTime] = ()
    assignments: tuple[Assignment, ...] = ()
    contracts: tuple[Contract, ...] = ()
    past: tuple[Stay, ...] = ()

    def present(self, day: date) -> bool:
        """Whether the agent belongs to the office on a day, whatever the position."""
        if self.hired_on <= day:
            return self.left_on is None or day < self.left_on
        return any(stay.since <= day < stay.until for stay in self.past)

    def departure(self, day: date) -> str:
        """Why the agent left, if ``day`` is the first day without service; else nothing."""
        if day == self.left_on:
            return self.left_for
        return next((stay.left_for for stay in self.past if stay.until == day), "")

    def classification(self, day: date) -> Classification | None:
        """Corps, grade and step on a day; ``None`` for a contract agent."""
        return on_day(self.classes, day)

    def position(self, day: date) -> Position:
        """The statutory position on a day; active unless an act says otherwise."""
        return on_day(self.positions, day) or Position()

    def working_time(self, day: date) -> WorkingTime:
        """The working time on a day; full time unless an act says otherwise."""
        return on_day(self.times, day) or _FULL

    def contract(self, day: date) -> Contract | None:
        """The contract in force on a day."""
        return next((c for c in reversed(self.contracts) if c.holds(day)), None)

    def places(self, day: date) -> tuple[Assignment, ...]:
        """Where the agent works on a day."""
        return tuple(a for a in self.assignments if a.holds(day))

    def main_place(self, day: date) -> Assignment | None:
        """The house that has most of the agent's time on a day, the latest if they are equal."""
        here = self.places(day)
        return max(here, key=lambda a: (a.share, a.since)) if here else None

    def paid_here(self, day: date) -> bool:
        """Whether this office pays the agent on a day."""
        if not self.managed or not self.present(day) or self.position(day).kind not in PAID:
            return False
        return self.status != "contract" or self.contract(day) is not None

    def quota(self, day: date) -> Decimal:
        """The quota the agent counts for on a day, of 1; zero when not paid here."""
        return self.working_time(day).quota if self.paid_here(day) else Decimal(0)


@define
class Staff:
    """The agents, and the ceilings notified by year."""

    agents: Book[str, AgentRow] = field(factory=Book)
    ceilings: Book[int, Decimal] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        yield from (self.agents, self.ceilings)


def ended(assignments: tuple[Assignment, ...], name: str, last: date) -> tuple[Assignment, ...]:
    """The assignments, one of them with its last day brought forward."""
    return tuple(
        evolve(a, until=last) if a.name == name and (a.until is None or a.until > last) else a for a in assignments
    )
