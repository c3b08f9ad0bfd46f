"""Figures as the reader's language writes them: ``48 000,00`` in French, ``48,000.00`` in English.

For pages, notebooks and charts. Plain text keeps the French form in both languages: it can be read back, copied
into an act, and compared line by line.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from secgen.kernel.text import lang

_NBSP: Final = "\u00a0"
_CENT_OF_PERCENT: Final = Decimal("0.01")
_WRITTEN: Final = re.compile(r"(?<![\d,.])(-?\d{1,3}(?:\u00a0\d{3})*),(\d{2})(?=[ \u00a0]€)")


def amount(cents: int) -> str:
    """An amount without its unit."""
    whole_part, part = divmod(abs(cents), 100)
    return _written(f"{'-' if cents < 0 else ''}{whole_part:,}.{part:02d}")


def euros(cents: int) -> str:
    """An amount with its unit: ``48 000,00 €``, ``€48,000.00``."""
    if lang() == "fr":
        return f"{amount(cents)}{_NBSP}€"
    return f"{'-' if cents < 0 else ''}€{amount(abs(cents))}"


def whole(number: int) -> str:
    """A number, its thousands grouped from 10 000 up, so that a year stays a year."""
    return str(number) if abs(number) < 10_000 else _written(f"{number:,}")


class Number(Decimal):
    """A figure with decimals that is no rate (FTE, m² a person, days), shown with the decimals it has."""

    __slots__ = ()


def number(figure: Decimal) -> str:
    """A figure with decimals: ``12,800`` in French, ``12.800`` in English."""
    return _written(f"{figure:,f}")


def percent(rate: Decimal) -> str:
    """A fraction as a percentage: ``12,34 %``, ``12.34%``."""
    rounded = (rate * 100).quantize(_CENT_OF_PERCENT, rounding=ROUND_HALF_UP) + 0  # + 0: no "-0,00"
    return _written(f"{rounded:,.2f}") + (f"{_NBSP}%" if lang() == "fr" else "%")


def localised(text: str) -> str:
    """A text whose amounts, written the French way by the rules, are shown as the reader writes them."""
    if lang() == "fr":
        return text
    return _WRITTEN.sub(lambda found: f"{found[1].replace(_NBSP, ',')}.{found[2]}", text)


def _written(english: str) -> str:
    if lang() == "fr":
        return english.replace(",", _NBSP).replace(".", ",")
    return english
