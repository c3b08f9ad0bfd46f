"""The named rounding points: every figure here is rounded once, at one of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from secgen.kernel.text import Text

DOWN_TO_CENT: Final = Text("arrondi au centime inférieur", "rounded down to the cent")
DOWN_TO_EURO: Final = Text("arrondi à l'euro inférieur", "rounded down to the euro")
HALF_UP_TO_CENT: Final = Text("arrondi au centime le plus proche", "rounded half up to the cent")
EURO: Final = 100
"""A whole euro, in cents: the unit to which budget documents round."""


def percent(rate: Decimal) -> str:
    """``0.1115`` → ``11,15 %``."""
    return f"{(rate * 100).normalize():f} %".replace(".", ",")
