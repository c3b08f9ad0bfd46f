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
from secgen.kernel.known_law import read_if_known
from secgen.kernel.money import Money

INEFFECTIVE: Final = ("credits", "service", "discharge", "visa")
"""Grounds on which a requisition has no effect (GBCP art. 136)."""
GROUNDS: Final = (
    "officer",
    "imputation",
    "credits",
    "service",
    "liquidation",
    "documents",
    "time_bar",
    "discharge",
    "visa",
)
"""What a payment is suspended on: each check of the accountant."""


_NATURES: Final[dict[str, Nature]] = {
    "claim": "claim",
    "court": "court",
    "letter": "administration",
    "payment": "payment",
}


def examine(budget: Budget, judge: Judge, act: Act, request: RequestRow, *, advisory: bool) -> tuple[str, ...]:
    """Ask every check of the two articles; give the grounds that fail, not those undetermined."""
    checks = verdicts(budget, judge, act, request)
    if judge.quick and all(checks.values()):
        return ()
    commitment = budget.commitments[request.commitment]
    made, year = commitment.made, act.on.year
    available = _available(budget, request, made, year)
    required = _required(judge, act, made, request)
    facts: dict[str, Any] = {
        "officer": {"ordered_by": request.orderer},
        "imputation": {"account": request.account, "line": made.line},
        "credits": {"amount": Money(request.amount), "cp_available": Money(available), "year": year},
        "service": {"ordered": Money(commitment.ordered), "certified": Money(commitment.certified)},
        "liquidation": {
            "net": Money(request.amount),
            "gross": Money(request.gross),
            "invoiced": Money(request.invoiced) if request.invoiced else None,
        },
        "documents": {"required": required, "missing": (required or frozenset()) - set(request.documents)},
        "time_bar": _time_bar(judge, request, commitment),
        "discharge": {"creditor": request.creditor or made.payee, "payee": made.payee, "bank": request.bank_checked},
        "visa": {"visa": made.visa, "amount": made.amount},
    }
    for ground, ok in checks.items():
        if ok is not True or judge.verbose:
            judge.check(r.FIN_024, ok, ground, advisory=advisory, **facts[ground])
    return tuple(ground for ground, ok in checks.items() if ok is False)


def verdicts(budget: Budget, judge: Judge, act: Act, request: RequestRow) -> dict[str, bool | None]:
    """Whether each check passes; ``None`` for one that can't be decided."""
    commitment = budget.commitments[request.commitment]
    made = commitment.made
    required = _required(judge, act, made, request)
    return {
        "officer": _officer(budget, act, request, made),
        "imputation": not request.account or _imputation(request, made),
        "credits": request.amount <= _available(budget, request, made, act.on.year),
        "service": commitment.ordered <= commitment.certified or _before_service(request),
        "liquidation": 0 < request.amount <= request.gross <= (request.invoiced or request.gross),
        "documents": None if required is None else required <= set(request.documents),
        "time_bar": _in_time(judge, act, request, commitment),
        "discharge": request.bank_checked and (request.creditor or made.payee) == made.payee,
        "visa": bool(made.visa) or not visa_needed(made, judge),
    }


def _available(budget: Budget, request: RequestRow, made: Committed, year: int) -> int:
    """CP for the request in a year, in cents: those held at the order serve, or in another year what is left anew."""
    line = budget.lines.get((year, made.line))
    return (line.cp_available if line else 0) + (request.amount if year == request.year else 0)


def _required(judge: Judge, act: Act, made: Committed, request: RequestRow) -> frozenset[str] | None:
    """The supporting documents of such a payment; ``None`` where the packs know no list on that day."""
    if made.grant is None:
        name = "documents.required.contract"
    else:
        name = "documents.required.grant" + ("_balance" if request.kind == "balance" else "")
    listed = read_if_known(judge, name, act.on)
    return None if listed is None else frozenset(listed.names)


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


def _rights(request: RequestRow, commitment: CommitmentRow) -> tuple[date, date] | None:
    """The earliest and the latest day the right paid may have been acquired (loi 68-1250, art. 1).

    The day the service was executed, as the request says; or else between the first service not paid yet and the last
    one at the order. An advance is due from the commitment. ``None`` when no service is known.
    """
    if request.executed_on:
        return request.executed_on, request.executed_on
    if request.kind == "advance":
        return commitment.made.on, commitment.made.on
    last = request.served_on or commitment.last_service
    if last is None:
        return None
    return min(commitment.first_service or last, last), last


def _barred_from(judge: Judge, request: RequestRow, commitment: CommitmentRow, right: date) -> date | None:
    """The first day a claim on a right is barred (FIN-040); ``None`` while a court action is pending.

    The claims and payments noted on the commitment and the reception of the request start the period again.
    """
    acts = [InterruptingAct(day, _NATURES[kind]) for day, kind in commitment.claims]
    acts += [InterruptingAct(date(year, 1, 1), "payment") for year in commitment.paid_in]
    if request.received_on:
        acts.append(InterruptingAct(request.received_on))
    return barred_from(right, acts, judge.law).day


def _in_time(judge: Judge, act: Act, request: RequestRow, commitment: CommitmentRow) -> bool | None:
    """Whether the claim is not barred; ``None`` when it depends on which service is paid, or on when it was."""
    years = judge.read("prescription.years").number
    rights = _rights(request, commitment)
    first, last = rights or (commitment.made.on, act.on)
    if act.on.year - first.year <= years:
        return True
    kept = tuple(_payable(judge, act, request, commitment, right) for right in (first, last))
    return kept[0] if kept[0] == kept[1] else None


def _payable(judge: Judge, act: Act, request: RequestRow, commitment: CommitmentRow, right: date) -> bool:
    barred = _barred_from(judge, request, commitment, right)
    return barred is None or act.on < barred


def _time_bar(judge: Judge, request: RequestRow, commitment: CommitmentRow) -> dict[str, Any]:
    """What the finding on the four-year bar saw."""
    rights = _rights(request, commitment)
    first, last = rights or (None, None)
    return {
        "right_acquired": first,
        "or_at_the_latest": None if first == last else last,
        "barred_from": first and _barred_from(judge, request, commitment, first),
    }
