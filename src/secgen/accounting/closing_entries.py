"""Closing entries (*écritures d'inventaire*): what 31 December adds to the acts, and what 1 January takes back.

They are computed, never recorded: prepaid expenses from the periods certified, declared adjustments,
a year's depreciation.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from secgen.accounting import roles as r
from secgen.accounting.accruals import closing_number
from secgen.accounting.entries import Entry, credit, debit, reversal
from secgen.accounting.events import AdjustmentDeclared
from secgen.accounting.placement import Placement, placement_of
from secgen.accounting.prepaid import prepaid_expense
from secgen.accounting.schemes import label, pairs
from secgen.accounting.state import Accounts, AssetRow
from secgen.accounting.wear import worn
from secgen.kernel.dates import year_end
from secgen.kernel.judge import LawBook
from secgen.kernel.money import Money

_NUMBERS: Final = {
    "accrued_expense": "CAP",
    "prepaid_expense": "CCA",
    "accrued_income": "PAR",
    "deferred_income": "PCA",
}
Closed = tuple[str, Entry]
"""The budget line a closing entry is about, and the entry."""


def dated_in(accounts: Accounts, law: LawBook, year: int) -> Iterator[Closed]:
    """The closing entries dated in a year: last year's taken back on 1 January, this year's on 31 December."""
    for line, entry, taken_back in _closing(accounts, law, year - 1):
        if taken_back:
            yield line, reversal(entry, date(year, 1, 1))
    for line, entry, _ in _closing(accounts, law, year):
        yield line, entry


def _closing(accounts: Accounts, law: LawBook, year: int) -> Iterator[tuple[str, Entry, bool]]:
    """The closing entries of a 31 December, each with whether 1 January takes it back."""
    placement = placement_of(law, year)
    for position, spread in accounts.spreads.items():
        if spread.year <= year < spread.last.year and r.service_role(spread.line) == r.COST:
            made = prepaid_expense(
                Money(spread.amount),
                spread.first,
                spread.last,
                year_end(year),
                placement.account(r.COST, spread.line, spread.detail),
                law,
                prepaid_account=placement.account(r.PREPAID),
                source=position,
            )
            if made is not None:
                yield spread.line, made[0], True
    for act in accounts.adjustments.values():
        if act.year == year and act.amount:
            yield act.line, _adjustment(act, placement), True
    for row in accounts.assets.values():
        cents = wear_of(row, year)
        if cents:
            yield row.line, _wear(row, year, cents, placement), False


def _adjustment(act: AdjustmentDeclared, placement: Placement) -> Entry:
    number = f"{_NUMBERS[act.kind]}-{year_end(act.year)}-{act.adjustment}"
    ((debited, credited),) = pairs(act.kind, act.line)
    lines = (
        debit(placement.account(debited, act.line), act.amount),
        credit(placement.account(credited, act.line), act.amount),
    )
    return Entry(year_end(act.year), f"{label(act.kind)} : {act.reason}", lines, None, None, number)


def wear_of(row: AssetRow, year: int) -> int:
    """The depreciation 31 December books for an asset, in cents; one disposed of booked its own."""
    if row.disposed_on is not None and row.disposed_on <= year_end(year):
        return 0
    return worn(row, year_end(year)) - worn(row, year_end(year - 1))


def _wear(row: AssetRow, year: int, cents: int, placement: Placement) -> Entry:
    ((debited, credited),) = pairs(f"wear.{row.category}", row.line)
    amount = Money(cents)
    lines = (
        debit(placement.account(debited, row.line), amount),
        credit(placement.account(credited, row.line), amount),
    )
    number = closing_number(f"DAM-{row.asset}", year_end(year), None)
    return Entry(year_end(year), f"{label('wear')} : {row.label}", lines, None, None, number)
