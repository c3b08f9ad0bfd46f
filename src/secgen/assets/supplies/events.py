"""What happens to supplies."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Literal

from attrs import frozen

from secgen.kernel.act import Act
from secgen.kernel.money import Money

Valuation = Literal["", "weighted_average", "fifo"]


@frozen(kw_only=True)
class _OnItem(Act):
    item: str

    @property
    def subject(self) -> str:
        return f"item/{self.item}"


@frozen(kw_only=True)
class ItemListed(_OnItem):
    """An item kept in stock.

    ``valuation``: how issues are valued, the office's way if empty; ``daily_use``: mean use by working day,
    ``lead_days``: working days from order to delivery, ``safety``: units kept in reserve.
    """

    tag: ClassVar[str] = "assets.item_listed"

    name: str = ""
    unit: str = ""
    valuation: Valuation = ""
    daily_use: Decimal = Decimal(0)
    lead_days: int = 0
    safety: int = 0


@frozen(kw_only=True)
class SuppliesRequested(_OnItem):
    """A service or an agent asks for supplies."""

    tag: ClassVar[str] = "assets.supplies_requested"

    request: str
    quantity: int
    requester: str = ""


@frozen(kw_only=True)
class RequestDeclined(_OnItem):
    """A request is not met, for a reason."""

    tag: ClassVar[str] = "assets.request_declined"

    request: str
    reason: str


@frozen(kw_only=True)
class StockOrdered(_OnItem):
    """Units ordered from a supplier, by a contract."""

    tag: ClassVar[str] = "assets.stock_ordered"

    quantity: int
    contract: str = ""


@frozen(kw_only=True)
class StockReceived(_OnItem):
    """Units received, at their acquisition cost in euros for the whole delivery."""

    tag: ClassVar[str] = "assets.stock_received"

    quantity: int
    cost: Money
    contract: str = ""


@frozen(kw_only=True)
class StockIssued(_OnItem):
    """Units handed out, for a request or not."""

    tag: ClassVar[str] = "assets.stock_issued"

    quantity: int
    receiver: str = ""
    request: str = ""


@frozen(kw_only=True)
class StockCounted(_OnItem):
    """The units found at an inventory: the stock follows the count."""

    tag: ClassVar[str] = "assets.stock_counted"

    counted: int
