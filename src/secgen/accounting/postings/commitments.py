"""Postings of commitments and of the service rendered on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.accounting.posting import Moves, Posting
from secgen.accounting.postings._common import early_covered
from secgen.accounting.state import Accounts
from secgen.accounting.sums import ORDERED_ALONE
from secgen.budget import events as ev
from secgen.budget.state import Budget
from secgen.kernel.act import Act


def committed(accounts: Accounts, budget: Budget, act: ev.Committed) -> Moves:
    """Nothing in the general ledger; a commitment given, off balance sheet."""
    if act.flow == ORDERED_ALONE:
        accounts.by_order.put(act.key, True)
    return ((act.line, act.nature, "commitment", act.amount.cents),)


def increased(accounts: Accounts, budget: Budget, act: ev.CommitmentIncreased) -> Moves:
    """The commitment given grows."""
    made = budget.commitments[act.key].made
    return ((made.line, made.nature, "commitment", act.amount.cents),)


def withdrawn(accounts: Accounts, budget: Budget, act: ev.CommitmentWithdrawn) -> Moves:
    """The commitment given shrinks."""
    made = budget.commitments[act.key].made
    return ((made.line, made.nature, "commitment_less", act.amount.cents),)


def closed(accounts: Accounts, budget: Budget, act: ev.CommitmentClosed) -> Moves:
    """What is outstanding is given up."""
    row = budget.commitments[act.key]
    return ((row.made.line, row.made.nature, "commitment_less", row.outstanding),)


def certified(accounts: Accounts, budget: Budget, act: ev.ServiceCertified) -> Moves:
    """Service rendered: an expense or an asset in progress, due before any invoice; no longer off balance sheet."""
    key = act.key
    row = budget.commitments[key]
    made, cents = row.made, act.amount.cents
    service = ((made.line, made.nature, "service", cents),)
    if made.flow != ORDERED_ALONE:
        accounts.services.put(made.line, accounts.services.get(made.line, 0) + cents)
    if not accounts.early:
        return service
    return service + early_covered(accounts, key, row, row.ordered - row.certified - cents)


POSTINGS: Final[Mapping[type[Act], Posting]] = {
    ev.Committed: Posting(committed, ("commitment",)),
    ev.CommitmentIncreased: Posting(increased, ("commitment",)),
    ev.CommitmentWithdrawn: Posting(withdrawn, ("commitment_less",)),
    ev.CommitmentClosed: Posting(closed, ("commitment_less",)),
    ev.ServiceCertified: Posting(certified, ("service", "early_covered")),
}
