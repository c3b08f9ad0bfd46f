"""The books of the directorate's own events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import define, field

from secgen.communication.happenings.events import (
    HappeningPlanned,
    HappeningReported,
    PurchasePlanned,
    PurchaseTied,
    RightsGranted,
    RunSheetSet,
    VenueBooked,
)
from secgen.kernel.book import Book


@define
class GuestRow:
    """A guest of an event: rank, seats, and ``invited``, ``coming``, ``waiting`` or ``declined``."""

    rank: str
    invited_on: date
    status: str = "invited"
    seats: int = 1
    waiting_since: int = 0
    arrived: bool = False


@define
class TaskRow:
    """A task of the checklist."""

    days_before: int
    who: str
    planned_on: date
    done_on: date | None = None


@define
class HappeningRow:
    """One event and what was prepared for it. ``budget`` in cents."""

    made: HappeningPlanned
    budget: int | None = None
    line: str = ""
    venue: VenueBooked | None = None
    planned: tuple[PurchasePlanned, ...] = ()
    purchases: tuple[PurchaseTied, ...] = ()
    run_sheet: RunSheetSet | None = None
    rights: tuple[RightsGranted, ...] = ()
    cancelled: str = ""
    report: HappeningReported | None = None


@define
class Happenings:
    """All books of the directorate's own events."""

    events: Book[str, HappeningRow] = field(factory=Book)
    guests: Book[tuple[str, str], GuestRow] = field(factory=Book)
    tasks: Book[tuple[str, str], TaskRow] = field(factory=Book)
    waits: Book[str, int] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        return (self.events, self.guests, self.tasks, self.waits)

    def guests_of(self, happening: str) -> dict[str, GuestRow]:
        """The guests of an event by their ids."""
        return {guest: row for (event, guest), row in self.guests.items() if event == happening}

    def taken(self, happening: str) -> int:
        """Seats promised to those who come."""
        return sum(row.seats for row in self.guests_of(happening).values() if row.status == "coming")

    def left(self, happening: str) -> int | None:
        """Seats left once those held back are counted; ``None`` while there is no venue."""
        venue = self.events[happening].venue
        return None if venue is None else venue.capacity - venue.held - self.taken(happening)
