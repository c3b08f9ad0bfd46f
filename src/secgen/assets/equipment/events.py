"""What happens to equipment that is lent, and to telephone lines."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from attrs import frozen

from secgen.assets.upkeep.events import OnAsset, Registration
from secgen.kernel.act import Act
from secgen.kernel.money import ZERO, Money

Family = Literal["camera", "recorder", "sound", "lighting", "projector", "kit", "phone", "other"]
Condition = Literal["new", "good", "worn", "damaged"]


@frozen(kw_only=True)
class EquipmentRegistered(Registration):
    """A piece of film, sound or telephone equipment, or a kit made of ``parts`` (other assets).

    ``lendable``: it may be lent; ``imei``: the number of a mobile device.
    """

    tag: ClassVar[str] = "assets.equipment_registered"

    family: Family = "other"
    parts: tuple[str, ...] = ()
    lendable: bool = True
    imei: str = ""

    @property
    def kind(self) -> str:
        return self.family

    @property
    def identifiers(self) -> tuple[tuple[str, str], ...]:
        pairs = (("inventory", self.inventory), ("serial", self.serial), ("imei", self.imei))
        return tuple(pair for pair in pairs if pair[1])


@frozen(kw_only=True)
class LoanBooked(OnAsset):
    """A loan booked from ``start`` to ``until``, both days included, for a borrower (a random id)."""

    tag: ClassVar[str] = "assets.loan_booked"

    loan: str
    borrower: str
    start: date
    until: date
    purpose: str = ""


@frozen(kw_only=True)
class _OnLoan(Act):
    loan: str

    @property
    def subject(self) -> str:
        return f"loan/{self.loan}"


@frozen(kw_only=True)
class LoanTaken(_OnLoan):
    """The equipment goes out: its condition, and what is handed over with it."""

    tag: ClassVar[str] = "assets.loan_taken"

    condition: Condition = "good"
    accessories: tuple[str, ...] = ()


@frozen(kw_only=True)
class LoanReturned(_OnLoan):
    """The equipment comes back: its condition, what is missing; ``incident`` numbers what must be repaired."""

    tag: ClassVar[str] = "assets.loan_returned"

    condition: Condition = "good"
    missing: tuple[str, ...] = ()
    incident: str = ""


@frozen(kw_only=True)
class LoanCancelled(_OnLoan):
    """A loan that will not take place: its days are free again."""

    tag: ClassVar[str] = "assets.loan_cancelled"


@frozen(kw_only=True)
class _OnLine(Act):
    line: str

    @property
    def subject(self) -> str:
        return f"line/{self.line}"


@frozen(kw_only=True)
class LineOpened(_OnLine):
    """A telephone line: its number (E.164), SIM card (ICCID), plan and contract.

    ``allowance``: data included each month, in MB; ``monthly``: its price, in euros.
    """

    tag: ClassVar[str] = "assets.line_opened"

    number: str
    sim: str = ""
    operator: str = ""
    plan: str = ""
    contract: str = ""
    allowance: int = 0
    monthly: Money = ZERO
    holder: str = ""
    device: str = ""


@frozen(kw_only=True)
class LineAssigned(_OnLine):
    """A line given to an agent with a device, or taken back when ``holder`` is empty."""

    tag: ClassVar[str] = "assets.line_assigned"

    holder: str = ""
    device: str = ""


@frozen(kw_only=True)
class LineUsed(_OnLine):
    """What a line used in the month of ``on``: data in MB, and what was billed in euros."""

    tag: ClassVar[str] = "assets.line_used"

    data: int
    billed: Money = ZERO


@frozen(kw_only=True)
class LineClosed(_OnLine):
    """The line is ended."""

    tag: ClassVar[str] = "assets.line_closed"
