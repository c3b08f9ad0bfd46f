"""The work of an office in few words: what the tests of the budget start from.

Amounts and dates are text, as people give them to the facade. Every builder goes through the
facade, so what it builds has passed the rules.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest

import secgen
from secgen import Finding, Money, RuleViolation, Secretariat, Verdict
from secgen.kernel.clock import ManualClock

RUNNING = "0224-CARA-DRAC/07/3"
"""Running costs of the directorate: programme 224, title 3."""
GRANTS = "0131-CARA-DRAC/01/6"
"""Grants to live performance: programme 131, title 6."""
WORKS = "0175-CARA-DRAC/01/5"
"""Works on monuments of the State: programme 175, title 5."""
STAFF = "0224-CARA-DRAC/07/2"
"""Pay: programme 224, title 2."""

SUPPLIER = "73282932000074"
"""A firm that sells to the office."""
COMPANY = "35600000000048"
"""A theatre company, a private body."""

SPRING = "2026-03-02"
"""A day of 2026 after the finance act."""

_numbers = count(1)


def office(year: int = 2026, **options: Any) -> Secretariat:
    """A new office in memory, whose clock stands on 1 January of its first year."""
    clock = ManualClock(datetime(year, 1, 1, 9, tzinfo=UTC))
    return secgen.open("memory:", region="84", year=year, clock=clock, **options)


def open_line(sg: Secretariat, line: str, ae: str, cp: str | None = None, *, year: int = 2026) -> None:
    """Appropriations of the finance act on a line; CP equal to AE unless they are given."""
    sg.budget.open_line(year=year, line=line, ae=ae, cp=cp or ae, on=f"{year}-01-01")


def a_commitment(sg: Secretariat, amount: str, line: str = RUNNING, *, on: str = SPRING, **more: Any) -> str:
    """A commitment to the supplier; gives its number."""
    number = f"21{next(_numbers):08}"
    sg.budget.commit(**{"commitment": number, "line": line, "payee": SUPPLIER, "amount": amount, "on": on, **more})
    return number


def a_grant(sg: Secretariat, amount: str, line: str = GRANTS, *, on: str = SPRING, **terms: Any) -> str:
    """A grant to the theatre company; ``terms`` are those of the award. Gives the number of its commitment."""
    return a_commitment(sg, amount, line, on=on, payee=COMPANY, nature="intervention", grant=terms)


def an_order(
    sg: Secretariat, commitment: str, amount: str, *, on: str = SPRING, certify: bool = True, **more: Any
) -> str:
    """Service certified and its payment order sent to the accountant; gives the request."""
    request = f"DP-{next(_numbers)}"
    if certify:
        sg.budget.certify(commitment=commitment, amount=amount, on=on)
    sg.budget.order(commitment=commitment, request=request, amount=amount, on=on, **more)
    return request


def a_paid_request(sg: Secretariat, commitment: str, amount: str, *, on: str = SPRING, **more: Any) -> str:
    """Service certified, ordered, accepted and paid the same day; gives the request."""
    request = an_order(sg, commitment, amount, on=on, **more)
    sg.budget.accept(request=request, on=on)
    sg.budget.pay(request=request, on=on)
    return request


def available(sg: Secretariat, line: str, year: int = 2026) -> tuple[Money, Money]:
    return sg.budget.available(year, line)  # type: ignore[no-any-return]


def euros(*amounts: str) -> Any:
    """One amount, or several to compare with a tuple."""
    parsed = tuple(Money.parse(amount) for amount in amounts)
    return parsed if len(parsed) > 1 else parsed[0]


def shown(amount: str) -> str:
    """An amount as findings show it."""
    return f"{Money.parse(amount)} €"


def commitment_row(sg: Secretariat, commitment: str) -> Any:
    return sg.budget.state.commitments[f"{commitment}/1"]


def request_row(sg: Secretariat, request: str) -> Any:
    return sg.budget.state.requests[request]


def books(sg: Secretariat) -> list[dict[Any, Any]]:
    """A deep copy of every book of every domain: what the office knows at this moment."""
    sg.state("budget")
    return [deepcopy(dict(book)) for domain in sg.domains for book in sg.engine.states[domain.name].books()]


def refusal(sg: Secretariat, call: Callable[[], object]) -> dict[str, Finding]:
    """The blocking findings of a call that must be refused, by rule; and nothing may have been recorded."""
    before, head = books(sg), sg.journal.store.head()
    with pytest.raises(RuleViolation) as caught:
        call()
    assert sg.journal.store.head() == head
    assert books(sg) == before
    assert all(finding.blocking and finding.verdict is Verdict.BREACH for finding in caught.value.findings)
    return {finding.rule: finding for finding in caught.value.findings}


def refused(sg: Secretariat, rule: str, where: str, call: Callable[[], object]) -> dict[str, str]:
    """The call is refused by that rule alone, at that place; gives the inputs the finding shows."""
    found = refusal(sg, call)
    assert {name: finding.where for name, finding in found.items()} == {rule: where}
    return dict(found[rule].inputs)


def verdicts(sg: Secretariat, rule: str, **act: Any) -> dict[str, Verdict]:
    """What a rule would say of an act, by place; nothing is recorded."""
    return {f.where: f.verdict for f in sg.simulate(act).findings if f.rule == rule}
