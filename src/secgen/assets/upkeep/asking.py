"""Checks that every decision about assets shares."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from secgen.assets.upkeep import rules as r
from secgen.assets.upkeep.events import Registration
from secgen.assets.upkeep.state import AssetRow, Upkeep
from secgen.kernel.act import Act
from secgen.kernel.dates import add_months
from secgen.kernel.finding import Rule
from secgen.kernel.judge import Judge
from secgen.kernel.money import ZERO, Money

_TIME: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


def known_asset(upkeep: Upkeep, judge: Judge, asset: str, act: Act, *, before: bool = False) -> AssetRow | None:
    """The asset an act is about: known, held, and entered before the act, unless it tells what was ``before``."""
    where = "asset"
    row = upkeep.assets.get(asset)
    if row is None:
        judge.check(r.AST_REF, False, where, asset=asset)
        return None
    left = row.retired.on if row.retired else None
    if not judge.check(r.AST_ORDER, left is None or act.on <= left, where, asset=asset, left_on=left):
        return None
    if before:
        return row
    ok = judge.check(r.AST_ORDER, act.on >= row.made.on, "on", on=act.on, entered_on=row.made.on)
    return row if ok else None


def named(judge: Judge, where: str, value: str) -> bool:
    """Ask AST-NAME: a number is given."""
    return judge.check(r.AST_NAME, bool(value.strip()), where, value=value)


def new(judge: Judge, where: str, value: str, taken: bool) -> bool:
    """Ask AST-NAME and AST-NEW: a number is given, and nobody has it yet."""
    return named(judge, where, value) and judge.check(r.AST_NEW, not taken, where, number=value)


def not_negative(judge: Judge, **values: Money | int) -> bool:
    """Ask AST-AMOUNT of each field."""
    good = [judge.check(r.AST_AMOUNT, _positive(value), name, value=value) for name, value in values.items()]
    return all(good)


def _positive(value: Money | int) -> bool:
    return value >= ZERO if isinstance(value, Money) else value >= 0


def plausible(judge: Judge, act: Act, **days: date | None) -> bool:
    """Ask AST-DATE of the day of the act and of each day named: neither in the year 0218 nor far ahead."""
    today = max(judge.day, date(1900, 1, 1))
    first = judge.read("asset.earliest_day", today)
    ahead = judge.read("asset.ahead", today)
    last = add_months(date(min(today.year, 9900), 12, 31), 12 * ahead.number)
    good = [
        judge.check(r.AST_DATE, first.holds(day) and day <= last, name, law=(first, ahead), value=day)
        for name, day in {"on": act.on, **days}.items()
        if day is not None
    ]
    return all(good)


def minute(judge: Judge, where: str, text: str) -> int | None:
    """The minute of the day a text such as ``14:30`` names; asks AST-TIME, ``None`` if it names none."""
    found = minute_of(text)
    judge.check(r.AST_TIME, found is not None, where, value=text)
    return found


def minute_of(text: str) -> int | None:
    """``14:30`` → 870; ``None`` for anything else."""
    match = _TIME.fullmatch(text)
    return int(match[1]) * 60 + int(match[2]) if match else None


def enters(upkeep: Upkeep, act: Registration, judge: Judge, unique: Rule = r.AST_NEW) -> bool:
    """What every entry must satisfy: a new number, new identifiers, plausible dates, a cost, a contract."""
    good = new(judge, "asset", act.asset, act.asset in upkeep.assets)
    for kind, value in act.identifiers:
        bearer = upkeep.identifiers.get((kind, value))
        good &= judge.check(unique, bearer is None, kind, number=value, borne_by=bearer)
    good &= plausible(judge, act, in_service=act.in_service)
    good &= not_negative(judge, cost=act.cost)
    judge.check(r.AST_CONTRACT, not act.cost or bool(act.contract), "contract", cost=act.cost, contract=act.contract)
    return good
