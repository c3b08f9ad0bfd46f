"""Checks that several decisions share."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from secgen.kernel.act import Act
from secgen.kernel.identifiers import is_siret
from secgen.kernel.judge import Judge
from secgen.kernel.money import ZERO, Money
from secgen.procurement.computations.needs import Purchase
from secgen.procurement.computations.procedure import under_exemption
from secgen.procurement.computations.streaks import begin, raises_alert
from secgen.procurement.computations.thresholds import exemption
from secgen.procurement.rules import needs as rn
from secgen.procurement.rules import procedures as rp
from secgen.procurement.rules import publication as rd
from secgen.procurement.rules import structure as rs
from secgen.procurement.state import ContractRow, Procurement
from secgen.procurement.words import Kind, Special, is_works


def positive(judge: Judge, amount: Money, where: str = "amount") -> bool:
    """Ask PROC-AMOUNT: the amount is above zero."""
    return judge.check(rs.PROC_AMOUNT, amount > ZERO, where, amount=amount)


def not_negative(judge: Judge, **values: Money | Decimal | int | None) -> bool:
    """Ask PROC-AMOUNT of each field given: not below zero."""
    given = ((name, value) for name, value in values.items() if value is not None)
    asked = [judge.check(rs.PROC_AMOUNT, _natural(value), name, value=value) for name, value in given]
    return all(asked)


def _natural(value: Money | Decimal | int) -> bool:
    return value >= ZERO if isinstance(value, Money) else value >= 0


def lasting(judge: Judge, months: int) -> bool:
    """Ask PROC-AMOUNT: one month at least."""
    return judge.check(rs.PROC_AMOUNT, months >= 1, "months", months=months)


def known_contract(state: Procurement, judge: Judge, contract: str, act: Act) -> ContractRow | None:
    """The contract an act is about: known, not later than the act, not ended."""
    row = state.contracts.get(contract)
    if not judge.check(rs.PROC_REF, row is not None, "contract", contract=contract) or row is None:
        return None
    in_order = act.on >= row.made.on and (row.ended_on is None or act.on <= row.ended_on)
    judge.check(rs.PROC_ORDER, in_order, "on", on=act.on, signed=row.made.on, ended=row.ended_on)
    return row


def identified(judge: Judge, parties: tuple[str, ...], where: str = "holders") -> None:
    """Ask DE-01 of each party: a SIRET holds; another identifier can't be checked."""
    for party in parties:
        looks_like = party.isdigit() and len(party) == 14
        judge.check(rd.DE_01, is_siret(party) if looks_like else None, where, siret=party)


def exempt_need(judge: Judge, kind: Kind, special: Special, value: Money, day: date, where: str) -> None:
    """The need is under the exemption threshold: PR-01, PR-03 or PR-40; PR-02 when it is just at it."""
    threshold = exemption(kind, special, judge.law, day)
    rule = rn.PR_40 if special in ("books", "innovation") else rn.PR_03 if is_works(kind) else rn.PR_01
    if value == threshold.money:
        rule = rn.PR_02
    ok = bool(under_exemption(kind, value, judge.law, day, special=special))
    judge.check(rule, ok, where, law=(threshold,), value=value, kind=kind)


def direct_purchase(state: Procurement, judge: Judge, purchase: Purchase, special: Special) -> None:
    """A purchase without competition: its need, the family over twelve months, the streak of its supplier."""
    exempt_need(judge, purchase.kind, special, purchase.amount, purchase.on, "amount")
    if special:
        return
    judge.check(rs.PROC_FAMILY, bool(purchase.family), "family", family=purchase.family)
    if not purchase.family:
        return
    months = judge.read("procurement.need.months", purchase.on)
    total = state.bought(purchase.basket, purchase.on, months.number) + purchase.amount
    threshold = exemption(purchase.kind, "", judge.law, purchase.on)
    judge.check(
        rn.PR_11,
        threshold.holds(total),
        "family",
        law=(threshold, months),
        family=purchase.family,
        unit=purchase.unit,
        need=total,
        amount=purchase.amount,
    )
    before = state.streaks.get(purchase.basket)
    streak = before.follow(purchase) if before else begin(purchase)
    judge.check(
        rn.PR_42,
        not raises_alert(streak, judge.law),
        "supplier",
        law=(judge.read("procurement.direct_streak", purchase.on),),
        supplier=purchase.supplier,
        in_a_row=streak.count,
        total=streak.total,
    )


def framework_terms(judge: Judge, months: int, reason: str, maximum: Money | None, day: date) -> None:
    """A framework agreement's duration and maximum, by the law of the day its consultation was launched."""
    judge.check(rs.PROC_AMOUNT, maximum is None or maximum > ZERO, "maximum", maximum=maximum)
    limit = judge.read("procurement.framework.months", day)
    judge.check(
        rp.PR_22, limit.holds(months), "months", law=(limit,), advisory=bool(reason), months=months, reason=reason
    )
    required = judge.read("procurement.framework.maximum_required", day)
    judge.check(
        rp.PR_23,
        maximum is not None,
        "maximum",
        law=(required,),
        advisory=required.value is not True,
        maximum=maximum,
    )
