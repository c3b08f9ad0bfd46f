"""Postings of provisions: the difference a review makes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.accounting import events as ev
from secgen.accounting.posting import Moves, Posting
from secgen.accounting.state import Accounts
from secgen.budget.state import Budget
from secgen.kernel.act import Act


def assessed(accounts: Accounts, budget: Budget, act: ev.ProvisionAssessed) -> Moves:
    """Recognised if probable, off balance sheet if possible, nothing if remote: only the difference moves."""
    known = accounts.provisions.get(act.provision)
    last = known.last if known else None
    recognised, contingent = levels(act)
    more = recognised - (last.recognised if last else 0)
    beside = contingent - (last.contingent if last else 0)
    name = "provision" if more > 0 else "provision_less"
    return (("", "", f"{name}.{act.kind}", abs(more)), ("", "", "contingent", beside))


def levels(act: ev.ProvisionAssessed) -> tuple[int, int]:
    """What is recognised and what is shown off balance sheet after a review, in cents."""
    cents = act.amount.cents
    return (cents if act.probability == "probable" else 0), (cents if act.probability == "possible" else 0)


POSTINGS: Final[Mapping[type[Act], Posting]] = {
    ev.ProvisionAssessed: Posting(assessed, ("provision", "provision_less", "contingent", "-contingent")),
}
