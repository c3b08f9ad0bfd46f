"""The general ledger (*grand livre*) read from the flows: balances of every account, year after year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from attrs import define, frozen

from secgen.accounting import roles as r
from secgen.accounting.chart import Account
from secgen.accounting.closing_entries import dated_in
from secgen.accounting.placement import Placement, placement_of
from secgen.accounting.schemes import pairs
from secgen.accounting.state import Accounts
from secgen.kernel.dates import year_end
from secgen.kernel.judge import LawBook


@define
class Turnover:
    """What went to the debit and to the credit of an account, in cents."""

    debit: int = 0
    credit: int = 0

    @property
    def balance(self) -> int:
        """Debit less credit."""
        return self.debit - self.credit


@frozen
class Balance:
    """An account over a year, in cents: opening and closing balances (debit less credit), turnover between them."""

    account: Account
    opening: int
    debit: int
    credit: int

    @property
    def closing(self) -> int:
        """The balance at the end, debit less credit."""
        return self.opening + self.debit - self.credit

    @property
    def moved(self) -> int:
        """The turnover of the year, debit less credit."""
        return self.debit - self.credit


@frozen
class Unplaced:
    """What no account was found for: the suspense account holds it, and the year does not close."""

    line: str
    detail: str
    role: str
    amount: int


class Ledger:
    """The general ledger of an office at the end of a day (31 December unless ``until`` says otherwise).

    A month that is not over is left out: give accounts folded until that day.
    """

    def __init__(self, accounts: Accounts, law: LawBook, until: date | None = None) -> None:
        self.accounts = accounts
        self.law = law
        self.until = until or date.max
        self._months = lru_cache(maxsize=None)(self._turnover)
        self._openings: dict[int, dict[str, int]] = {}

    @property
    def first_year(self) -> int | None:
        """The first year anything was booked in."""
        return self.accounts.first_year

    def placement(self, year: int) -> Placement:
        """The chart of the year and where its acts fall."""
        return placement_of(self.law, year)

    def year(self, year: int) -> tuple[Balance, ...]:
        """Every account that was opened or moved, by number."""
        opening = self.opening(year)
        moved: dict[str, Turnover] = {}
        for (account, _, _), turnover in self.turnover(year).items():
            total = moved.setdefault(account, Turnover())
            total.debit += turnover.debit
            total.credit += turnover.credit
        chart = self.placement(year).chart
        none = Turnover()
        return tuple(
            Balance(chart[n], opening.get(n, 0), moved.get(n, none).debit, moved.get(n, none).credit)
            for n in sorted({*opening, *moved})
        )

    def opening(self, year: int) -> Mapping[str, int]:
        """Balances on 1 January: last year's, with its expenses and revenue gone to what earlier years left."""
        first = self.first_year
        if first is None or year <= first:
            return {}
        if year not in self._openings:
            carried: dict[str, int] = {}
            net = self.placement(year).account(r.NET)
            for balance in self.year(year - 1):
                number = net if balance.account.yearly else balance.account.number
                carried[number] = carried.get(number, 0) + balance.closing
            self._openings[year] = {number: cents for number, cents in carried.items() if cents}
        return self._openings[year]

    def turnover(self, year: int) -> Mapping[tuple[str, str, int], Turnover]:
        """Turnover of a year by account, budget line and month, closing entries included."""
        return self._months(year)

    def unplaced(self, year: int) -> tuple[Unplaced, ...]:
        """What no account was found for in a year."""
        placement, found = self.placement(year), dict[tuple[str, str, str], int]()
        for (booked, _, line, detail, scheme), cents in self.accounts.flows.items():
            if booked == year:
                for role in {role for pair in pairs(scheme, line) for role in pair}:
                    if not placement.placed(role, line, detail):
                        key = (line, detail, role)
                        found[key] = found.get(key, 0) + cents
        return tuple(Unplaced(*key, cents) for key, cents in sorted(found.items()))

    def _turnover(self, year: int) -> Mapping[tuple[str, str, int], Turnover]:
        sums: dict[tuple[str, str, int], Turnover] = {}
        for account, line, month, debit, credit in self._lines(year):
            turnover = sums.setdefault((account, line, month), Turnover())
            turnover.debit += debit
            turnover.credit += credit
        return sums

    def _lines(self, year: int) -> Iterator[tuple[str, str, int, int, int]]:
        placement = self.placement(year)
        last = 12 if self.until >= year_end(year) else self.until.month if self.until.year == year else 0
        for (booked, month, line, detail, scheme), cents in self.accounts.flows.items():
            if booked == year and month <= last:
                for debited, credited in pairs(scheme, line):
                    yield placement.account(debited, line, detail), line, month, cents, 0
                    yield placement.account(credited, line, detail), line, month, 0, cents
        for line, entry in dated_in(self.accounts, self.law, year):
            if entry.date <= self.until:
                for each in entry.lines:
                    yield each.account, line, entry.date.month, each.debit.cents, each.credit.cents
