"""Postings from the payment order to the payment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.accounting.posting import Moves, Posting
from secgen.accounting.postings._common import TAKEN_IN, early_covered, given_back, taken_in
from secgen.accounting.state import Accounts
from secgen.accounting.sums import ORDERED_ALONE
from secgen.budget import events as ev
from secgen.budget.fold import for_service
from secgen.budget.state import Budget
from secgen.kernel.act import Act


def ordered(accounts: Accounts, budget: Budget, act: ev.PaymentOrdered) -> Moves:
    """Nothing, except in flow 3: the order stands for the certification of service."""
    if not accounts.by_order or act.key not in accounts.by_order:
        return ()
    row = budget.commitments[act.key]
    made = row.made
    if not for_service(act.kind, row):
        return ()
    request = budget.requests.get(act.request)
    gross = request.gross if request and request.gross else act.amount.cents
    return ((made.line, made.nature, "service", max(0, row.ordered + gross - row.certified)),)


def accepted(accounts: Accounts, budget: Budget, act: ev.PaymentAccepted | ev.PaymentRequisitioned) -> Moves:
    """The accountant takes the order in: a creditor is owed."""
    return taken_in(accounts, budget, budget.requests[act.request])


def suspended(accounts: Accounts, budget: Budget, act: ev.PaymentSuspended) -> Moves:
    """An order taken in and suspended after all is no longer taken in."""
    request = budget.requests[act.request]
    return given_back(accounts, budget, request) if request.stage == "accepted" else ()


def rejected(accounts: Accounts, budget: Budget, act: ev.PaymentRejected) -> Moves:
    """The order is sent back; in flow 3 the service it stood for goes with it."""
    request = budget.requests[act.request]
    row = budget.commitments[request.commitment]
    moves = given_back(accounts, budget, request) if request.stage == "accepted" else ()
    if not for_service(request.kind, row):
        return moves
    served = row.certified
    if row.made.flow == "3":
        unserved = max(0, min(request.gross, row.certified - (row.ordered - request.gross)))
        moves = (*moves, (row.made.line, row.made.nature, "service", -unserved))
        served -= unserved
    return moves + early_covered(accounts, request.commitment, row, row.ordered - request.gross - served)


def paid(accounts: Accounts, budget: Budget, act: ev.Paid) -> Moves:
    """The creditor is paid from the Treasury account; an order not taken in yet is taken in at the same time."""
    request = budget.requests[act.request]
    row = budget.commitments[request.commitment]
    made, kind = row.made, request.kind
    if request.stage != "accepted":
        plain = kind == "instalment" and request.gross == request.amount and row.ordered <= row.certified
        if plain:  # by far the most: one entry
            return ((made.line, made.nature, "settlement", request.amount),)
        moves = taken_in(accounts, budget, request)
    else:
        moves = ()
    moves = (*moves, (made.line, made.nature, "payment", request.amount))
    if kind == "advance" and not for_service(kind, row):
        return (*moves, (made.line, made.nature, "commitment_less", request.amount))
    if request.recovered or request.penalty:
        return (*moves, (made.line, made.nature, "commitment", request.recovered + request.penalty))
    return moves


def credit_note(accounts: Accounts, budget: Budget, act: ev.CreditNoteReceived) -> Moves:
    """Money comes back: the service cost less, and may be committed for again unless it is closed."""
    row = budget.commitments[act.key]
    made = row.made
    if made.flow != ORDERED_ALONE:
        accounts.services.put(made.line, accounts.services.get(made.line, 0) - act.amount.cents)
    note = ((made.line, made.nature, "credit_note", act.amount.cents),)
    return (*note, (made.line, made.nature, "commitment_less", act.amount.cents)) if row.closed else note


def directly_paid(accounts: Accounts, budget: Budget, act: ev.DirectlyPaid) -> Moves:
    """Flow 4: service, debt and payment on one day."""
    return ((act.line, act.case, "direct", act.amount.cents),)


def card_paid(accounts: Accounts, budget: Budget, act: ev.CardPaid) -> Moves:
    """The supplier was paid by the card's issuer, who is paid in turn."""
    return ((act.line, act.purchase, "card", act.amount.cents),)


def fund_received(accounts: Accounts, budget: Budget, act: ev.FundReceived) -> Moves:
    """Somebody pays towards a purpose."""
    return ((act.line, "", "fund", act.amount.cents),)


POSTINGS: Final[Mapping[type[Act], Posting]] = {
    ev.PaymentOrdered: Posting(ordered, ("service",)),
    ev.PaymentAccepted: Posting(accepted, TAKEN_IN),
    ev.PaymentRequisitioned: Posting(accepted, TAKEN_IN),
    ev.PaymentSuspended: Posting(suspended, tuple(f"-{scheme}" for scheme in TAKEN_IN)),
    ev.PaymentRejected: Posting(rejected, (*(f"-{scheme}" for scheme in TAKEN_IN), "-service", "early_covered")),
    ev.Paid: Posting(paid, ("settlement", *TAKEN_IN, "payment", "commitment_less", "commitment")),
    ev.CreditNoteReceived: Posting(credit_note, ("credit_note", "commitment_less")),
    ev.DirectlyPaid: Posting(directly_paid, ("direct",)),
    ev.CardPaid: Posting(card_paid, ("card",)),
    ev.FundReceived: Posting(fund_received, ("fund",)),
}
