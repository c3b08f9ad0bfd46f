"""What unspent appropriations may be carried over to the next year (LOLF art. 15)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from secgen.budget.computations.answers import Cap
from secgen.budget.computations.inputs import not_negative, refuse, share_of_one
from secgen.budget.computations.rounding import DOWN_TO_EURO, EURO, percent
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.money import FLOOR, ZERO, Money
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text

_AE = Text("report d'AE possible", "AE that may be carried over")
_CP = Text("report de CP possible", "CP that may be carried over")
_CEILING = Text("plafond du report de CP", "ceiling of the CP carry-over")
_FUND = Text("report de fonds de concours possible, hors plafond", "assistance funds carried over, outside the ceiling")
_ONLY_RAISED = Text(
    "une loi de finances peut relever le plafond, non l'abaisser", "a budget act may raise the ceiling, not lower it"
)


def carry_over_ae(unspent: Money, t2_share: Money) -> Cap:
    """The AE that may be carried over: what is unspent, less the part of title 2 (LOLF art. 15 II; FIN-011).

    Nothing when the AE are overspent.
    """
    not_negative("carry_over_ae", t2_share=t2_share)
    amount = max(ZERO, unspent - t2_share)
    inputs = {"unspent": unspent, "t2_share": t2_share}
    return Cap(amount, Explanation.of(str(_AE), amount, rule="FIN-011", inputs=inputs))


def carry_over_cp(unspent: Money, initial: Money, day: date, law: Law, raised_cap: Decimal | None = None) -> Cap:
    """The CP that may be carried over: what is unspent, within a share of the initial appropriations.

    LOLF art. 15 II; FIN-012 and FIN-013. ``initial``: the initial CP of the same titles of the
    programme; ``day``: the day whose ceiling applies; ``raised_cap``: the higher rate a budget act
    sets (``Decimal("0.05")`` is 5 %). The ceiling is in whole euros, as carry-over orders are.
    """
    not_negative("carry_over_cp", initial=initial)
    rate = law.read("lolf.carry_over.cp_cap", day)
    used = _raised(rate, raised_cap)
    ceiling = initial.at(used, rounding=FLOOR, unit=EURO)
    amount = max(ZERO, min(unspent, ceiling))
    explanation = Explanation.of(
        str(_CP),
        amount,
        rule="FIN-012" if unspent > ceiling else "FIN-013",
        inputs={"unspent": unspent, "ceiling": ceiling},
        children=[
            Explanation.of(
                str(_CEILING),
                ceiling,
                inputs={"initial": initial, "rate": percent(used), "raised": raised_cap is not None},
                law=(rate,),
                rounding=str(DOWN_TO_EURO),
            )
        ],
    )
    return Cap(amount, explanation)


def carry_over_fund(receipts: Money, spent: Money) -> Cap:
    """Assistance funds carried over besides the ceiling: receipts less spending (LOLF art. 15 III; FIN-014).

    Nothing when a programme spent more of them than it received.
    """
    not_negative("carry_over_fund", receipts=receipts, spent=spent)
    amount = max(ZERO, receipts - spent)
    inputs = {"receipts": receipts, "spent": spent}
    return Cap(amount, Explanation.of(str(_FUND), amount, rule="FIN-014", inputs=inputs))


def _raised(rate: LawValue, raised_cap: Decimal | None) -> Decimal:
    if raised_cap is None:
        return rate.rate
    share_of_one("carry_over_cp", "raised_cap", raised_cap)
    if raised_cap < rate.rate:
        refuse("carry_over_cp", "raised_cap", percent(raised_cap), _ONLY_RAISED)
    return raised_cap
