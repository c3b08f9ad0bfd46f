"""Postings of what puts a wrong act right: the entry of that act taken back, for as much."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.accounting.posting import Moves, Posting
from secgen.accounting.postings.commitments import certified
from secgen.accounting.state import Accounts
from secgen.budget import events as ev
from secgen.budget.state import Budget
from secgen.kernel.act import Act


def certification_withdrawn(accounts: Accounts, budget: Budget, act: ev.CertificationWithdrawn) -> Moves:
    """Service not rendered after all: no cost and no debt any more, committed for again off balance sheet."""
    return certified(accounts, budget, act.below_zero)


def direct_payment_refunded(accounts: Accounts, budget: Budget, act: ev.DirectPaymentRefunded) -> Moves:
    """A payment without commitment, or the card's, taken back."""
    made = budget.direct[act.payment]
    if isinstance(made, ev.CardPaid):
        return ((made.line, made.purchase, "card", -act.amount.cents),)
    return ((made.line, made.case, "direct", -act.amount.cents),)


def fund_returned(accounts: Accounts, budget: Budget, act: ev.FundReturned) -> Moves:
    """What was paid towards a purpose goes back."""
    return ((act.line, "", "fund", -act.amount.cents),)


POSTINGS: Final[Mapping[type[Act], Posting]] = {
    ev.CertificationWithdrawn: Posting(certification_withdrawn, ("-service",)),
    ev.DirectPaymentRefunded: Posting(direct_payment_refunded, ("-direct", "-card")),
    ev.FundReturned: Posting(fund_returned, ("-fund",)),
}
