"""Deciding the execution of contracts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from secgen.kernel.act import Act
from secgen.kernel.dates import days_after
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge
from secgen.kernel.money import ZERO, Money
from secgen.procurement import events as ev
from secgen.procurement.computations.advances import advance_range, recovery_begun
from secgen.procurement.computations.execution import (
    late_penalty,
    orders_with,
    paid_directly,
    penalty_of,
    reviewed,
    silently_accepted,
)
from secgen.procurement.decisions._common import (
    direct_purchase,
    identified,
    known_contract,
    lasting,
    not_negative,
    positive,
)
from secgen.procurement.rules import execution as rx
from secgen.procurement.rules import structure as rs
from secgen.procurement.state import ContractRow, Procurement, direct_order


def order(state: Procurement, act: ev.OrderPlaced, judge: Judge) -> Iterable[Act]:
    """An order on a framework agreement, or a direct purchase."""
    new = judge.check(rs.PROC_NEW, act.order not in state.orders, "order", order=act.order)
    identified(judge, (act.supplier,), "supplier")
    not_negative(judge, vat_rate=act.vat_rate, quotes=act.quotes)
    if positive(judge, act.amount):
        if act.contract:
            order_fits(state, judge, act.contract, act.amount, (act.supplier,), act)
        else:
            direct_purchase(state, judge, direct_order(act), act.special)
    return (act,) if new else ()


def order_fits(
    state: Procurement, judge: Judge, contract: str, amount: Money, suppliers: tuple[str, ...], act: Act
) -> None:
    """An order, or a contract that follows from a framework agreement, against its holders and its maximum."""
    row = known_contract(state, judge, contract, act)
    if row is None:
        return
    judge.check(
        rs.PROC_HOLDER, bool(set(suppliers) & set(row.holders)), "supplier", supplier=suppliers, holders=row.holders
    )
    maximum_fits(judge, row, amount, act)


def maximum_fits(judge: Judge, row: ContractRow, amount: Money, act: Act) -> None:
    """One more amount, without VAT, against the maximum of a framework agreement: PR-24, and the alert near it."""
    orders = orders_with(Money(row.ordered), amount, row.maximum, judge.law, act.on)
    already, most = Money(row.ordered), row.maximum
    judge.check(rx.PR_24, orders.fits, "amount", ordered=already, order=amount, total=orders.total, maximum=most)
    alert = orders.explanation.law
    judge.check(rx.PROC_NEAR, not orders.near, "amount", law=alert, total=orders.total, maximum=most)


def declare_subcontractor(state: Procurement, act: ev.SubcontractorDeclared, judge: Judge) -> Iterable[Act]:
    """A subcontractor declared: of a part of the contract only."""
    row = known_contract(state, judge, act.contract, act)
    if row is None:
        return ()
    key = (act.contract, act.number)
    new = judge.check(rs.PROC_NEW, key not in state.subcontracts, "number", number=act.number)
    judge.check(rs.PROC_AMOUNT, act.number >= 1, "number", number=act.number)
    lasting(judge, act.months)
    positive(judge, act.amount)
    identified(judge, (act.subcontractor,), "subcontractor")
    whole = row.with_vat(Money(row.amount))
    together = Money(row.subcontracted) + act.amount
    judge.check(rx.PROC_SUB, None if whole is None else together < whole, "amount", together=together, contract=whole)
    return (act,) if new else ()


def accept_subcontractor(state: Procurement, act: ev.SubcontractorAccepted, judge: Judge) -> Iterable[Act]:
    """A subcontractor accepted, by a decision or by silence; paid directly from an amount on."""
    row = known_contract(state, judge, act.contract, act)
    declared = state.subcontracts.get((act.contract, act.number))
    if not judge.check(rs.PROC_REF, declared is not None, "number", number=act.number) or declared is None:
        return ()
    if row is None:
        return ()
    due = silently_accepted(declared.made.on, judge.law)
    assert due.day is not None
    in_time = act.on >= due.day if act.silent else act.on <= due.day
    judge.check(
        rx.PR_31,
        in_time,
        "on",
        law=due.explanation.law,
        advisory=not act.silent,
        complete=declared.made.on,
        silence=due.day,
        on=act.on,
    )
    direct = paid_directly(declared.made.amount, judge.law, row.consulted_on)
    ok = act.paid_directly == bool(direct)
    judge.check(rx.PR_30, ok, "paid_directly", law=direct.explanation.law, amount=declared.made.amount)
    return (act,)


def grant_advance(state: Procurement, act: ev.AdvanceGranted, judge: Judge) -> Iterable[Act]:
    """An advance: within its limits, on the part the holder carries out itself."""
    row = known_contract(state, judge, act.contract, act)
    if row is None:
        return ()
    positive(judge, act.amount)
    rule = rx.PR_26 if row.months <= 12 else rx.PR_27
    whole = row.with_vat(row.made.amount)
    if whole is None:
        judge.check(rule, None, "contract", vat_rate=None)
        return (act,)
    direct = Money(
        sum(
            subcontract.made.amount.cents
            for (contract, _), subcontract in state.subcontracts.items()
            if contract == act.contract and subcontract.paid_directly
        )
    )
    allowed = advance_range(whole, row.made.months, row.made.sme, judge.law, row.consulted_on, paid_directly=direct)
    total = Money(row.advance) + act.amount
    judge.check(
        rule, total <= allowed.most, "amount", law=allowed.explanation.law, advance=total, most=allowed.most,
        base=allowed.base,
    )  # fmt: skip
    return (act,)


def receive(state: Procurement, act: ev.DeliveryReceived, judge: Judge) -> Iterable[Act]:
    """A delivery on a known order or contract; from a progress on, the advance is to be recovered."""
    new = judge.check(rs.PROC_NEW, act.delivery not in state.deliveries, "delivery", delivery=act.delivery)
    positive(judge, act.amount)
    not_negative(judge, days_late=act.days_late)
    ordered = state.orders.get(act.order)
    if act.order or not act.contract:
        judge.check(rs.PROC_REF, ordered is not None, "order", order=act.order)
    if ordered is not None:
        judge.check(rs.PROC_ORDER, act.on >= ordered.made.on, "on", on=act.on, ordered=ordered.made.on)
    contract = act.contract or (ordered.made.contract if ordered else "")
    row = known_contract(state, judge, contract, act) if contract else None
    if row is not None and row.advance:
        _recovery(row, act, judge)
    return (act,) if new else ()


def _recovery(row: ContractRow, act: ev.DeliveryReceived, judge: Judge) -> None:
    """Say when recovery of the advance begins: it is the next payment that takes it back."""
    whole = row.with_vat(row.made.amount)
    if whole is None:
        judge.check(rx.PR_28, None, "amount", vat_rate=None)
        return
    before, after = Money(row.delivered), Money(row.delivered) + act.amount
    read = [
        recovery_begun(Money(row.advance), whole, done, judge.law, row.consulted_on, clause=row.made.recovery_from)
        for done in (before, after)
    ]
    begins = bool(read[1]) and not read[0]
    judge.check(rx.PR_28, not begins, "amount", law=read[1].explanation.law, advance=Money(row.advance), executed=after)


def penalise(state: Procurement, act: ev.PenaltyApplied, judge: Judge) -> Iterable[Act]:
    """A late penalty: no more than its formula, its cap and the exemption allow."""
    row = known_contract(state, judge, act.contract, act)
    if row is None:
        return ()
    new = judge.check(rs.PROC_NEW, act.penalty not in state.penalties, "penalty", penalty=act.penalty)
    if not judge.check(rs.PROC_AMOUNT, act.late > ZERO and act.days > 0, "late", late=act.late, days=act.days):
        return ()
    answer = judge.read("procurement.penalty.answer", act.on)
    asked = act.notified_on
    heard = None if asked is None else act.on > days_after(asked, answer.number)
    judge.check(rx.PROC_ANSWER, heard, "notified_on", law=(answer,), notified=asked, on=act.on)
    kept, kind = Money(row.penalties), row.made.kind
    worked_out = Money.sum(penalty_of(Money(late), days, kind, judge.law, day) for late, days, day in row.late)
    forgiven = max(ZERO, worked_out - kept)
    due = late_penalty(act.late, act.days, Money(row.amount), kind, judge.law, act.on, earlier=kept, forgiven=forgiven)
    judge.check(
        rx.PR_41,
        ZERO <= act.amount <= due.due,
        "amount",
        law=due.explanation.law,
        amount=act.amount,
        computed=due.computed,
        earlier=kept,
        forgiven=forgiven,
        capped=due.capped,
        due=due.due,
    )
    return (act,) if new else ()


def review(state: Procurement, act: ev.PriceReviewed, judge: Judge) -> Iterable[Act]:
    """A price reviewed: what the clause gives, to the cent."""
    row = known_contract(state, judge, act.contract, act)
    if row is None:
        return ()
    expected = reviewed(act.before, act.fixed, act.indices).amount
    judge.check(rx.PROC_PRICE, act.after == expected, "after", after=act.after, expected=expected)
    return (act,)


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.OrderPlaced: order,
    ev.SubcontractorDeclared: declare_subcontractor,
    ev.SubcontractorAccepted: accept_subcontractor,
    ev.AdvanceGranted: grant_advance,
    ev.DeliveryReceived: receive,
    ev.PenaltyApplied: penalise,
    ev.PriceReviewed: review,
}
