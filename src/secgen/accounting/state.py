"""The state of the accounts: what folding acts gives. Amounts are whole cents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import define, field, frozen

from secgen.accounting.events import AdjustmentDeclared
from secgen.accounting.schemes import BACK
from secgen.accounting.sums import Sums
from secgen.kernel.book import Book

Flow = tuple[int, int, str, str, str]
"""Year, month, budget line, detail, scheme."""


Move = tuple[str, str, str, int]
"""Budget line, detail, scheme, cents: an entry, balanced by what a scheme is. Below zero it takes back."""


class Flows(Book[Flow, int]):
    """Cents by month, line, detail and scheme."""

    __slots__ = ()

    def add(self, on: date, moves: Iterable[Move]) -> None:
        """Add the entries of a day. One below zero takes back; one of zero goes nowhere."""
        for line, detail, scheme, cents in moves:
            if cents > 0:
                key = (on.year, on.month, line, detail, scheme)
            elif cents < 0:
                key, cents = (on.year, on.month, line, detail, BACK + scheme), -cents
            else:
                continue
            if self._saved is None:  # nothing to put back: by far the most, and worth the haste
                self[key] = self.get(key, 0) + cents
            else:
                self.put(key, self.get(key, 0) + cents)


@frozen
class Spread:
    """Service paid for over a period that runs beyond the year it is booked in (*étalement*)."""

    line: str
    detail: str
    amount: int
    first: date
    last: date
    year: int


@define
class AssetRow:
    """An asset (*immobilisation*): what it cost, when it came into service, how long it lasts, when it went.

    ``entries``: when something was made into it, how much, and from what.
    """

    asset: str
    label: str
    category: str
    line: str
    entered_on: date
    acquired_on: date
    entries: tuple[tuple[date, int, str], ...] = ()
    cost: int = 0
    years: int = 0
    in_service: date | None = None
    disposed_on: date | None = None
    disposal: str = ""
    counted_on: date | None = None
    counted: str = ""

    @property
    def whole(self) -> int:
        """All that was made into it, in cents."""
        return sum(cents for _, cents, _ in self.entries)

    def in_progress(self, day: date) -> int:
        """Cost not in service at the end of a day, in cents."""
        if (self.in_service and self.in_service <= day) or (self.disposed_on and self.disposed_on <= day):
            return 0
        return sum(cents for on, cents, _ in self.entries if on <= day)

    def held(self, day: date) -> bool:
        """Whether the office has it at the end of a day."""
        return self.entered_on <= day and (self.disposed_on is None or self.disposed_on > day)


@frozen
class Review:
    """What a risk was judged to be on a day: what is recognised, what is shown off balance sheet."""

    on: date
    probability: str
    claimed: int
    recognised: int
    contingent: int


@define
class ProvisionRow:
    """A risk followed from year to year, review after review."""

    provision: str
    kind: str
    object: str
    reviews: tuple[Review, ...] = ()

    def at(self, day: date) -> Review | None:
        """The last review by the end of a day, in the order recorded; ``None`` before the first."""
        return next((review for review in reversed(self.reviews) if review.on <= day), None)

    @property
    def last(self) -> Review | None:
        """The last review recorded."""
        return self.reviews[-1] if self.reviews else None


@frozen
class Signature:
    """A year's statements signed (*visées*): by whom, in which role, on which day, and their digest."""

    role: str
    by: str
    on: date
    digest: str
    position: int


@define
class YearBooks:
    """Whether a year is closed, and who signed its statements."""

    closed: bool = False
    signatures: tuple[Signature, ...] = ()


@define
class Accounts:
    """All books of the accounts.

    ``flows`` is the general ledger itself, added up: cents by month, line, detail and scheme. Each
    is balanced by what a scheme is. ``early`` is what was paid on a commitment before its service,
    ``by_order`` the commitments whose orders stand for the certification of service. ``turns`` is what
    each year now over adds up to; ``seen`` and ``services`` are what it takes to tell (see ``turns.py``).
    """

    flows: Flows = field(factory=Flows)
    early: Book[str, int] = field(factory=Book)
    by_order: Book[str, bool] = field(factory=Book)
    turns: Book[int, Sums] = field(factory=Book)
    seen: Book[str, int] = field(factory=Book)
    services: Book[str, int] = field(factory=Book)
    spreads: Book[int, Spread] = field(factory=Book)
    assets: Book[str, AssetRow] = field(factory=Book)
    provisions: Book[str, ProvisionRow] = field(factory=Book)
    adjustments: Book[str, AdjustmentDeclared] = field(factory=Book)
    years: Book[int, YearBooks] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        return (
            self.flows,
            self.early,
            self.by_order,
            self.turns,
            self.seen,
            self.services,
            self.spreads,
            self.assets,
            self.provisions,
            self.adjustments,
            self.years,
        )

    def closed(self, year: int) -> bool:
        """Whether a year is closed."""
        row = self.years.get(year)
        return row is not None and row.closed

    @property
    def first_year(self) -> int | None:
        """The first year anything was booked in; ``None`` in an empty ledger."""
        booked = (
            *(key[0] for key in self.flows),
            *(act.year for act in self.adjustments.values()),
            *(row.entered_on.year for row in self.assets.values()),
        )
        return min(booked, default=None)
