"""How acts from the payment request to the payment change the state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.budget import events as ev
from secgen.budget.fold._common import accountant, for_service, line_row, officer, touched
from secgen.budget.fold.commitments import withdrawn
from secgen.budget.state import Budget, RequestRow
from secgen.kernel.act import Act
from secgen.kernel.domain import Fold


def invoice_received(budget: Budget, act: ev.InvoiceReceived, position: int) -> None:
    """A payment request begins; the creditor's invoice number is taken."""
    if act.number:
        budget.invoices.put((act.creditor, act.number), act.request)
    budget.requests.put(
        act.request,
        RequestRow(
            act.key,
            invoiced=act.amount.cents,
            amount=act.amount.cents,
            gross=act.amount.cents,
            net=act.amount.cents,
            creditor=act.creditor,
            received_on=act.on,
            reception_certain=act.reception_certain,
            dated=act.dated,
            executed_on=act.executed_on,
        ),
    )


def _request(budget: Budget, request: str, commitment: str) -> RequestRow:
    if request in budget.requests:
        return budget.requests.edit(request)
    return budget.requests.put(request, RequestRow(commitment))


def liquidated(budget: Budget, act: ev.Liquidated, position: int) -> None:
    """The request is liquidated: gross, net, retention, share of the advance and penalty are known."""
    row = _request(budget, act.request, act.key)
    row.stage = "liquidated"
    row.gross, row.net = act.amount.cents, act.net.cents
    row.retained, row.recovered, row.penalty = act.retention.cents, act.recovered.cents, act.penalty.cents


def ordered(budget: Budget, act: ev.PaymentOrdered, position: int) -> None:
    """The request is ordered; CP of the line are held for its amount.

    The commitment's drawn amount rises and, if the order pays for service, its ordered amount too; in flow 3 service
    is certified at the same time.
    """
    row = _request(budget, act.request, act.key)
    if not row.gross:
        row.gross = act.amount.cents
    row.stage = "ordered"
    row.amount = row.net = act.amount.cents
    row.kind, row.year, row.orderer = act.kind, act.budget_year, act.by
    row.ordered_on = act.on
    row.grounds, row.requisitioned = (), False
    row.documents, row.bank_checked, row.before_service = act.documents, act.bank_checked, act.before_service
    row.account, row.creditor = act.account, act.creditor or row.creditor
    commitment = budget.commitments.edit(act.key)
    row.served_on = commitment.last_service
    if for_service(act.kind, commitment):
        commitment.ordered += row.gross
        if commitment.made.flow == "3":
            commitment.certified = max(commitment.certified, commitment.ordered)
    commitment.drawn += row.amount
    commitment.open_orders += 1
    touched(commitment, act)
    line_row(budget, row.year, commitment.made.line).cp_held += act.amount.cents
    if not act.source:
        officer(budget, act)


def interrupted(budget: Budget, act: ev.TimeLimitInterrupted, position: int) -> None:
    """The day the request's time-limit was interrupted is known."""
    budget.requests.edit(act.request).interrupted_on = act.on


def resumed(budget: Budget, act: ev.TimeLimitResumed, position: int) -> None:
    """The day the request's new time-limit opened is known."""
    budget.requests.edit(act.request).resumed_on = act.on


def accepted(budget: Budget, act: ev.PaymentAccepted, position: int) -> None:
    """The request is accepted."""
    budget.requests.edit(act.request).stage = "accepted"
    accountant(budget, act)


def suspended(budget: Budget, act: ev.PaymentSuspended, position: int) -> None:
    """The request is suspended, on the grounds named."""
    row = budget.requests.edit(act.request)
    row.stage, row.grounds = "suspended", act.grounds
    accountant(budget, act)


def rejected(budget: Budget, act: ev.PaymentRejected, position: int) -> None:
    """The request is rejected; the CP held for it are free again.

    What the order had added to the commitment is taken back, in flow 3 the service certified too. The request is as it
    was received, to be liquidated and ordered again.
    """
    row = budget.requests.edit(act.request)
    row.stage = "rejected"
    commitment = budget.commitments.edit(row.commitment)
    if for_service(row.kind, commitment):
        commitment.ordered -= row.gross
        if commitment.made.flow == "3":
            commitment.certified = max(commitment.certified - row.gross, commitment.ordered)
    commitment.drawn -= row.amount
    commitment.open_orders -= 1
    line_row(budget, row.year, commitment.made.line).cp_held -= row.amount
    row.gross = row.net = row.invoiced
    row.retained = row.recovered = row.penalty = 0
    accountant(budget, act)


def regularised(budget: Budget, act: ev.PaymentRegularised, position: int) -> None:
    """The request is ordered again, with no ground left and its documents completed."""
    row = budget.requests.edit(act.request)
    row.stage, row.grounds = "ordered", ()
    row.documents = tuple(sorted({*row.documents, *act.documents}))
    row.bank_checked = act.bank_checked


def requisitioned(budget: Budget, act: ev.PaymentRequisitioned, position: int) -> None:
    """The request is accepted, by requisition."""
    row = budget.requests.edit(act.request)
    row.stage, row.requisitioned = "accepted", True


def paid(budget: Budget, act: ev.Paid, position: int) -> None:
    """The request is paid; CP held in the year of the order become CP paid in the year of payment.

    The commitment counts the payment and what it kept, recovered, fined or advanced, and notes that it starts the
    four-year bar again; its fund counts it too.
    """
    row = budget.requests.edit(act.request)
    row.stage, row.paid_on = "paid", act.on
    commitment = budget.commitments.edit(row.commitment)
    commitment.paid += row.amount
    if act.on.year not in commitment.paid_in:
        commitment.paid_in += (act.on.year,)
    commitment.open_orders -= 1
    touched(commitment, act)
    commitment.retained += row.retained - (row.amount if row.kind == "retention_release" else 0)
    commitment.recovered += row.recovered
    commitment.penalties += row.penalty
    if row.kind == "advance" and not for_service(row.kind, commitment):
        commitment.advances += row.amount
    made = commitment.made
    held = line_row(budget, row.year, made.line)
    held.cp_held -= row.amount
    paid_on = held if act.on.year == row.year else line_row(budget, act.on.year, made.line)
    paid_on.cp_paid += row.amount
    if made.fund in budget.funds:
        budget.funds.edit(made.fund).count(act.on.year, paid=row.amount)
    if not act.source:
        accountant(budget, act)


def credit_note(budget: Budget, act: ev.CreditNoteReceived, position: int) -> None:
    """CP paid on the line fall in the year of the note; its fund gets the payment back.

    On the commitment the service certified, ordered, drawn and paid falls with them, and if it is closed as much is
    withdrawn; the note's number is taken.
    """
    cents = act.amount.cents
    commitment = budget.commitments.edit(act.key)
    commitment.certified -= cents
    commitment.ordered -= cents
    commitment.drawn -= cents
    commitment.paid -= cents
    touched(commitment, act)
    line_row(budget, act.on.year, commitment.made.line).cp_paid -= cents
    if commitment.made.fund in budget.funds:
        budget.funds.edit(commitment.made.fund).count(act.on.year, paid=-cents)
    if commitment.closed:
        given_up = ev.CommitmentWithdrawn(on=act.on, commitment=act.commitment, item=act.item, amount=act.amount)
        withdrawn(budget, given_up, position)
    budget.payments.put(act.credit, 0)


def directly_paid(budget: Budget, act: ev.DirectlyPaid, position: int) -> None:
    """AE and CP of the line are consumed for the same amount; the payment's number is taken."""
    _spend(budget, act.on.year, act.line, act.amount.cents)
    budget.payments.put(act.payment, act.amount.cents)
    budget.direct.put(act.payment, act)


def card_paid(budget: Budget, act: ev.CardPaid, position: int) -> None:
    """AE and CP of the line are consumed for the same amount; the statement's number is taken."""
    _spend(budget, act.on.year, act.line, act.amount.cents)
    budget.payments.put(act.statement, act.amount.cents)
    budget.direct.put(act.statement, act)


def _spend(budget: Budget, year: int, code: str, cents: int) -> None:
    line = line_row(budget, year, code)
    line.ae_committed += cents
    line.cp_paid += cents


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.InvoiceReceived: invoice_received,
    ev.Liquidated: liquidated,
    ev.PaymentOrdered: ordered,
    ev.TimeLimitInterrupted: interrupted,
    ev.TimeLimitResumed: resumed,
    ev.PaymentAccepted: accepted,
    ev.PaymentSuspended: suspended,
    ev.PaymentRejected: rejected,
    ev.PaymentRegularised: regularised,
    ev.PaymentRequisitioned: requisitioned,
    ev.Paid: paid,
    ev.CreditNoteReceived: credit_note,
    ev.DirectlyPaid: directly_paid,
    ev.CardPaid: card_paid,
}
