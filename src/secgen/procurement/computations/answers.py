"""The plain shapes of a result, each with its explanation; and refusals of inputs without meaning."""

from __future__ import annotations

from datetime import date
from typing import NoReturn

from attrs import field, frozen

from secgen.kernel.errors import InvalidInput
from secgen.kernel.explanation import Explanation
from secgen.kernel.money import ZERO, Money
from secgen.kernel.text import Text

_NEGATIVE = Text("un montant négatif n'a pas de sens ici", "a negative amount has no meaning here")
_EMPTY = Text("au moins 1", "at least 1")


@frozen
class Answer:
    """Yes, no, or ``None`` where it can't be decided, with the reason."""

    yes: bool | None
    explanation: Explanation = field(eq=False, repr=False)

    def __bool__(self) -> bool:
        return self.yes is True


@frozen
class Amount:
    """An amount in euros worked out, with how."""

    amount: Money
    explanation: Explanation = field(eq=False, repr=False)


@frozen
class Due:
    """The last day on which something is on time; ``None`` when nothing is due."""

    day: date | None
    explanation: Explanation = field(eq=False, repr=False)

    def days_late(self, done: date) -> int:
        """Calendar days between the last day and the day it was done; 0 on time or when nothing is due."""
        return 0 if self.day is None else max(0, (done - self.day).days)


def refuse(where: str, name: str, value: object, reason: Text) -> NoReturn:
    """Refuse an input, naming where, the field, the value and why."""
    raise InvalidInput("SG-FIELD", act=where, field=name, value=value, reason=reason)


def not_negative(where: str, **amounts: Money) -> None:
    """Refuse the first negative amount."""
    for name, amount in amounts.items():
        if amount < ZERO:
            refuse(where, name, amount, _NEGATIVE)


def at_least_one(where: str, **counts: int) -> None:
    """Refuse the first count (months, lots) below one."""
    for name, count in counts.items():
        if count < 1:
            refuse(where, name, count, _EMPTY)
