"""Deciding acts from the payment request to the payment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from secgen.budget import events as ev
from secgen.budget.computations.contracts import advance_compulsory, advance_range, retention_cap
from secgen.budget.computations.grants import instalments_cap, investment_advance_cap, report_due
from secgen.budget.decisions._common import (
    accountant,
    ae_available,
    before_last_day,
    cp_available,
    euros,
    known_commitment,
    known_request,
    officer,
    open_year,
    positive,
    signatory,
)
from secgen.budget.decisions.accountant import GROUNDS, INEFFECTIVE, examine, verdicts
from secgen.budget.fold import SERVICE_KINDS
from secgen.budget.lines import parse_line
from secgen.budget.rules import appropriations as ra
from secgen.budget.rules import commitments as rc
from secgen.budget.rules import payments as r
from secgen.budget.rules import structure as rs
from secgen.budget.state import Budget, CommitmentRow, RequestRow
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge
from secgen.kernel.known_law import read_if_known
from secgen.kernel.money import ZERO, Money


def receive_invoice(budget: Budget, act: ev.InvoiceReceived, judge: Judge) -> Iterable[Act]:
    """A creditor's payment request received. CCP art. R2192-12 ff.

    Asks ACT-REF, ACT-ORDER, ACT-AMOUNT and ACT-NEW, both for the request and for the creditor's own number.
    """
    if known_commitment(budget, judge, act.key, act) is None:
        return ()
    positive(judge, act.amount)
    new = judge.check(rs.ACT_NEW, act.request not in budget.requests, "request", request=act.request)
    if act.number:
        earlier = budget.invoices.get((act.creditor, act.number))
        judge.check(rs.ACT_NEW, earlier is None, "number", number=act.number, already_received_as=earlier)
    return (act,) if new else ()


def interrupt(budget: Budget, act: ev.TimeLimitInterrupted, judge: Judge) -> Iterable[Act]:
    """The payment time-limit interrupted (CCP art. R2192-27).

    Asks ACT-REF, ACT-ORDER and FIN-034: once only, before the order.
    """
    row = known_request(budget, judge, act.request, act)
    if row is None:
        return ()
    ok = row.interrupted_on is None and row.ordered_on is None
    judge.check(r.FIN_034, ok, "request", interrupted_on=row.interrupted_on, ordered_on=row.ordered_on)
    return (act,)


def resume(budget: Budget, act: ev.TimeLimitResumed, judge: Judge) -> Iterable[Act]:
    """A new time-limit opened, all missing items received (CCP art. R2192-29).

    Asks ACT-REF and ACT-ORDER: it was interrupted, not later than this day, and has not resumed yet.
    """
    row = known_request(budget, judge, act.request, act)
    if row is None:
        return ()
    ok = row.interrupted_on is not None and row.resumed_on is None and act.on >= row.interrupted_on
    judge.check(rs.ACT_ORDER, ok, "on", interrupted_on=row.interrupted_on, resumed_on=row.resumed_on, on=act.on)
    return (act,)


def liquidate(budget: Budget, act: ev.Liquidated, judge: Judge) -> Iterable[Act]:
    """The debt checked and its amount fixed (*liquidation*). GBCP art. 29 and 126.

    Asks ACT-REF, ACT-ORDER (not ordered yet, or rejected since), ACT-AMOUNT (no more than the invoice asks, no more
    recovered than the advance left, nothing below zero), FIN-020 and FIN-048, the cap on the retention.
    """
    commitment = known_commitment(budget, judge, act.key, act)
    if commitment is None:
        return ()
    positive(judge, act.amount)
    officer(budget, judge, act)
    row = budget.requests.get(act.request)
    stage = row.stage if row else "received"
    ready = judge.check(rs.ACT_ORDER, stage in _TO_ORDER, "request", stage=stage)
    same = _same_commitment(judge, act, row)
    if row is not None and row.invoiced:
        asked = euros(row.invoiced)
        judge.check(rs.ACT_AMOUNT, act.amount <= asked, "amount", amount=act.amount, requested=asked)
    _retention(act, judge, commitment.made)
    if act.recovered:
        waiting = sum(other.recovered for other in _others(budget, act) if other.stage in _WAITING)
        left = euros(commitment.advances - commitment.recovered - waiting)
        judge.check(rs.ACT_AMOUNT, act.recovered <= left, "recovered", recovered=act.recovered, advance_left=left)
    ok = act.net >= ZERO and min(act.retention, act.recovered, act.penalty) >= ZERO
    judge.check(rs.ACT_AMOUNT, ok, "amount", net=act.net)
    return (act,) if ready and same else ()


def _retention(act: ev.Liquidated, judge: Judge, made: ev.Committed) -> None:
    """The cap on the retention, undetermined where the packs know none on the day of the consultation."""
    if judge.quick and not act.retention:
        return
    sme, day = bool(made.contract and made.contract.sme), _consulted(made)
    if read_if_known(judge.law, "retention.sme_max" if sme else "retention.max", day) is None:
        judge.check(r.FIN_048, None if act.retention else True, "retention", retention=act.retention, consulted_on=day)
        return
    cap = retention_cap(act.amount, sme, day, judge.law)
    judge.check(
        r.FIN_048,
        cap.allows(act.retention),
        "retention",
        law=cap.explanation.law_reads(),
        retention=act.retention,
        cap=cap.amount,
    )


def _consulted(made: ev.Committed) -> date:
    """The day whose law holds for a contract: that of the consultation, or else of the commitment."""
    return (made.contract and made.contract.consulted_on) or made.on


_TO_ORDER: Final = ("received", "liquidated", "rejected")
_WAITING: Final = ("liquidated", "ordered", "accepted", "suspended")


def _others(budget: Budget, act: ev.Liquidated | ev.PaymentOrdered) -> Iterable[RequestRow]:
    """The other requests on the same commitment."""
    return (row for name, row in budget.requests.items() if row.commitment == act.key and name != act.request)


def _waiting_orders(budget: Budget, act: ev.PaymentOrdered) -> int:
    """What the other orders of one kind on the commitment, sent and not paid yet, amount to in cents."""
    return sum(row.amount for row in _others(budget, act) if row.kind == act.kind and row.stage in _WAITING)


def _same_commitment(judge: Judge, act: ev.Liquidated | ev.PaymentOrdered, row: RequestRow | None) -> bool:
    known = row.commitment if row else act.key
    return judge.check(
        rs.ACT_REF, known == act.key, "commitment", request=act.request, commitment=act.key, known_as=known
    )


def order(budget: Budget, act: ev.PaymentOrdered, judge: Judge) -> Iterable[Act]:
    """A payment order: form, signatory, service, advance and instalment caps, report, CP."""
    commitment = known_commitment(budget, judge, act.key, act)
    if commitment is None:
        return ()
    made = commitment.made
    row = budget.requests.get(act.request)
    positive(judge, act.amount)
    officer(budget, judge, act)
    signatory(budget, judge, act, parse_line(made.line).programme, act.amount)
    stage = row.stage if row else "received"
    new = stage in _TO_ORDER
    if not (judge.quick and new):
        judge.check(rs.ACT_NEW, new, "request", request=act.request, stage=stage)
    same = (judge.quick and row is None) or _same_commitment(judge, act, row)
    if stage == "liquidated" and row is not None:
        judge.check(rs.ACT_AMOUNT, act.amount.cents == row.net, "amount", amount=act.amount, liquidated=euros(row.net))
    elif row is not None and row.invoiced:
        asked = euros(row.invoiced)
        judge.check(rs.ACT_AMOUNT, act.amount <= asked, "amount", amount=act.amount, requested=asked)
    if commitment.closed or judge.verbose:
        judge.check(rc.FIN_052, not commitment.closed, "commitment", closed=commitment.closed)
    year = act.budget_year
    if not (judge.quick and year == act.on.year):
        judge.check(ra.FIN_061, year == act.on.year, "year", on=act.on, year=year)
    before_last_day(budget, judge, act, year, orders=True)
    _service(budget, act, judge, commitment, row)
    if made.grant is not None:
        _grant(act, judge, commitment, made.grant)
    elif made.contract is not None:
        _contract(budget, act, judge, commitment, made.contract)
    available = cp_available(budget.line(year, made.line))
    if not (judge.quick and act.amount.cents <= available):
        judge.check(
            r.FIN_024,
            act.amount.cents <= available,
            "credits",
            line=made.line,
            amount=act.amount,
            cp_available=Money(available),
        )
    return (act,) if new and same else ()


def _service(
    budget: Budget, act: ev.PaymentOrdered, judge: Judge, commitment: CommitmentRow, row: RequestRow | None
) -> None:
    """Service certified, or a legal exception; and in every case within the commitment."""
    made = commitment.made
    gross = row.gross if row and row.gross else act.amount.cents
    left = commitment.committed - commitment.withdrawn - commitment.drawn
    if act.kind == "retention_release":
        kept = commitment.retained - _waiting_orders(budget, act)
        judge.check(rc.FIN_023, act.amount.cents <= kept, "amount", amount=act.amount, retained=euros(kept))
    elif act.kind == "advance":
        legal = made.grant is not None or made.contract is not None
        judge.check(r.FIN_027, legal or None, "kind", kind=act.kind, contract_or_grant="yes" if legal else "no")
    elif act.before_service:
        listed = judge.read("payment.before_service.list", act.on)
        judge.check(
            r.FIN_027, act.before_service in listed.names, "before_service", law=(listed,), case=act.before_service
        )
    if act.kind in SERVICE_KINDS:
        free = bool(act.before_service) or made.flow == "3"
        served = (commitment.committed - commitment.withdrawn if free else commitment.certified) - commitment.ordered
        if not (judge.quick and gross <= served):
            judge.check(rc.FIN_023, gross <= served, "amount", amount=Money(gross), certified_not_ordered=Money(served))
    if not (judge.quick and act.amount.cents <= left):
        judge.check(rc.FIN_023, act.amount.cents <= left, "amount", amount=act.amount, left=euros(left))


def _grant(act: ev.PaymentOrdered, judge: Judge, commitment: CommitmentRow, terms: ev.GrantTerms) -> None:
    if terms.earmarked:
        _report(act, judge, commitment, terms)
    if not terms.investment:
        return
    grant = euros(commitment.committed - commitment.withdrawn)
    if act.kind == "advance":
        cap = investment_advance_cap(grant, terms.guaranteed, act.on, judge.law)
        total = euros(commitment.drawn) + act.amount
        judge.check(
            r.FIN_043, cap.allows(total), "amount", law=cap.explanation.law_reads(), advances=total, cap=cap.amount
        )
    if act.kind != "balance":
        cap = instalments_cap(grant, terms.months, act.on, judge.law)
        total = euros(commitment.drawn) + act.amount
        judge.check(
            r.FIN_044, cap.allows(total), "amount", law=cap.explanation.law_reads(), cumulated=total, cap=cap.amount
        )


def _report(act: ev.PaymentOrdered, judge: Judge, commitment: CommitmentRow, terms: ev.GrantTerms) -> None:
    """Without its report a grant pays no balance; nor, once the report is overdue, what is left under another name.

    Undetermined six months after the award where the end of the financial year is not given.
    """
    received = commitment.report_on is not None
    if act.kind == "balance":
        months = judge.read("grant.report_months", act.on)
        judge.check(r.FIN_042, received, "kind", law=(months,), report_received=commitment.report_on)
    elif commitment.drawn + act.amount.cents >= commitment.committed - commitment.withdrawn:
        due = report_due(terms.year_end or commitment.made.on, judge.law)
        in_time = received or (due.day is not None and act.on <= due.day)
        judge.check(
            r.FIN_042,
            in_time or (None if terms.year_end is None else False),
            "amount",
            law=due.explanation.law_reads(),
            report_received=commitment.report_on,
            report_due=due.day if terms.year_end else None,
        )


def _contract(
    budget: Budget, act: ev.PaymentOrdered, judge: Judge, commitment: CommitmentRow, terms: ev.ContractTerms
) -> None:
    consulted = _consulted(commitment.made)
    if act.kind == "advance":
        amounts = advance_range(commitment.made.amount, terms.months, terms.sme, consulted, judge.law)
        total = euros(commitment.advances + _waiting_orders(budget, act)) + act.amount
        judge.check(
            r.FIN_047,
            amounts.allows(total),
            "amount",
            law=amounts.explanation.law_reads(),
            advances=total,
            least=amounts.least,
            most=amounts.most,
        )
    elif commitment.drawn == 0 and terms.amount_excl_vat is not None and not terms.advance_waived:
        due = advance_compulsory(terms.amount_excl_vat, terms.months, judge.law, consulted)
        judge.check(
            r.FIN_046,
            not due,
            "kind",
            law=due.explanation.law_reads(),
            excl_vat=terms.amount_excl_vat,
            months=terms.months,
            advance_paid="no",
        )


def accept(budget: Budget, act: ev.PaymentAccepted, judge: Judge) -> Iterable[Act]:
    """Accepted if every check passes, suspended on the grounds found if not."""
    row = known_request(budget, judge, act.request, act)
    if row is None:
        return ()
    accountant(budget, judge, act)
    if not judge.check(rs.ACT_ORDER, row.stage == "ordered", "request", stage=row.stage):
        return ()
    grounds = examine(budget, judge, act, row, advisory=True)
    if grounds and not act.source:
        return (ev.PaymentSuspended(on=act.on, by=act.by, request=act.request, grounds=grounds, note=act.note),)
    return (act,)


def suspend(budget: Budget, act: ev.PaymentSuspended, judge: Judge) -> Iterable[Act]:
    """Payment suspended by the accountant (*suspension*). GBCP art. 38.

    Asks ACT-REF (at least a ground is given, and each is a check of the accountant), ACT-ORDER (ordered or accepted)
    and FIN-020; FIN-024, every check of the accountant, only advises.
    """
    row = known_request(budget, judge, act.request, act)
    if row is None:
        return ()
    accountant(budget, judge, act)
    if not judge.check(rs.ACT_ORDER, row.stage in ("ordered", "accepted"), "request", stage=row.stage):
        return ()
    unknown = set(act.grounds) - set(GROUNDS)
    if unknown or not act.grounds:
        judge.check(rs.ACT_REF, False, "grounds", grounds=act.grounds, unknown=unknown, known=GROUNDS)
    examine(budget, judge, act, row, advisory=True)
    return (act,)


def reject(budget: Budget, act: ev.PaymentRejected, judge: Judge) -> Iterable[Act]:
    """An order sent back by the accountant (*rejet*); the request is to be ordered again.

    Asks ACT-REF, FIN-020 and ACT-ORDER: ordered, accepted or suspended.
    """
    row = known_request(budget, judge, act.request, act)
    if row is None:
        return ()
    accountant(budget, judge, act)
    if not judge.check(rs.ACT_ORDER, row.stage in ("ordered", "accepted", "suspended"), "request", stage=row.stage):
        return ()
    return (act,)


def regularise(budget: Budget, act: ev.PaymentRegularised, judge: Judge) -> Iterable[Act]:
    """A suspended order put right by the authorising officer (*régularisation*). GBCP art. 38.

    Asks ACT-REF, FIN-020 and ACT-ORDER: it is suspended.
    """
    row = known_request(budget, judge, act.request, act)
    if row is None:
        return ()
    officer(budget, judge, act)
    if not judge.check(rs.ACT_ORDER, row.stage == "suspended", "request", stage=row.stage):
        return ()
    return (act,)


def requisition(budget: Budget, act: ev.PaymentRequisitioned, judge: Judge) -> Iterable[Act]:
    """The accountant ordered in writing to pay (*réquisition*). GBCP art. 38 and 136.

    Asks ACT-REF, ACT-ORDER, FIN-020, FIN-025 (it is suspended and a reason is given) and FIN-026: no ground of the
    suspension, and no check that fails on this day, is one a requisition cannot lift; undetermined if a ground is no
    check known here.
    """
    row = known_request(budget, judge, act.request, act)
    if row is None:
        return ()
    officer(budget, judge, act)
    suspended = row.stage == "suspended"
    judge.check(r.FIN_025, suspended and bool(act.reason), "reason", stage=row.stage, reason=act.reason)
    failing = {ground for ground, ok in verdicts(budget, judge, act, row).items() if ok is False}
    ineffective = set(INEFFECTIVE) & {*row.grounds, *failing}
    effective = False if ineffective else True if set(row.grounds) <= set(GROUNDS) else None
    judge.check(r.FIN_026, effective, "request", grounds=row.grounds, ineffective=ineffective)
    return (act,)


def pay(budget: Budget, act: ev.Paid, judge: Judge) -> Iterable[Act]:
    """The payment by the accountant (*paiement*). LOLF art. 28.

    Asks ACT-REF, ACT-ORDER (ordered or accepted), FIN-020 and FIN-061; FIN-024, every check, if the order was not
    accepted before; FIN-005, CP of the year of payment, if it was ordered on another year.
    """
    row = known_request(budget, judge, act.request, act)
    if row is None:
        return ()
    accountant(budget, judge, act)
    open_year(budget, judge, act.on.year)
    ready = row.stage in ("ordered", "accepted")
    if not (judge.quick and ready) and not judge.check(rs.ACT_ORDER, ready, "request", stage=row.stage):
        return ()
    if row.stage == "ordered":
        examine(budget, judge, act, row, advisory=False)
    if act.on.year != row.year:
        code = budget.commitments[row.commitment].made.line
        available = cp_available(budget.line(act.on.year, code))
        judge.check(
            r.FIN_005,
            row.amount <= available,
            "on",
            year=act.on.year,
            amount=euros(row.amount),
            cp_available=euros(available),
        )
    return (act,)


def receive_credit_note(budget: Budget, act: ev.CreditNoteReceived, judge: Judge) -> Iterable[Act]:
    """Money paid too much comes back (*avoir*, *rétablissement de crédits*). LOLF art. 17.

    Asks ACT-REF, ACT-ORDER, ACT-AMOUNT (no more than was paid for service), FIN-061 and ACT-NEW.
    """
    row = known_commitment(budget, judge, act.key, act)
    if row is None:
        return ()
    positive(judge, act.amount)
    open_year(budget, judge, act.on.year)
    new = judge.check(rs.ACT_NEW, act.credit not in budget.payments, "credit", credit=act.credit)
    paid = min(row.paid, row.ordered)  # of service: an advance is recovered, not credited
    judge.check(rs.ACT_AMOUNT, act.amount.cents <= paid, "amount", amount=act.amount, paid=euros(paid))
    return (act,) if new else ()


def pay_directly(budget: Budget, act: ev.DirectlyPaid, judge: Judge) -> Iterable[Act]:
    """A payment without prior commitment (flow 4). Arrêté du 30/12/2013, art. 4.

    Asks ACT-NEW, FIN-028 (a listed case), ACT-AMOUNT, FIN-061, FIN-001 (AE available), FIN-024 (CP available) and
    FIN-004.
    """
    new = judge.check(rs.ACT_NEW, act.payment not in budget.payments, "payment", payment=act.payment)
    law = (
        judge.read("payment.without_prior_order.list", act.on),
        judge.read("payment.without_prior_order.flow4", act.on),
    )
    judge.check(r.FIN_028, any(act.case in listed.names for listed in law), "case", law=law, case=act.case)
    _spend(budget, judge, act, act.line, act.amount)
    return (act,) if new else ()


def pay_by_card(budget: Budget, act: ev.CardPaid, judge: Judge) -> Iterable[Act]:
    """A purchase on the purchasing card (*carte d'achat*). Décret 2023-209.

    Asks ACT-NEW, FIN-049 (what was bought), ACT-AMOUNT, FIN-061, FIN-001 (AE available), FIN-024 (CP available) and
    FIN-004.
    """
    new = judge.check(rs.ACT_NEW, act.statement not in budget.payments, "statement", statement=act.statement)
    excluded = judge.read("card.excluded", act.on)
    ok = act.purchase not in excluded.names or (act.purchase == "works" and act.routine_maintenance)
    judge.check(r.FIN_049, ok, "purchase", law=(excluded,), purchase=act.purchase)
    _spend(budget, judge, act, act.line, act.amount)
    return (act,) if new else ()


def _spend(budget: Budget, judge: Judge, act: Act, line: str, amount: Money) -> None:
    """AE and CP for the same amount on the day of payment (FIN-004)."""
    parse_line(line)
    positive(judge, amount)
    open_year(budget, judge, act.on.year)
    row = budget.line(act.on.year, line)
    judge.check(
        rc.FIN_001, amount.cents <= ae_available(row), "amount", amount=amount, ae_available=euros(ae_available(row))
    )
    judge.check(
        r.FIN_024, amount.cents <= cp_available(row), "credits", amount=amount, cp_available=euros(cp_available(row))
    )
    judge.check(r.FIN_004, True, "amount", ae=amount, cp=amount, on=act.on)


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.InvoiceReceived: receive_invoice,
    ev.TimeLimitInterrupted: interrupt,
    ev.TimeLimitResumed: resume,
    ev.Liquidated: liquidate,
    ev.PaymentOrdered: order,
    ev.PaymentAccepted: accept,
    ev.PaymentSuspended: suspend,
    ev.PaymentRejected: reject,
    ev.PaymentRegularised: regularise,
    ev.PaymentRequisitioned: requisition,
    ev.Paid: pay,
    ev.CreditNoteReceived: receive_credit_note,
    ev.DirectlyPaid: pay_directly,
    ev.CardPaid: pay_by_card,
}
