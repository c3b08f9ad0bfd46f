"""One cell at a time: how a person reads it, how a machine reads it."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal

from secgen.kernel import figures
from secgen.kernel.money import Money
from secgen.kernel.text import Text, clean

Kind = Literal["text", "int", "money", "rate", "date", "bool"]

TYPES: Final[dict[Kind, type]] = {
    "text": str,
    "int": int,
    "money": Money,
    "rate": Decimal,
    "date": date,
    "bool": bool,
}
NUMERIC: Final[frozenset[Kind]] = frozenset({"int", "money", "rate"})
EMPTY: Final = "\u2013"  # an en dash
_YES_NO: Final = {True: Text("oui", "yes"), False: Text("non", "no")}
_CENT_OF_PERCENT: Final = Decimal("0.01")


def cell(kind: Kind, raw: object) -> object:
    """The cell for a raw fact: cents become money, the rest stays as it is."""
    return Money(raw) if kind == "money" and isinstance(raw, int) else raw


def show(value: object) -> str:
    """What a person reads as plain text, in the current language. Figures look the same in both."""
    match value:
        case None | "":
            return EMPTY
        case bool():
            return str(_YES_NO[value])
        case int():
            return _grouped(value)
        case Decimal():
            return _percent(value)
        case _:
            return clean(str(value))


def spoken(value: object) -> str:
    """What a person reads on a page or in a chart: figures as the current language writes them."""
    match value:
        case bool():
            return show(value)
        case int():
            return figures.whole(value)
        case Decimal():
            return figures.percent(value)
        case Money():
            return figures.amount(value.cents)
        case _:
            return show(value)


def machine(value: object) -> str:
    """What a program reads: ``48000.00``, ``2026-03-02``, a rate as a fraction, ``""`` for nothing."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Money():
            return str(value.euros)
        case Decimal():
            return format(value, "f")
        case _:
            return str(value)


def _grouped(value: int) -> str:
    """Thousands grouped from 10 000 up, so that a year stays a year."""
    return str(value) if abs(value) < 10_000 else f"{value:,}".replace(",", "\u00a0")


def _percent(rate: Decimal) -> str:
    percent = (rate * 100).quantize(_CENT_OF_PERCENT, rounding=ROUND_HALF_UP) + 0  # + 0: no "-0,00"
    return f"{percent:,.2f}".replace(",", "\u00a0").replace(".", ",") + "\u00a0%"
