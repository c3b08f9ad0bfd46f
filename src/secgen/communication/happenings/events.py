"""Acts of the directorate's own events: inaugurations, ceremonies, study days, press visits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from attrs import frozen

from secgen.kernel.act import Act
from secgen.kernel.money import HALF_UP, Money


@frozen(kw_only=True)
class OnHappening(Act):
    """An act about one event of the directorate."""

    happening: str

    @property
    def subject(self) -> str:
        return f"happening/{self.happening}"


@frozen(kw_only=True)
class HappeningPlanned(OnHappening):
    """The brief of an event (*note de cadrage*): its purpose, its day, its host, its guest of honour.

    ``cleared``: its day was cleared with the prefect's diary; ``minister``: a member of the Government comes. Planned
    again, it replaces the brief.
    """

    tag: ClassVar[str] = "communication.happening_planned"

    title: str
    kind: Literal["inauguration", "label", "study_day", "vows", "press_visit", "ceremony", "other"]
    day: date
    objective: str
    service: str = ""
    host: str = ""
    honour: str = ""
    department: str = ""
    minister: bool = False
    cleared: bool = False


@frozen(kw_only=True)
class HappeningBudgeted(OnHappening):
    """What it may cost, in euros, on a budget line."""

    tag: ClassVar[str] = "communication.happening_budgeted"

    amount: Money
    line: str = ""


@frozen(kw_only=True)
class PurchasePlanned(OnHappening):
    """A purchase the event will need, before anybody buys: procurement takes it from here, under its ``reference``.

    ``kind`` and ``family`` (purchasing category) as procurement names them; ``amount`` in euros without VAT,
    ``vat_rate`` as a decimal (``0.20``); ``wanted_on``: when it is needed, the day of the event if empty.
    """

    tag: ClassVar[str] = "communication.purchase_planned"

    purchase: str
    object: str
    kind: Literal["supplies", "services", "works"]
    family: str
    amount: Money
    vat_rate: Decimal | None = None
    wanted_on: date | None = None

    @property
    def reference(self) -> str:
        """The number its need and its order bear in procurement: ``orgue/traiteur``."""
        return f"{self.happening}/{self.purchase}"

    @property
    def with_vat(self) -> Money | None:
        """The amount with its VAT, rounded half up to the cent; ``None`` if no rate is known."""
        return None if self.vat_rate is None else self.amount + self.amount.at(self.vat_rate, rounding=HALF_UP)


@frozen(kw_only=True)
class PurchaseTied(OnHappening):
    """A purchase made for it: the contract or the commitment of the budget it goes through. ``amount`` in euros."""

    tag: ClassVar[str] = "communication.purchase_tied"

    object: str
    amount: Money
    contract: str = ""
    commitment: str = ""


@frozen(kw_only=True)
class VenueBooked(OnHappening):
    """The venue: its capacity (*effectif admissible* of the ERP), whether it is accessible, seats ``held`` back."""

    tag: ClassVar[str] = "communication.venue_booked"

    venue: str
    capacity: int
    accessible: bool
    held: int = 0


@frozen(kw_only=True)
class GuestsInvited(OnHappening):
    """Invitations sent. ``issuer``: in whose name; ``guests``: random ids, all of one ``rank`` of the protocol."""

    tag: ClassVar[str] = "communication.guests_invited"

    guests: tuple[str, ...]
    rank: str = "guest"
    issuer: Literal["drac", "prefect", "ministry"] = "prefect"


@frozen(kw_only=True)
class GuestReplied(OnHappening):
    """A reply. If no seat is left, :class:`GuestWaiting` is recorded in its place."""

    tag: ClassVar[str] = "communication.guest_replied"

    guest: str
    comes: bool
    seats: int = 1


@frozen(kw_only=True)
class GuestWaiting(OnHappening):
    """A guest who would come, on the waiting list."""

    tag: ClassVar[str] = "communication.guest_waiting"

    guest: str
    seats: int = 1


@frozen(kw_only=True)
class GuestSeated(OnHappening):
    """A guest taken from the waiting list: seats came free."""

    tag: ClassVar[str] = "communication.guest_seated"

    guest: str


@frozen(kw_only=True)
class GuestArrived(OnHappening):
    """A guest came on the day."""

    tag: ClassVar[str] = "communication.guest_arrived"

    guest: str


@frozen(kw_only=True)
class Step:
    """One step of a run sheet: when it starts (``18:30``), its minutes, what happens, who does it."""

    at: str
    minutes: int
    what: str
    who: str = ""


@frozen(kw_only=True)
class RunSheetSet(OnHappening):
    """The run sheet (*conducteur*): steps that follow without overlap. Set again, it replaces the first."""

    tag: ClassVar[str] = "communication.run_sheet_set"

    steps: tuple[Step, ...]


@frozen(kw_only=True)
class TaskPlanned(OnHappening):
    """A task of the checklist, to be done some days before the event (*rétroplanning*, J-n)."""

    tag: ClassVar[str] = "communication.task_planned"

    task: str
    days_before: int
    who: str = ""


@frozen(kw_only=True)
class TaskDone(OnHappening):
    """A task of the checklist done."""

    tag: ClassVar[str] = "communication.task_done"

    task: str


@frozen(kw_only=True)
class RightsGranted(OnHappening):
    """Rights on pictures of it: who holds them, for what uses, until when; ``consent`` of the people shown."""

    tag: ClassVar[str] = "communication.rights_granted"

    holder: str
    uses: tuple[str, ...]
    until: date
    credit: str
    consent: bool


@frozen(kw_only=True)
class HappeningCancelled(OnHappening):
    """The event will not take place."""

    tag: ClassVar[str] = "communication.happening_cancelled"

    reason: str


@frozen(kw_only=True)
class HappeningReported(OnHappening):
    """The report after the event: who came, what to keep of it."""

    tag: ClassVar[str] = "communication.happening_reported"

    attendance: int
    lessons: str = ""
