"""How what happens to vehicles changes what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.assets.fleet import events as ev
from secgen.assets.fleet.state import FineRow, VehicleRow
from secgen.assets.state import Assets
from secgen.assets.upkeep.fold import borne, entered, metered
from secgen.kernel.act import Act
from secgen.kernel.domain import Fold

Gaps = tuple[tuple[int, int], ...]


def registered(assets: Assets, act: ev.VehicleRegistered, position: int) -> None:
    """The vehicle is an asset like any other, with a logbook that begins at its odometer."""
    entered(assets, act)
    assets.vehicles.put(act.asset, VehicleRow(act, act.odometer))


def trip_logged(assets: Assets, act: ev.TripLogged, position: int) -> None:
    """The logbook goes on; kilometres before the trip are a gap, unless the trip fills one."""
    row = assets.vehicles.edit(act.asset)
    row.trips += 1
    if act.start_km >= row.log_end:
        row.gaps = (*row.gaps, (row.log_end, act.start_km)) if act.start_km > row.log_end else row.gaps
        row.log_end = act.end_km
    else:
        row.gaps = _without(row.gaps, act.start_km, act.end_km)
    metered(assets, act.asset, act.end_km, act.on)
    key = (act.asset, act.on.year)
    assets.driven.put(key, assets.driven.get(key, 0) + act.end_km - act.start_km)


def _without(gaps: Gaps, start: int, end: int) -> Gaps:
    left: list[tuple[int, int]] = []
    for low, high in gaps:
        if low <= start and end <= high:
            left += [part for part in ((low, start), (end, high)) if part[0] < part[1]]
        else:
            left.append((low, high))
    return tuple(left)


def gap_explained(assets: Assets, act: ev.GapExplained, position: int) -> None:
    """The kilometres explained are missing no more."""
    row = assets.vehicles.edit(act.asset)
    row.gaps = _without(row.gaps, act.start_km, act.end_km)


def mission_ordered(assets: Assets, act: ev.MissionOrdered, position: int) -> None:
    """The order is known."""
    assets.missions.put(act.mission, act)


def home_parking(assets: Assets, act: ev.HomeParkingAuthorised, position: int) -> None:
    """The authorisation is known until its last day."""
    assets.home_parking.put((act.asset, act.agent), act.until)


def fine_received(assets: Assets, act: ev.FineReceived, position: int) -> None:
    """The fine is known, and counts in the cost of the vehicle."""
    assets.fines.put(act.fine, FineRow(act))
    borne(assets, act.asset, act.on.year, "fine", act.amount.cents)


def designated(assets: Assets, act: ev.DriverDesignated, position: int) -> None:
    """The driver has been designated."""
    assets.fines.edit(act.fine).designated_on = act.on


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.VehicleRegistered: registered,
    ev.TripLogged: trip_logged,
    ev.GapExplained: gap_explained,
    ev.MissionOrdered: mission_ordered,
    ev.HomeParkingAuthorised: home_parking,
    ev.FineReceived: fine_received,
    ev.DriverDesignated: designated,
}
