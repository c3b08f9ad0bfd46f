"""How each report of the accounts is built from a view."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from secgen.accounting import year_end
from secgen.accounting.journal import accounts_until, entries
from secgen.accounting.ledger import Ledger
from secgen.accounting.reconciliation import reconcile
from secgen.accounting.state import Accounts
from secgen.accounting.statements import adjustments as declared
from secgen.accounting.statements import fixed_assets as assets
from secgen.accounting.statements import general_ledger as books
from secgen.accounting.statements import internal_control as control
from secgen.accounting.statements import net_expenses as expenses
from secgen.accounting.statements import net_position as position
from secgen.accounting.statements import off_balance as beside
from secgen.accounting.statements import payment_schedule as schedule
from secgen.accounting.statements import provisions as risks
from secgen.accounting.statements import trial_balance as trial
from secgen.accounting.sums import Sums
from secgen.accounting.turns import sums_at
from secgen.budget.reports.catalogue import budget
from secgen.budget.state import Budget
from secgen.kernel.dates import year_end as last_day
from secgen.reports.table import Table
from secgen.reports.view import Options, View


def accounts(view: View) -> Accounts:
    """The accounts as everything known then leaves them; entries after the view's day are not in its month."""
    if view.live and (view.drawn_up + timedelta(days=1)).day == 1:
        return cast(Accounts, view.live_state("accounting"))
    return accounts_until(view.acts, view.drawn_up)


def ledger(view: View) -> Ledger:
    """The general ledger at the end of the day the statement is drawn up at."""
    return Ledger(view.get(accounts), view.law, min(view.drawn_up, last_day(view.year)))


def closing(view: View) -> year_end.Closing:
    """Where the year stands at its 31 December."""
    return year_end.closing(view.acts, view.year)


def sums(view: View, year: int) -> Sums:
    """What a year adds up to at its 31 December: known at once, or read from the journal where it is the past."""
    if view.live:
        known = sums_at(
            cast(Accounts, view.live_state("accounting")), cast(Budget, view.live_state("budget")), year, view.law
        )
        if known is not None:
            return known
    ending = view.get(closing) if year == view.year else year_end.closing(view.acts, year)
    return year_end.sums(ending, view.law)


def trial_balance(view: View, options: Options) -> Table:
    """Every account, from opening to closing."""
    return trial.trial_balance(view.get(ledger), view.year)


def general_ledger(view: View, options: Options) -> Table:
    """The accounts that begin with ``account``, month by month; entry by entry with ``detail``."""
    prefix = str(options.get("account") or "")
    if not options.get("detail"):
        return books.by_month(view.get(ledger), view.year, prefix)
    return books.by_entry(view.get(ledger), entries(view.acts, view.law, [view.year]), view.year, prefix)


def net_expenses(view: View, options: Options) -> Table:
    """Expenses less revenue."""
    return expenses.net_expenses(view.get(ledger), view.year)


def net_position(view: View, options: Options) -> Table:
    """Assets less liabilities."""
    return position.net_position(view.get(ledger), view.year)


def fixed_assets(view: View, options: Options) -> Table:
    """Assets, their wear, their count."""
    return assets.fixed_assets(view.get(accounts), view.year, view.drawn_up)


def provisions(view: View, options: Options) -> Table:
    """Risks, what is recognised, what was reviewed."""
    return risks.provisions(view.get(accounts), view.year, view.drawn_up)


def off_balance(view: View, options: Options) -> Table:
    """Commitments given and contingent liabilities."""
    return beside.off_balance(view.get(ledger), view.year)


def adjustments(view: View, options: Options) -> Table:
    """Closing adjustments declared for the year."""
    return declared.adjustments(view.get(accounts), view.year)


def corrections(view: View, options: Options) -> Table:
    """What the year put right for earlier ones."""
    return declared.corrections(view.acts, view.year)


def payment_schedule(view: View, options: Options) -> Table:
    """What is outstanding, by year expected."""
    return schedule.payment_schedule(budget(view), view.year)


def delegations(view: View, options: Options) -> Table:
    """Delegations of signature."""
    return control.delegations(budget(view), view.on)


def card_review(view: View, options: Options) -> Table:
    """Purchases on the card."""
    return control.card_review(view.acts, view.year)


def internal_control(view: View, options: Options) -> Table:
    """What the controls of the year found."""
    return control.internal_control(view.acts, budget(view), view.year)


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
    """The AE, CP and cost ledgers and the accounts, term by term."""
    return reconcile(view.year, sums(view, view.year - 1), sums(view, view.year), view.get(ledger))
