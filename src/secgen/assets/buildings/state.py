"""What is known of sites and buildings."""

from __future__ import annotations

from datetime import date

from attrs import define, field

from secgen.assets.buildings.events import (
    AsbestosFileUpdated,
    BuildingRegistered,
    EnergyReferenceSet,
    ParcelHeld,
    SiteOpened,
)
from secgen.kernel.book import Book


@define
class BuildingRow:
    """One building: its areas in whole m², its people, its safety officer and plan."""

    made: BuildingRegistered
    gross_area: int
    net_area: int
    tertiary_area: int
    residents: int = 0
    workstations: int = 0
    officer: str = ""
    asbestos: AsbestosFileUpdated | None = None
    plan: tuple[tuple[str, date], ...] = ()


@define
class EnergyRow:
    """The energy of a site: its reference, and what was declared: (year, kWh, day)."""

    reference: EnergyReferenceSet | None = None
    declared: tuple[tuple[int, int, date], ...] = ()


@define(slots=False)
class Buildings:
    """The books of sites and buildings."""

    sites: Book[str, SiteOpened] = field(factory=Book)
    parcels: Book[tuple[str, str], ParcelHeld] = field(factory=Book)
    buildings: Book[str, BuildingRow] = field(factory=Book)
    energy: Book[str, EnergyRow] = field(factory=Book)
