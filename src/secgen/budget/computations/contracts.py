"""Public contracts: the advance, its recovery, the retention (CCP art. R2191-3 to R2191-42).

Law is read on the day the consultation was launched: later texts do not touch older contracts.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from attrs import field, frozen

from secgen.budget.computations.answers import Answer, Cap, Deadline
from secgen.budget.computations.inputs import at_least_one, not_negative
from secgen.budget.computations.rounding import DOWN_TO_CENT
from secgen.kernel.dates import days_after
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.known_law import read_if_known
from secgen.kernel.money import FLOOR, ZERO, Money
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text

MONTHS_OF_A_YEAR: Final = 12

_COMPULSORY = Text("avance obligatoire", "advance compulsory")
_RANGE = Text("montant de l'avance, au moins", "amount of the advance, at least")
_MOST = Text("montant de l'avance, au plus", "amount of the advance, at most")
_BASE = Text("assiette de l'avance", "base of the advance")
_RECOVERY = Text("avance à avoir remboursée à cet avancement", "advance to have been recovered at this progress")
_RETENTION = Text("retenue de garantie maximale", "most that may be retained")
_RELEASE = Text("retenue de garantie à rembourser au plus tard le", "retention to be repaid at the latest on")


@frozen
class AdvanceRange:
    """What an advance may be, in euros with VAT: from ``least`` to ``most``, both worked out on ``base``."""

    base: Money
    least: Money
    most: Money
    explanation: Explanation = field(eq=False, repr=False)

    def allows(self, amount: Money) -> bool:
        """Whether an advance of that amount, in euros with VAT, is lawful; both limits are."""
        return self.least <= amount <= self.most


@frozen
class Recovery:
    """How much of an advance is to have been recovered in all (``due``) at a progress of the work.

    ``starts_at`` and ``ends_at``: the amounts of work done, with VAT, between which it is recovered.
    """

    due: Money
    starts_at: Money
    ends_at: Money
    explanation: Explanation = field(eq=False, repr=False)

    def next(self, recovered: Money) -> Money:
        """What the next payment has to take back, when ``recovered`` was already."""
        return max(ZERO, self.due - recovered)


def advance_compulsory(amount_excl_vat: Money, months: int, law: Law, consultation_day: date) -> Answer:
    """Whether an advance must be granted: above both thresholds (CCP art. R2191-3; FIN-046).

    ``amount_excl_vat``: the initial amount in euros; ``months``: how long the execution lasts.
    Exactly at a threshold is not above it. The holder may refuse the advance (R2191-5).
    """
    not_negative("advance_compulsory", amount_excl_vat=amount_excl_vat)
    amount = law.read("contract.advance.threshold", consultation_day)
    length = law.read("contract.advance.months", consultation_day)
    due = amount.holds(amount_excl_vat) and length.holds(months)
    inputs = {"amount_excl_vat": amount_excl_vat, "months": months}
    return Answer(due, Explanation.of(str(_COMPULSORY), due, rule="FIN-046", inputs=inputs, law=(amount, length)))


def advance_range(amount_incl_vat: Money, months: int, sme: bool, consultation_day: date, law: Law) -> AdvanceRange:
    """The least and the most of a compulsory advance (CCP art. R2191-7; FIN-047).

    ``amount_incl_vat``: the initial amount in euros, less subcontracted work paid directly
    (R2191-6). Beyond twelve months the base is twelve months' worth of it. An SME contracting with
    the State has a higher minimum. More than ``most`` stays possible under R2191-8. Base and limits
    are rounded down to the cent.
    """
    at_least_one("advance_range", months=months)
    not_negative("advance_range", amount_incl_vat=amount_incl_vat)
    base = _twelve_months(amount_incl_vat, months)
    low = _minimum(sme, consultation_day, law)
    high = law.read("contract.advance.max", consultation_day)
    least, most = base.at(low.rate, rounding=FLOOR), base.at(high.rate, rounding=FLOOR)
    down = str(DOWN_TO_CENT)
    children = [
        Explanation.of(str(_MOST), most, law=(high,), rounding=down),
        Explanation.of(str(_BASE), base, inputs={"amount_incl_vat": amount_incl_vat, "months": months}, rounding=down),
    ]
    explanation = Explanation.of(
        str(_RANGE), least, rule="FIN-047", inputs={"sme": sme}, law=(low,), rounding=down, children=children
    )
    return AdvanceRange(base, least, most, explanation)


def recovery(advance: Money, contract_amount: Money, done: Money, consultation_day: date, law: Law) -> Recovery:
    """How much of an advance is to be recovered in all once work is done for an amount (CCP art. R2191-11, -12).

    All in euros with VAT; used when the contract is silent. Recovery begins at the first request
    when the advance is above the usual maximum (30 %), else when the work reaches a share (65 %) of
    the contract; it ends at a share (80 %) where the law in force requires it, else with the work.
    In between it keeps pace with the work, rounded down to the cent.
    """
    not_negative("recovery", advance=advance, contract_amount=contract_amount, done=done)
    start, end, read = _stretch(advance, contract_amount, consultation_day, law)
    due = _pace(advance, start, end, done)
    explanation = Explanation.of(
        str(_RECOVERY),
        due,
        inputs={
            "advance": advance,
            "contract_amount": contract_amount,
            "done": done,
            "starts_at": start,
            "ends_at": end,
        },
        law=read,
        rounding=str(DOWN_TO_CENT),
    )
    return Recovery(due, start, end, explanation)


def retention_cap(payment: Money, sme: bool, consultation_day: date, law: Law) -> Cap:
    """The most that may be kept back on a payment as guarantee (CCP art. R2191-33; FIN-048).

    ``payment``: the amount paid in euros with VAT, changes included; ``sme``: the holder is an SME and
    the State the buyer.
    """
    not_negative("retention_cap", payment=payment)
    rate = law.read("retention.sme_max" if sme else "retention.max", consultation_day)
    amount = payment.at(rate.rate, rounding=FLOOR)
    explanation = Explanation.of(
        str(_RETENTION),
        amount,
        rule="FIN-048",
        inputs={"payment": payment, "sme": sme},
        law=(rate,),
        rounding=str(DOWN_TO_CENT),
    )
    return Cap(amount, explanation)


def retention_release_due(freed: date, consultation_day: date, law: Law) -> Deadline:
    """The last day to repay the retention (CCP art. R2191-35).

    ``freed``: the end of the guarantee period, or the day reserves were lifted if later.
    """
    days = law.read("retention.release", consultation_day)
    day = days_after(freed, days.number)
    return Deadline(day, Explanation.of(str(_RELEASE), day, inputs={"freed": freed}, law=(days,)))


def _twelve_months(amount: Money, months: int) -> Money:
    if months <= MONTHS_OF_A_YEAR:
        return amount
    return Money(amount.cents * MONTHS_OF_A_YEAR // months)


def _minimum(sme: bool, day: date, law: Law) -> LawValue:
    """The minimum for an SME where the law has one on that day, else the common minimum."""
    special = read_if_known(law, "contract.advance.sme_min", day) if sme else None
    return special or law.read("contract.advance.min", day)


def _stretch(advance: Money, contract: Money, day: date, law: Law) -> tuple[Money, Money, tuple[LawValue, ...]]:
    """The amounts of work done between which the advance is recovered, and the law read to know them."""
    usual = law.read("contract.advance.max", day)
    required = law.read("contract.advance.recovery_end_required", day)
    first = law.read("contract.advance.recovery_start", day)
    last = law.read("contract.advance.recovery_end", day)
    ordinary = advance <= contract.at(usual.rate, rounding=FLOOR)
    start = contract.at(first.rate, rounding=FLOOR) if ordinary else ZERO
    end = contract.at(last.rate, rounding=FLOOR) if required.value is True else contract
    return start, end, (usual, first, required, last)


def _pace(advance: Money, start: Money, end: Money, done: Money) -> Money:
    if done >= end:
        return advance
    if done <= start:
        return ZERO
    return Money(advance.cents * (done - start).cents // (end - start).cents)
