"""The accountant's checks on a payment order: GBCP art. 19 and 20, all asked, none forgotten."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from secgen.budget.computations.prescription import InterruptingAct, Nature, barred_from
from secgen.budget.decisions.commitments import visa_needed
from secgen.budget.events import Committed
from secgen.budget.lines import parse_line
from secgen.budget.nomenclature import title_of_account
from secgen.budget.rules import payments as r
from secgen.budget.state import Budget, CommitmentRow, RequestRow
from secgen.kernel.act import Act
from secgen.kernel.judge import Judge
from secgen.kernel.money import Money

INEFFECTIVE: Final = ("credits", "service", "discharge", "visa")
"""Grounds on which a requisition has no effect (GBCP art. 136)."""


_NATURES: Final[dict[str, Nature]] = {
    "claim": "claim",
    "court": "court",
    "letter": "administration",
    "payment": "payment",
}


def examine(budget: Budget, judge: Judge, act: Act, request: RequestRow, *, advisory: bool) -> tuple[str, ...]:
    """Ask every check of the two articles; give the grounds that fail."""
    commitment = budget.commitments[request.commitment]
    made, year = commitment.made, act.on.year
    line = budget.lines.get((year, made.line))
    available = line.cp_available if line else 0
    if year == request.year:  # CP held at the order serve; in another year they must be there anew
        available += request.amount
    required = _required(judge, made, request)
    creditor = request.creditor or made.payee
    checks = {
        "officer": _officer(budget, act, request, made),
        "imputation": not request.account or _imputation(request, made),
        "credits": request.amount <= available,
        "service": commitment.ordered <= commitment.certified or _before_service(request),
        "liquidation": 0 < request.amount <= request.gross,
        "documents": required <= set(request.documents),
        "time_bar": _in_time(judge, act, request, commitment),
        "discharge": request.bank_checked and creditor == made.payee,
        "visa": bool(made.visa) or not visa_needed(made, judge),
    }
    if judge.quick and all(checks.values()):
        return ()
    facts: dict[str, Any] = {
        "officer": {"ordered_by": request.orderer},
        "imputation": {"account": request.account, "line": made.line},
        "credits": {"amount": Money(request.amount), "cp_available": Money(available), "year": year},
        "service": {"ordered": Money(commitment.ordered), "certified": Money(commitment.certified)},
        "liquidation": {"net": Money(request.amount), "gross": Money(request.gross)},
        "documents": {"required": required, "missing": required - set(request.documents)},
        "time_bar": {
            "right_acquired": _right_acquired(request, commitment),
            "barred_from": _barred_from(judge, request, commitment),
        },
        "discharge": {"creditor": creditor, "payee": made.payee, "bank": request.bank_checked},
        "visa": {"visa": made.visa, "amount": made.amount},
    }
    for ground, ok in checks.items():
        if not ok or judge.verbose:
            judge.check(r.FIN_024, ok, ground, advisory=advisory, **facts[ground])
    return tuple(ground for ground, ok in checks.items() if not ok)


def _required(judge: Judge, made: Committed, request: RequestRow) -> frozenset[str]:
    """The supporting documents of such a payment."""
    if made.grant is None:
        name = "documents.required.contract"
    else:
        name = "documents.required.grant" + ("_balance" if request.kind == "balance" else "")
    return frozenset(judge.read(name).names)


def _officer(budget: Budget, act: Act, request: RequestRow, made: Committed) -> bool:
    if act.by and act.by == request.orderer:
        return False
    if not budget.delegations:
        return True
    programme = parse_line(made.line).programme
    return any(delegation.reaches(programme) for delegation in budget.delegations.get(request.orderer, ()))


def _imputation(request: RequestRow, made: Committed) -> bool:
    return title_of_account(request.account) in ("", parse_line(made.line).title)


def _before_service(request: RequestRow) -> bool:
    return bool(request.before_service) or request.kind in ("advance", "retention_release")


def _right_acquired(request: RequestRow, commitment: CommitmentRow) -> date:
    """The day the creditor's right was acquired (loi 68-1250, art. 1).

    The day the service was executed, as the request says, or else the first service rendered, or else the
    day of the commitment.
    """
    return request.executed_on or commitment.first_service or commitment.made.on


def _barred_from(judge: Judge, request: RequestRow, commitment: CommitmentRow) -> date | None:
    """The first day the claim is barred (FIN-040); ``None`` while a court action is pending.

    The claims noted on the commitment and the reception of the request start the period again.
    """
    acts = [InterruptingAct(day, _NATURES[kind]) for day, kind in commitment.claims]
    if request.received_on:
        acts.append(InterruptingAct(request.received_on))
    return barred_from(_right_acquired(request, commitment), acts, judge.law).day


def _in_time(judge: Judge, act: Act, request: RequestRow, commitment: CommitmentRow) -> bool:
    years = judge.read("prescription.years").number
    if act.on.year - _right_acquired(request, commitment).year <= years:
        return True
    barred = _barred_from(judge, request, commitment)
    return barred is None or act.on < barred
