"""Deciding loans and lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from secgen.assets.equipment import events as ev
from secgen.assets.equipment import rules as r
from secgen.assets.equipment.state import LineRow, LoanRow, pieces
from secgen.assets.identifiers import is_iccid, is_imei, is_phone_number
from secgen.assets.state import Assets
from secgen.assets.upkeep import rules as u
from secgen.assets.upkeep.asking import enters, known_asset, named, new, not_negative, plausible
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge


def register(assets: Assets, act: ev.EquipmentRegistered, judge: Judge) -> Iterable[Act]:
    """Equipment enters. Asks AST-ID on an IMEI, and AST-REF on the parts of a kit."""
    if not enters(assets, act, judge):
        return ()
    judge.check(u.AST_ID, not act.imei or is_imei(act.imei), "imei", imei=act.imei)
    missing = tuple(part for part in act.parts if part not in assets.assets)
    judge.check(u.AST_REF, not missing, "parts", missing=missing)
    return (act,)


def book(assets: Assets, act: ev.LoanBooked, judge: Judge) -> Iterable[Act]:
    """A loan is booked. Asks AST-NEW, AST-ORDER, SU-LENDABLE and SU-04: no other loan on one of these days."""
    if known_asset(assets, judge, act.asset, act) is None or not new(judge, "loan", act.loan, act.loan in assets.loans):
        return ()
    named(judge, "borrower", act.borrower)
    kit = assets.equipment.get(act.asset)
    judge.check(r.LOAN_LENDABLE, kit is None or kit.lendable, "asset", asset=act.asset)
    judge.check(u.AST_ORDER, act.start <= act.until, "until", start=act.start, until=act.until)
    other = clashing(assets, act)
    taken = f"{other.made.loan} ({other.made.start} – {other.made.until})" if other else None
    judge.check(r.SU_04, other is None, "start", start=act.start, until=act.until, taken_by=taken)
    return (act,) if plausible(judge, act, start=act.start, until=act.until) else ()


def clashing(assets: Assets, act: ev.LoanBooked) -> LoanRow | None:
    """The first loan that keeps the equipment, one of its parts or its kit, on one of these days."""
    for piece in pieces(assets, act.asset):
        for number in assets.lent.get(piece, ()):
            row = assets.loans[number]
            if row.holds(act.start, act.until):
                return row
    return None


def _loan(
    assets: Assets, judge: Judge, act: ev.LoanTaken | ev.LoanReturned | ev.LoanCancelled, *stages: str
) -> LoanRow | None:
    row = assets.loans.get(act.loan)
    if not judge.check(u.AST_REF, row is not None, "loan", loan=act.loan):
        return None
    assert row is not None
    since = row.taken.on if row.taken else row.made.on
    ready = row.stage in stages and act.on >= since
    return row if judge.check(u.AST_ORDER, ready, "loan", stage=row.stage, since=since, on=act.on) else None


def take(assets: Assets, act: ev.LoanTaken, judge: Judge) -> Iterable[Act]:
    """Equipment goes out. Asks AST-ORDER, and SU-04 again when it goes out before the day booked."""
    row = _loan(assets, judge, act, "booked")
    if row is None:
        return ()
    begins, ends = min(act.on, row.made.start), row.made.until
    kept = [
        assets.loans[number]
        for piece in pieces(assets, row.made.asset)
        for number in assets.lent.get(piece, ())
        if number != act.loan
    ]
    other = next((one for one in kept if one.stage == "out" or one.holds(begins, ends)), None)
    judge.check(r.SU_04, other is None, "on", on=act.on, with_loan=other.made.loan if other else None)
    return (act,)


def give_back(assets: Assets, act: ev.LoanReturned, judge: Judge) -> Iterable[Act]:
    """Equipment comes back. Asks AST-ORDER and SU-DAMAGE."""
    row = _loan(assets, judge, act, "out")
    if row is None:
        return ()
    worse = act.condition == "damaged" and (row.taken is None or row.taken.condition != "damaged")
    ok = not (worse or act.missing) or bool(act.incident)
    judge.check(r.LOAN_DAMAGE, ok, "incident", condition=act.condition, missing=act.missing)
    return (act,)


def cancel(assets: Assets, act: ev.LoanCancelled, judge: Judge) -> Iterable[Act]:
    """A booking is cancelled. Asks AST-ORDER: it has not gone out."""
    return (act,) if _loan(assets, judge, act, "booked") else ()


def open_line(assets: Assets, act: ev.LineOpened, judge: Judge) -> Iterable[Act]:
    """A line is opened. Asks AST-NEW, AST-ID on its number and SIM card, AST-CONTRACT and AST-REF on its device."""
    if not new(judge, "line", act.line, act.line in assets.lines):
        return ()
    judge.check(u.AST_ID, is_phone_number(act.number), "number", number=act.number)
    judge.check(u.AST_ID, not act.sim or is_iccid(act.sim), "sim", sim=act.sim)
    others = (row for row in assets.lines.values() if row.closed_on is None)
    taken = next((row.made.line for row in others if row.made.number == act.number), None)
    judge.check(u.AST_NEW, taken is None, "number", number=act.number, line=taken)
    judge.check(u.AST_CONTRACT, not act.monthly or bool(act.contract), "contract", monthly=act.monthly)
    judge.check(u.AST_REF, not act.device or act.device in assets.assets, "device", device=act.device)
    not_negative(judge, allowance=act.allowance, monthly=act.monthly)
    return (act,)


def _line(assets: Assets, judge: Judge, act: ev.LineAssigned | ev.LineUsed | ev.LineClosed) -> LineRow | None:
    row = assets.lines.get(act.line)
    if not judge.check(u.AST_REF, row is not None, "line", line=act.line):
        return None
    assert row is not None
    ok = row.closed_on is None and act.on >= row.made.on
    good = judge.check(u.AST_ORDER, ok, "line", opened_on=row.made.on, closed_on=row.closed_on, on=act.on)
    return row if good else None


def assign_line(assets: Assets, act: ev.LineAssigned, judge: Judge) -> Iterable[Act]:
    """A line changes hands. Asks AST-REF on its device."""
    if _line(assets, judge, act) is None:
        return ()
    judge.check(u.AST_REF, not act.device or act.device in assets.assets, "device", device=act.device)
    return (act,)


def use_line(assets: Assets, act: ev.LineUsed, judge: Judge) -> Iterable[Act]:
    """What a line used in a month. Asks AST-AMOUNT and SU-LINE."""
    row = _line(assets, judge, act)
    if row is None or not not_negative(judge, data=act.data, billed=act.billed):
        return ()
    alert = judge.read("line.alert")
    used = Decimal(act.data) / row.made.allowance if row.made.allowance else None
    ok = True if used is None else not alert.holds(used)
    judge.check(r.LINE_ALERT, ok, "data", law=(alert,), data=act.data, allowance=row.made.allowance)
    return (act,)


def close_line(assets: Assets, act: ev.LineClosed, judge: Judge) -> Iterable[Act]:
    """A line is ended. Asks AST-ORDER."""
    return (act,) if _line(assets, judge, act) else ()


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.EquipmentRegistered: register,
    ev.LoanBooked: book,
    ev.LoanTaken: take,
    ev.LoanReturned: give_back,
    ev.LoanCancelled: cancel,
    ev.LineOpened: open_line,
    ev.LineAssigned: assign_line,
    ev.LineUsed: use_line,
    ev.LineClosed: close_line,
}
