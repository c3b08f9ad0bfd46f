"""The contingency reserve (*réserve de précaution*) held back on notified appropriations."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from secgen.budget.computations.inputs import not_negative
from secgen.budget.computations.rounding import DOWN_TO_CENT
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.money import FLOOR, Money
from secgen.kernel.text import Text

_LABEL = Text("réserve de précaution", "contingency reserve")


@frozen
class Reserve:
    """``amount`` is blocked, ``available`` is made available (*MAD*); together they are the notified sum."""

    amount: Money
    available: Money
    explanation: Explanation = field(eq=False, repr=False)


def reserve(notified: Money, title2: bool, year: int, law: Law) -> Reserve:
    """The reserve on a sum notified in a year (LOLF art. 51; FIN-016).

    The rate is the one in force on 1 January of the year, for title 2 or for the other titles; the
    reserve is rounded down to the cent, so that it never takes more than the rate.
    """
    not_negative("reserve", notified=notified)
    rate = law.read("reserve.rate.t2" if title2 else "reserve.rate.other", date(year, 1, 1))
    amount = notified.at(rate.rate, rounding=FLOOR)
    available = notified - amount
    explanation = Explanation.of(
        str(_LABEL),
        amount,
        rule="FIN-016",
        inputs={"notified": notified, "title2": title2, "year": year, "available": available},
        law=(rate,),
        rounding=str(DOWN_TO_CENT),
    )
    return Reserve(amount, available, explanation)
