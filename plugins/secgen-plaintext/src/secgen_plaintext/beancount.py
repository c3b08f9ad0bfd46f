"""beancount files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from secgen.accounting.chart import Account
from secgen.accounting.entries import Entry
from secgen_plaintext.names import amount, name, one_line


def lines(
    entries: Iterable[Entry], accounts: Iterable[Account], opening: Mapping[str, int] | None = None, *, year: int = 0
) -> Iterator[str]:
    """The file, line by line. ``opening``: balances in cents on 1 January of ``year``, debit less credit."""
    known = {account.number: account for account in accounts}
    yield ";; written by secgen: entries derived from the acts, internal and analytical"
    yield 'option "title" "secgen"'
    yield 'option "operating_currency" "EUR"'
    for account in known.values():
        yield f"1970-01-01 open {name(account)} EUR"
        yield f"  label: {_text(account.label.fr)}"
    if opening:
        yield ""
        yield f'{date(year, 1, 1)} * "opening balances"'
        for number, cents in sorted(opening.items()):
            yield f"  {name(known[number])}  {amount(cents)}"
    for entry in entries:
        yield ""
        yield f"{entry.date} * {_text(entry.label)}"
        yield f"  number: {_text(entry.number)}"
        if entry.source is not None:
            yield f"  act: {entry.source}"
        if entry.reverses:
            yield f"  reverses: {_text(entry.reverses)}"
        for line in entry.lines:
            yield f"  {name(known[line.account])}  {amount(line.debit.cents - line.credit.cents)}"
            if line.label:
                yield f"    line: {_text(line.label)}"


def _text(words: str) -> str:
    return '"' + one_line(words).replace("\\", "\\\\").replace('"', '\\"') + '"'
