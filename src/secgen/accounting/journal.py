"""The journal of entries (*livre-journal*): every entry one by one, derived from the acts in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from secgen.accounting.closing_entries import dated_in
from secgen.accounting.entries import Entry, EntryLine, credit, debit
from secgen.accounting.fold import FOLD, FOLLOW
from secgen.accounting.placement import placement_of
from secgen.accounting.schemes import label, pairs
from secgen.accounting.state import Accounts, Flows, Move
from secgen.budget import events as ev
from secgen.budget.fold import FOLD as BUDGET_FOLD
from secgen.budget.state import Budget
from secgen.kernel.act import Act
from secgen.kernel.judge import LawBook
from secgen.kernel.money import Money
from secgen.kernel.text import Text

Acts = Iterable[tuple[int, Act]]
_TAKES_IN: Final = (ev.PaymentOrdered, ev.PaymentAccepted, ev.PaymentRequisitioned)
_SENDS_BACK: Final = (ev.PaymentSuspended, ev.PaymentRejected)
_LATE: Final = Text(
    "service de {rendered}, exercice clos : imputé sur {year}", "service of {rendered}, closed: in {year}"
)
_CORRECTS: Final = Text("corrige l'acte {act}", "corrects act {act}")


class _Told(Flows):
    """Flows that also tell each entry with its day."""

    __slots__ = ("told", "until")

    def __init__(self, until: date) -> None:
        super().__init__()
        self.told: list[tuple[date, Move]] = []
        self.until = until

    def add(self, on: date, moves: Iterable[Move]) -> None:
        listed = [move for move in moves if move[3]]
        self.told += [(on, move) for move in listed]
        if on <= self.until:
            super().add(on, listed)


def accounts_until(acts: Acts, until: date = date.max) -> Accounts:
    """The accounts as all these acts leave them; entries dated after a day are left out of the flows."""
    accounts = Accounts(flows=_Told(until))
    for _ in _told(accounts, acts):
        pass
    return accounts


def _told(accounts: Accounts, acts: Acts) -> Iterator[tuple[int, Act, list[tuple[date, Move]]]]:
    budget, flows = Budget(), accounts.flows
    assert isinstance(flows, _Told)
    for position, act in acts:
        follow, fold, theirs = FOLLOW.get(type(act)), FOLD.get(type(act)), BUDGET_FOLD.get(type(act))
        if follow is not None:
            follow(accounts, budget, act, position)
        if fold is not None:
            fold(accounts, act, position)
        if theirs is not None:
            theirs(budget, act, position)
        told, flows.told = flows.told, []
        if told:
            yield position, act, told


def entries(acts: Acts, law: LawBook, years: Iterable[int]) -> Iterator[Entry]:
    """Every entry of some years, in the order of the acts, then their closing entries.

    The number of an entry is that of its act. An order sent back keeps the number of the entry it
    takes back (FIN-058); service of a closed year says where it went.
    """
    wanted = set(years)
    accounts = Accounts(flows=_Told(date.max))
    taken: dict[str, str] = {}
    for position, act, told in _told(accounts, acts):
        number = str(position)
        for on in dict.fromkeys(day for day, _ in told):
            if on.year in wanted:
                lines = tuple(_lines(law, on.year, [move for day, move in told if day == on]))
                yield Entry(on, _label(act, on, told), lines, position, _reverses(act, taken), number)
        if isinstance(act, _TAKES_IN):
            taken[act.request] = number
    for year in sorted(wanted):
        yield from (entry for _, entry in dated_in(accounts, law, year))


def _reverses(act: Act, taken: dict[str, str]) -> str | None:
    return taken.pop(act.request, None) if isinstance(act, _SENDS_BACK) else None


def _lines(law: LawBook, year: int, moves: Iterable[Move]) -> Iterator[EntryLine]:
    placement = placement_of(law, year)
    for line, detail, scheme, cents in moves:
        amount = Money(abs(cents))
        for one, other in pairs(scheme, line):
            debited, credited = (one, other) if cents > 0 else (other, one)
            yield debit(placement.account(debited, line, detail), amount, line)
            yield credit(placement.account(credited, line, detail), amount, line)


def _label(act: Act, on: date, told: list[tuple[date, Move]]) -> str:
    parts = [", ".join(dict.fromkeys(label(scheme) for _, (_, _, scheme, _) in told)), _subject(act)]
    rendered: Any = getattr(act, "delivered_on", None)
    if rendered is not None and rendered.year < on.year:
        parts.append(_LATE.fill(rendered=rendered.year, year=on.year))
    if act.corrects is not None:
        parts.append(_CORRECTS.fill(act=act.corrects))
    return " · ".join(parts)


def _subject(act: Act) -> str:
    return act.subject.partition("/")[2] or act.subject
