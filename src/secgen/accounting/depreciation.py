"""Depreciation: straight line, in proportion to months from commissioning; heritage keeps its value."""

from __future__ import annotations

from datetime import date
from itertools import accumulate
from typing import Final, NoReturn

from attrs import frozen

from secgen.kernel.errors import InvalidInput
from secgen.kernel.judge import Law
from secgen.kernel.money import ZERO, Money
from secgen.kernel.text import Text

OPENING_BALANCE: Final = date(2006, 1, 1)
"""The State's first balance sheet."""

_NEGATIVE = Text("un coût négatif n'a pas de sens", "a negative cost has no meaning")
_EMPTY = Text("au moins 1 an", "at least 1 year")


@frozen
class Annuity:
    """One year of a schedule, in euros: the charge of the year, the sum of charges so far, the net value left."""

    year: int
    amount: Money
    accumulated: Money
    net: Money


def schedule(cost: Money, years: int, in_service: date, heritage: bool = False) -> tuple[Annuity, ...]:
    """The annuities of an asset, whose sum is its cost to the cent (FIN-055, FIN-056).

    ``cost`` with VAT; ``years``: its life (``asset.life.*``). The month of commissioning counts whole,
    so that an asset in service on 1 July bears 6/12 of the first year and of a last one. Cents that
    do not divide go by largest remainder. Heritage and cultural assets (norme 17) are not
    depreciated: one line, nothing charged, the value kept.
    """
    if cost < ZERO:
        _refuse("cost", cost, _NEGATIVE)
    if heritage:
        return (Annuity(in_service.year, ZERO, ZERO, cost),)
    if years < 1:
        _refuse("years", years, _EMPTY)
    amounts = cost.split(_months_by_year(years, in_service.month))
    sums = accumulate(amounts)
    return tuple(
        Annuity(in_service.year + n, amount, so_far, cost - so_far)
        for n, (amount, so_far) in enumerate(zip(amounts, sums, strict=True))
    )


def heritage_value(cost: Money, acquired: date, law: Law) -> Money:
    """The value at which a heritage asset is kept: its price, or a symbolic euro if held before 2006 (FIN-056)."""
    if acquired >= OPENING_BALANCE:
        return cost
    return law.read("asset.heritage.opening_value", OPENING_BALANCE).money


def _months_by_year(years: int, month: int) -> tuple[int, ...]:
    first = 13 - month
    rest = (12 - first,) if first < 12 else ()
    return (first, *[12] * (years - 1), *rest)


def _refuse(name: str, value: object, reason: Text) -> NoReturn:
    raise InvalidInput("SG-FIELD", act="schedule", field=name, value=value, reason=reason)
