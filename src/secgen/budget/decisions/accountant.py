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

    __slots__ = ("act", "budget", "commitment", "judge", "made", "request")

    def __init__(self, budget: Budget, judge: Judge, act: Act, request: RequestRow) -> None:
        self.budget = budget
        self.judge = judge
        self.act = act
        self.request = request
        self.commitment = budget.commitments[request.commitment]
        self.made = self.commitment.made

    @property
    def creditor(self) -> str:
        """Who would be paid: the creditor of the order, or else the payee of the commitment."""
        return self.request.creditor or self.made.payee

    @property
    def cp_available(self) -> int:
        """CP held at the order serve for the same year; in another year they must be there anew."""
        year = self.act.on.year
        row = self.budget.line(year, self.made.line)
        held = self.request.amount if year == self.request.year else 0
        return (row.cp_available if row else 0) + held

    @property
    def required(self) -> tuple[str, ...]:
        """The supporting documents of such a payment."""
        if self.made.grant is None:
            name = "documents.required.contract"
        else:
            name = "documents.required.grant" + ("_balance" if self.request.kind == "balance" else "")
        return self.judge.read(name, self.act.on).names

    @property
    def right_acquired(self) -> date:
        """The day the creditor's right was acquired (loi 68-1250, art. 1).

        The day the service was executed, as the request says, or else the first service rendered, or else the
        day of the commitment.
        """
        return self.request.executed_on or self.commitment.first_service or self.made.on

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
    checks = _checks(case)
    if judge.quick and all(checks.values()):
        return ()
    for ground, ok in checks.items():
        if not ok or judge.verbose:
            judge.check(r.FIN_024, ok, ground, advisory=advisory, **FACTS[ground](case))
    return tuple(ground for ground, ok in checks.items() if not ok)


def _checks(case: Case) -> dict[str, bool]:
    """Every check of the two articles by its ground, and whether the order passes it."""
    request, commitment, made = case.request, case.commitment, case.made
    return {
        "officer": _officer(case),
        "imputation": not request.account or _imputation(case),
        "credits": request.amount <= case.cp_available,
        "service": commitment.ordered <= commitment.certified or _before_service(request),
        "liquidation": 0 < request.amount <= request.gross,
        "documents": set(case.required).issubset(request.documents),
        "time_bar": _in_time(case),
        "discharge": request.bank_checked and case.creditor == made.payee,
        "visa": bool(made.visa) or not visa_needed(made, case.judge),
    }


def _officer(case: Case) -> bool:
    orderer, delegations = case.request.orderer, case.budget.delegations
    if case.act.by and case.act.by == orderer:
        return False
    if not delegations:
        return True
    held = delegations.get(orderer)
    programme = parse_line(case.made.line).programme
    return held is not None and (not held.programmes or programme in held.programmes)


def _imputation(case: Case) -> bool:
    return title_of_account(case.request.account) in ("", parse_line(case.made.line).title)


def _before_service(request: RequestRow) -> bool:
    return bool(request.before_service) or request.kind in ("advance", "retention_release")


def _in_time(case: Case) -> bool:
    years = case.judge.read("prescription.years", case.act.on).number
    if case.act.on.year - case.right_acquired.year <= years:
        return True
    barred = case.barred_from
    return barred is None or case.act.on < barred


Facts = Callable[[Case], dict[str, Any]]
FACTS: Final[dict[str, Facts]] = {
    "officer": lambda c: {"ordered_by": c.request.orderer},
    "imputation": lambda c: {"account": c.request.account, "line": c.made.line},
    "credits": lambda c: {
        "amount": Money(c.request.amount),
        "cp_available": Money(c.cp_available),
        "year": c.act.on.year,
    },
    "service": lambda c: {"ordered": Money(c.commitment.ordered), "certified": Money(c.commitment.certified)},
    "liquidation": lambda c: {"net": Money(c.request.amount), "gross": Money(c.request.gross)},
    "documents": lambda c: {"required": c.required, "missing": sorted(set(c.required) - set(c.request.documents))},
    "time_bar": lambda c: {"right_acquired": c.right_acquired, "barred_from": c.barred_from},
    "discharge": lambda c: {"creditor": c.creditor, "payee": c.made.payee, "bank": c.request.bank_checked},
    "visa": lambda c: {"visa": c.made.visa, "amount": c.made.amount},
}
"""What each check looked at, as a person reads it."""
