"""The plain shapes of a result: a number of days or hours, a yes or no, a day; each carries its explanation."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Final

from attrs import field, frozen

from secgen.kernel.explanation import Explanation
from secgen.kernel.text import Text

HALF: Final = Decimal("0.5")
UP_TO_HALF_DAY: Final = Text("arrondi à la demi-journée supérieure", "rounded up to the half-day")
UP_TO_UNIT: Final = Text("arrondi à l'unité supérieure", "rounded up to the unit")


@frozen
class Quantity:
    """A number of days or hours, exact or rounded as the explanation says."""

    value: Decimal
    explanation: Explanation = field(eq=False, repr=False)


@frozen
class Answer:
    """A yes or a no with its reason; in an ``if`` it counts as what it says."""

    yes: bool
    explanation: Explanation = field(eq=False, repr=False)

    def __bool__(self) -> bool:
        return self.yes


@frozen
class Deadline:
    """The last day on which something is on time."""

    day: date
    explanation: Explanation = field(eq=False, repr=False)


def up_to_half(days: Decimal) -> Decimal:
    """A number of days rounded up to the half-day."""
    return (days / HALF).to_integral_value(ROUND_CEILING) * HALF


def plain(number: Decimal) -> str:
    """A number of days as a person writes it: ``18.5``, ``20``."""
    return f"{number.normalize():f}"
