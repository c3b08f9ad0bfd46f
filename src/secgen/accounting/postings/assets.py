"""Postings of assets: works in progress, coming into service, leaving."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.accounting import events as ev
from secgen.accounting.posting import Moves, Posting
from secgen.accounting.state import Accounts
from secgen.accounting.wear import worn
from secgen.budget.state import Budget
from secgen.kernel.act import Act
from secgen.kernel.dates import year_end


def capitalised(accounts: Accounts, budget: Budget, act: ev.AssetCapitalised) -> Moves:
    """From an expense or from before the first year, an asset in progress; works in progress are there already."""
    if act.origin == "in_progress":
        return ()
    return ((act.line, "", "capitalised" if act.origin == "expense" else "held_before", act.cost.cents),)


def put_into_service(accounts: Accounts, budget: Budget, act: ev.AssetPutIntoService) -> Moves:
    """Works in progress become an asset in service."""
    row = accounts.assets[act.asset]
    return ((row.line, "", f"into_service.{row.category}", row.whole),)


def disposed(accounts: Accounts, budget: Budget, act: ev.AssetDisposed) -> Moves:
    """The wear of the year until that day, then wear and net value leave the balance sheet.

    An asset still in progress leaves at its cost.
    """
    row = accounts.assets[act.asset]
    if row.in_service is None:
        return ((row.line, "", "abandoned", row.whole),)
    before, until = worn(row, year_end(act.on.year - 1)), worn(row, act.on)
    return (
        (row.line, "", f"wear.{row.category}", until - before),
        (row.line, "", f"wear_out.{row.category}", until),
        (row.line, "", f"value_out.{row.category}", row.cost - until),
    )


POSTINGS: Final[Mapping[type[Act], Posting]] = {
    ev.AssetCapitalised: Posting(capitalised, ("capitalised", "held_before")),
    ev.AssetPutIntoService: Posting(put_into_service, ("into_service",)),
    ev.AssetDisposed: Posting(disposed, ("wear", "wear_out", "value_out", "abandoned")),
}
