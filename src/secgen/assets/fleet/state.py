"""What is known of vehicles."""

from __future__ import annotations

from datetime import date

from attrs import define, field

from secgen.assets.fleet.events import FineReceived, MissionOrdered, VehicleRegistered
from secgen.kernel.book import Book


@define
class VehicleRow:
    """One vehicle: where its logbook ends, and the kilometres missing in it."""

    made: VehicleRegistered
    log_end: int
    gaps: tuple[tuple[int, int], ...] = ()
    trips: int = 0


@define
class FineRow:
    """A fine and the day its driver was designated."""

    made: FineReceived
    designated_on: date | None = None


@define(slots=False)
class Fleet:
    """The books of the fleet. ``driven``: kilometres by vehicle and year."""

    vehicles: Book[str, VehicleRow] = field(factory=Book)
    driven: Book[tuple[str, int], int] = field(factory=Book)
    missions: Book[str, MissionOrdered] = field(factory=Book)
    home_parking: Book[tuple[str, str], date] = field(factory=Book)
    fines: Book[str, FineRow] = field(factory=Book)
