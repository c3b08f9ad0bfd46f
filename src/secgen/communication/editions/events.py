"""Acts on the editions of national events: each step of an edition, the agendas that carry it, who leads it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from attrs import frozen

from secgen.kernel.act import Act

Stage = Literal["proposed", "announced", "confirmed", "postponed", "moved_online", "cancelled"]


@frozen(kw_only=True)
class EditionDated(Act):
    """One step of an edition: proposed, announced, confirmed, postponed, moved online or cancelled.

    ``event`` is the series (``jep``), never an acronym of the press; ``start`` to ``end`` is the extent and
    ``main_day`` its main day; ``school_days`` belong to it and are for schools only. ``number`` is the
    organiser's where it differs from the count. Earlier steps are kept (C02, C05).
    """

    tag: ClassVar[str] = "communication.edition_dated"

    event: str
    year: int
    stage: Stage
    start: date | None = None
    end: date | None = None
    main_day: date | None = None
    school_days: tuple[date, ...] = ()
    themes: tuple[str, ...] = ()
    number: int = 0
    text: str = ""

    @property
    def subject(self) -> str:
        return f"edition/{self.event}-{self.year}"


@frozen(kw_only=True)
class AgendaLinked(Act):
    """An OpenAgenda agenda, by its slug and number, carries an event (``year`` 0: all its editions; C09)."""

    tag: ClassVar[str] = "communication.agenda_linked"

    agenda: str
    uid: str = ""
    event: str
    year: int = 0

    @property
    def subject(self) -> str:
        return f"agenda/{self.agenda}"


@frozen(kw_only=True)
class LeadNamed(Act):
    """The one communication lead (*chef de file*) of an edition."""

    tag: ClassVar[str] = "communication.lead_named"

    edition: str
    lead: str

    @property
    def subject(self) -> str:
        return f"edition/{self.edition}"


@frozen(kw_only=True)
class ReferentNamed(Act):
    """The one referent (*référent*) of a service for an edition: a UDAP, the museums adviser, archaeology…

    ``department`` is the department whose entries the service moderates, empty if none.
    """

    tag: ClassVar[str] = "communication.referent_named"

    edition: str
    service: str
    referent: str
    department: str = ""

    @property
    def subject(self) -> str:
        return f"edition/{self.edition}"
