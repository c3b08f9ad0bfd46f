"""Whole cents: products and quotients rounded half up, once, at a named point."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from secgen.kernel.text import Text

HALF_UP_TO_CENT: Final = Text("arrondi au centime, demi supérieur, une fois", "rounded half up to the cent, once")
Fraction = tuple[int, int]
"""A numerator and a denominator: ``(6, 7)``."""


def half_up(over: int, under: int) -> int:
    """``over / under`` rounded half away from zero."""
    quotient, rest = divmod(abs(over), under)
    cents = quotient + (2 * rest >= under)
    return -cents if over < 0 else cents


def ratio(rate: Decimal) -> Fraction:
    """A rate as two whole numbers: ``0.111`` → (111, 1000)."""
    return rate.as_integer_ratio()
