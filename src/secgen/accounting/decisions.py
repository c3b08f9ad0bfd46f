"""Deciding the acts of the accounts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import evolve

from secgen.accounting import events as ev
from secgen.accounting import rules as r
from secgen.accounting.fold import UNDEPRECIATED
from secgen.accounting.roles import ASSET, COST
from secgen.accounting.schemes import pairs
from secgen.accounting.state import Accounts, AssetRow
from secgen.budget.lines import parse_line
from secgen.budget.rules import appropriations as ra
from secgen.budget.rules import reporting as rr
from secgen.budget.rules import structure as rs
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.errors import LawError
from secgen.kernel.judge import Judge
from secgen.kernel.money import ZERO, Money

MOVABLES: Final = ("technical_installation", "car", "heavy_vehicle", "it", "office_equipment", "furniture", "software")
"""Categories the capitalisation threshold is meant for."""


def capitalise(accounts: Accounts, act: ev.AssetCapitalised, judge: Judge) -> Iterable[Act]:
    """Cost made into an asset. RNCE norme 6.

    Asks FIN-061, ACT-AMOUNT, ACC-SERVICE (same category and line, not in service yet), ACC-RENDERED and,
    advising only, ACC-THRESHOLD.
    """
    if not _open_year(accounts, judge, act):
        return ()
    judge.check(rs.ACT_AMOUNT, act.cost > ZERO, "cost", cost=act.cost)
    row = accounts.assets.get(act.asset)
    if row is not None:
        same = (row.category, row.line) == (act.category, act.line)
        free = row.in_service is None and row.disposed_on is None
        judge.check(r.ACC_SERVICE, same and free, "asset", asset=act.asset, in_service=row.in_service, known=row.label)
    if act.origin != "opening":
        _rendered(accounts, judge, act)
    if act.category in MOVABLES:
        least = judge.read("accounting.capitalisation_threshold")
        judge.check(r.ACC_THRESHOLD, least.holds(act.cost), "cost", law=(least,), cost=act.cost)
    return (act,)


def _rendered(accounts: Accounts, judge: Judge, act: ev.AssetCapitalised) -> None:
    """What the line has left to capitalise: works in progress not yet named, or expenses of the year."""
    if not act.line:
        judge.check(rs.ACT_REF, False, "line", line=act.line)
        return
    parse_line(act.line)
    if act.origin == "expense":
        left = _balance(accounts, COST, act.line, year=act.on.year)
    else:
        named = sum(row.in_progress(act.on) for row in accounts.assets.values() if row.line == act.line)
        left = _balance(accounts, ASSET, act.line) - named
    judge.check(r.ACC_RENDERED, act.cost.cents <= left, "cost", line=act.line, cost=act.cost, left=Money(left))


def _balance(accounts: Accounts, role: str, line: str, *, year: int | None = None) -> int:
    """What a role holds on a line, in cents, debit less credit; of one year if given."""
    total = 0
    for (booked, _, code, _, scheme), cents in accounts.flows.items():
        if code == line and year in (None, booked):
            total += cents * sum((debit == role) - (credit == role) for debit, credit in pairs(scheme, line))
    return total


def put_into_service(accounts: Accounts, act: ev.AssetPutIntoService, judge: Judge) -> Iterable[Act]:
    """An asset comes into service; the life recorded is that given, or that of the law.

    Asks FIN-061, ACT-REF, ACC-SERVICE, FIN-056 (heritage has no life) and ACC-LIFE.
    """
    row = _known(accounts, judge, act)
    if row is None:
        return ()
    judge.check(r.ACC_SERVICE, row.in_service is None, "asset", asset=act.asset, in_service=row.in_service)
    if row.category in UNDEPRECIATED:
        kept = judge.read("asset.heritage.not_depreciated")
        judge.check(rr.FIN_056, act.years == 0, "years", law=(kept,), category=row.category, years=act.years)
        return (act,)
    if act.years:
        judge.check(r.ACC_LIFE, act.years > 0, "years", years=act.years)
        return (act,)
    try:
        life = judge.read(f"asset.life.{row.category}")
    except LawError:
        judge.check(r.ACC_LIFE, False, "years", category=row.category, years="—")
        return ()
    judge.check(r.ACC_LIFE, True, "years", law=(life,), category=row.category, years=life.number)
    return (evolve(act, years=life.number),)


def dispose(accounts: Accounts, act: ev.AssetDisposed, judge: Judge) -> Iterable[Act]:
    """An asset leaves. Asks FIN-061, ACT-REF and ACC-SERVICE: not before it came into service."""
    row = _known(accounts, judge, act)
    if row is None:
        return ()
    ok = row.in_service is None or act.on >= row.in_service
    judge.check(r.ACC_SERVICE, ok, "on", asset=act.asset, in_service=row.in_service, on=act.on)
    return (act,)


def count(accounts: Accounts, act: ev.AssetCounted, judge: Judge) -> Iterable[Act]:
    """An asset looked for. Asks ACT-REF: it is known. A closed year takes it too: nothing moves."""
    ok = judge.check(rs.ACT_REF, act.asset in accounts.assets, "asset", asset=act.asset)
    return (act,) if ok else ()


def _known(accounts: Accounts, judge: Judge, act: ev.AssetPutIntoService | ev.AssetDisposed) -> AssetRow | None:
    row = accounts.assets.get(act.asset)
    if not _open_year(accounts, judge, act) or not judge.check(rs.ACT_REF, row is not None, "asset", asset=act.asset):
        return None
    assert row is not None
    here = row.disposed_on is None and act.on >= row.entered_on
    there = judge.check(
        r.ACC_SERVICE, here, "on", asset=act.asset, entered_on=row.entered_on, disposed_on=row.disposed_on, on=act.on
    )
    return row if there else None


def assess(accounts: Accounts, act: ev.ProvisionAssessed, judge: Judge) -> Iterable[Act]:
    """A risk assessed or reviewed. Asks FIN-061, ACT-AMOUNT and ACC-PROVISION."""
    if not _open_year(accounts, judge, act):
        return ()
    ok = act.amount >= ZERO and act.claimed >= ZERO
    judge.check(rs.ACT_AMOUNT, ok, "amount", amount=act.amount, claimed=act.claimed)
    row = accounts.provisions.get(act.provision)
    if row is not None and row.last is not None:
        ok = row.kind == act.kind and act.on >= row.last.on
        judge.check(r.ACC_PROVISION, ok, "provision", kind=act.kind, known_kind=row.kind, last_review=row.last.on)
    return (act,)


def declare(accounts: Accounts, act: ev.AdjustmentDeclared, judge: Judge) -> Iterable[Act]:
    """A closing adjustment. Asks FIN-061 for its year, ACT-AMOUNT and ACC-ADJUSTMENT."""
    parse_line(act.line)
    if not judge.check(ra.FIN_061, not accounts.closed(act.year), "year", year=act.year):
        return ()
    judge.check(rs.ACT_AMOUNT, act.amount >= ZERO, "amount", amount=act.amount)
    known = accounts.adjustments.get(f"{act.year}/{act.adjustment}")
    same = known is None or (known.kind, known.line) == (act.kind, act.line)
    judge.check(r.ACC_ADJUSTMENT, same and bool(act.reason), "reason", adjustment=act.adjustment, reason=act.reason)
    return (act,)


def sign(accounts: Accounts, act: ev.StatementSigned, judge: Judge) -> Iterable[Act]:
    """A year's statements signed. Asks ACC-SIGNED (the year is closed, the digest given) and ACT-NEW, once a role."""
    closed = accounts.closed(act.year)
    judge.check(r.ACC_SIGNED, closed and bool(act.digest), "year", year=act.year, closed=closed, digest=act.digest)
    row = accounts.years.get(act.year)
    already = [signature for signature in (row.signatures if row else ()) if signature.role == act.role]
    judge.check(rs.ACT_NEW, not already, "role", role=act.role, signed_on=already[0].on if already else None)
    return (act,)


def _open_year(accounts: Accounts, judge: Judge, act: Act) -> bool:
    """Ask FIN-061: the year of the act is not closed."""
    return judge.check(ra.FIN_061, not accounts.closed(act.on.year), "year", year=act.on.year)


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.AssetCapitalised: capitalise,
    ev.AssetPutIntoService: put_into_service,
    ev.AssetDisposed: dispose,
    ev.AssetCounted: count,
    ev.ProvisionAssessed: assess,
    ev.AdjustmentDeclared: declare,
    ev.StatementSigned: sign,
}
