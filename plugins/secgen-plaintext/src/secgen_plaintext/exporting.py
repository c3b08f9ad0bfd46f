"""Writes the accounts of an office to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from secgen.accounting.entries import Entry
from secgen.accounting.journal import entries
from secgen.accounting.ledger import Ledger
from secgen.accounting.state import Accounts
from secgen.reports.view import read_year
from secgen_plaintext import beancount, hledger

LINES: Mapping[str, Callable[..., Iterator[str]]] = {"hledger": hledger.lines, "beancount": beancount.lines}


def export(office: Any, name: str, path: Path, options: Mapping[str, Any]) -> int:
    """Write one year (option ``year``) or all of them; tells how many entries."""
    accounts = office.state("accounting")
    assert isinstance(accounts, Accounts)
    ledger = Ledger(accounts, office.law)
    booked = {key[0] for key in accounts.flows}
    year = read_year(options["year"]) if options.get("year") is not None else None
    years = [year] if year is not None else list(range(min(booked), max(booked) + 1)) if booked else []
    opening = ledger.opening(year) if year is not None else {}
    chart = ledger.placement(max(years, default=office.clock().year)).chart
    count = 0

    def counted() -> Iterator[Entry]:
        nonlocal count
        for entry in entries(((r.id, r.act) for r in office.acts()), office.law, years):
            count += 1
            yield entry

    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in LINES[name](counted(), chart, opening, year=year or 0))
    return count
