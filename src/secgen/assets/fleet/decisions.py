"""Deciding what happens to vehicles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from secgen.assets.fleet import events as ev
from secgen.assets.fleet import rules as r
from secgen.assets.fleet.computations import designation_due, is_light, renewal
from secgen.assets.fleet.state import VehicleRow
from secgen.assets.identifiers import is_plate
from secgen.assets.state import Assets
from secgen.assets.upkeep import rules as u
from secgen.assets.upkeep.asking import enters, known_asset, named, new, not_negative, plausible
from secgen.assets.upkeep.events import OnAsset
from secgen.kernel.act import Act
from secgen.kernel.dates import year_end
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge
from secgen.kernel.known_law import read_if_known
from secgen.kernel.money import ZERO


def register(assets: Assets, act: ev.VehicleRegistered, judge: Judge) -> Iterable[Act]:
    """A vehicle enters. Asks AST-ID on its plate, AST-AMOUNT, AST-DATE, and FL-03 on the renewals of the year."""
    if not enters(assets, act, judge):
        return ()
    judge.check(u.AST_ID, is_plate(act.plate), "plate", plate=act.plate)
    good = not_negative(judge, co2=act.co2, weight=act.weight, odometer=act.odometer)
    first = act.first_registered
    dated = plausible(judge, act, first_registered=first)
    dated &= judge.check(u.AST_ORDER, first is None or first <= act.on, "first_registered", first=first, on=act.on)
    if not good or not dated:
        return ()
    bound = read_if_known(judge.law, "fleet.renewal.low", year_end(act.on.year))
    if bound is not None and is_light(act, judge.law):
        shares = renewal([*entries(assets, act.on.year), act], act.on.year, fleet_size(assets) + 1, judge.law)
        law = shares.explanation.law_reads()
        judge.check(
            r.FL_03,
            shares.met,
            "energy",
            law=law,
            low=shares.low,
            entered=shares.entered,
            share=shares.share,
            co2_unknown=shares.unknown,
        )
    return (act,)


def entries(assets: Assets, year: int) -> list[ev.VehicleRegistered]:
    """The vehicles that entered in a year, kept or not."""
    return [row.made for row in assets.vehicles.values() if row.made.on.year == year]


def fleet_size(assets: Assets) -> int:
    """How many vehicles the office holds."""
    return sum(assets.assets[asset].held for asset in assets.vehicles)


def _vehicle(assets: Assets, judge: Judge, act: OnAsset) -> VehicleRow | None:
    if known_asset(assets, judge, act.asset, act) is None:
        return None
    row = assets.vehicles.get(act.asset)
    judge.check(u.AST_REF, row is not None, "asset", asset=act.asset)
    return row


def log_trip(assets: Assets, act: ev.TripLogged, judge: Judge) -> Iterable[Act]:
    """A trip is entered. Asks AST-METER, FL-04 (a gap advises, an overlap refuses), FL-MISSION and FL-HOME."""
    row = _vehicle(assets, judge, act)
    if row is None or not named(judge, "driver", act.driver):
        return ()
    straight = 0 <= act.start_km <= act.end_km
    if not judge.check(u.AST_METER, straight, "end_km", start=act.start_km, end=act.end_km):
        return ()
    late = any(low <= act.start_km and act.end_km <= high for low, high in row.gaps)
    free = act.start_km >= row.log_end or late
    if not judge.check(r.FL_04, free, "start_km", start=act.start_km, log_ends=row.log_end):
        return ()
    gap = 0 if late else act.start_km - row.log_end
    judge.check(r.FL_04, gap == 0, "start_km", advisory=True, gap=f"{gap} km", log_ends=row.log_end, start=act.start_km)
    _may_drive(assets, act, judge)
    return (act,)


def _may_drive(assets: Assets, act: ev.TripLogged, judge: Judge) -> None:
    mission = assets.missions.get(act.mission)
    covered = mission is not None and mission.agent == act.driver and mission.on <= act.on
    covered = covered and (mission is None or mission.until is None or act.on <= mission.until)
    judge.check(r.FLEET_MISSION, covered, "mission", mission=act.mission, driver=act.driver)
    if act.home:
        until = assets.home_parking.get((act.asset, act.driver))
        judge.check(r.FLEET_HOME, until is not None and act.on <= until, "home", driver=act.driver, until=until)


def explain_gap(assets: Assets, act: ev.GapExplained, judge: Judge) -> Iterable[Act]:
    """A gap is explained. Asks AST-REF: it is one of the logbook's; and AST-NAME: there is a reason."""
    row = _vehicle(assets, judge, act)
    if row is None or not named(judge, "reason", act.reason):
        return ()
    known = any(low <= act.start_km < act.end_km <= high for low, high in row.gaps)
    gaps = tuple(f"{low}-{high}" for low, high in row.gaps)
    return (act,) if judge.check(u.AST_REF, known, "start_km", gap=f"{act.start_km}-{act.end_km}", known=gaps) else ()


def order_mission(assets: Assets, act: ev.MissionOrdered, judge: Judge) -> Iterable[Act]:
    """A mission order is issued. Asks AST-NEW, AST-ORDER and FL-OWN."""
    if not new(judge, "mission", act.mission, act.mission in assets.missions) or not named(judge, "agent", act.agent):
        return ()
    judge.check(u.AST_ORDER, act.until is None or act.until >= act.on, "until", on=act.on, until=act.until)
    judge.check(r.FLEET_OWN, not act.own_vehicle or bool(act.insurance), "insurance", own_vehicle=act.own_vehicle)
    return (act,)


def park_home(assets: Assets, act: ev.HomeParkingAuthorised, judge: Judge) -> Iterable[Act]:
    """Parking at home is authorised. Asks AST-ORDER."""
    if _vehicle(assets, judge, act) is None or not named(judge, "agent", act.agent):
        return ()
    judge.check(u.AST_ORDER, act.until >= act.on, "until", on=act.on, until=act.until)
    return (act,)


def receive_fine(assets: Assets, act: ev.FineReceived, judge: Judge) -> Iterable[Act]:
    """A fine is received. Asks AST-NEW, AST-AMOUNT and AST-ORDER."""
    if _vehicle(assets, judge, act) is None or not new(judge, "fine", act.fine, act.fine in assets.fines):
        return ()
    judge.check(u.AST_AMOUNT, act.amount > ZERO, "amount", amount=act.amount)
    judge.check(u.AST_ORDER, act.sent_on <= act.on, "sent_on", sent_on=act.sent_on, on=act.on)
    return (act,) if plausible(judge, act, sent_on=act.sent_on) else ()


def designate(assets: Assets, act: ev.DriverDesignated, judge: Judge) -> Iterable[Act]:
    """The driver is designated. Asks AST-REF, AST-ORDER and FL-FINE, the 45 days."""
    row = assets.fines.get(act.fine)
    if not judge.check(u.AST_REF, row is not None and row.made.asset == act.asset, "fine", fine=act.fine):
        return ()
    assert row is not None
    if not judge.check(u.AST_ORDER, row.designated_on is None, "fine", designated_on=row.designated_on):
        return ()
    due = designation_due(row.made.sent_on, judge.law)
    law = (judge.read("fleet.fine.days", row.made.sent_on),)
    judge.check(r.FLEET_FINE, act.on <= due, "on", law=law, sent_on=row.made.sent_on, on=act.on, due=due)
    return (act,) if named(judge, "driver", act.driver) else ()


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.VehicleRegistered: register,
    ev.TripLogged: log_trip,
    ev.GapExplained: explain_gap,
    ev.MissionOrdered: order_mission,
    ev.HomeParkingAuthorised: park_home,
    ev.FineReceived: receive_fine,
    ev.DriverDesignated: designate,
}
