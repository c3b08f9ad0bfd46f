"""What a need is worth: the whole duration, renewals, all lots, homogeneous purchases together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from secgen.kernel.dates import add_months
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.procurement.computations.answers import Amount, not_negative, refuse
from secgen.procurement.words import Kind

_DURATION = Text("valeur du besoin, reconductions comprises", "value of the need, renewals included")
_FEWER = Text("un besoin ne se reconduit pas un nombre négatif de fois", "a need is not renewed below zero times")
_MONTHLY = Text("valeur de services sans prix total", "value of services without a total price")
_FRAMEWORK = Text("valeur d'un accord-cadre : son maximum", "value of a framework agreement: its maximum")
_FAMILY = Text("besoin homogène sur douze mois", "homogeneous need over twelve months")


@frozen
class Purchase:
    """One purchase: its family (*groupe de marchandises* or functional unit), amount in euros without VAT, day.

    ``unit``: the purchasing unit, where several really buy on their own.
    """

    id: str
    supplier: str
    family: str
    kind: Kind
    amount: Money
    on: date
    unit: str = ""

    @property
    def basket(self) -> tuple[str, str, str]:
        """What it is added up with: the same unit, family and kind."""
        return self.unit, self.family, self.kind


def over_duration(first: Money, renewals: int = 0, each: Money | None = None) -> Amount:
    """The first period and every renewal (CCP art. R2112-4, R2121-1; PR-12).

    ``each``: one renewal, worth the first period if not given.
    """
    renewal = first if each is None else each
    not_negative("over_duration", first=first, each=renewal)
    if renewals < 0:
        refuse("over_duration", "renewals", renewals, _FEWER)
    total = Money(first.cents + renewals * renewal.cents)
    inputs = {"first": first, "renewals": renewals, "each": renewal}
    return Amount(total, Explanation.of(str(_DURATION), total, rule="PR-12", inputs=inputs))


def monthly_services(monthly: Money, months: int | None, law: Law, day: date) -> Amount:
    """Services without a total price: all their months, or a set number (48) when longer or without end."""
    not_negative("monthly_services", monthly=monthly)
    most = law.read("procurement.need.open_months", day)
    counted = months if months is not None and most.holds(months) else most.number
    total = Money(monthly.cents * counted)
    inputs = {"monthly": monthly, "months": months, "counted": counted}
    return Amount(total, Explanation.of(str(_MONTHLY), total, inputs=inputs, law=(most,)))


def framework_value(maximum: Money) -> Amount:
    """A framework agreement is worth its maximum over the whole duration (CCP art. R2121-8; PR-13)."""
    not_negative("framework_value", maximum=maximum)
    return Amount(maximum, Explanation.of(str(_FRAMEWORK), maximum, rule="PR-13", inputs={"maximum": maximum}))


def family_need(purchases: Iterable[Purchase], basket: tuple[str, str, str], until: date, law: Law) -> Amount:
    """What the same unit bought of a family in the twelve months that end on a day (CCP art. R2121-6, -7; PR-11)."""
    months = law.read("procurement.need.months", until)
    since = add_months(until, -months.number)
    found = [p for p in purchases if p.basket == basket and since < p.on <= until]
    total = Money.sum(p.amount for p in found)
    inputs = {"basket": " / ".join(filter(None, basket)), "since": since, "until": until, "purchases": len(found)}
    return Amount(total, Explanation.of(str(_FAMILY), total, rule="PR-11", inputs=inputs, law=(months,)))
