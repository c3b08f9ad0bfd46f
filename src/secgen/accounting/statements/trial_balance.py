"""The trial balance (*balance générale des comptes*)."""

from __future__ import annotations

from secgen.accounting.ledger import Ledger
from secgen.accounting.statements._common import ACCOUNT, INTERNAL, LABEL, credit_side, debit_side, money, total
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.table import Table


def trial_balance(ledger: Ledger, year: int) -> Table:
    """Every account: opening balance, turnover, closing balance, and the closing balance of the year before."""
    columns = (
        ACCOUNT,
        LABEL,
        money("opening_debit", "ouverture, débit", "opening, debit"),
        money("opening_credit", "ouverture, crédit", "opening, credit"),
        money("debit", "mouvements, débit", "turnover, debit"),
        money("credit", "mouvements, crédit", "turnover, credit"),
        money("closing_debit", "clôture, débit", "closing, debit"),
        money("closing_credit", "clôture, crédit", "closing, credit"),
        money("previous", f"solde {year - 1} (débit − crédit)", f"balance {year - 1} (debit − credit)"),
    )
    before = {balance.account.number: balance for balance in ledger.year(year - 1)}
    now = {balance.account.number: balance for balance in ledger.year(year)}
    rows: list[tuple[object, ...]] = []
    for number in sorted({*before, *now}):
        account = (now.get(number) or before[number]).account
        balance = now.get(number)
        opening, closing = (balance.opening, balance.closing) if balance else (0, 0)
        rows.append(
            (
                number,
                str(account.label),
                debit_side(opening),
                credit_side(opening),
                Money(balance.debit if balance else 0),
                Money(balance.credit if balance else 0),
                debit_side(closing),
                credit_side(closing),
                Money(before[number].closing if number in before else 0),
            )
        )
    title = Text(f"Balance générale des comptes {year}", f"Trial balance {year}")
    return Table("trial_balance", title, columns, tuple(rows), (INTERNAL,), total(rows, columns))
