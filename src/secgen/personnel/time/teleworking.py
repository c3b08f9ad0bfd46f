"""Telework: how many days a week, and the allowance (HR-30)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from attrs import field, frozen

from secgen.kernel.dates import add_months
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import LawBook
from secgen.kernel.money import HALF_UP, ZERO, Money
from secgen.kernel.text import Text
from secgen.personnel.outcomes import Answer, plain

_ALLOWED: Final = Text("télétravail possible", "telework possible")
_ALLOWANCE: Final = Text("indemnité de télétravail de l'année", "telework allowance of the year")


@frozen
class Allowance:
    """The telework allowance of a year, and whether the yearly cap set it."""

    amount: Money
    capped: bool
    explanation: Explanation = field(eq=False, repr=False)


def telework_allowed(
    days: Decimal, weekly_days: Decimal, derogation: str, since: date, until: date | None, law: LawBook
) -> Answer:
    """Whether so many days a week may be teleworked (decree 2016-151, art. 3 and 4; HR-30).

    Within the limits, or with a derogation: in exceptional times, or for a term the decree bounds (six months).
    """
    most, site = law.read("telework.days_per_week", since), law.read("telework.days_on_site", since)
    inputs: dict[str, object] = {"days": plain(days), "weekly_days": plain(weekly_days), "derogation": derogation}
    read = [most, site]
    if not derogation or derogation == "exceptional":
        yes = derogation == "exceptional" or (most.holds(days) and site.holds(weekly_days - days))
    else:
        months = law.read("telework.derogation_months", since)
        read.append(months)
        yes = until is not None and until < add_months(since, months.number)
        inputs["until"] = until
    yes = yes and 0 < days <= weekly_days
    return Answer(yes, Explanation.of(str(_ALLOWED), yes, rule="HR-30", inputs=inputs, law=tuple(read)))


def telework_allowance(days: Decimal, place: str, day: date, law: LawBook) -> Allowance:
    """The allowance for the days teleworked in a year (arrêté of 26/08/2021; HR-30); none where meals are paid."""
    rate, cap = law.read("telework.allowance_day", day), law.read("telework.allowance_year", day)
    inputs = {"days": plain(days), "place": place}
    if place == "third_place_with_catering":
        return Allowance(ZERO, False, Explanation.of(str(_ALLOWANCE), ZERO, rule="HR-30", inputs=inputs))
    earned = rate.money.at(days, rounding=HALF_UP)
    amount = min(earned, cap.money)
    explanation = Explanation.of(str(_ALLOWANCE), amount, rule="HR-30", inputs=inputs, law=(rate, cap))
    return Allowance(amount, earned > cap.money, explanation)
