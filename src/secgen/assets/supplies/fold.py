"""How what happens to supplies changes the stock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.assets.state import Assets
from secgen.assets.supplies import events as ev
from secgen.assets.supplies.state import ItemRow, RequestRow
from secgen.assets.supplies.valuation import Stock, counted, issued, received
from secgen.kernel.act import Act
from secgen.kernel.domain import Fold


def item_listed(assets: Assets, act: ev.ItemListed, position: int) -> None:
    """The item is known; listed again, its figures change and its stock stays."""
    if act.item in assets.items:
        row = assets.items.edit(act.item)
        row.made = act
        row.fifo = act.valuation == "fifo" if act.valuation else row.fifo
    else:
        assets.items.put(act.item, ItemRow(act, act.valuation == "fifo", Stock(), act.on))


def requested(assets: Assets, act: ev.SuppliesRequested, position: int) -> None:
    """The request is open."""
    assets.requests.put(act.request, RequestRow(act))


def declined(assets: Assets, act: ev.RequestDeclined, position: int) -> None:
    """The request is closed."""
    assets.requests.edit(act.request).declined_on = act.on


def ordered(assets: Assets, act: ev.StockOrdered, position: int) -> None:
    """Units are on order."""
    assets.items.edit(act.item).on_order += act.quantity


def stock_received(assets: Assets, act: ev.StockReceived, position: int) -> None:
    """The stock rises; units on order fall."""
    row = assets.items.edit(act.item)
    row.stock = received(row.stock, act.quantity, act.cost)
    row.on_order = max(row.on_order - act.quantity, 0)
    row.last_on = act.on


def stock_issued(assets: Assets, act: ev.StockIssued, position: int) -> None:
    """The stock falls by what was handed out, valued as the item is; the request counts it."""
    row = assets.items.edit(act.item)
    row.stock, gone = issued(row.stock, act.quantity, fifo=row.fifo)
    row.issued += act.quantity
    row.issued_cents += gone.cents
    row.last_on = act.on
    if act.request:
        assets.requests.edit(act.request).given += act.quantity


def stock_counted(assets: Assets, act: ev.StockCounted, position: int) -> None:
    """The stock follows the count; the value of the gap is kept."""
    row = assets.items.edit(act.item)
    row.stock, gap = counted(row.stock, act.counted, fifo=row.fifo)
    row.gap_cents += gap.cents
    row.counted_on = row.last_on = act.on


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.ItemListed: item_listed,
    ev.SuppliesRequested: requested,
    ev.RequestDeclined: declined,
    ev.StockOrdered: ordered,
    ev.StockReceived: stock_received,
    ev.StockIssued: stock_issued,
    ev.StockCounted: stock_counted,
}
