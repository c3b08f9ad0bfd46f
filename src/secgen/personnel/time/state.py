"""Time as its acts leave it, agent by agent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import define, field, frozen

from secgen.kernel.book import Book
from secgen.personnel.time.events import WorkedDay
from secgen.personnel.timeline import Timeline

NONE = Decimal(0)


@frozen
class Cycle:
    """A work cycle: minutes of the full-time week, days in the agent's own week, ARTT days if flat-rate."""

    weekly_minutes: int
    weekly_days: Decimal
    flat_rate_days: Decimal = NONE


@frozen
class Absence:
    """An absence, both days included. ``year``: what its annual leave is charged to."""

    kind: str
    first: date
    last: date
    days: Decimal
    year: int

    def meets(self, first: date, last: date) -> bool:
        """Whether it shares a day with a period."""
        return self.first <= last and first <= self.last


@frozen
class Carried:
    """Annual leave that may still be taken up to a day."""

    days: Decimal
    reason: str
    until: date


@frozen
class Choice:
    """What became of the days beyond the threshold at the end of a year."""

    year: int
    pension: Decimal
    paid: Decimal
    kept: Decimal
    silent: bool


@define
class Savings:
    """A time-savings account and the choice made at the end of each year."""

    opened_on: date
    choices: tuple[Choice, ...] = ()

    def choice(self, year: int) -> Choice | None:
        """What was chosen at the end of a year; ``None`` if nothing was yet."""
        return next((choice for choice in self.choices if choice.year == year), None)


@frozen
class Telework:
    """Telework from ``since`` to ``until`` (last day)."""

    since: date
    days_per_week: Decimal
    derogation: str
    place: str
    until: date | None = None


@define
class Time:
    """Books by agent; carried leave and saved leave also by year."""

    cycles: Book[str, Timeline[Cycle]] = field(factory=Book)
    weeks: Book[str, tuple[tuple[WorkedDay, ...], ...]] = field(factory=Book)
    absences: Book[str, tuple[Absence, ...]] = field(factory=Book)
    carried: Book[tuple[str, int], tuple[Carried, ...]] = field(factory=Book)
    saved: Book[tuple[str, int], tuple[Decimal, Decimal]] = field(factory=Book)
    savings: Book[str, Savings] = field(factory=Book)
    telework: Book[str, tuple[Telework, ...]] = field(factory=Book)
    teleworked: Book[tuple[str, int, int], Decimal] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        yield from (self.cycles, self.weeks, self.absences, self.carried, self.saved, self.savings)
        yield from (self.telework, self.teleworked)

    def of(self, agent: str, year: int, *kinds: str) -> tuple[Absence, ...]:
        """The absences of an agent of some kinds (any, if none is named) that begin in a year."""
        held = self.absences.get(agent, ())
        return tuple(a for a in held if a.first.year == year and (not kinds or a.kind in kinds))

    def taken(self, agent: str, year: int, kind: str) -> Decimal:
        """The days of a kind charged to a year."""
        return sum((a.days for a in self.absences.get(agent, ()) if a.kind == kind and a.year == year), NONE)

    def saved_in(self, agent: str, year: int) -> Decimal:
        """Days saved in a year less those taken from the account in that year."""
        return sum(self.saved.get((agent, year), ()), NONE) - self.taken(agent, year, "cet")

    def balance_before(self, agent: str, year: int) -> Decimal:
        """The balance of a time-savings account when a year begins, choices of the years before included."""
        account = self.savings.get(agent)
        if account is None:
            return NONE
        years = range(account.opened_on.year, year)
        out = sum((c.pension + c.paid for c in account.choices if c.year < year), NONE)
        return sum((self.saved_in(agent, y) for y in years), NONE) - out
