"""How acts change the accounts: their own acts, and those of the budget, which they follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from secgen.accounting import events as ev
from secgen.accounting import turns
from secgen.accounting.booking import booked_on
from secgen.accounting.posting import Moves
from secgen.accounting.postings import POSTINGS
from secgen.accounting.postings.provisions import levels
from secgen.accounting.state import Accounts, AssetRow, ProvisionRow, Review, Signature, Spread, YearBooks
from secgen.accounting.turns import LAST, turn
from secgen.budget import events as budget_events
from secgen.budget.state import Budget
from secgen.kernel.act import Act
from secgen.kernel.dates import year_end
from secgen.kernel.domain import Fold, Follow

UNDEPRECIATED: Final = ("heritage", "land")
"""Categories that do not wear (RNCE norme 17; land has no end)."""


# acts of the budget


def _posted(cls: type[Act]) -> Follow:
    moves: Callable[[Accounts, Budget, Any], Moves] = POSTINGS[cls].moves

    def follow(accounts: Accounts, budget: Budget, act: Act, position: int) -> None:
        on = act.on
        if on.year != accounts.seen.get(LAST):
            turn(accounts, budget, on.year)
        moved = moves(accounts, budget, act)
        if moved:
            accounts.flows.add(on, moved)

    return follow


def dated(accounts: Accounts, budget: Budget, act: Act, position: int) -> None:
    """Nothing is booked yet, but the figures of a year depend on it."""
    if act.on.year != accounts.seen.get(LAST):
        turn(accounts, budget, act.on.year)


_PLAIN: Final = {cls: _posted(cls) for cls in POSTINGS if cls.tag.startswith("budget.")}


def withdrawn(accounts: Accounts, budget: Budget, act: Act, position: int) -> None:
    """A commitment given shrinks; AE that do not come back are counted."""
    _PLAIN[type(act)](accounts, budget, act, position)
    turns.withdrawn(accounts, budget, act)


def certified(accounts: Accounts, budget: Budget, act: budget_events.ServiceCertified, position: int) -> None:
    """Service enters the accounts in its own year if that is open; what runs beyond that year is noted."""
    on = act.on
    if on.year != accounts.seen.get(LAST):
        turn(accounts, budget, on.year)
    if act.delivered_on is not None:
        on = booked_on(act, budget.commitments[act.key].made.on, accounts.closed)
        if on.year < act.on.year:
            turns.rendered_late(accounts, budget, act, on.year)
    if act.period_to is not None and act.period_from is not None and act.period_to > year_end(on.year):
        made = budget.commitments[act.key].made
        spread = Spread(made.line, made.nature, act.amount.cents, act.period_from, act.period_to, on.year)
        accounts.spreads.put(position, spread)
    accounts.flows.add(on, POSTINGS[budget_events.ServiceCertified].moves(accounts, budget, act))


def certification_withdrawn(
    accounts: Accounts, budget: Budget, act: budget_events.CertificationWithdrawn, position: int
) -> None:
    """The service leaves the year it was booked in, if that is open; what ran beyond that year too."""
    certified(accounts, budget, act.below_zero, position)


def _year(accounts: Accounts, year: int) -> YearBooks:
    return accounts.years.edit(year) if year in accounts.years else accounts.years.put(year, YearBooks())


def year_closed(accounts: Accounts, budget: Budget, act: budget_events.YearClosed, position: int) -> None:
    """The accounts of the year take nothing more."""
    _year(accounts, act.year).closed = True


def year_reopened(accounts: Accounts, budget: Budget, act: budget_events.YearReopened, position: int) -> None:
    """The accounts of the year are open again; what was signed no longer holds."""
    row = _year(accounts, act.year)
    row.closed, row.signatures = False, ()


FOLLOW: Final[Mapping[type[Act], Follow]] = {
    **_PLAIN,
    budget_events.InvoiceReceived: dated,
    budget_events.Liquidated: dated,
    budget_events.ServiceCertified: certified,
    budget_events.CertificationWithdrawn: certification_withdrawn,
    budget_events.CommitmentWithdrawn: withdrawn,
    budget_events.CommitmentClosed: withdrawn,
    budget_events.CreditNoteReceived: withdrawn,
    budget_events.YearClosed: year_closed,
    budget_events.YearReopened: year_reopened,
}


# acts of the accounts


_NO_BUDGET: Final = Budget()


def _post(accounts: Accounts, act: Act) -> None:
    accounts.flows.add(act.on, POSTINGS[type(act)].moves(accounts, _NO_BUDGET, act))


def asset_capitalised(accounts: Accounts, act: ev.AssetCapitalised, position: int) -> None:
    """The asset is known, or costs more; it is in progress."""
    _post(accounts, act)
    if act.asset in accounts.assets:
        row = accounts.assets.edit(act.asset)
    else:
        made = AssetRow(act.asset, act.label, act.category, act.line, act.on, act.acquired_on or act.on)
        row = accounts.assets.put(act.asset, made)
    row.entries += ((act.on, act.cost.cents, act.origin),)


def asset_put_into_service(accounts: Accounts, act: ev.AssetPutIntoService, position: int) -> None:
    """The asset is in service, for so many years."""
    _post(accounts, act)
    row = accounts.assets.edit(act.asset)
    row.cost = row.whole
    row.in_service = act.on
    row.years = 0 if row.category in UNDEPRECIATED else act.years


def asset_disposed(accounts: Accounts, act: ev.AssetDisposed, position: int) -> None:
    """The asset is gone; its row stays for the inventory of the year."""
    _post(accounts, act)
    row = accounts.assets.edit(act.asset)
    row.disposed_on, row.disposal = act.on, act.reason


def asset_counted(accounts: Accounts, act: ev.AssetCounted, position: int) -> None:
    """The last physical count and what it said are known."""
    row = accounts.assets.edit(act.asset)
    row.counted_on, row.counted = act.on, act.found


def provision_assessed(accounts: Accounts, act: ev.ProvisionAssessed, position: int) -> None:
    """The provision is at the level of its last review."""
    _post(accounts, act)
    if act.provision in accounts.provisions:
        row = accounts.provisions.edit(act.provision)
    else:
        row = accounts.provisions.put(act.provision, ProvisionRow(act.provision, act.kind, act.object))
    row.object = act.object
    row.reviews += (Review(act.on, act.probability, act.claimed.cents, *levels(act)),)


def adjustment_declared(accounts: Accounts, act: ev.AdjustmentDeclared, position: int) -> None:
    """The last declaration of that name holds."""
    accounts.adjustments.put(f"{act.year}/{act.adjustment}", act)


def statement_signed(accounts: Accounts, act: ev.StatementSigned, position: int) -> None:
    """A signature is added to the year."""
    row = _year(accounts, act.year)
    row.signatures += (Signature(act.role, act.by, act.on, act.digest, position),)


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.AssetCapitalised: asset_capitalised,
    ev.AssetPutIntoService: asset_put_into_service,
    ev.AssetDisposed: asset_disposed,
    ev.AssetCounted: asset_counted,
    ev.ProvisionAssessed: provision_assessed,
    ev.AdjustmentDeclared: adjustment_declared,
    ev.StatementSigned: statement_signed,
}
