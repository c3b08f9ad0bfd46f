"""The turn of a year (*changement d'exercice*): what it added up to, noted as the first act of the next one comes.

So that a year's opening figures need no second reading of the journal. An act recorded too late for
a noted year makes the note wrong: it is dropped, and that year is read from the journal again.
"""

from __future__ import annotations

from typing import Final

from attrs import evolve

from secgen.accounting.prepaid import signed_share
from secgen.accounting.state import Accounts
from secgen.accounting.sums import Sums, is_expense, kept_by, sums_of
from secgen.budget import events as ev
from secgen.budget.state import Budget
from secgen.kernel.act import Act
from secgen.kernel.dates import year_end
from secgen.kernel.judge import LawBook
from secgen.kernel.money import Money

FIRST: Final = "first"
LAST: Final = "last"
KEPT: Final = "kept"


def turn(accounts: Accounts, budget: Budget, year: int) -> None:
    """An act of another year than the last one comes: note the years now over, or drop what it makes wrong."""
    reached = accounts.seen.get(LAST)
    if reached is None:
        accounts.seen.put(FIRST, year)
        accounts.seen.put(LAST, year)
    elif year > reached:
        now = _now(accounts, budget)
        for over in range(reached, year):
            accounts.turns.put(over, now)
        accounts.seen.put(LAST, year)
    else:
        accounts.seen.put(FIRST, min(year, accounts.seen[FIRST]))
        drop(accounts, year, reached)


def drop(accounts: Accounts, first: int, until: int) -> None:
    """Forget what was noted of some years, the last one excluded."""
    for year in [noted for noted in accounts.turns if first <= noted < until]:
        accounts.turns.edit(year)
        del accounts.turns[year]


def rendered_late(accounts: Accounts, budget: Budget, act: ev.ServiceCertified, booked: int) -> None:
    """Service is booked in an earlier year than the act's: what was noted since changes."""
    row = budget.commitments[act.key]
    for noted in [over for over in accounts.turns if booked <= over < act.on.year]:
        accounts.turns.put(noted, accounts.turns[noted].rendered_late(row, act.amount.cents))


def withdrawn(accounts: Accounts, budget: Budget, act: Act) -> None:
    """AE are given up, perhaps without coming back."""
    kept = kept_by(budget, act)
    if kept:
        accounts.seen.put(KEPT, accounts.seen.get(KEPT, 0) + kept)


def sums_at(accounts: Accounts, budget: Budget, year: int, law: LawBook) -> Sums | None:
    """What a year adds up to at its end, or ``None`` where only the journal can tell."""
    if LAST not in accounts.seen or year < accounts.seen[FIRST]:
        return Sums()
    found = _now(accounts, budget) if year >= accounts.seen[LAST] else accounts.turns.get(year)
    return None if found is None else evolve(found, prepaid=_prepaid(accounts, year, law))


def _now(accounts: Accounts, budget: Budget) -> Sums:
    services = sum(cents for line, cents in accounts.services.items() if is_expense(line))
    return sums_of(budget, services, accounts.seen.get(KEPT, 0))


def _prepaid(accounts: Accounts, year: int, law: LawBook) -> int:
    return sum(
        signed_share(Money(spread.amount), spread.first, spread.last, year_end(year), law).cents
        for spread in accounts.spreads.values()
        if spread.year <= year < spread.last.year and is_expense(spread.line)
    )
