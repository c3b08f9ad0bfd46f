"""What the law gives: the right to training, the hours of the personal account, the pay of a training leave."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Final

from attrs import field, frozen

from secgen.kernel.dates import add_months
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import LawBook
from secgen.kernel.money import HALF_UP, Money
from secgen.kernel.text import Text
from secgen.personnel.outcomes import UP_TO_UNIT, Answer, Quantity, plain

_RIGHT: Final = Text("la formation ne peut être refusée", "the training may not be refused")
_CREDIT: Final = Text("heures créditées au CPF", "hours credited to the personal account")
_AHEAD: Final = Text("heures du CPF qui peuvent être anticipées", "hours of the account that may be used ahead")
_PAY: Final = Text("indemnité mensuelle de CFP", "monthly pay of a training leave")
_CAP: Final = Text("plafond", "cap")
_SERVE: Final = Text("engagement de servir jusqu'au", "duty to serve until")
_HALF_UP: Final = Text("arrondi au centime le plus proche", "rounded half up to the cent")


@frozen
class LeavePay:
    """The monthly pay of a training leave, and whether the cap set it."""

    amount: Money
    capped: bool
    explanation: Explanation = field(eq=False, repr=False)


def right_to_training(last: date | None, asked_on: date, law: LawBook) -> Answer:
    """Whether a request may not be refused: no continuing training for three years (decree 2007-1470; HR-47)."""
    years = law.read("training.right_years", asked_on)
    yes = last is None or add_months(last, 12 * years.number) <= asked_on
    inputs = {"last": last, "asked_on": asked_on}
    return Answer(yes, Explanation.of(str(_RIGHT), yes, rule="HR-47", inputs=inputs, law=(years,)))


def account_credit(balance: int, low_level: bool, job_quota: Decimal, day: date, law: LawBook) -> Quantity:
    """The hours a year adds to a personal account (decree 2017-928, art. 3; HR-45).

    ``job_quota`` is below 1 only for an incomplete job: part-time counts as full. Rounded up to the hour, and never
    beyond the cap.
    """
    end = "_low" if low_level else ""
    yearly, cap = law.read(f"cpf.yearly{end}", day), law.read(f"cpf.cap{end}", day)
    earned = int((yearly.number * job_quota).to_integral_value(ROUND_CEILING))
    hours = max(0, min(earned, cap.number - balance))
    inputs = {"balance": balance, "job_quota": plain(job_quota), "earned": earned}
    explanation = Explanation.of(
        str(_CREDIT), hours, rule="HR-45", inputs=inputs, law=(yearly, cap), rounding=str(UP_TO_UNIT)
    )
    return Quantity(Decimal(hours), explanation)


def usable_ahead(low_level: bool, contract_ends: date | None, day: date, law: LawBook) -> Quantity:
    """Hours that may be used before they are credited: two years, or up to the end of a contract (HR-45)."""
    years, yearly = law.read("cpf.ahead_years", day), law.read("cpf.yearly_low" if low_level else "cpf.yearly", day)
    count = years.number if contract_ends is None else max(0, min(years.number, contract_ends.year - day.year))
    hours = count * yearly.number
    inputs = {"years": count, "contract_ends": contract_ends}
    return Quantity(
        Decimal(hours), Explanation.of(str(_AHEAD), hours, rule="HR-45", inputs=inputs, law=(years, yearly))
    )


def leave_pay(salary: Money, residence: Money, day: date, law: LawBook) -> LeavePay:
    """The monthly pay of a training leave (decree 2007-1470, art. 25; HR-46), family supplement apart.

    A share of salary and residence allowance, at most what an agent in Paris has at the index of the cap.
    """
    rate, index = law.read("training_leave.rate", day), law.read("training_leave.cap_index", day)
    point, zone = law.read("pay.index_100", day), law.read("pay.residence.zone_1", day)
    earned = (salary + residence).at(rate.rate, rounding=HALF_UP)
    at_index = point.money.share(index.number, 100).share(1, 12)
    cap = at_index + at_index.at(zone.rate, rounding=HALF_UP)
    amount = min(earned, cap)
    explanation = Explanation.of(
        str(_PAY),
        amount,
        rule="HR-46",
        inputs={"salary": salary, "residence": residence, "earned": earned},
        law=(rate,),
        rounding=str(_HALF_UP),
        children=[Explanation.of(str(_CAP), cap, law=(index, point, zone))],
    )
    return LeavePay(amount, earned > cap, explanation)


def serve_until(ended: date, paid_months: int, day: date, law: LawBook) -> tuple[date, Explanation]:
    """The last day of the duty to serve after a training leave: three times the months paid (HR-46)."""
    times = law.read("training_leave.serve_times", day)
    until = add_months(ended, times.number * paid_months)
    inputs = {"ended": ended, "paid_months": paid_months}
    return until, Explanation.of(str(_SERVE), until, rule="HR-46", inputs=inputs, law=(times,))
