"""Running a contract: orders against a maximum, subcontractors, late penalties, prices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from secgen.kernel.dates import add_months, days_after
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.money import FLOOR, HALF_UP, ZERO, Money
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text
from secgen.procurement.computations.answers import Amount, Answer, Due, not_negative, refuse
from secgen.procurement.words import Kind, is_works

_ORDERS = Text("commandes et maximum de l'accord-cadre", "orders and maximum of the framework agreement")
_DIRECT = Text("paiement direct du sous-traitant", "subcontractor paid directly")
_SILENCE = Text("sous-traitant réputé accepté le", "subcontractor deemed accepted on")
_PENALTY = Text("pénalité de retard", "late penalty")
_UPDATE = Text("prix à actualiser", "price to be updated")
_REVIEWED = Text("prix révisé", "price reviewed")
_WEIGHTS = Text("la part fixe et les poids font 1", "the fixed part and the weights add up to 1")
_NO_PART = Text("une part du prix n'est pas négative", "a part of the price is not below zero")
_NO_INDEX = Text("un indice est supérieur à zéro", "an index is above zero")
_BACKWARDS = Text("un retard ne se compte pas en jours négatifs", "lateness is not counted in days below zero")
_ONE: Final = Decimal(1)


@frozen
class Orders:
    """Orders of a framework agreement with one more: the total, whether it fits, whether the maximum is near."""

    total: Money
    fits: bool | None
    near: bool
    explanation: Explanation = field(eq=False, repr=False)


def orders_with(ordered: Money, order: Money, maximum: Money | None, law: Law, day: date) -> Orders:
    """One more order against the maximum (CCP art. R2162-4; CJEU C-23/20; PR-24), in euros without VAT.

    Without a maximum it can't be decided.
    """
    not_negative("orders_with", ordered=ordered, order=order)
    total = ordered + order
    alert = law.read("procurement.framework.alert", day)
    fits = None if maximum is None else total <= maximum
    near = bool(maximum) and maximum is not None and alert.holds(Fraction(total.cents, maximum.cents))
    inputs = {"ordered": ordered, "order": order, "maximum": maximum, "near": near}
    told = Explanation.of(str(_ORDERS), total, rule="PR-24", inputs=inputs, law=(alert,))
    return Orders(total, fits, near, told)


def paid_directly(amount_incl_vat: Money, law: Law, day: date) -> Answer:
    """Whether a subcontractor is paid directly: from an amount with VAT on (CCP art. R2193-10; PR-30)."""
    threshold = law.read("procurement.direct_payment", day)
    direct = threshold.holds(amount_incl_vat)
    inputs = {"amount_incl_vat": amount_incl_vat}
    return Answer(direct, Explanation.of(str(_DIRECT), direct, rule="PR-30", inputs=inputs, law=(threshold,)))


def silently_accepted(complete: date, law: Law) -> Due:
    """The day silence accepts a subcontractor whose file was complete on a day (CCP art. R2193-4; PR-31)."""
    days = law.read("procurement.subcontractor_silence", complete)
    day = days_after(complete, days.number)
    return Due(day, Explanation.of(str(_SILENCE), day, rule="PR-31", inputs={"complete": complete}, law=(days,)))


@frozen
class Penalty:
    """A late penalty in euros: ``computed`` alone; with those forgiven so far, ``capped`` and as ``due``."""

    computed: Money
    capped: Money
    due: Money
    explanation: Explanation = field(eq=False, repr=False)


def late_penalty(
    late: Money,
    days: int,
    contract: Money,
    kind: Kind,
    law: Law,
    day: date,
    earlier: Money = ZERO,
    forgiven: Money = ZERO,
) -> Penalty:
    """The penalty of services late by calendar days (CCAG 2021; PR-41).

    ``late``: the value of the late services and ``contract`` that of the contract or order, without VAT;
    ``earlier``: penalties of the contract already kept, which count for the cap and the exemption; ``forgiven``:
    those worked out and not kept. The exemption is on the total of all: once it is passed they are due too.
    Rounded half up to the cent.
    """
    not_negative("late_penalty", late=late, contract=contract, earlier=earlier, forgiven=forgiven)
    if days < 0:
        refuse("late_penalty", "days", days, _BACKWARDS)
    divisor = _divisor(kind, law, day)
    cap, exempt = law.read("procurement.penalty.cap", day), law.read("procurement.penalty.exempt", day)
    computed = late.share(days, divisor.number)
    room = max(ZERO, contract.at(cap.rate, rounding=FLOOR) - earlier)
    capped = min(forgiven + computed, room)
    due = ZERO if exempt.holds(earlier + capped) else capped
    inputs = {
        "late": late,
        "days": days,
        "contract": contract,
        "computed": computed,
        "earlier": earlier,
        "forgiven": forgiven,
        "capped": capped,
    }
    told = Explanation.of(str(_PENALTY), due, rule="PR-41", inputs=inputs, law=(divisor, cap, exempt))
    return Penalty(computed, capped, due, told)


def penalty_of(late: Money, days: int, kind: Kind, law: Law, day: date) -> Money:
    """What the formula V × R / N gives for services late by calendar days, before cap and exemption (PR-41)."""
    return late.share(days, _divisor(kind, law, day).number)


def _divisor(kind: Kind, law: Law, day: date) -> LawValue:
    return law.read(f"procurement.penalty.divisor.{'works' if is_works(kind) else 'supplies'}", day)


def price_to_update(kind: Kind, priced_on: date, starts_on: date, law: Law, *, firm: bool = True) -> Answer:
    """Whether a firm works price is to be updated, the work starting long after it (CCP art. R2112-10, -11)."""
    months = law.read("procurement.price.update_months", priced_on)
    due = firm and is_works(kind) and starts_on > add_months(priced_on, months.number)
    inputs = {"priced_on": priced_on, "starts_on": starts_on, "conditions_of": add_months(starts_on, -months.number)}
    return Answer(due, Explanation.of(str(_UPDATE), due, inputs=inputs, law=(months,)))


@frozen(kw_only=True)
class Index:
    """One index of a review clause: its weight in the price, its value at the price's date and now."""

    name: str
    weight: Decimal
    first: Decimal
    now: Decimal


def reviewed(price: Money, fixed: Decimal, indices: Sequence[Index]) -> Amount:
    """A price reviewed by the clause of the contract (CCP art. R2112-13): fixed part and weighted indices.

    Exact until the end, then rounded half up to the cent.
    """
    not_negative("reviewed", price=price)
    for name, part in (("fixed", fixed), *((index.name, index.weight) for index in indices)):
        if part < 0:
            refuse("reviewed", name, part, _NO_PART)
    if fixed + sum((index.weight for index in indices), Decimal(0)) != _ONE:
        refuse("reviewed", "weight", fixed, _WEIGHTS)
    factor = Fraction(fixed)
    for index in indices:
        for value in (index.first, index.now):
            if value <= 0:
                refuse("reviewed", index.name, value, _NO_INDEX)
        factor += Fraction(index.weight) * Fraction(index.now) / Fraction(index.first)
    amount = price.share(factor.numerator, factor.denominator)
    inputs = {"price": price, "fixed": fixed, **{index.name: f"{index.first} → {index.now}" for index in indices}}
    return Amount(amount, Explanation.of(str(_REVIEWED), amount, inputs=inputs, rounding=HALF_UP))
