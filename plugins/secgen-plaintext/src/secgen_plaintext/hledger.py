"""hledger journals (also read by ledger)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from secgen.accounting.chart import Account
from secgen.accounting.entries import Entry
from secgen_plaintext.names import amount, name, one_line

_TYPES: Final = {"asset": "A", "liability": "L", "expense": "X", "revenue": "R", "net": "E", "off-balance": "E"}


def lines(
    entries: Iterable[Entry], accounts: Iterable[Account], opening: Mapping[str, int] | None = None, *, year: int = 0
) -> Iterator[str]:
    """The journal, line by line. ``opening``: balances in cents on 1 January of ``year``, debit less credit."""
    known = {account.number: account for account in accounts}
    yield "; written by secgen: entries derived from the acts, internal and analytical"
    yield "commodity 1000.00 EUR"
    for account in known.values():
        yield f"account {name(account)}  ; type:{_TYPES[account.kind]}, {_comment(account.label.fr)}"
    if opening:
        yield ""
        yield f"{date(year, 1, 1)} (opening) opening balances"
        for number, cents in sorted(opening.items()):
            yield f"    {name(known[number])}  {amount(cents)}"
    for entry in entries:
        yield ""
        reverses = f"  ; reverses:{_comment(entry.reverses)}" if entry.reverses else ""
        yield f"{entry.date} ({_code(entry.number)}) {_comment(entry.label)}{reverses}"
        for line in entry.lines:
            note = f"  ; {_comment(line.label)}" if line.label else ""
            yield f"    {name(known[line.account])}  {amount(line.debit.cents - line.credit.cents)}{note}"


def _code(text: str) -> str:
    """A number between brackets: a bracket would end it."""
    return one_line(text.translate({ord(char): " " for char in "();"}))


def _comment(text: str) -> str:
    """A semicolon begins a comment, a bar ends the payee, a comma or a colon makes a tag: none is kept."""
    return one_line(text.translate({ord(char): " " for char in ";|,:"}))
