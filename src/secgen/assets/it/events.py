"""What happens to the computer park, to applications and to the users' tickets."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from attrs import frozen

from secgen.assets.upkeep.events import OnAsset, Registration
from secgen.kernel.act import Act
from secgen.kernel.money import ZERO, Money

Family = Literal["computer", "server", "network", "phone", "tablet", "printer", "screen", "other"]
TicketKind = Literal["incident", "request"]


@frozen(kw_only=True)
class DeviceRegistered(Registration):
    """A computer, a server or other equipment of the park; its ``inventory`` number is required and unique.

    ``bought``: the day of purchase; ``eol_months``: life of its model, in months; ``eol``: its end of life when said
    outright; ``system``: its operating system; ``refurbished``: bought second-hand; ``warranty``: in months.
    """

    tag: ClassVar[str] = "assets.device_registered"

    family: Family = "computer"
    model: str = ""
    maker: str = ""
    bought: date | None = None
    eol_months: int = 0
    eol: date | None = None
    warranty: int = 0
    system: str = ""
    refurbished: bool = False

    @property
    def kind(self) -> str:
        return self.family

    @property
    def since(self) -> date | None:
        return self.bought or self.in_service


@frozen(kw_only=True)
class SystemInstalled(OnAsset):
    """The operating system of a device changes."""

    tag: ClassVar[str] = "assets.system_installed"

    system: str


@frozen(kw_only=True)
class ServiceInterrupted(OnAsset):
    """A server or a network device was down, from ``on`` at ``began`` to ``ended_on`` at ``ended`` (HH:MM)."""

    tag: ClassVar[str] = "assets.service_interrupted"

    began: str
    ended_on: date
    ended: str
    cause: str = ""


@frozen(kw_only=True)
class _OnApplication(Act):
    application: str

    @property
    def subject(self) -> str:
        return f"application/{self.application}"


@frozen(kw_only=True)
class ApplicationRegistered(_OnApplication):
    """An application: who answers for it, which servers it runs on, whether it holds personal data."""

    tag: ClassVar[str] = "assets.application_registered"

    name: str = ""
    owner: str = ""
    servers: tuple[str, ...] = ()
    contract: str = ""
    personal_data: bool = False


@frozen(kw_only=True)
class ApplicationAccredited(_OnApplication):
    """A security accreditation (*homologation*) decided by an authority, until a day."""

    tag: ClassVar[str] = "assets.application_accredited"

    authority: str
    until: date


@frozen(kw_only=True)
class ApplicationReviewed(_OnApplication):
    """The accreditation looked at again: kept or not."""

    tag: ClassVar[str] = "assets.application_reviewed"

    kept: bool = True


@frozen(kw_only=True)
class ApplicationOpened(_OnApplication):
    """The application goes into production."""

    tag: ClassVar[str] = "assets.application_opened"


@frozen(kw_only=True)
class _OnLicence(Act):
    licence: str

    @property
    def subject(self) -> str:
        return f"licence/{self.licence}"


@frozen(kw_only=True)
class LicenceHeld(_OnLicence):
    """Licences owned, by device, user or core; held again, they replace what was known. ``cost`` in euros."""

    tag: ClassVar[str] = "assets.licence_held"

    software: str
    metric: Literal["device", "user", "core"] = "device"
    owned: int
    cost: Money = ZERO
    contract: str = ""
    until: date | None = None


@frozen(kw_only=True)
class LicenceCounted(_OnLicence):
    """Installs found by the inventory; ``unused``: those without use for long."""

    tag: ClassVar[str] = "assets.licence_counted"

    installed: int
    unused: int = 0


@frozen(kw_only=True)
class _OnTicket(Act):
    ticket: str
    at: str

    @property
    def subject(self) -> str:
        return f"ticket/{self.ticket}"


@frozen(kw_only=True)
class TicketOpened(_OnTicket):
    """A user asks for help at ``at`` (HH:MM): ``urgency`` and ``impact`` from 1 (low) to 5 give the priority."""

    tag: ClassVar[str] = "assets.ticket_opened"

    kind: TicketKind = "incident"
    title: str = ""
    requester: str = ""
    asset: str = ""
    application: str = ""
    urgency: int = 3
    impact: int = 3
    priority: int = 0


@frozen(kw_only=True)
class TicketTaken(_OnTicket):
    """A technician takes the ticket."""

    tag: ClassVar[str] = "assets.ticket_taken"

    technician: str


@frozen(kw_only=True)
class TicketPaused(_OnTicket):
    """The ticket waits for somebody else: its clock stops."""

    tag: ClassVar[str] = "assets.ticket_paused"

    reason: str = ""


@frozen(kw_only=True)
class TicketResumed(_OnTicket):
    """The ticket goes on: its clock runs again."""

    tag: ClassVar[str] = "assets.ticket_resumed"


@frozen(kw_only=True)
class TicketSolved(_OnTicket):
    """The ticket is solved."""

    tag: ClassVar[str] = "assets.ticket_solved"

    solution: str = ""


@frozen(kw_only=True)
class TicketReopened(_OnTicket):
    """The solution does not hold: the clock runs again."""

    tag: ClassVar[str] = "assets.ticket_reopened"


@frozen(kw_only=True)
class TicketClosed(_OnTicket):
    """The user is content, or has not answered: the ticket ends."""

    tag: ClassVar[str] = "assets.ticket_closed"


@frozen(kw_only=True)
class UsersTrained(Act):
    """A training session of users: how many were registered and came, how content they are (from 0 to 1)."""

    tag: ClassVar[str] = "assets.users_trained"

    session: str
    topic: str = ""
    registered: int = 0
    attended: int = 0
    satisfaction: Decimal | None = None

    @property
    def subject(self) -> str:
        return f"session/{self.session}"
