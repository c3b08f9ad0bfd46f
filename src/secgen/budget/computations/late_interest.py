"""Late interest and the fixed compensation on a payment made after its due date (CCP art. R2192-31 to -36)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from attrs import field, frozen

from secgen.budget.computations.inputs import not_negative
from secgen.budget.computations.rounding import HALF_UP_TO_CENT, percent
from secgen.kernel.dates import days_after, half_year_start
from secgen.kernel.explanation import Explanation
from secgen.kernel.finding import Verdict
from secgen.kernel.judge import Law
from secgen.kernel.known_law import read_if_known
from secgen.kernel.money import ZERO, Money
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text

_ON_TIME = Text("rien n'est dû : payé dans le délai", "nothing is due: paid on time")
_TOTAL = Text("intérêts moratoires et indemnité forfaitaire", "late interest and fixed compensation")
_INTEREST = Text("intérêts moratoires", "late interest")
_COMPENSATION = Text("indemnité forfaitaire de recouvrement", "fixed compensation for recovery costs")
_PAYABLE = Text("à payer au plus tard le", "payable at the latest on")
_UNKNOWN = Text(
    "indéterminé : taux de la BCE inconnu au premier jour du semestre",
    "undetermined: ECB rate unknown on the first day of the half-year",
)


@frozen
class LateInterest:
    """What a late payment costs. ``days``: calendar days, from the day after expiry to the payment included.

    ``rate``, ``interest`` and ``total`` are ``None``, and ``verdict`` is undetermined, when the ECB
    rate of the half-year is not known; the compensation is due all the same. On time, every sum is
    zero and ``payable_by`` is ``None``.
    """

    days: int
    rate: Decimal | None
    interest: Money | None
    compensation: Money
    total: Money | None
    payable_by: date | None
    verdict: Verdict
    explanation: Explanation = field(eq=False, repr=False)


def late_interest(base: Money, due: date, paid: date, law: Law) -> LateInterest:
    """Interest and compensation on a payment (CCP art. R2192-31 to -36, D2192-35; FIN-036 to FIN-039).

    ``base``: the amount with VAT of the instalment or balance, less retention, after revision and
    penalties (R2192-33). One rate holds for the whole delay: the ECB refinancing rate on the first
    day of the half-year in which interest began, plus the margin. Both sums are payable within
    some days (45) of the principal.
    """
    not_negative("late_interest", base=base)
    days = max(0, (paid - due).days)
    if days == 0 or not base:
        return _nothing(base, due, paid)
    fixed = law.read("late.fixed_compensation", paid)
    within = law.read("late.payable_within", paid)
    by = days_after(paid, within.number)
    rate, interest, reason = _interest(base, days, days_after(due, 1), law)
    total = None if interest is None else interest + fixed.money
    explanation = Explanation.of(
        str(_TOTAL),
        Verdict.UNDETERMINED.label if total is None else total,
        rule="FIN-036",
        inputs={"base": base, "due": due, "paid": paid, "days": days},
        children=[
            reason,
            Explanation.of(str(_COMPENSATION), fixed.money, law=(fixed,)),
            Explanation.of(str(_PAYABLE), by, rule="FIN-039", law=(within,)),
        ],
    )
    verdict = Verdict.UNDETERMINED if total is None else Verdict.PASS
    return LateInterest(days, rate, interest, fixed.money, total, by, verdict, explanation)


def _nothing(base: Money, due: date, paid: date) -> LateInterest:
    inputs = {"base": base, "due": due, "paid": paid}
    explanation = Explanation.of(str(_ON_TIME), ZERO, rule="FIN-036", inputs=inputs)
    return LateInterest(0, None, ZERO, ZERO, ZERO, None, Verdict.PASS, explanation)


def _interest(base: Money, days: int, begins: date, law: Law) -> tuple[Decimal | None, Money | None, Explanation]:
    """base × (ECB rate + margin) × days / days of the year, or an explanation why nobody can tell yet."""
    half_year = half_year_start(begins)
    ecb = read_if_known(law, "late.ecb_rate", half_year)
    inputs: dict[str, object] = {"begins": begins, "half_year": half_year}
    if ecb is None:
        return None, None, Explanation.of(str(_UNKNOWN), rule="FIN-038", inputs=inputs)
    margin, year = law.read("late.margin", half_year), law.read("late.year_days", half_year)
    rate = ecb.rate + margin.rate
    interest = _prorata(base, rate, days, year)
    inputs |= {"rate": percent(rate), "days": days, "year": year.number}
    read = (ecb, margin, year)
    rounding = str(HALF_UP_TO_CENT)
    return (
        rate,
        interest,
        Explanation.of(str(_INTEREST), interest, rule="FIN-038", inputs=inputs, law=read, rounding=rounding),
    )


def _prorata(base: Money, rate: Decimal, days: int, year: LawValue) -> Money:
    """Exact until its single rounding, half up to the cent: the rate is taken as a fraction of integers."""
    over, under = rate.as_integer_ratio()
    return base.share(over * days, under * year.number)
