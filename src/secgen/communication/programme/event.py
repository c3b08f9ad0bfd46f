"""A public event as every dialect of OpenAgenda tells it, once read: one shape for journal, checks and exports."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen


@frozen(kw_only=True)
class Slot:
    """One time slot (*créneau*): two instants with their offset, or the first and last of whole days."""

    begin: str
    end: str


@frozen(kw_only=True)
class Place:
    """Where an event is held. ``insee`` is the commune's official code; labels are kept as they were written."""

    uid: str = ""
    name: str = ""
    address: str = ""
    commune: str = ""
    insee: str = ""
    postcode: str = ""
    department: str = ""
    region: str = ""
    country: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    tags: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells this place from another: its OpenAgenda number, else its name and commune."""
        return self.uid or f"{self.name.casefold()} @ {(self.insee or self.commune).casefold()}"


@frozen(kw_only=True)
class Event:
    """A public event. ``uid`` is OpenAgenda's number, the same in every agenda that carries it (C10).

    ``mode``: 1 on site, 2 online, 3 both. ``status``: 1 scheduled, 2 rescheduled, 3 moved online,
    4 postponed, 5 full, 6 cancelled. ``moderation``: 2 published, 1 ready, 0 to moderate, -1 refused.
    ``first`` and ``last`` are given where a file has no slots. Contributors' contacts are never kept.
    """

    uid: str
    slug: str = ""
    url: str = ""
    agenda: str = ""
    origin: str = ""
    title: str = ""
    description: str = ""
    long_description: str = ""
    keywords: tuple[str, ...] = ()
    conditions: str = ""
    image: str = ""
    credits: str = ""
    slots: tuple[Slot, ...] = ()
    first: str = ""
    last: str = ""
    place: Place | None = None
    mode: int = 1
    online: str = ""
    status: int = 1
    moderation: int = 2
    age_min: int | None = None
    age_max: int | None = None
    accessibility: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    updated: str = ""
