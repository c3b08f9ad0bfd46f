"""Acts of execution: orders, subcontractors, advances, deliveries, penalties, price reviews."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from attrs import frozen

from secgen.kernel.act import Act
from secgen.kernel.money import Money
from secgen.procurement.computations.execution import Index
from secgen.procurement.words import Kind, Special


@frozen(kw_only=True)
class OrderPlaced(Act):
    """An order (*bon de commande*) on a framework agreement, or a direct purchase if ``contract`` is empty.

    ``amount`` in euros without VAT; ``quotes`` how many were asked and ``reason`` why this supplier: a direct
    purchase is justified by a pertinent choice (CCP art. R2122-8). ``due_on``: the day of delivery agreed.
    """

    tag: ClassVar[str] = "procurement.order_placed"

    order: str
    contract: str = ""
    supplier: str
    kind: Kind
    family: str = ""
    unit: str = ""
    title: str = ""
    special: Special = ""
    amount: Money
    vat_rate: Decimal | None = None
    quotes: int = 1
    reason: str = ""
    due_on: date | None = None
    commitment: str = ""
    item: str = "1"

    @property
    def subject(self) -> str:
        return f"order/{self.order}"


@frozen(kw_only=True)
class _OnContract(Act):
    contract: str

    @property
    def subject(self) -> str:
        return f"contract/{self.contract}"


@frozen(kw_only=True)
class SubcontractorDeclared(_OnContract):
    """A subcontractor's file, complete on the day of the act (*DC4*). CCP art. R2193-1 to -4.

    ``number``: of the subcontracting act, from 1; ``amount`` with VAT.
    """

    tag: ClassVar[str] = "procurement.subcontractor_declared"

    number: int
    subcontractor: str
    amount: Money
    months: int = 1


@frozen(kw_only=True)
class SubcontractorAccepted(_OnContract):
    """A subcontractor accepted and its payment terms approved; ``silent`` when silence did it. R2193-4, R2193-10."""

    tag: ClassVar[str] = "procurement.subcontractor_accepted"

    number: int
    paid_directly: bool
    silent: bool = False


@frozen(kw_only=True)
class AdvanceGranted(_OnContract):
    """An advance granted to the holder, in euros with VAT. CCP art. R2191-3 to -12."""

    tag: ClassVar[str] = "procurement.advance_granted"

    amount: Money


@frozen(kw_only=True)
class DeliveryReceived(_OnContract):
    """A delivery or a piece of work received (*réception*, *admission*), on a contract or an ``order``.

    ``amount`` with VAT; ``reserved``: with reservations; ``days_late`` in calendar days.
    """

    tag: ClassVar[str] = "procurement.delivery_received"

    contract: str = ""
    order: str = ""
    delivery: str
    amount: Money
    reserved: bool = False
    days_late: int = 0

    @property
    def subject(self) -> str:
        return f"contract/{self.contract}" if self.contract else f"order/{self.order}"


@frozen(kw_only=True)
class PenaltyApplied(_OnContract):
    """A late penalty (*pénalité de retard*). CCAG 2021.

    ``late``: value of the late services without VAT, ``days`` in calendar days; ``amount`` what is kept: 0 while the
    contract's total is exempt, then also what was forgiven before.
    ``notified_on``: the day the holder was asked to answer.
    """

    tag: ClassVar[str] = "procurement.penalty_applied"

    penalty: str
    late: Money
    days: int
    amount: Money
    notified_on: date | None = None


@frozen(kw_only=True)
class PriceReviewed(_OnContract):
    """A price reviewed by the clause of the contract (*révision*). CCP art. R2112-13.

    ``before`` and ``after`` in euros without VAT; ``fixed``: the part that never moves; ``indices`` the others.
    """

    tag: ClassVar[str] = "procurement.price_reviewed"

    before: Money
    fixed: Decimal
    indices: tuple[Index, ...]
    after: Money
