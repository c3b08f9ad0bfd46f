"""Grants: when an agreement is needed, when the report is due, how much may be paid and when."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from attrs import field, frozen

from secgen.budget.computations.answers import Answer, Cap, Deadline
from secgen.budget.computations.inputs import at_least_one, not_negative, share_of_one
from secgen.budget.computations.rounding import DOWN_TO_CENT, HALF_UP_TO_CENT, percent
from secgen.kernel.dates import add_months
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.money import FLOOR, HALF_UP, ZERO, Money
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text

_AGREEMENT = Text("convention nécessaire", "agreement needed")
_REPORT = Text("compte rendu financier dû le", "financial report due on")
_ADVANCE = Text("avance maximale", "most that may be advanced")
_INSTALMENTS = Text("avance et acomptes cumulés, au plus", "advance and instalments cumulated, at most")
_AID = Text("aide de l'État possible", "State aid possible")
_FINAL = Text("montant définitif de la subvention", "final amount of the grant")
_SPENT = Text("taux × dépense éligible réelle", "rate × actual eligible expenditure")


@frozen
class FinalAmount:
    """The grant finally due; ``capped`` when the decision's maximum, not the expenditure, sets it."""

    amount: Money
    capped: bool
    explanation: Explanation = field(eq=False, repr=False)


def agreement_needed(annual_total: Money, private: bool, day: date, law: Law) -> Answer:
    """Whether a written agreement is needed (loi 2000-321, art. 10; décret 2001-495; FIN-041).

    ``annual_total``: all the authority's grants of the year to the beneficiary, this one included, in
    euros. Only bodies under private law are concerned.
    """
    not_negative("agreement_needed", annual_total=annual_total)
    threshold = law.read("grant.agreement_threshold", day)
    needed = private and threshold.holds(annual_total)
    inputs = {"annual_total": annual_total, "private": private}
    return Answer(needed, Explanation.of(str(_AGREEMENT), needed, rule="FIN-041", inputs=inputs, law=(threshold,)))


def report_due(year_end: date, law: Law) -> Deadline:
    """The last day for the financial report: some months (6) after the year's end (loi 2000-321; FIN-042)."""
    months = law.read("grant.report_months", year_end)
    day = add_months(year_end, months.number)
    inputs = {"year_end": year_end}
    return Deadline(day, Explanation.of(str(_REPORT), day, rule="FIN-042", inputs=inputs, law=(months,)))


def investment_advance_cap(grant: Money, guaranteed: bool, day: date, law: Law) -> Cap:
    """The most that may be advanced on an investment grant (décret 2018-514, art. 12; FIN-043).

    ``grant``: its maximum, in euros; ``guaranteed``: backed by a first-demand guarantee.
    """
    rate = law.read("grant.investment.advance_guaranteed" if guaranteed else "grant.investment.advance", day)
    return _share_of_grant("FIN-043", _ADVANCE, grant, rate, {"guaranteed": guaranteed})


def instalments_cap(grant: Money, months: int, day: date, law: Law) -> Cap:
    """The most that advance and instalments may cumulate before the balance (décret 2018-514, art. 12; FIN-044).

    ``months``: how long the project lasts by the decision; beyond a length (48 months) the share is higher.
    """
    at_least_one("instalments_cap", months=months)
    long = law.read("grant.investment.long_months", day)
    rate = law.read("grant.investment.instalments_long" if long.holds(months) else "grant.investment.instalments", day)
    return _share_of_grant("FIN-044", _INSTALMENTS, grant, rate, {"months": months}, long)


def aid_cap(eligible: Money, other_aid: Money) -> Cap:
    """The most the State may give: public aids stay within the eligible forecast (décret 2018-514, art. 10; FIN-045).

    Both in euros; nothing when the other public aids already cover the expenditure.
    """
    not_negative("aid_cap", eligible=eligible, other_aid=other_aid)
    amount = max(ZERO, eligible - other_aid)
    inputs = {"eligible": eligible, "other_aid": other_aid}
    return Cap(amount, Explanation.of(str(_AID), amount, rule="FIN-045", inputs=inputs))


def final_amount(rate: Decimal, eligible_actual: Money, decided: Money) -> FinalAmount:
    """The grant finally due: rate × actual eligible expenditure, within the decision (décret 2018-514).

    ``rate`` from 0 to 1; the product is rounded half up to the cent before it is compared.
    """
    share_of_one("final_amount", "rate", rate)
    not_negative("final_amount", eligible_actual=eligible_actual, decided=decided)
    earned = eligible_actual.at(rate, rounding=HALF_UP)
    amount = min(earned, decided)
    step = Explanation.of(
        str(_SPENT),
        earned,
        inputs={"rate": percent(rate), "eligible_actual": eligible_actual},
        rounding=str(HALF_UP_TO_CENT),
    )
    explanation = Explanation.of(str(_FINAL), amount, inputs={"decided": decided}, children=[step])
    return FinalAmount(amount, earned > decided, explanation)


def _share_of_grant(
    rule: str, label: Text, grant: Money, rate: LawValue, facts: dict[str, object], *read: LawValue
) -> Cap:
    not_negative(rule, grant=grant)
    amount = grant.at(rate.rate, rounding=FLOOR)
    explanation = Explanation.of(
        str(label),
        amount,
        rule=rule,
        inputs={"grant": grant, **facts},
        law=(*read, rate),
        rounding=str(DOWN_TO_CENT),
    )
    return Cap(amount, explanation)
