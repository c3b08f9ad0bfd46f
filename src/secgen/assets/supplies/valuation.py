"""The value of stock: weighted average (CMUP) and first in, first out (PEPS), to the cent."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import Final

from attrs import frozen

from secgen.assets.supplies import rules as r
from secgen.kernel.explanation import Explanation
from secgen.kernel.money import Money
from secgen.kernel.text import Text

Layers = tuple[tuple[int, int], ...]
_HALF_UP: Final = Text("au centime, demi vers le haut", "to the cent, half up")


@frozen
class Stock:
    """Units in stock and their value; ``layers`` are deliveries not used up, oldest first: (units, cents)."""

    quantity: int = 0
    cents: int = 0
    layers: Layers = ()

    @property
    def value(self) -> Money:
        """The value of the stock, in euros."""
        return Money(self.cents)

    @property
    def unit_cost(self) -> Money | None:
        """The weighted average cost of a unit (*CMUP*), rounded half up; ``None`` when the stock is empty."""
        return self.value.share(1, self.quantity) if self.quantity else None


def received(stock: Stock, quantity: int, cost: Money) -> Stock:
    """The stock after a delivery (SU-01)."""
    return Stock(stock.quantity + quantity, stock.cents + cost.cents, (*stock.layers, (quantity, cost.cents)))


def issued(stock: Stock, quantity: int, *, fifo: bool = False) -> tuple[Stock, Money]:
    """The stock after an issue, and the value that left it; raises ``ValueError`` if the stock is too small.

    By weighted average (SU-01) what leaves is its share of the value, rounded half up to the cent; first in, first
    out (SU-02) what leaves is what the oldest units cost. What leaves and what stays always make the whole.
    """
    if not 0 <= quantity <= stock.quantity:
        raise ValueError(f"{quantity} of {stock.quantity}")
    layers, oldest = _oldest(stock.layers, quantity)
    average = stock.value.share(quantity, stock.quantity).cents if quantity else 0
    gone = oldest if fifo else average
    return Stock(stock.quantity - quantity, stock.cents - gone, layers), Money(gone)


def _oldest(layers: Layers, quantity: int) -> tuple[Layers, int]:
    """The layers left when the oldest units are taken, and what those cost."""
    left, gone = list(layers), 0
    while quantity and left:
        units, cents = left[0]
        if units <= quantity:
            left.pop(0)
            quantity, gone = quantity - units, gone + cents
        else:
            part = Money(cents).share(quantity, units).cents
            left[0] = (units - quantity, cents - part)
            quantity, gone = 0, gone + part
    return tuple(left), gone


def counted(stock: Stock, units: int, *, fifo: bool = False) -> tuple[Stock, Money]:
    """The stock after an inventory, and the value of the gap (below zero: missing), at the average cost.

    Units found on an empty stock have no known cost and come in at zero.
    """
    gap = units - stock.quantity
    if gap <= 0:
        after, gone = issued(stock, -gap, fifo=fifo)
        return after, -gone
    value = stock.value.share(gap, stock.quantity) if stock.quantity else Money(0)
    return received(stock, gap, value), value


def explain_issue(stock: Stock, quantity: int, *, fifo: bool) -> Explanation:
    """How the value of an issue is found."""
    _, gone = issued(stock, quantity, fifo=fifo)
    rule = r.SU_02 if fifo else r.SU_01
    label = Text("valeur de sortie", "value of the issue")
    inputs = {"quantity": quantity, "in stock": stock.quantity, "value": stock.value, "unit cost": stock.unit_cost}
    return Explanation.of(str(label), gone, rule=rule.id, inputs=inputs, rounding=str(_HALF_UP))


def reorder_point(daily_use: Decimal, lead_days: int, safety: int) -> int:
    """The units at or below which to order (SU-03): use over the lead time and the reserve, rounded up."""
    exact = daily_use * lead_days + safety
    return int(exact.to_integral_value(ROUND_CEILING))


def economic_quantity(yearly_use: int, cost_of_order: Money, yearly_cost_of_unit: Money) -> int | None:
    """The order that costs least (Wilson): √(2DS/H), rounded half up; ``None`` if keeping a unit costs nothing."""
    if yearly_cost_of_unit.cents <= 0 or yearly_use <= 0:
        return None
    exact = (Decimal(2 * yearly_use * cost_of_order.cents) / yearly_cost_of_unit.cents).sqrt()
    return int(exact.to_integral_value(ROUND_HALF_UP))
