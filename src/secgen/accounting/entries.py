"""Accounting entries: lines on accounts whose debits and credits are equal to the cent."""

from __future__ import annotations

import datetime as dt

from attrs import Attribute, evolve, field, frozen

from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import ZERO, Money
from secgen.kernel.text import Text

_ONE_SIDE = Text("un seul côté, positif", "one side only, positive")
_UNBALANCED = Text("débit et crédit diffèrent", "debit and credit differ")
_EMPTY = Text("une écriture a au moins une ligne", "an entry has at least one line")
_UNNUMBERED = Text("une écriture sans numéro ne peut être contrepassée", "an entry without number cannot be reversed")
_EARLIER = Text("avant l'écriture d'origine", "before the original entry")
_REVERSAL = Text("contrepassation : {label}", "reversal: {label}")


@frozen
class EntryLine:
    """An amount in euros on one side of an account; the other side is zero."""

    account: str
    debit: Money
    credit: Money
    label: str = field(default="")

    def __attrs_post_init__(self) -> None:
        low, high = sorted((self.debit, self.credit))
        if low != ZERO or high <= ZERO:
            value = f"{self.debit} / {self.credit}"
            raise InvalidInput("SG-FIELD", act="EntryLine", field="debit/credit", value=value, reason=_ONE_SIDE)


def debit(account: str, amount: Money, label: str = "") -> EntryLine:
    """A line at the debit of an account."""
    return EntryLine(account, amount, ZERO, label)


def credit(account: str, amount: Money, label: str = "") -> EntryLine:
    """A line at the credit of an account."""
    return EntryLine(account, ZERO, amount, label)


@frozen
class Entry:
    """A balanced entry (FIN-058); one that is out by a cent cannot be made.

    ``source``: the position of the act it was derived from; ``reverses``: the number of the entry it
    takes back; ``number``: its own number, empty until it is given one.
    """

    date: dt.date
    label: str
    lines: tuple[EntryLine, ...] = field()
    source: int | None = None
    reverses: str | None = None
    number: str = ""

    @lines.validator
    def _balances(self, _: Attribute[tuple[EntryLine, ...]], lines: tuple[EntryLine, ...]) -> None:
        if not lines:
            raise InvalidInput("SG-FIELD", act="Entry", field="lines", value=self.label, reason=_EMPTY)
        left, right = Money.sum(line.debit for line in lines), Money.sum(line.credit for line in lines)
        if left != right:
            value = f"{left} / {right}"
            raise InvalidInput("SG-FIELD", act="Entry", field="lines", value=value, reason=_UNBALANCED)

    @property
    def total(self) -> Money:
        """The sum of the debits, which is the sum of the credits."""
        return Money.sum(line.debit for line in self.lines)


def reversal(entry: Entry, on: dt.date, number: str = "") -> Entry:
    """The entry that takes another back, sides swapped, linked to it by its number (FIN-058).

    ``number`` defaults to the original's followed by ``-R``.
    """
    if not entry.number:
        raise InvalidInput("SG-FIELD", act="reversal", field="number", value=entry.label, reason=_UNNUMBERED)
    if on < entry.date:
        raise InvalidInput("SG-FIELD", act="reversal", field="on", value=on, reason=_EARLIER)
    swapped = tuple(evolve(line, debit=line.credit, credit=line.debit) for line in entry.lines)
    label = _REVERSAL.fill(label=entry.label)
    return Entry(on, label, swapped, entry.source, entry.number, number or f"{entry.number}-R")
