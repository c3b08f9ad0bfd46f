"""What each act of the budget does to AE, CP and service rendered, on the state as it is before the act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from secgen.budget import events as ev
from secgen.budget.fold import for_service
from secgen.budget.state import Budget, CommitmentRow
from secgen.kernel.act import Act

Spent = ev.Committed | ev.DirectlyPaid | ev.CardPaid
"""Acts that say to whom."""
Effect = tuple[int, str, str, Spent | None, dict[str, int]]
"""Year, line, department, the act that says to whom if one does, amounts in cents by measure."""


def _plain(year: int, line: str, **amounts: int) -> Effect:
    return (year, line, "", None, amounts)


def _of(made: ev.Committed, year: int, amounts: dict[str, int]) -> Effect:
    return (year, made.line, made.department, made, amounts)


def _opened(budget: Budget, act: ev.AppropriationsOpened) -> Iterable[Effect]:
    ae, cp = act.ae.cents, act.cp.cents
    if act.kind == "initial":
        return (_plain(act.year, act.line, ae_initial=ae, cp_initial=cp),)
    return (_plain(act.year, act.line, ae_moved=ae, cp_moved=cp),)


def _moved(budget: Budget, act: ev.AppropriationsMoved) -> Iterator[Effect]:
    for line, sign in ((act.origin, -1), (act.target, 1)):
        if line:
            yield _plain(act.year, line, ae_moved=sign * act.ae.cents, cp_moved=sign * act.cp.cents)


def _reserved(budget: Budget, act: ev.ReserveSet) -> Iterable[Effect]:
    return (_plain(act.year, act.line, ae_reserved=act.ae.cents, cp_reserved=act.cp.cents),)


def _released(budget: Budget, act: ev.ReserveReleased) -> Iterable[Effect]:
    return (_plain(act.year, act.line, ae_reserved=-act.ae.cents, cp_reserved=-act.cp.cents),)


def _fund(budget: Budget, act: ev.FundReceived) -> Iterable[Effect]:
    return (_plain(act.year, act.line, ae_moved=act.amount.cents, cp_moved=act.amount.cents),)


def _tranche_opened(budget: Budget, act: ev.TrancheOpened) -> Iterable[Effect]:
    return (_plain(act.year, act.line, ae_earmarked=act.amount.cents),)


def _tranche_reduced(budget: Budget, act: ev.TrancheReduced) -> Iterable[Effect]:
    year, line = budget.tranches[act.tranche].key
    return (_plain(year, line, ae_earmarked=-act.amount.cents),)


def _committed(budget: Budget, act: ev.Committed) -> Iterable[Effect]:
    return _drawn(budget, act, act.budget_year, {"ae_committed": act.amount.cents}, act.amount.cents)


def _increased(budget: Budget, act: ev.CommitmentIncreased) -> Iterable[Effect]:
    row, cents = budget.commitments[act.key], act.amount.cents
    return _drawn(budget, row.made, max(row.year, act.on.year), {"ae_committed": cents}, cents)


def _drawn(budget: Budget, made: ev.Committed, year: int, amounts: dict[str, int], cents: int) -> Iterable[Effect]:
    """Amounts of a commitment; so much leaves its tranche, if it has one, in the year of the tranche."""
    tranche = budget.tranches.get(made.tranche) if made.tranche and cents else None
    if tranche is None:
        return (_of(made, year, amounts),)
    if tranche.key == (year, made.line):
        return (_of(made, year, {**amounts, "ae_earmarked": -cents}),)
    there, line = tranche.key
    return (_of(made, year, amounts), (there, line, made.department, made, {"ae_earmarked": -cents}))


def _withdrawn(budget: Budget, act: ev.CommitmentWithdrawn) -> Iterable[Effect]:
    return _withdrawal(budget, budget.commitments[act.key], act.amount.cents, act, act.recycled)


def _withdrawal(budget: Budget, row: CommitmentRow, cents: int, act: Act, recycled: bool) -> Iterable[Effect]:
    restored = row.given_back(cents, act.on.year, recycled=recycled)
    amounts = {"withdrawn": cents, "ae_restored": restored} if restored else {"withdrawn": cents}
    return _drawn(budget, row.made, max(row.year, act.on.year), amounts, -restored)


def _closed(budget: Budget, act: ev.CommitmentClosed) -> Iterable[Effect]:
    row = budget.commitments[act.key]
    return _withdrawal(budget, row, row.outstanding, act, recycled=False) if row.outstanding else ()


def _certified(budget: Budget, act: ev.ServiceCertified) -> Iterable[Effect]:
    return (_of(budget.commitments[act.key].made, act.on.year, {"certified": act.amount.cents}),)


def _ordered(budget: Budget, act: ev.PaymentOrdered) -> Iterable[Effect]:
    row = budget.commitments[act.key]
    amounts = {"cp_ordered": act.amount.cents}
    if row.made.flow == "3" and for_service(act.kind, row):
        request = budget.requests.get(act.request)
        gross = request.gross if request and request.gross else act.amount.cents
        amounts["certified"] = max(0, row.ordered + gross - row.certified)
    return (_of(row.made, act.budget_year, amounts),)


def _rejected(budget: Budget, act: ev.PaymentRejected) -> Iterable[Effect]:
    request = budget.requests[act.request]
    row = budget.commitments[request.commitment]
    amounts = {"cp_ordered": -request.amount}
    if row.made.flow == "3" and for_service(request.kind, row):
        amounts["certified"] = -min(request.gross, row.certified - (row.ordered - request.gross))
    return (_of(row.made, request.year, amounts),)


def _paid(budget: Budget, act: ev.Paid) -> Iterable[Effect]:
    request = budget.requests[act.request]
    row = budget.commitments[request.commitment]
    lent = request.kind == "advance" and not for_service(request.kind, row)
    settled = (0 if lent else request.amount) + request.recovered + request.penalty
    if act.on.year == request.year:
        return (_of(row.made, act.on.year, {"cp_paid": request.amount, "settled": settled}),)
    ordered = {"cp_ordered": request.amount, "cp_paid": request.amount, "settled": settled}
    return (_of(row.made, request.year, {"cp_ordered": -request.amount}), _of(row.made, act.on.year, ordered))


def _credit_note(budget: Budget, act: ev.CreditNoteReceived) -> Iterator[Effect]:
    row, cents = budget.commitments[act.key], act.amount.cents
    amounts = dict.fromkeys(("certified", "settled", "cp_ordered", "cp_paid"), -cents)
    yield _of(row.made, act.on.year, amounts)
    if row.closed:
        yield from _withdrawal(budget, row, cents, act, recycled=False)


def _direct(budget: Budget, act: ev.DirectlyPaid | ev.CardPaid) -> Iterable[Effect]:
    cents = act.amount.cents
    amounts = dict.fromkeys(("ae_committed", "certified", "settled", "cp_ordered", "cp_paid"), cents)
    return ((act.on.year, act.line, act.department, act, amounts),)


def _opening_corrected(budget: Budget, act: ev.OpeningCorrected) -> Iterable[Effect]:
    assert act.corrects is not None
    ae, cp = -act.ae.cents, -act.cp.cents
    if budget.openings[act.corrects].made.kind == "initial":
        return (_plain(act.year, act.line, ae_initial=ae, cp_initial=cp),)
    return (_plain(act.year, act.line, ae_moved=ae, cp_moved=cp),)


def _fund_returned(budget: Budget, act: ev.FundReturned) -> Iterable[Effect]:
    return (_plain(act.year, act.line, ae_moved=-act.amount.cents, cp_moved=-act.amount.cents),)


def _certification_withdrawn(budget: Budget, act: ev.CertificationWithdrawn) -> Iterable[Effect]:
    return (_of(budget.commitments[act.key].made, act.on.year, {"certified": -act.amount.cents}),)


def _refunded(budget: Budget, act: ev.DirectPaymentRefunded) -> Iterable[Effect]:
    made, cents = budget.direct[act.payment], -act.amount.cents
    amounts = dict.fromkeys(("ae_committed", "certified", "settled", "cp_ordered", "cp_paid"), cents)
    return ((act.on.year, made.line, made.department, made, amounts),)


EFFECTS: Final[Mapping[type[Act], Callable[[Budget, Any], Iterable[Effect]]]] = {
    ev.AppropriationsOpened: _opened,
    ev.AppropriationsMoved: _moved,
    ev.ReserveSet: _reserved,
    ev.ReserveReleased: _released,
    ev.FundReceived: _fund,
    ev.TrancheOpened: _tranche_opened,
    ev.TrancheReduced: _tranche_reduced,
    ev.Committed: _committed,
    ev.CommitmentIncreased: _increased,
    ev.CommitmentWithdrawn: _withdrawn,
    ev.CommitmentClosed: _closed,
    ev.ServiceCertified: _certified,
    ev.PaymentOrdered: _ordered,
    ev.PaymentRejected: _rejected,
    ev.Paid: _paid,
    ev.CreditNoteReceived: _credit_note,
    ev.DirectlyPaid: _direct,
    ev.CardPaid: _direct,
    ev.OpeningCorrected: _opening_corrected,
    ev.FundReturned: _fund_returned,
    ev.CertificationWithdrawn: _certification_withdrawn,
    ev.DirectPaymentRefunded: _refunded,
}
