"""The general ledger (*grand livre*) of accounts: month by month, or entry by entry."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.accounting.entries import Entry
from secgen.accounting.ledger import Ledger
from secgen.accounting.statements._common import ACCOUNT, LABEL, day, money, text
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.table import Column, Table

_OPENING = Text("solde d'ouverture", "opening balance")


def by_month(ledger: Ledger, year: int, prefix: str = "") -> Table:
    """The accounts whose number begins with ``prefix``: turnover of each month and the balance it leaves."""
    columns = (
        ACCOUNT,
        LABEL,
        Column("month", Text("mois", "month"), "text"),
        money("debit", "débit", "debit"),
        money("credit", "crédit", "credit"),
        money("balance", "solde (débit − crédit)", "balance (debit − credit)"),
    )
    sums: dict[tuple[str, int], list[int]] = {}
    for (number, _, month), turnover in ledger.turnover(year).items():
        if number.startswith(prefix):
            both = sums.setdefault((number, month), [0, 0])
            both[0] += turnover.debit
            both[1] += turnover.credit
    rows: list[tuple[object, ...]] = []
    for balance in ledger.year(year):
        number, label = balance.account.number, str(balance.account.label)
        if not number.startswith(prefix):
            continue
        left = balance.opening
        if left:
            rows.append((number, label, str(_OPENING), Money(0), Money(0), Money(left)))
        for month in sorted(m for n, m in sums if n == number):
            debit, credit = sums[number, month]
            left += debit - credit
            rows.append((number, label, f"{year}-{month:02d}", Money(debit), Money(credit), Money(left)))
    title = Text(f"Grand livre {year}, par mois", f"General ledger {year}, by month")
    return Table("general_ledger", title, columns, tuple(rows))


def by_entry(ledger: Ledger, journal: Iterable[Entry], year: int, prefix: str) -> Table:
    """The same, entry by entry, each with the act it comes from and the entry it takes back."""
    columns = (
        ACCOUNT,
        day("date", "date", "date"),
        text("number", "écriture", "entry"),
        Column("act", Text("acte", "act"), "int"),
        text("reverses", "contrepasse", "takes back"),
        text("line", "ligne", "line"),
        LABEL,
        money("debit", "débit", "debit"),
        money("credit", "crédit", "credit"),
        money("balance", "solde (débit − crédit)", "balance (debit − credit)"),
    )
    listed = [
        (each.account, entry, each)
        for entry in journal
        if entry.date.year == year and entry.date <= ledger.until
        for each in entry.lines
        if each.account.startswith(prefix)
    ]
    listed.sort(key=lambda found: (found[0], found[1].date))
    left = {n: cents for n, cents in ledger.opening(year).items() if n.startswith(prefix)}
    rows: list[tuple[object, ...]] = []
    for number, entry, each in listed:
        left[number] = left.get(number, 0) + each.debit.cents - each.credit.cents
        rows.append(
            (
                number,
                entry.date,
                entry.number,
                entry.source,
                entry.reverses or "",
                each.label,
                entry.label,
                each.debit,
                each.credit,
                Money(left[number]),
            )
        )
    title = Text(f"Grand livre {year}, écriture par écriture", f"General ledger {year}, entry by entry")
    return Table("general_ledger", title, columns, tuple(rows))
