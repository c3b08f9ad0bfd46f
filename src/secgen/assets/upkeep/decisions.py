"""Deciding what happens to any asset."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from secgen.assets.upkeep import events as ev
from secgen.assets.upkeep import rules as r
from secgen.assets.upkeep.asking import enters, known_asset, named, new, not_negative, plausible
from secgen.assets.upkeep.due import DueDates
from secgen.assets.upkeep.plan import Plan
from secgen.assets.upkeep.plans import Plans
from secgen.assets.upkeep.state import AssetRow, ObservationRow, Upkeep
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge
from secgen.kernel.known_law import read_if_known
from secgen.kernel.money import ZERO


def register(upkeep: Upkeep, act: ev.AssetRegistered, judge: Judge) -> Iterable[Act]:
    """An asset enters. Asks AST-NEW, AST-DATE, AST-AMOUNT and AST-CONTRACT."""
    return (act,) if enters(upkeep, act, judge) else ()


def move(upkeep: Upkeep, act: ev.AssetMoved, judge: Judge) -> Iterable[Act]:
    """An asset moves. Asks AST-REF and AST-ORDER."""
    return (act,) if known_asset(upkeep, judge, act.asset, act) else ()


def read_meter(upkeep: Upkeep, act: ev.UseRead, judge: Judge) -> Iterable[Act]:
    """A meter is read. Asks AST-METER: it has not run backwards since the last reading."""
    row = known_asset(upkeep, judge, act.asset, act)
    if row is None or not plausible(judge, act):
        return ()
    return (act,) if forward(judge, row, act.reading, act) else ()


def forward(judge: Judge, row: AssetRow, reading: int, act: Act) -> bool:
    """Ask AST-METER: a reading not earlier than the last one is not lower."""
    later = row.read_on is None or act.on >= row.read_on
    ok = reading >= row.reading if later else 0 <= reading <= row.reading
    return judge.check(r.AST_METER, ok, "reading", reading=reading, last=row.reading, read_on=row.read_on)


def plan(upkeep: Upkeep, act: ev.CheckPlanned, judge: Judge) -> Iterable[Act]:
    """A check is planned for an asset. Asks AST-AMOUNT: it comes back after some time or use."""
    if known_asset(upkeep, judge, act.asset, act) is None or not named(judge, "check", act.check):
        return ()
    not_negative(judge, months=act.months, days=act.days, use=act.use, tolerance=act.tolerance)
    some = act.months > 0 or act.days > 0 or act.use > 0
    judge.check(r.AST_AMOUNT, some, "months", months=act.months, days=act.days, use=act.use)
    return (act,)


def drop(upkeep: Upkeep, act: ev.CheckDropped, judge: Judge) -> Iterable[Act]:
    """A check is dropped, with a reason. Asks AST-CHECK and AST-NAME."""
    row = known_asset(upkeep, judge, act.asset, act)
    if row is None or _plan(upkeep, judge, act.asset, row, act.check) is None:
        return ()
    return (act,) if named(judge, "reason", act.reason) else ()


def check(upkeep: Upkeep, act: ev.CheckDone, judge: Judge) -> Iterable[Act]:
    """A check is made, or was before the asset entered.

    Asks AST-CHECK, AST-OBS and AST-METER, and the rule of the check: was it made in time?
    """
    row = known_asset(upkeep, judge, act.asset, act, before=True)
    if row is None or not plausible(judge, act):
        return ()
    found = _plan(upkeep, judge, act.asset, row, act.check)
    if found is None or not _fits(upkeep, act, row, judge):
        return ()
    _ask_in_time(upkeep, act, row, found, judge)
    not_negative(judge, cost=act.cost)
    judge.check(r.AST_CONTRACT, not act.cost or bool(act.contract), "contract", cost=act.cost)
    return (act,)


def _ask_in_time(upkeep: Upkeep, act: ev.CheckDone, row: AssetRow, found: Plan, judge: Judge) -> None:
    """Ask the rule of the check, if its interval was law by then: is it made before it is due, and not too early?"""
    if found.interval and read_if_known(judge.law, found.interval, act.on) is None:
        return
    dates = DueDates(upkeep, judge.law, act.on)
    due = dates.due(act.asset, row, found)
    rule = r.DUE_RULES[found.rule]
    too_early = bool(found.after) and due.opens is not None and act.on < due.opens
    in_time = (due.day is None or act.on <= due.day) and not too_early
    judge.check(rule, in_time, "on", law=dates.readings(found), on=act.on, last=due.last, due=due.day, opens=due.opens)


def _fits(upkeep: Upkeep, act: ev.CheckDone, row: AssetRow, judge: Judge) -> bool:
    """The check is later than the last one, its result agrees with its observations, its meter goes forward."""
    earlier = upkeep.done.get((act.asset, act.check))
    since = earlier.on if earlier else None
    good = judge.check(r.AST_ORDER, since is None or act.on >= since, "on", on=act.on, last=since)
    agrees = (act.result == "clean") != bool(act.observations) or act.result == "failed"
    good &= judge.check(r.AST_OBS, agrees, "result", result=act.result, observations=len(act.observations))
    numbers = [one.observation for one in act.observations]
    for number in numbers:
        good &= new(judge, "observations", number, number in upkeep.observations or numbers.count(number) > 1)
    return good and (act.reading is None or forward(judge, row, act.reading, act))


def _plan(upkeep: Upkeep, judge: Judge, asset: str, row: AssetRow, check: str) -> Plan | None:
    plans = Plans(upkeep, judge.law).of(asset, row)
    found = next((one for one in plans if one.check == check), None)
    known = tuple(one.check for one in plans)
    judge.check(r.AST_CHECK, found is not None, "check", check=check, known=known)
    return found


def close(upkeep: Upkeep, act: ev.ObservationClosed, judge: Judge) -> Iterable[Act]:
    """An observation is put right. Asks AST-REF, AST-ORDER and AST-NAME: there is a proof."""
    if upkeep.assets.get(act.asset) is None:
        judge.check(r.AST_REF, False, "asset", asset=act.asset)
        return ()
    row = _observation(upkeep, judge, act.asset, act.observation, act)
    return (act,) if row is not None and named(judge, "proof", act.proof) else ()


def _observation(upkeep: Upkeep, judge: Judge, asset: str, number: str, act: Act) -> ObservationRow | None:
    row = upkeep.observations.get(number)
    if not judge.check(r.AST_REF, row is not None and row.asset == asset, "observation", observation=number):
        return None
    assert row is not None
    ok = row.closed_on is None and act.on >= row.on
    good = judge.check(r.AST_ORDER, ok, "observation", raised_on=row.on, closed_on=row.closed_on)
    return row if good else None


def order(upkeep: Upkeep, act: ev.WorkOrdered, judge: Judge) -> Iterable[Act]:
    """Works are ordered. Asks AST-NEW, AST-AMOUNT, AST-CONTRACT, and that each observation is open."""
    row = known_asset(upkeep, judge, act.asset, act)
    if row is None or not new(judge, "order", act.order, act.order in upkeep.orders):
        return ()
    good = [_observation(upkeep, judge, act.asset, number, act) for number in act.observations]
    not_negative(judge, estimate=act.estimate)
    judge.check(r.AST_CONTRACT, not act.estimate or bool(act.contract), "contract", estimate=act.estimate)
    return (act,) if None not in good else ()


def finish(upkeep: Upkeep, act: ev.WorkDone, judge: Judge) -> Iterable[Act]:
    """Works are finished. Asks AST-REF, AST-ORDER and AST-AMOUNT."""
    row = upkeep.orders.get(act.order)
    if not judge.check(r.AST_REF, row is not None and row.made.asset == act.asset, "order", order=act.order):
        return ()
    assert row is not None
    ok = row.done is None and act.on >= row.made.on
    judge.check(r.AST_ORDER, ok, "order", ordered_on=row.made.on, done_on=row.done.on if row.done else None)
    not_negative(judge, cost=act.cost)
    return (act,)


def bear(upkeep: Upkeep, act: ev.CostBorne, judge: Judge) -> Iterable[Act]:
    """An asset costs something. Asks AST-AMOUNT: above zero."""
    if known_asset(upkeep, judge, act.asset, act) is None:
        return ()
    judge.check(r.AST_AMOUNT, act.amount > ZERO, "amount", amount=act.amount)
    return (act,)


def leaves(upkeep: Upkeep, act: ev.AssetRetired, judge: Judge) -> AssetRow | None:
    """What every exit must satisfy: the asset is held, the amounts are not negative."""
    row = known_asset(upkeep, judge, act.asset, act)
    if row is not None and not judge.check(r.AST_ORDER, row.retired is None, "asset", asset=act.asset):
        return None
    if row is not None:
        not_negative(judge, value=act.value, proceeds=act.proceeds)
    return row


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.AssetRegistered: register,
    ev.AssetMoved: move,
    ev.UseRead: read_meter,
    ev.CheckPlanned: plan,
    ev.CheckDropped: drop,
    ev.CheckDone: check,
    ev.ObservationClosed: close,
    ev.WorkDone: finish,
    ev.CostBorne: bear,
}
