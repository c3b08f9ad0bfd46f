"""How acts that put another right change the state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.budget import events as ev
from secgen.budget.fold._common import line_row, officer, touched
from secgen.budget.state import Budget
from secgen.kernel.act import Act
from secgen.kernel.domain import Fold


def opening_corrected(budget: Budget, act: ev.OpeningCorrected, position: int) -> None:
    """AE and CP leave the line; of an initial finance act, they leave its initial appropriations too."""
    assert act.corrects is not None
    opening = budget.openings.edit(act.corrects)
    opening.ae -= act.ae.cents
    opening.cp -= act.cp.cents
    row = line_row(budget, act.year, act.line)
    row.ae_in -= act.ae.cents
    row.cp_in -= act.cp.cents
    if opening.made.kind == "initial":
        row.ae_initial -= act.ae.cents
        row.cp_initial -= act.cp.cents


def fund_returned(budget: Budget, act: ev.FundReturned, position: int) -> None:
    """AE and CP leave the line, each for the amount given back; the fund's total falls."""
    row = line_row(budget, act.year, act.line)
    row.ae_in -= act.amount.cents
    row.cp_in -= act.amount.cents
    budget.funds.edit(act.fund).count(act.year, received=-act.amount.cents)


def certification_withdrawn(budget: Budget, act: ev.CertificationWithdrawn, position: int) -> None:
    """Service certified on the commitment falls; once none is left, it has no first and last day of service."""
    row = budget.commitments.edit(act.key)
    row.certified -= act.amount.cents
    if row.certified <= 0:
        row.first_service = row.last_service = None
    touched(row, act)
    if not act.source:
        officer(budget, act)


def direct_payment_refunded(budget: Budget, act: ev.DirectPaymentRefunded, position: int) -> None:
    """AE and CP of the payment's line are free again, in the year of the refund; less of the payment is left."""
    cents = act.amount.cents
    line = line_row(budget, act.on.year, budget.direct[act.payment].line)
    line.ae_committed -= cents
    line.cp_paid -= cents
    budget.payments.put(act.payment, budget.payments[act.payment] - cents)


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.OpeningCorrected: opening_corrected,
    ev.FundReturned: fund_returned,
    ev.CertificationWithdrawn: certification_withdrawn,
    ev.DirectPaymentRefunded: direct_payment_refunded,
}
