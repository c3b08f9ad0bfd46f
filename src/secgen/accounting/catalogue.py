"""How each report of the year-end is built from a view."""

from __future__ import annotations

from secgen.accounting import year_end
from secgen.reports.table import Table
from secgen.reports.view import Options, View


def closing(view: View) -> year_end.Closing:
    """Where the year stands at its 31 December."""
    return year_end.closing(view.acts, view.year)


def opening(view: View) -> year_end.Closing:
    """Where the year before stands at its 31 December: what the year starts from."""
    return year_end.closing(view.acts, view.year - 1)


def accrued_expenses(view: View, options: Options) -> Table:
    """Service rendered by 31 December and not paid."""
    return year_end.accrued_expenses(view.get(closing))


def prepaid_expenses(view: View, options: Options) -> Table:
    """Expenses of the year whose service belongs to later years."""
    return year_end.prepaid_expenses(view.get(closing), view.law)


def carry_over(view: View, options: Options) -> Table:
    """What may be carried over to the next year."""
    return year_end.carry_over(view.get(closing), view.law)


def reconciliation(view: View, options: Options) -> Table:
    """The AE, CP and cost ledgers, term by term."""
    return year_end.reconciliation(view.get(opening), view.get(closing), view.law)
