"""Accounts of the State under the five roots plain-text accounting knows."""

from __future__ import annotations

from typing import Final

from secgen.accounting.chart import Account
from secgen.kernel.text import clean

ROOTS: Final = {
    "asset": "Assets",
    "liability": "Liabilities",
    "expense": "Expenses",
    "revenue": "Income",
    "net": "Equity",
    "off-balance": "Equity:OffBalance",
}


def name(account: Account) -> str:
    """``Expenses:61``: what off balance sheet is stays apart under ``Equity:OffBalance``."""
    return f"{ROOTS[account.kind]}:{account.number}"


def amount(cents: int) -> str:
    """``-1234.50 EUR``: a point, no grouping, always two decimals."""
    whole, part = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole}.{part:02d} EUR"


def one_line(text: str) -> str:
    """Words that cannot break a line of the file."""
    return " ".join(clean(text).split())
