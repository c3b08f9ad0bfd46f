"""The individual purchasing-power guarantee (*garantie individuelle du pouvoir d'achat*, GIPA): a rule of the past."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from attrs import field, frozen

from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.money import ZERO, Money
from secgen.kernel.text import Text
from secgen.personnel.pay.rounding import HALF_UP_TO_CENT, half_up

_TITLE: Final = Text("garantie individuelle du pouvoir d'achat", "individual purchasing-power guarantee")
_NONE: Final = Text("sans objet : versée de {first} à {last}", "not applicable: paid from {first} to {last}")


@frozen
class Guarantee:
    """What the guarantee gives for a year, in euros; ``None`` in a year it does not exist."""

    amount: Money | None
    explanation: Explanation = field(eq=False, repr=False)


def purchasing_power_guarantee(
    year: int,
    *,
    index_start: int,
    index_end: int,
    point_start: Money,
    point_end: Money,
    inflation: Decimal,
    law: Law,
) -> Guarantee:
    """HR-17. Salary four years ago, raised by inflation, less salary at the end; never below zero (decree 2008-539).

    ``index_start`` and ``index_end``: the pay index on 31 December of the first and last year; ``point_start`` and
    ``point_end``: the average yearly value of index 100 in those years; ``inflation`` over the four years, of 1.
    """
    years = law.read("pay.gipa.years", date(max(year, 2009), 1, 1))
    if str(year) not in years.names:
        label = _NONE.fill(first=years.names[0], last=years.names[-1])
        return Guarantee(None, Explanation.of(f"{_TITLE}: {label}", rule="HR-17", inputs={"year": year}, law=(years,)))
    start, end = half_up(index_start * point_start.cents, 100), half_up(index_end * point_end.cents, 100)
    over, under = (1 + inflation).as_integer_ratio()
    amount = max(ZERO, Money(half_up(start * over, under) - end))
    inputs = {"start": Money(start), "end": Money(end), "inflation": inflation}
    explanation = Explanation.of(
        str(_TITLE), amount, rule="HR-17", inputs=inputs, law=(years,), rounding=str(HALF_UP_TO_CENT)
    )
    return Guarantee(amount, explanation)
