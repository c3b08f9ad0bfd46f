"""Refusals of inputs that have no meaning: a negative amount, an empty duration, a rate above one."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NoReturn

from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import ZERO, Money
from secgen.kernel.text import Text

NEGATIVE: Final = Text("un montant négatif n'a pas de sens ici", "a negative amount has no meaning here")
EMPTY: Final = Text("au moins 1", "at least 1")
NOT_A_SHARE: Final = Text("un taux va de 0 à 1", "a rate goes from 0 to 1")


def refuse(where: str, name: str, value: object, reason: Text) -> NoReturn:
    """Refuse an input, naming where, the field, the value and why."""
    raise InvalidInput("SG-FIELD", act=where, field=name, value=value, reason=reason)


def not_negative(where: str, **amounts: Money) -> None:
    """Refuse the first negative amount."""
    for name, amount in amounts.items():
        if amount < ZERO:
            refuse(where, name, amount, NEGATIVE)


def at_least_one(where: str, **counts: int) -> None:
    """Refuse the first count (days, months, lines) below one."""
    for name, count in counts.items():
        if count < 1:
            refuse(where, name, count, EMPTY)


def share_of_one(where: str, name: str, rate: Decimal) -> None:
    """Refuse a rate outside 0…1: ``0.4`` is 40 %, ``40`` is a mistake."""
    if not 0 <= rate <= 1:
        refuse(where, name, rate, NOT_A_SHARE)
