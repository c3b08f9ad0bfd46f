"""The statement of net expenses (*tableau des charges nettes*), RNCE norme 1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.accounting.chart import Account
from secgen.accounting.ledger import Ledger
from secgen.accounting.statements._common import ACCOUNT, INTERNAL, LABEL, money, text
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.table import Table

SECTIONS: Final[Mapping[str, Text]] = {
    "staff": Text("charges de personnel", "staff"),
    "operating": Text("achats et services", "purchases and services"),
    "charges": Text("amortissements et provisions", "depreciation and provisions"),
    "operators": Text("subventions aux opérateurs", "grants to operators"),
    "intervention": Text("intervention", "transfers"),
    "financial": Text("charges financières", "financial expenses"),
    "funds": Text("fonds de concours", "assistance funds"),
}
"""The sections, in the order shown; revenue comes off its own section."""
_TOTAL: Final = Text("total", "total")
_NET: Final = Text("charges nettes", "net expenses")


def net_expenses(ledger: Ledger, year: int) -> Table:
    """Expenses less revenue, section by section and account by account, beside the year before.

    A revenue is shown below zero: it lowers net expenses. The total is the balance of the operations
    of the year (*solde des opérations de l'exercice*), its sign changed.
    """
    columns = (
        text("section", "rubrique", "section"),
        ACCOUNT,
        LABEL,
        money("amount", f"exercice {year}", f"year {year}"),
        money("previous", f"exercice {year - 1}", f"year {year - 1}"),
        money("change", "variation", "change"),
    )
    now, before = _yearly(ledger, year), _yearly(ledger, year - 1)
    accounts = {**{a.number: a for a in before}, **{a.number: a for a in now}}
    amounts = {a.number: cents for a, cents in now.items()}
    previous = {a.number: cents for a, cents in before.items()}
    rows: list[tuple[object, ...]] = []
    for section, label in SECTIONS.items():
        numbers = sorted(n for n, account in accounts.items() if account.section == section)
        rows += [
            (str(label), n, str(accounts[n].label), *_cells(amounts.get(n, 0), previous.get(n, 0))) for n in numbers
        ]
        if numbers:
            sums = (sum(amounts.get(n, 0) for n in numbers), sum(previous.get(n, 0) for n in numbers))
            rows.append((str(label), "", str(_TOTAL), *_cells(*sums)))
    whole = _cells(sum(amounts.values()), sum(previous.values()))
    title = Text(f"Charges nettes {year} (interne et analytique)", f"Net expenses {year} (internal and analytical)")
    end = (str(_NET), None, None, *whole) if rows else None
    return Table("net_expenses", title, columns, tuple(rows), (INTERNAL,), end)


def _yearly(ledger: Ledger, year: int) -> dict[Account, int]:
    return {balance.account: balance.moved for balance in ledger.year(year) if balance.account.yearly}


def _cells(now: int, before: int) -> tuple[Money, Money, Money]:
    return Money(now), Money(before), Money(now - before)
