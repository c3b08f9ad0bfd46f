"""Deciding what happens to supplies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import evolve

from secgen.assets.state import Assets
from secgen.assets.supplies import events as ev
from secgen.assets.supplies import rules as r
from secgen.assets.supplies.state import ItemRow, RequestRow
from secgen.assets.supplies.valuation import reorder_point
from secgen.assets.upkeep import rules as u
from secgen.assets.upkeep.asking import named, new, not_negative, plausible
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge


def list_item(assets: Assets, act: ev.ItemListed, judge: Judge) -> Iterable[Act]:
    """An item is listed, or its figures change; its valuation does not. Asks AST-AMOUNT and AST-ORDER."""
    if not named(judge, "item", act.item) or not plausible(judge, act):
        return ()
    not_negative(judge, lead_days=act.lead_days, safety=act.safety)
    judge.check(u.AST_AMOUNT, act.daily_use >= 0, "daily_use", daily_use=act.daily_use)
    row = assets.items.get(act.item)
    same = row is None or not act.valuation or row.fifo == (act.valuation == "fifo") or not row.stock.quantity
    judge.check(u.AST_ORDER, same, "valuation", valuation=act.valuation)
    if row is None and not act.valuation:
        return (evolve(act, valuation=_usual(judge)),)
    return (act,)


def _usual(judge: Judge) -> ev.Valuation:
    return "fifo" if judge.read("stock.valuation").value == "fifo" else "weighted_average"


def _item(assets: Assets, judge: Judge, item: str, act: Act) -> ItemRow | None:
    row = assets.items.get(item)
    if not judge.check(u.AST_REF, row is not None, "item", item=item) or not plausible(judge, act):
        return None
    assert row is not None
    since = row.last_on or row.listed_on
    return row if judge.check(u.AST_ORDER, act.on >= since, "on", on=act.on, last=since) else None


def _listed(assets: Assets, judge: Judge, item: str, act: Act) -> bool:
    row = assets.items.get(item)
    if not judge.check(u.AST_REF, row is not None, "item", item=item):
        return False
    assert row is not None
    return judge.check(u.AST_ORDER, act.on >= row.listed_on, "on", on=act.on, listed_on=row.listed_on)


def request(assets: Assets, act: ev.SuppliesRequested, judge: Judge) -> Iterable[Act]:
    """Supplies are asked for. Asks AST-NEW and AST-AMOUNT."""
    if not _listed(assets, judge, act.item, act):
        return ()
    fresh = new(judge, "request", act.request, act.request in assets.requests)
    some = judge.check(u.AST_AMOUNT, act.quantity > 0, "quantity", quantity=act.quantity)
    return (act,) if fresh and some else ()


def _request(assets: Assets, judge: Judge, number: str, item: str, act: Act) -> RequestRow | None:
    row = assets.requests.get(number)
    if not judge.check(u.AST_REF, row is not None and row.made.item == item, "request", request=number):
        return None
    assert row is not None
    open_then = row.declined_on is None and act.on >= row.made.on
    good = judge.check(u.AST_ORDER, open_then, "request", asked_on=row.made.on, declined_on=row.declined_on)
    return row if good else None


def decline(assets: Assets, act: ev.RequestDeclined, judge: Judge) -> Iterable[Act]:
    """A request is declined. Asks AST-REF and AST-NAME: there is a reason."""
    row = _request(assets, judge, act.request, act.item, act)
    return (act,) if row is not None and named(judge, "reason", act.reason) else ()


def order(assets: Assets, act: ev.StockOrdered, judge: Judge) -> Iterable[Act]:
    """Stock is ordered. Asks AST-AMOUNT and AST-CONTRACT."""
    if not _listed(assets, judge, act.item, act):
        return ()
    judge.check(u.AST_CONTRACT, bool(act.contract), "contract", contract=act.contract)
    return (act,) if judge.check(u.AST_AMOUNT, act.quantity > 0, "quantity", quantity=act.quantity) else ()


def receive(assets: Assets, act: ev.StockReceived, judge: Judge) -> Iterable[Act]:
    """Stock is received. Asks AST-AMOUNT, AST-ORDER and AST-CONTRACT."""
    if _item(assets, judge, act.item, act) is None:
        return ()
    some = judge.check(u.AST_AMOUNT, act.quantity > 0, "quantity", quantity=act.quantity)
    good = not_negative(judge, cost=act.cost)
    judge.check(u.AST_CONTRACT, bool(act.contract), "contract", contract=act.contract)
    return (act,) if some and good else ()


def issue(assets: Assets, act: ev.StockIssued, judge: Judge) -> Iterable[Act]:
    """Stock is handed out. Asks SU-STOCK, then SU-03: is it time to order?"""
    row = _item(assets, judge, act.item, act)
    if row is None or not judge.check(u.AST_AMOUNT, act.quantity > 0, "quantity", quantity=act.quantity):
        return ()
    if act.request and _request(assets, judge, act.request, act.item, act) is None:
        return ()
    enough = act.quantity <= row.stock.quantity
    if not judge.check(r.STOCK_NEGATIVE, enough, "quantity", quantity=act.quantity, in_stock=row.stock.quantity):
        return ()
    left = row.stock.quantity - act.quantity + row.on_order
    point = reorder_point(row.made.daily_use, row.made.lead_days, row.made.safety)
    judge.check(r.SU_03, point == 0 or left > point, "item", available=left, reorder_point=point)
    return (act,)


def count(assets: Assets, act: ev.StockCounted, judge: Judge) -> Iterable[Act]:
    """Stock is counted. Asks SU-STOCK: not below zero."""
    if _item(assets, judge, act.item, act) is None:
        return ()
    return (act,) if judge.check(r.STOCK_NEGATIVE, act.counted >= 0, "counted", counted=act.counted) else ()


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.ItemListed: list_item,
    ev.SuppliesRequested: request,
    ev.RequestDeclined: decline,
    ev.StockOrdered: order,
    ev.StockReceived: receive,
    ev.StockIssued: issue,
    ev.StockCounted: count,
}
