"""One cell at a time: how a person reads it, how a machine reads it."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal

from secgen.kernel import figures
from secgen.kernel.figures import Number
from secgen.kernel.money import Money
from secgen.kernel.text import Text, clean

Kind = Literal["text", "int", "number", "money", "rate", "date", "bool"]

TYPES: Final[dict[Kind, type]] = {
    "text": str,
    "int": int,
    "number": Number,
    "money": Money,
    "rate": Decimal,
    "date": date,
    "bool": bool,
}
NUMERIC: Final[frozenset[Kind]] = frozenset({"int", "number", "money", "rate"})
EMPTY: Final = "\u2013"  # an en dash
_YES_NO: Final = {True: Text("oui", "yes"), False: Text("non", "no")}
_CENT_OF_PERCENT: Final = Decimal("0.01")


def cell(kind: Kind, raw: object) -> object:
    """The cell for a raw fact: cents become money, thousandths a number with decimals, the rest stays as it is."""
    if isinstance(raw, int) and kind == "money":
        return Money(raw)
    if isinstance(raw, int) and kind == "number":
        return Number(Decimal(raw).scaleb(-3))
    return raw


def show(value: object) -> str:
    """What a person reads as plain text, in the current language. Figures look the same in both."""
    match value:
        case None | "":
            return EMPTY
        case bool():
            return str(_YES_NO[value])
        case int():
            return _grouped(value)
        case Number():
            return _french(f"{value:,f}")
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
        case Number():
            return figures.number(value)
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
    return _french(f"{percent:,.2f}") + "\u00a0%"


def _french(english: str) -> str:
    return english.replace(",", "\u00a0").replace(".", ",")
