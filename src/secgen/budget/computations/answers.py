"""The three plain shapes of a result: a cap, a yes or no, a deadline; each carries its explanation."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from secgen.kernel.explanation import Explanation
from secgen.kernel.money import Money


@frozen
class Cap:
    """The most the law allows, in whole cents, already rounded down."""

    amount: Money
    explanation: Explanation = field(eq=False, repr=False)

    def allows(self, amount: Money) -> bool:
        """Whether an amount (cumulated, where the text cumulates) stays within the cap."""
        return amount <= self.amount


@frozen
class Answer:
    """A yes or a no with its reason; in an ``if`` it counts as what it says."""

    yes: bool
    explanation: Explanation = field(eq=False, repr=False)

    def __bool__(self) -> bool:
        return self.yes


@frozen
class Deadline:
    """The last day on which something is on time; ``None`` when the law known here does not say."""

    day: date | None
    explanation: Explanation = field(eq=False, repr=False)
