"""Caps on movements of appropriations between programmes and during the year (LOLF art. 12 to 14)."""

from __future__ import annotations

from datetime import date

from secgen.budget.computations.answers import Cap
from secgen.budget.computations.inputs import not_negative
from secgen.budget.computations.rounding import DOWN_TO_CENT
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.money import FLOOR, Money
from secgen.kernel.text import Text

_VIREMENT = Text("plafond des virements cumulés", "cap on cumulated virements")
_CANCELLATION = Text("plafond des annulations", "cap on cancellations")
_ADVANCE_DECREE = Text("plafond des décrets d'avance", "cap on advance decrees")


def virement_cap(initial: Money, day: date, law: Law) -> Cap:
    """The most the virements of a year may cumulate for one programme (LOLF art. 12 I; FIN-009).

    ``initial``: the appropriations the initial budget act opened for that programme, in euros.
    """
    return _share("FIN-009", _VIREMENT, "lolf.virement.cap", initial, day, law)


def cancellation_cap(opened: Money, day: date, law: Law) -> Cap:
    """The most that decrees may cancel in a year (LOLF art. 13 and 14; FIN-010).

    ``opened``: the appropriations the year's budget acts opened, in euros.
    """
    return _share("FIN-010", _CANCELLATION, "lolf.cancellation.cap", opened, day, law)


def advance_decree_cap(opened: Money, day: date, law: Law) -> Cap:
    """The most that advance decrees may open in a year (LOLF art. 13; FIN-010).

    ``opened``: the appropriations the year's budget act opened, in euros.
    """
    return _share("FIN-010", _ADVANCE_DECREE, "lolf.advance_decree.cap", opened, day, law)


def _share(rule: str, label: Text, parameter: str, base: Money, day: date, law: Law) -> Cap:
    not_negative(parameter, base=base)
    rate = law.read(parameter, day)
    amount = base.at(rate.rate, rounding=FLOOR)
    explanation = Explanation.of(
        str(label), amount, rule=rule, inputs={"base": base}, law=(rate,), rounding=str(DOWN_TO_CENT)
    )
    return Cap(amount, explanation)
