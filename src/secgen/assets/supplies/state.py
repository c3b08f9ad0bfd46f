"""What is known of supplies."""

from __future__ import annotations

from datetime import date

from attrs import define, field

from secgen.assets.supplies.events import ItemListed, SuppliesRequested
from secgen.assets.supplies.valuation import Stock
from secgen.kernel.book import Book


@define
class ItemRow:
    """One item: its stock, what is on order, what left it and what was missing at inventories, in cents."""

    made: ItemListed
    fifo: bool
    stock: Stock
    listed_on: date
    on_order: int = 0
    issued: int = 0
    issued_cents: int = 0
    gap_cents: int = 0
    counted_on: date | None = None
    last_on: date | None = None

    @property
    def value(self) -> int:
        """The value of its stock, in cents."""
        return self.stock.cents


@define
class RequestRow:
    """One request: what was given, or when it was declined."""

    made: SuppliesRequested
    given: int = 0
    declined_on: date | None = None


@define(slots=False)
class Supplies:
    """The books of supplies."""

    items: Book[str, ItemRow] = field(factory=Book)
    requests: Book[str, RequestRow] = field(factory=Book)
