"""Accrued expenses (*charges à payer*): service rendered by the closing and not yet paid."""

from __future__ import annotations

from datetime import date
from typing import Final

from secgen.accounting.entries import Entry, credit, debit, reversal
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import Money
from secgen.kernel.text import Text

ACCRUAL_ACCOUNT: Final = "408"
"""Suppliers, invoices not received (*fournisseurs, factures non parvenues*)."""

_LABEL = Text("charge à payer, service fait le {day}", "accrued expense, service rendered on {day}")
_AFTER = Text("service fait après la clôture", "service rendered after the closing")


def accrued_expense(
    amount: Money,
    delivered_on: date,
    closing: date,
    expense_account: str,
    *,
    accrual_account: str = ACCRUAL_ACCOUNT,
    source: int | None = None,
    number: str = "",
) -> tuple[Entry, Entry]:
    """The closing entry and its reversal on the following 1 January (norme 12; FIN-053).

    ``amount`` with VAT, in euros, of service rendered on a day not after ``closing``. ``number``
    defaults to ``CAP-`` and the closing day, with the source if there is one: give either where a
    closing has several.
    """
    if delivered_on > closing:
        raise InvalidInput("SG-FIELD", act="accrued_expense", field="delivered_on", value=delivered_on, reason=_AFTER)
    lines = (debit(expense_account, amount), credit(accrual_account, amount))
    name = number or closing_number("CAP", closing, source)
    entry = Entry(closing, _LABEL.fill(day=delivered_on), lines, source, None, name)
    return entry, reversal(entry, date(closing.year + 1, 1, 1))


def closing_number(kind: str, closing: date, source: int | None) -> str:
    """The number of a closing entry: its kind, the closing day, the act it comes from."""
    return f"{kind}-{closing}" + ("" if source is None else f"-{source}")
