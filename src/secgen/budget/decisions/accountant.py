"""The accountant's checks on a payment order: GBCP art. 19 and 20, all asked, none forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from secgen.budget.computations.prescription import InterruptingAct, Nature, barred_from
from secgen.budget.decisions.commitments import visa_needed
from secgen.budget.lines import parse_line
from secgen.budget.nomenclature import title_of_account
from secgen.budget.rules import payments as r
from secgen.budget.state import Budget, CommitmentRow, RequestRow
from secgen.kernel.act import Act
from secgen.kernel.judge import Judge
from secgen.kernel.money import Money

INEFFECTIVE: Final = ("credits", "service", "discharge", "visa")
"""Grounds on which a requisition has no effect (GBCP art. 136)."""


_NATURES: Final[dict[str, Nature]] = {"claim": "claim", "court": "court", "letter": "administration", "payment": "payment"}


class Check(NamedTuple):
    ground: str
    ok: bool
    inputs: dict[str, Any]


def examine(budget: Budget, judge: Judge, act: Act, request: RequestRow, *, advisory: bool) -> tuple[str, ...]:
    """Ask every check; give the grounds that fail."""
    commitment = budget.commitments[request.commitment]
    grounds = []
    for check in _checks(budget, judge, act, request, commitment):
        if not judge.check(r.FIN_024, check.ok, check.ground, advisory=advisory, **check.inputs):
            grounds.append(check.ground)
    return tuple(grounds)


def _checks(
    budget: Budget, judge: Judge, act: Act, request: RequestRow, commitment: CommitmentRow
) -> Iterator[Check]:
    made = commitment.made
    line = parse_line(made.line)
    yield _officer(budget, act, request, line.programme)
    title = title_of_account(request.account) if request.account else ""
    yield Check("imputation", title in ("", line.title), {"account": request.account, "line": made.line})
    yield _credits(budget, act, request, made.line)
    yield _service(request, commitment)
    yield Check("liquidation", 0 < request.amount <= request.gross, {"net": Money(request.amount), "gross": Money(request.gross)})
    required = _required(judge, act, request, commitment)
    missing = sorted(set(required) - set(request.documents))
    yield Check("documents", not missing, {"required": required, "missing": missing})
    yield _time_bar(judge, act, request, commitment)
    creditor = request.creditor or made.payee
    yield Check(
        "discharge", creditor == made.payee and request.bank_checked, {"creditor": creditor, "payee": made.payee, "bank": request.bank_checked}
    )
    yield Check("visa", bool(made.visa) or not visa_needed(made, judge), {"visa": made.visa, "amount": made.amount})


def _officer(budget: Budget, act: Act, request: RequestRow, programme: str) -> Check:
    held = budget.delegations.get(request.orderer)
    ok = not budget.delegations or (held is not None and (not held.programmes or programme in held.programmes))
    return Check("officer", ok and (not act.by or act.by != request.orderer), {"ordered_by": request.orderer})


def _credits(budget: Budget, act: Act, request: RequestRow, code: str) -> Check:
    """CP held at the order serve for the same year; in another year they must be there anew."""
    row = budget.line(act.on.year, code)
    held = request.amount if act.on.year == request.year else 0
    available = (row.cp_available if row else 0) + held
    return Check("credits", request.amount <= available, {"amount": Money(request.amount), "cp_available": Money(available), "year": act.on.year})


def _service(request: RequestRow, commitment: CommitmentRow) -> Check:
    before = bool(request.before_service) or request.kind in ("advance", "retention_release")
    ok = before or commitment.ordered <= commitment.certified
    return Check("service", ok, {"ordered": Money(commitment.ordered), "certified": Money(commitment.certified)})


def _required(judge: Judge, act: Act, request: RequestRow, commitment: CommitmentRow) -> tuple[str, ...]:
    if commitment.made.grant is None:
        name = "contract"
    else:
        name = "grant_balance" if request.kind == "balance" else "grant"
    return judge.read(f"documents.required.{name}", act.on).names


def _time_bar(judge: Judge, act: Act, request: RequestRow, commitment: CommitmentRow) -> Check:
    acquired = request.executed_on or commitment.first_service or commitment.made.on
    years = judge.read("prescription.years", act.on).number
    if act.on.year - acquired.year <= years:
        return Check("time_bar", True, {"right_acquired": acquired})
    acts = [InterruptingAct(day, _NATURES[kind]) for day, kind in commitment.claims]
    if request.received_on:
        acts.append(InterruptingAct(request.received_on))
    barred = barred_from(acquired, acts, judge.law)
    return Check("time_bar", not barred.bars(act.on), {"right_acquired": acquired, "barred_from": barred.day})
