"""What is known of the park, its applications and its tickets."""

from __future__ import annotations

from datetime import date
from typing import Literal

from attrs import define, field

from secgen.assets.it.events import (
    ApplicationAccredited,
    ApplicationRegistered,
    DeviceRegistered,
    LicenceHeld,
    TicketOpened,
    UsersTrained,
)
from secgen.kernel.book import Book

TicketStage = Literal["new", "assigned", "pending", "solved", "closed"]
Moment = tuple[date, int]
"""A day, and a minute of it."""


@define
class DeviceRow:
    """One device: its entry and its operating system now."""

    made: DeviceRegistered
    system: str


@define
class ApplicationRow:
    """One application: its accreditation, its last review, since when it is open."""

    made: ApplicationRegistered
    accredited: ApplicationAccredited | None = None
    reviewed_on: date | None = None
    withdrawn: bool = False
    opened_on: date | None = None


@define
class LicenceRow:
    """Licences owned, and the last count of installs."""

    made: LicenceHeld
    since: date
    installed: int = 0
    unused: int = 0
    counted_on: date | None = None


@define
class TicketRow:
    """One ticket: its moments and the spans its clock was stopped."""

    made: TicketOpened
    priority: int
    opened: Moment
    stage: TicketStage = "new"
    technician: str = ""
    taken: Moment | None = None
    paused: Moment | None = None
    pauses: tuple[tuple[Moment, Moment], ...] = ()
    solved: Moment | None = None
    reopened: int = 0
    last: Moment | None = None


@define(slots=False)
class Computing:
    """The books of the computer park. ``outages``: spans a device was down."""

    devices: Book[str, DeviceRow] = field(factory=Book)
    applications: Book[str, ApplicationRow] = field(factory=Book)
    licences: Book[str, LicenceRow] = field(factory=Book)
    tickets: Book[str, TicketRow] = field(factory=Book)
    outages: Book[str, tuple[tuple[Moment, Moment], ...]] = field(factory=Book)
    trainings: Book[str, UsersTrained] = field(factory=Book)
