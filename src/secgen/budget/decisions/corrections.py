"""Deciding acts that put another right: never below what was built on it since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from secgen.budget import events as ev
from secgen.budget.decisions._common import (
    ae_available,
    cp_available,
    euros,
    known_commitment,
    officer,
    open_year,
    positive,
)
from secgen.budget.lines import parse_line
from secgen.budget.rules import appropriations as ra
from secgen.budget.rules import commitments as rc
from secgen.budget.rules import payments as r
from secgen.budget.rules import structure as rs
from secgen.budget.state import Budget
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge
from secgen.kernel.money import ZERO, Money


def correct_opening(budget: Budget, act: ev.OpeningCorrected, judge: Judge) -> Iterable[Act]:
    """An opening entered too high, reduced (*rectification d'une ouverture de crédits*). LOLF art. 7-8.

    Asks FIN-061, ACT-REF (``corrects`` is an opening of this line and year), ACT-ORDER, ACT-AMOUNT (no more than is
    left of that opening), for title 2 FIN-007, and FIN-018: no more than is neither reserved, earmarked, committed,
    ordered nor paid.
    """
    line = parse_line(act.line)
    open_year(budget, judge, act.year)
    opening = None if act.corrects is None else budget.openings.get(act.corrects)
    same = opening is not None and (opening.made.year, opening.made.line) == (act.year, act.line)
    judge.check(rs.ACT_REF, same, "corrects", corrects=act.corrects, year=act.year, line=act.line)
    if opening is None or not same or not _not_before(judge, act, opening.made):
        return ()
    left_ae, left_cp = euros(opening.ae), euros(opening.cp)
    ok = ZERO <= act.ae <= left_ae and ZERO <= act.cp <= left_cp and bool(act.ae or act.cp)
    judge.check(rs.ACT_AMOUNT, ok, "ae, cp", ae=act.ae, cp=act.cp, ae_opened=left_ae, cp_opened=left_cp)
    if line.is_staff:
        judge.check(ra.FIN_007, act.ae == act.cp, "ae, cp", ae=act.ae, cp=act.cp)
    _still_there(budget, judge, act.year, act.line, act.ae, act.cp)
    return (act,)


def return_fund(budget: Budget, act: ev.FundReturned, judge: Judge) -> Iterable[Act]:
    """Assistance funds given back, or received by mistake (*restitution de fonds de concours*). LOLF art. 17 II.

    Asks FIN-061, ACT-REF (the fund is known, and opens this programme and title), ACT-ORDER, ACT-AMOUNT, FIN-060 (no
    more than is neither committed nor paid on the fund) and FIN-018 (nor than the line has available).
    """
    line = parse_line(act.line)
    open_year(budget, judge, act.year)
    fund = budget.funds.get(act.fund)
    if fund is None:
        judge.check(rs.ACT_REF, False, "fund", fund=act.fund)
        return ()
    first = parse_line(fund.made.line)
    same = (first.programme, first.title) == (line.programme, line.title)
    judge.check(rs.ACT_REF, same, "line", fund=act.fund, line=act.line, received_on=fund.made.line)
    if not _not_before(judge, act, fund.made):
        return ()
    positive(judge, act.amount)
    left = euros(fund.received - max(fund.committed, fund.paid))
    judge.check(ra.FIN_060, act.amount <= left, "amount", fund=act.fund, amount=act.amount, left=left)
    _still_there(budget, judge, act.year, act.line, act.amount, act.amount)
    return (act,)


def _still_there(budget: Budget, judge: Judge, year: int, line: str, ae: Money, cp: Money) -> None:
    row = budget.line(year, line)
    free_ae, free_cp = euros(ae_available(row)), euros(cp_available(row))
    enough = ae <= free_ae and cp <= free_cp
    judge.check(ra.FIN_018, enough, "line", ae=ae, cp=cp, ae_available=free_ae, cp_available=free_cp)


def withdraw_certification(budget: Budget, act: ev.CertificationWithdrawn, judge: Judge) -> Iterable[Act]:
    """Service certified and not rendered (*annulation de la certification du service fait*). GBCP art. 31.

    Asks ACT-REF, ACT-ORDER, ACT-AMOUNT, FIN-020, FIN-052 and FIN-023: no more than is certified and not ordered.
    What is ordered is first sent back (``budget.rejected``); what is paid comes back by a credit note.
    """
    row = known_commitment(budget, judge, act.key, act)
    if row is None:
        return ()
    positive(judge, act.amount)
    officer(budget, judge, act)
    judge.check(rc.FIN_052, not row.closed, "commitment", closed=row.closed)
    left = euros(row.certified - max(row.ordered, 0))
    judge.check(rc.FIN_023, act.amount <= left, "amount", amount=act.amount, certified_not_ordered=left)
    if act.delivered_on is not None:
        judge.check(rs.ACT_ORDER, act.delivered_on <= act.on, "delivered_on", delivered_on=act.delivered_on, on=act.on)
    return (act,)


def refund_payment(budget: Budget, act: ev.DirectPaymentRefunded, judge: Judge) -> Iterable[Act]:
    """A direct or card payment that comes back (*rétablissement de crédits*). LOLF art. 17 III.

    Asks ACT-REF (the payment is known), ACT-ORDER and ACT-AMOUNT (no more than is left of it). FIN-004 is
    undetermined, and advises, for a payment of another year: whether its AE come back is not known.
    """
    made = budget.direct.get(act.payment)
    if made is None:
        judge.check(rs.ACT_REF, False, "payment", payment=act.payment)
        return ()
    if not _not_before(judge, act, made):
        return ()
    left = euros(budget.payments[act.payment])
    judge.check(rs.ACT_AMOUNT, ZERO < act.amount <= left, "amount", amount=act.amount, paid=left)
    same_year = True if act.on.year == made.on.year else None
    judge.check(r.FIN_004, same_year, "on", ae=act.amount, cp=act.amount, on=act.on, paid_on=made.on)
    return (act,)


def _not_before(judge: Judge, act: Act, made: Act) -> bool:
    return judge.check(rs.ACT_ORDER, act.on >= made.on, "on", on=act.on, since=made.on)


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.OpeningCorrected: correct_opening,
    ev.FundReturned: return_fund,
    ev.CertificationWithdrawn: withdraw_certification,
    ev.DirectPaymentRefunded: refund_payment,
}
