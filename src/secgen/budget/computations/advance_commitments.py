"""Commitments taken late in a year on the appropriations of the next (*engagements par anticipation*)."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from secgen.budget.computations.answers import Cap
from secgen.budget.computations.inputs import not_negative
from secgen.budget.computations.reading import day_of_year
from secgen.budget.computations.rounding import DOWN_TO_CENT
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.money import FLOOR, ZERO, Money
from secgen.kernel.text import Text

_WINDOW = Text("période des engagements par anticipation", "window of advance commitments")
_CAP = Text("plafond des engagements par anticipation", "cap on advance commitments")


@frozen
class Window:
    """``open`` on the day asked; it ``opens`` on that day of the year; delivery not before ``delivery_from``."""

    open: bool
    opens: date
    delivery_from: date
    explanation: Explanation = field(eq=False, repr=False)


def window(day: date, law: Law) -> Window:
    """Whether commitments may be taken on next year's appropriations on a day (LOLF art. 9; FIN-015)."""
    first = law.read("lolf.advance_commitment.first_day", day)
    opens = day_of_year(first, day.year)
    delivery = date(day.year + 1, 1, 1)
    inputs = {"day": day, "opens": opens, "delivery_from": delivery}
    explanation = Explanation.of(str(_WINDOW), day >= opens, rule="FIN-015", inputs=inputs, law=(first,))
    return Window(day >= opens, opens, delivery, explanation)


def commitment_cap(credits: Money, title: int, day: date, law: Law) -> Cap:
    """The most that may be committed in advance on a day (LOLF art. 9; FIN-015).

    A share (a quarter) of this year's appropriations of the same title and programme, in euros,
    rounded down to the cent; nothing before the window opens, nor for personnel or investment.
    """
    not_negative("commitment_cap", credits=credits)
    share = law.read("lolf.advance_commitment.share", day)
    excluded = law.read("lolf.advance_commitment.excluded_titles", day)
    when = window(day, law)
    allowed = when.open and str(title) not in excluded.names
    amount = credits.at(share.rate, rounding=FLOOR) if allowed else ZERO
    explanation = Explanation.of(
        str(_CAP),
        amount,
        rule="FIN-015",
        inputs={"credits": credits, "title": title},
        law=(share, excluded),
        rounding=str(DOWN_TO_CENT),
        children=[when.explanation],
    )
    return Cap(amount, explanation)
