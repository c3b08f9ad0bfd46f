"""The accountant's checks on a payment order: GBCP art. 19 and 20, all asked, none forgotten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from secgen.budget.computations.prescription import InterruptingAct, Nature, barred_from
from secgen.budget.decisions.commitments import visa_needed
from secgen.budget.lines import parse_line
from secgen.budget.nomenclature import title_of_account
from secgen.budget.rules import payments as r
from secgen.budget.state import Budget, RequestRow
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


class Case:
    """One order before the accountant, with what the checks look at."""

    __slots__ = ("act", "budget", "commitment", "judge", "request")

    def __init__(self, budget: Budget, judge: Judge, act: Act, request: RequestRow) -> None:
        self.budget = budget
        self.judge = judge
        self.act = act
        self.request = request
        self.commitment = budget.commitments[request.commitment]

    @property
    def creditor(self) -> str:
        """Who would be paid: the creditor of the order, or else the payee of the commitment."""
        return self.request.creditor or self.commitment.made.payee

    @property
    def cp_available(self) -> int:
        """CP held at the order serve for the same year; in another year they must be there anew."""
        row = self.budget.line(self.act.on.year, self.commitment.made.line)
        held = self.request.amount if self.act.on.year == self.request.year else 0
        return (row.cp_available if row else 0) + held

    @property
    def required(self) -> tuple[str, ...]:
        """The supporting documents of such a payment."""
        if self.commitment.made.grant is None:
            name = "contract"
        else:
            name = "grant_balance" if self.request.kind == "balance" else "grant"
        return self.judge.read(f"documents.required.{name}", self.act.on).names

    @property
    def right_acquired(self) -> date:
        """The day the creditor's right was acquired (loi 68-1250, art. 1).

        The day the service was executed, as the request says, or else the first service rendered, or else the
        day of the commitment.
        """
        return self.request.executed_on or self.commitment.first_service or self.commitment.made.on

    @property
    def barred_from(self) -> date | None:
        """The first day the claim is barred (FIN-040); ``None`` while a court action is pending.

        The claims noted on the commitment and the reception of the request start the period again.
        """
        acts = [InterruptingAct(day, _NATURES[kind]) for day, kind in self.commitment.claims]
        if self.request.received_on:
            acts.append(InterruptingAct(self.request.received_on))
        return barred_from(self.right_acquired, acts, self.judge.law).day


def examine(budget: Budget, judge: Judge, act: Act, request: RequestRow, *, advisory: bool) -> tuple[str, ...]:
    """Ask every check; give the grounds that fail."""
    case = Case(budget, judge, act, request)
    grounds = []
    for ground, holds, facts in CHECKS:
        ok = holds(case)
        if not ok:
            grounds.append(ground)
        if not ok or judge.verbose:
            judge.check(r.FIN_024, ok, ground, advisory=advisory, **facts(case))
    return tuple(grounds)


def _officer(case: Case) -> bool:
    orderer, delegations = case.request.orderer, case.budget.delegations
    if case.act.by and case.act.by == orderer:
        return False
    if not delegations:
        return True
    held = delegations.get(orderer)
    programme = parse_line(case.commitment.made.line).programme
    return held is not None and (not held.programmes or programme in held.programmes)


def _imputation(case: Case) -> bool:
    account = case.request.account
    return not account or title_of_account(account) in ("", parse_line(case.commitment.made.line).title)


def _service(case: Case) -> bool:
    before = case.request.before_service or case.request.kind in ("advance", "retention_release")
    return bool(before) or case.commitment.ordered <= case.commitment.certified


def _documents(case: Case) -> bool:
    return all(document in case.request.documents for document in case.required)


def _in_time(case: Case) -> bool:
    years = case.judge.read("prescription.years", case.act.on).number
    if case.act.on.year - case.right_acquired.year <= years:
        return True
    barred = case.barred_from
    return barred is None or case.act.on < barred


def _visa(case: Case) -> bool:
    return bool(case.commitment.made.visa) or not visa_needed(case.commitment.made, case.judge)


Facts = Callable[[Case], dict[str, Any]]
CHECKS: Final[tuple[tuple[str, Callable[[Case], bool], Facts], ...]] = (
    ("officer", _officer, lambda c: {"ordered_by": c.request.orderer}),
    ("imputation", _imputation, lambda c: {"account": c.request.account, "line": c.commitment.made.line}),
    (
        "credits",
        lambda c: c.request.amount <= c.cp_available,
        lambda c: {"amount": Money(c.request.amount), "cp_available": Money(c.cp_available), "year": c.act.on.year},
    ),
    (
        "service",
        _service,
        lambda c: {"ordered": Money(c.commitment.ordered), "certified": Money(c.commitment.certified)},
    ),
    (
        "liquidation",
        lambda c: 0 < c.request.amount <= c.request.gross,
        lambda c: {"net": Money(c.request.amount), "gross": Money(c.request.gross)},
    ),
    (
        "documents",
        _documents,
        lambda c: {"required": c.required, "missing": sorted(set(c.required) - set(c.request.documents))},
    ),
    ("time_bar", _in_time, lambda c: {"right_acquired": c.right_acquired, "barred_from": c.barred_from}),
    (
        "discharge",
        lambda c: c.creditor == c.commitment.made.payee and c.request.bank_checked,
        lambda c: {"creditor": c.creditor, "payee": c.commitment.made.payee, "bank": c.request.bank_checked},
    ),
    ("visa", _visa, lambda c: {"visa": c.commitment.made.visa, "amount": c.commitment.made.amount}),
)
