"""How much an asset has worn by a day, in cents (*amortissements cumulés*)."""

from __future__ import annotations

from datetime import date

from secgen.accounting.depreciation import schedule
from secgen.accounting.state import AssetRow
from secgen.kernel.money import Money


def worn(row: AssetRow, day: date) -> int:
    """Accumulated depreciation at the end of a day.

    31 December gives the schedule's own figure; within a year the months gone by count, the month
    of coming into service whole and that of the day not at all.
    """
    if row.in_service is None or not row.years or day < row.in_service:
        return 0
    total = 0
    for annuity in schedule(Money(row.cost), row.years, row.in_service):
        if annuity.year > day.year:
            break
        if annuity.year < day.year or (day.month, day.day) == (12, 31):
            total += annuity.amount.cents
        else:
            total += _months_gone(row.in_service, row.years, annuity.amount, day)
    return total


def _months_gone(since: date, years: int, annuity: Money, day: date) -> int:
    """The share of a year's annuity for the months before that of the day."""
    first = since.month if since.year == day.year else 1
    last = since.month - 1 if since.year + years == day.year else 12
    return annuity.share(min(day.month - first, last - first + 1), last - first + 1).cents
