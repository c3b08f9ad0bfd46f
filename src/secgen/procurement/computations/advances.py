"""The advance, its recovery and the retention, as a buyer sets them in the contract (CCP art. R2191-3 to R2191-35).

The law is that of the payments of contracts (pack ``contracts-grants``), read on the day of the consultation.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from attrs import field, frozen

from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.known_law import read_if_known
from secgen.kernel.money import FLOOR, ZERO, Money
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text
from secgen.procurement.computations.answers import Amount, Answer, at_least_one, not_negative

YEAR: Final = 12
_DUE = Text("avance obligatoire", "advance compulsory")
_LEAST = Text("avance, au moins", "advance, at least")
_BASE = Text("assiette de l'avance", "base of the advance")
_START = Text("le remboursement a commencé", "recovery has begun")
_RETENTION = Text("retenue de garantie, au plus", "retention money, at most")
_DOWN = Text("arrondi au centime inférieur", "rounded down to the cent")


@frozen
class Advance:
    """What an advance may be, in euros with VAT: from ``least`` to ``most`` (without the option of a guarantee)."""

    base: Money
    least: Money
    most: Money
    explanation: Explanation = field(eq=False, repr=False)


def advance_due(amount_excl_vat: Money, months: int, law: Law, day: date) -> Answer:
    """Whether an advance must be granted: above both thresholds (CCP art. R2191-3; PR-25)."""
    not_negative("advance_due", amount_excl_vat=amount_excl_vat)
    amount, length = law.read("contract.advance.threshold", day), law.read("contract.advance.months", day)
    due = amount.holds(amount_excl_vat) and length.holds(months)
    inputs = {"amount_excl_vat": amount_excl_vat, "months": months}
    return Answer(due, Explanation.of(str(_DUE), due, rule="PR-25", inputs=inputs, law=(amount, length)))


def advance_range(
    amount_incl_vat: Money, months: int, sme: bool, law: Law, day: date, *, paid_directly: Money = ZERO
) -> Advance:
    """The least and the most of a compulsory advance (CCP art. R2191-6, -7; PR-26, PR-27).

    ``paid_directly``: the subcontracted part paid directly, which leaves the base. Beyond twelve months the base is
    twelve months' worth. Each figure is rounded down to the cent.
    """
    at_least_one("advance_range", months=months)
    not_negative("advance_range", amount_incl_vat=amount_incl_vat, own=amount_incl_vat - paid_directly)
    own = amount_incl_vat - paid_directly
    base = own if months <= YEAR else Money(own.cents * YEAR // months)
    low, high = _lowest(sme, law, day), law.read("contract.advance.max", day)
    least, most = (base.at(read.rate, rounding=FLOOR) for read in (low, high))
    told = Explanation.of(
        str(_LEAST),
        least,
        rule="PR-26" if months <= YEAR else "PR-27",
        inputs={"sme": sme, "months": months, "most": most},
        law=(low, high),
        rounding=str(_DOWN),
        children=[Explanation.of(str(_BASE), base, inputs={"amount_incl_vat": own}, rounding=str(_DOWN))],
    )
    return Advance(base, least, most, told)


def recovery_begun(
    advance: Money, amount_incl_vat: Money, executed: Money, law: Law, day: date, *, clause: Money | None = None
) -> Answer:
    """Whether recovery of the advance has begun at an executed amount with VAT (CCP art. R2191-11; PR-28).

    ``clause``: the executed amount at which the contract itself says recovery begins. If it is silent: at a share
    (65 %) of the contract, or from the first request when the advance is above the usual maximum.
    """
    not_negative("recovery_begun", advance=advance, amount_incl_vat=amount_incl_vat, executed=executed)
    usual, share = law.read("contract.advance.max", day), law.read("contract.advance.recovery_start", day)
    ordinary = advance <= amount_incl_vat.at(usual.rate, rounding=FLOOR)
    start = amount_incl_vat.at(share.rate, rounding=FLOOR) if ordinary else Money(1)
    start = start if clause is None else clause
    begun = executed >= start
    inputs = {"advance": advance, "executed": executed, "starts_at": start, "by_clause": clause is not None}
    return Answer(begun, Explanation.of(str(_START), begun, rule="PR-28", inputs=inputs, law=(usual, share)))


def retention_cap(base: Money, sme: bool, law: Law, day: date) -> Amount:
    """The most that may be kept as retention money on an amount with VAT (CCP art. R2191-33; PR-29)."""
    not_negative("retention_cap", base=base)
    rate = retention_rate(sme, law, day)
    cap = base.at(rate.rate, rounding=FLOOR)
    inputs = {"base": base, "sme": sme}
    told = Explanation.of(str(_RETENTION), cap, rule="PR-29", inputs=inputs, law=(rate,), rounding=str(_DOWN))
    return Amount(cap, told)


def retention_rate(sme: bool, law: Law, day: date) -> LawValue:
    """The highest rate of retention money, lower for an SME when the State buys (CCP art. R2191-33)."""
    return law.read("retention.sme_max" if sme else "retention.max", day)


def _lowest(sme: bool, law: Law, day: date) -> LawValue:
    """The minimum for an SME where the law had one on that day, else the common one."""
    special = read_if_known(law, "contract.advance.sme_min", day) if sme else None
    return special or law.read("contract.advance.min", day)
