"""How what happens to any asset changes what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from secgen.assets.upkeep import events as ev
from secgen.assets.upkeep.plan import own
from secgen.assets.upkeep.state import AssetRow, DoneRow, ObservationRow, OrderRow, Upkeep
from secgen.kernel.act import Act
from secgen.kernel.domain import Fold


def entered(upkeep: Upkeep, act: ev.Registration, position: int = 0) -> None:
    """The asset is in the inventory; its identifiers are taken."""
    row = AssetRow(act, act.kind, act.location, act.holder, act.all_traits, act.entry_reading)
    row.read_on = act.on if act.entry_reading else None
    upkeep.assets.put(act.asset, row)
    for pair in act.identifiers:
        upkeep.identifiers.put(pair, act.asset)


def moved(upkeep: Upkeep, act: ev.AssetMoved, position: int) -> None:
    """Its place or holder changes."""
    row = upkeep.assets.edit(act.asset)
    row.location = act.location or row.location
    row.holder = "" if act.released else act.holder or row.holder


def metered(upkeep: Upkeep, asset: str, reading: int, on: date) -> None:
    """The meter stands at the highest reading, on the last day it was read."""
    row = upkeep.assets.edit(asset)
    row.reading = max(row.reading, reading)
    row.read_on = max(row.read_on or on, on)


def use_read(upkeep: Upkeep, act: ev.UseRead, position: int) -> None:
    """The meter is known."""
    metered(upkeep, act.asset, act.reading, act.on)


def planned(upkeep: Upkeep, act: ev.CheckPlanned, position: int) -> None:
    """The asset has one check more; a plan of the same name is replaced, a drop is forgotten."""
    others = tuple(one for one in upkeep.planned.get(act.asset, ()) if one.check != act.check)
    upkeep.planned.put(act.asset, (*others, own(act)))
    if (act.asset, act.check) in upkeep.dropped:
        upkeep.dropped.put((act.asset, act.check), False)


def dropped(upkeep: Upkeep, act: ev.CheckDropped, position: int) -> None:
    """The check is no longer due for this asset."""
    upkeep.dropped.put((act.asset, act.check), True)


def borne(upkeep: Upkeep, asset: str, year: int, nature: str, cents: int) -> None:
    """Cents added to what an asset cost in a year, by nature."""
    if cents:
        key = (asset, year, nature)
        upkeep.costs.put(key, upkeep.costs.get(key, 0) + cents)


def cost_borne(upkeep: Upkeep, act: ev.CostBorne, position: int) -> None:
    """The cost counts in its year."""
    borne(upkeep, act.asset, act.on.year, act.nature, act.amount.cents)


def checked(upkeep: Upkeep, act: ev.CheckDone, position: int) -> None:
    """The check was made; its observations are open."""
    upkeep.done.put((act.asset, act.check), DoneRow(act.on, act.result, act.reading, len(act.observations)))
    for one in act.observations:
        upkeep.observations.put(one.observation, ObservationRow(act.asset, act.check, act.on, one.text, one.urgent))
    borne(upkeep, act.asset, act.on.year, "maintenance", act.cost.cents)
    if act.reading is not None and act.asset in upkeep.assets:
        metered(upkeep, act.asset, act.reading, act.on)


def closed(upkeep: Upkeep, act: ev.ObservationClosed, position: int) -> None:
    """The observation is closed; with the last one its check is settled."""
    _close(upkeep, act.observation, act.on)


def _close(upkeep: Upkeep, number: str, on: date) -> None:
    row = upkeep.observations.edit(number)
    row.closed_on = on
    key = (row.asset, row.check)
    if key in upkeep.done and upkeep.done[key].on == row.on:
        done = upkeep.done.edit(key)
        done.open -= 1
        done.settled_on = on if done.open == 0 else None


def work_ordered(upkeep: Upkeep, act: ev.WorkOrdered, position: int) -> None:
    """The order begins; the observations know it."""
    upkeep.orders.put(act.order, OrderRow(act))
    for number in act.observations:
        upkeep.observations.edit(number).order = act.order


def work_done(upkeep: Upkeep, act: ev.WorkDone, position: int) -> None:
    """The order ends; its observations are closed."""
    order = upkeep.orders.edit(act.order)
    order.done = act
    borne(upkeep, act.asset, act.on.year, "investment" if act.asset_class else "works", act.cost.cents)
    for number in order.made.observations:
        if upkeep.observations[number].closed_on is None:
            _close(upkeep, number, act.on)


def retired(upkeep: Upkeep, act: ev.AssetRetired, position: int) -> None:
    """The asset is gone; its identifiers stay known."""
    upkeep.assets.edit(act.asset).retired = act


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.AssetRegistered: entered,
    ev.AssetMoved: moved,
    ev.UseRead: use_read,
    ev.CheckPlanned: planned,
    ev.CheckDropped: dropped,
    ev.CheckDone: checked,
    ev.ObservationClosed: closed,
    ev.WorkOrdered: work_ordered,
    ev.WorkDone: work_done,
    ev.CostBorne: cost_borne,
    ev.AssetRetired: retired,
}
