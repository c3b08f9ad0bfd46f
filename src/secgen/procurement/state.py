"""The state of procurement: what folding its acts gives. Amounts are whole cents, without VAT unless said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import define, field

from secgen.kernel.book import Book
from secgen.kernel.dates import add_months
from secgen.kernel.money import HALF_UP, Money
from secgen.procurement.computations.needs import Purchase, over_duration
from secgen.procurement.computations.streaks import Streak
from secgen.procurement.essential.contract import Contract
from secgen.procurement.events import (
    ConsultationLaunched,
    ContractAmended,
    ContractAwarded,
    NeedDeclared,
    OrderPlaced,
    SubcontractorDeclared,
)

Basket = tuple[str, str, str]
"""What purchases are added up by: unit, family, kind."""


@define
class NeedRow:
    """A need and the consultation launched for it, if any."""

    made: NeedDeclared
    consultation: str = ""

    @property
    def value(self) -> Money:
        """What it is worth over the whole duration, renewals included; a number of them below zero counts for none."""
        made = self.made
        return over_duration(made.amount, max(0, made.renewals), made.renewal_amount).amount


@define
class ConsultationRow:
    """A consultation, from its launch to its contracts."""

    made: ConsultationLaunched
    invited_on: date | None = None
    offers_by: date | None = None
    rejected_on: date | None = None
    electronic: bool = True
    abandoned: bool = False
    contracts: tuple[str, ...] = ()


@define
class SubcontractRow:
    """A subcontracting act: declared, then accepted, paid directly or not."""

    made: SubcontractorDeclared
    accepted_on: date | None = None
    paid_directly: bool = False


@define
class ContractRow:
    """A contract and what became of it. ``delivered`` and ``advance`` are with VAT.

    ``penalties``: those kept; ``late``: of every penalty, kept or not, the cents late, the days and its day.
    """

    made: ContractAwarded
    amount: int
    months: int
    holders: tuple[str, ...]
    consulted_on: date
    low: int = 0
    ordered: int = 0
    delivered: int = 0
    advance: int = 0
    penalties: int = 0
    late: tuple[tuple[int, int, date], ...] = ()
    updated: Money | None = None
    subcontracted: int = 0
    notice_on: date | None = None
    data_on: date | None = None
    published: tuple[int, ...] = ()
    published_on: tuple[date, ...] = ()
    amendments: tuple[ContractAmended, ...] = ()
    ended_on: date | None = None
    ended: str = ""

    @property
    def ends_on(self) -> date:
        """Its last day as agreed: so many months from the notification."""
        return add_months(self.made.notified, self.months)

    @property
    def maximum(self) -> Money | None:
        """The maximum of a framework agreement, modifications included; ``None`` without one."""
        made = self.made
        if not made.framework or made.maximum is None:
            return None
        return Money(made.maximum.cents + sum(a.amount.cents for a in self.amendments))

    def with_vat(self, amount: Money) -> Money | None:
        """An amount of the contract with its VAT, rounded half up to the cent; ``None`` if no rate is known."""
        return including(amount, self.made.vat_rate)


def including(amount: Money, rate: Decimal | None) -> Money | None:
    """An amount with its VAT, rounded half up to the cent; ``None`` if no rate is known."""
    return None if rate is None else amount + amount.at(rate, rounding=HALF_UP)


@define
class OrderRow:
    """An order and what was delivered on it, with VAT."""

    made: OrderPlaced
    delivered: int = 0


@define
class DataRow:
    """The essential data of a contract as last read from a file."""

    on: date
    contract: Contract
    anomalies: tuple[str, ...]
    read_from: str


@define
class Procurement:
    """All books of procurement. ``spent``: exempt purchases of a basket by month, each with its day and cents."""

    needs: Book[str, NeedRow] = field(factory=Book)
    consultations: Book[str, ConsultationRow] = field(factory=Book)
    contracts: Book[str, ContractRow] = field(factory=Book)
    subcontracts: Book[tuple[str, int], SubcontractRow] = field(factory=Book)
    orders: Book[str, OrderRow] = field(factory=Book)
    deliveries: Book[str, str] = field(factory=Book)
    penalties: Book[str, str] = field(factory=Book)
    spent: Book[tuple[Basket, int], tuple[tuple[date, int], ...]] = field(factory=Book)
    streaks: Book[Basket, Streak] = field(factory=Book)
    data: Book[str, DataRow] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        return (
            self.needs,
            self.consultations,
            self.contracts,
            self.subcontracts,
            self.orders,
            self.deliveries,
            self.penalties,
            self.spent,
            self.streaks,
            self.data,
        )

    def bought(self, basket: Basket, until: date, months: int) -> Money:
        """Exempt purchases of a basket in the months that end on a day, that day included."""
        since = add_months(until, -months)
        first, last = month_number(since), month_number(until)
        return Money(
            sum(
                cents
                for month in range(first, last + 1)
                for day, cents in self.spent.get((basket, month), ())
                if since < day <= until
            )
        )

    def direct_purchases(self) -> list[Purchase]:
        """Every exempt purchase: direct orders, and contracts concluded under R2122-8."""
        orders = (direct_order(row.made) for row in self.orders.values() if not row.made.contract)
        contracts = (direct_contract(row.made) for row in self.contracts.values() if row.made.exempt)
        return [*orders, *contracts]


def direct_order(made: OrderPlaced) -> Purchase:
    """A direct order as a purchase."""
    return Purchase(made.order, made.supplier, made.family, made.kind, made.amount, made.on, made.unit)


def direct_contract(made: ContractAwarded) -> Purchase:
    """An exempt contract as a purchase."""
    holder = made.holders[0] if made.holders else ""
    return Purchase(made.contract, holder, made.family, made.kind, made.amount, made.on, made.unit)


def month_number(day: date) -> int:
    """Months counted from year 0, so that twelve months are twelve numbers."""
    return day.year * 12 + day.month - 1
