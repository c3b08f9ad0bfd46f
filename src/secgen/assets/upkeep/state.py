"""What is known of assets, their checks and their works."""

from __future__ import annotations

from datetime import date

from attrs import define, field

from secgen.assets.upkeep.events import AssetRetired, CheckResult, Registration, WorkDone, WorkOrdered
from secgen.assets.upkeep.plan import Plan
from secgen.kernel.book import Book


@define
class AssetRow:
    """One asset: its entry, where it is, who holds it, its meter, its exit."""

    made: Registration
    category: str
    location: str
    holder: str
    traits: tuple[str, ...]
    reading: int = 0
    read_on: date | None = None
    retired: AssetRetired | None = None

    @property
    def held(self) -> bool:
        """Whether the office still has it."""
        return self.retired is None

    @property
    def last_on(self) -> date:
        """The last day that leaves no doubt about its order: its entry, or its exit."""
        return self.retired.on if self.retired else self.made.on


@define
class DoneRow:
    """The last time a check was made: its result, the meter, and the observations still open."""

    on: date
    result: CheckResult
    reading: int | None
    open: int
    settled_on: date | None = None


@define
class ObservationRow:
    """Something to put right, until it is."""

    asset: str
    check: str
    on: date
    text: str
    urgent: bool
    order: str = ""
    closed_on: date | None = None


@define
class OrderRow:
    """A work order and its end."""

    made: WorkOrdered
    done: WorkDone | None = None


@define(slots=False)
class Upkeep:
    """The books of the maintenance engine."""

    assets: Book[str, AssetRow] = field(factory=Book)
    identifiers: Book[tuple[str, str], str] = field(factory=Book)
    planned: Book[str, tuple[Plan, ...]] = field(factory=Book)
    dropped: Book[tuple[str, str], bool] = field(factory=Book)
    done: Book[tuple[str, str], DoneRow] = field(factory=Book)
    observations: Book[str, ObservationRow] = field(factory=Book)
    orders: Book[str, OrderRow] = field(factory=Book)
    costs: Book[tuple[str, int, str], int] = field(factory=Book)
