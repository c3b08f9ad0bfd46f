"""Offices with accounts, in few words."""

from __future__ import annotations

from helpers import GRANTS, RUNNING, WORKS, open_line
from random_office import quick_office

from secgen import Money, Secretariat
from secgen.accounting.ledger import Ledger


def two_years() -> Secretariat:
    """2025 and 2026, appropriations on three lines and works earmarked."""
    sg = quick_office(2025)
    for year in (2025, 2026):
        for line in (RUNNING, GRANTS, WORKS):
            open_line(sg, line, "100 000", year=year)
    sg.budget.open_tranche(tranche="T", year=2025, line=WORKS, amount="50 000", on="2025-01-06")
    return sg


def balances(sg: Secretariat, year: int = 2025) -> dict[str, str]:
    """The closing balances of a year by account, debit less credit, off balance sheet apart."""
    found = Ledger(sg.accounting.state, sg.law).year(year)
    return {b.account.number: str(Money(b.closing)) for b in found if b.closing and b.account.class_ != 8}


def works(sg: Secretariat, amount: str, *, on: str = "2025-03-03") -> str:
    """Works on a monument of the State, rendered; gives the commitment."""
    from helpers import a_commitment

    number = a_commitment(sg, amount, WORKS, on=on, tranche="T", nature="investment")
    sg.budget.certify(commitment=number, amount=amount, on=on)
    return number
