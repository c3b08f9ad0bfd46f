"""Training as its acts leave it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import define, field, frozen

from secgen.kernel.book import Book
from secgen.kernel.money import ZERO, Money
from secgen.personnel.training.events import NeedExpressed, PlanAdopted, SessionPlanned
from secgen.personnel.training.words import CONTINUING


@define
class SessionRow:
    """A session, its places, what was ordered for it."""

    planned: SessionPlanned
    ordered: Money = ZERO
    payee: str = ""
    commitment: str = ""
    cancelled: bool = False
    places: tuple[str, ...] = ()


@frozen
class Followed:
    """A training followed on a day, of so many hours."""

    on: date
    axis: str
    theme: str
    hours: int
    mandatory: str = ""
    session: str = ""


@define
class RequestRow:
    """A request and its answer."""

    agent: str
    on: date
    axis: str
    theme: str
    hours: int
    initiative: str
    outside: bool
    answer: str = ""
    answered_on: date | None = None
    motive: str = ""


@define
class LeaveRow:
    """A training leave asked for, and its answer."""

    agent: str
    on: date
    starts: date
    months: int
    answer: str = ""
    answered_on: date | None = None


@define
class Account:
    """A personal training account, in hours. ``balance`` may be below zero: hours used ahead of later years."""

    balance: int = 0
    extra: int = 0
    years: tuple[int, ...] = ()
    used: int = 0


@define
class Training:
    """Plans by year, needs, sessions, requests and leaves by number, the rest by agent."""

    plans: Book[int, PlanAdopted] = field(factory=Book)
    needs: Book[str, NeedExpressed] = field(factory=Book)
    sessions: Book[str, SessionRow] = field(factory=Book)
    outcomes: Book[tuple[str, str], tuple[str, int]] = field(factory=Book)
    followed: Book[str, tuple[Followed, ...]] = field(factory=Book)
    requests: Book[str, RequestRow] = field(factory=Book)
    accounts: Book[str, Account] = field(factory=Book)
    leaves: Book[str, LeaveRow] = field(factory=Book)
    roles: Book[str, tuple[tuple[str, date, date | None], ...]] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        yield from (self.plans, self.needs, self.sessions, self.outcomes, self.followed, self.requests)
        yield from (self.accounts, self.leaves, self.roles)

    def last_continuing(self, agent: str, before: date) -> date | None:
        """The day of the last continuing training an agent followed before a day."""
        held = self.followed.get(agent, ())
        return max((f.on for f in held if f.axis in CONTINUING and f.on <= before), default=None)

    def planned_cost(self, year: int) -> Money:
        """What the sessions of a year cost: as ordered, or else as estimated."""
        rows = [row for row in self.sessions.values() if row.planned.year == year and not row.cancelled]
        return Money.sum(row.ordered or row.planned.cost for row in rows)
