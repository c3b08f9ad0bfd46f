"""Delegations: within the giver's own days, domains, lines and amount, and no further down unless allowed."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import GRANTS, RUNNING, SPRING, SUPPLIER
from hypothesis import given
from hypothesis import strategies as st

from access.conftest import ACCOUNTANT, ADMIN, AUDITOR, ORDERER
from secgen import Money, RuleViolation, Secretariat
from secgen.access.state import Access, Holding, within
from secgen.kernel.dates import parse_day

DEPUTY = "agent:de01"
CLERK = "agent:c1e4"


def delegate(sg: Secretariat, **more: Any) -> None:
    """The authorising officer delegates to the deputy for March, unless told otherwise."""
    sg.access.delegate(
        **{
            "giver": ORDERER,
            "actor": DEPUTY,
            "role": "authorising_officer",
            "on": "2026-03-01",
            "until": "2026-03-31",
            "by": more.get("giver", ORDERER),
            **more,
        }
    )


def commits(sg: Secretariat, by: str, on: str = SPRING, amount: str = "600", line: str = RUNNING) -> bool:
    act = {
        "act": "budget.committed",
        "commitment": "2100000001",
        "line": line,
        "payee": SUPPLIER,
        "amount": amount,
        "on": on,
        "by": by,
    }
    return not any(f.rule == "ACT-ROLE" and f.blocks for f in sg.simulate(act).findings)


@pytest.mark.rule("ACT-DELEGATION")
def test_a_delegate_acts_within_the_days_the_lines_and_the_amount(sg: Secretariat) -> None:
    delegate(sg, lines=["0224-CARA-DRAC"], cap="90 000")
    assert commits(sg, DEPUTY)
    assert commits(sg, DEPUTY, on="2026-03-31", amount="90 000")
    assert not commits(sg, DEPUTY, on="2026-02-28")
    assert not commits(sg, DEPUTY, on="2026-04-01")
    assert not commits(sg, DEPUTY, amount="90 000,01")
    assert not commits(sg, DEPUTY, line=GRANTS)


@pytest.mark.rule("ACT-DELEGATION")
@pytest.mark.parametrize(
    "more",
    [
        {"until": "2026-07-01"},
        {"on": "2025-12-31"},
        {"cap": "1 000,01"},
        {"cap": None},
        {"lines": []},
        {"lines": ["0175"]},
        {"lines": ["0224", "0131"]},
        {"domains": []},
        {"domains": ["accounting"]},
        {"role": "accountant"},
    ],
)
def test_nobody_delegates_more_than_they_have(sg: Secretariat, more: dict[str, Any]) -> None:
    narrow = {"domains": ["budget"], "lines": ["0224"], "cap": "1 000"}
    sg.access.give_role(
        actor="agent:1111", role="authorising_officer", on="2026-01-01", until="2026-06-30", by=ADMIN, **narrow
    )
    fine = {"giver": "agent:1111", "lines": ["0224-CARA"], "domains": ["budget"], "cap": "1 000"}
    with pytest.raises(RuleViolation, match="ACT-DELEGATION"):
        delegate(sg, **{**fine, **more})
    delegate(sg, **fine)


def test_one_delegates_oneself(sg: Secretariat) -> None:
    """Nobody delegates another's role; an administrator may record the order another signed."""
    for wrong in ({"by": CLERK}, {"by": ACCOUNTANT}, {"actor": ORDERER}, {"giver": CLERK, "by": CLERK}):
        with pytest.raises(RuleViolation, match="ACT-DELEGATION"):
            delegate(sg, **wrong)
    delegate(sg, by=ADMIN)
    assert commits(sg, DEPUTY)


@pytest.mark.rule("ACT-SUBDELEGATION")
def test_a_delegates_delegate_is_refused_unless_allowed(sg: Secretariat) -> None:
    delegate(sg)
    further = {"giver": DEPUTY, "actor": CLERK, "on": "2026-03-02", "until": "2026-03-20"}
    with pytest.raises(RuleViolation, match="ACT-SUBDELEGATION"):
        delegate(sg, **further)
    delegate(sg, actor="agent:de02", may_delegate=True)
    delegate(sg, **{**further, "giver": "agent:de02"})
    assert commits(sg, CLERK)
    sg.access.end_delegation(giver=ORDERER, actor="agent:de02", role="authorising_officer", on="2026-03-10", by=ORDERER)
    assert commits(sg, CLERK, on="2026-03-09")
    assert not commits(sg, CLERK, on="2026-03-10"), "what it rests on is gone"


def test_a_delegation_falls_with_the_role_of_its_giver(sg: Secretariat) -> None:
    delegate(sg)
    sg.access.end_role(actor=ORDERER, role="authorising_officer", on="2026-03-15", by=ADMIN)
    assert commits(sg, DEPUTY, on="2026-03-14")
    assert not commits(sg, DEPUTY, on="2026-03-15")


def test_a_delegation_is_taken_back_by_its_giver_or_an_administrator(sg: Secretariat) -> None:
    delegate(sg)
    back = {"giver": ORDERER, "actor": DEPUTY, "role": "authorising_officer", "on": "2026-03-10"}
    with pytest.raises(RuleViolation, match="ACT-DELEGATION"):
        sg.access.end_delegation(**back, by=DEPUTY)
    with pytest.raises(RuleViolation, match="ACT-ROLE-HELD"):
        sg.access.end_delegation(**{**back, "giver": ACCOUNTANT}, by=ADMIN)
    sg.access.end_delegation(**back, by=ADMIN)
    assert not commits(sg, DEPUTY, on="2026-03-10")


@pytest.mark.rule("ACT-INCOMPATIBLE")
def test_a_delegation_makes_nobody_judge_of_their_own_acts(sg: Secretariat) -> None:
    for actor in (ACCOUNTANT, AUDITOR):
        with pytest.raises(RuleViolation, match="ACT-INCOMPATIBLE"):
            delegate(sg, actor=actor)


def test_a_ring_of_delegations_rests_on_nobody() -> None:
    access, day = Access(), parse_day(SPRING)
    for actor, giver in (("a", "b"), ("b", "c"), ("c", "a")):
        access.holders.put(actor, (Holding(role="buyer", since=day, giver=giver),))
    assert not any(access.of(actor, day) for actor in "abc")


days = st.dates(min_value=parse_day("2026-01-01"), max_value=parse_day("2026-02-28"))
limits = st.builds(
    Holding,
    role=st.just("buyer"),
    since=days,
    until=st.none() | days,
    domains=st.sampled_from([(), ("budget",), ("budget", "accounting")]),
    lines=st.sampled_from([(), ("0224",), ("0224-CARA",), ("0175",), ("0224", "0175")]),
    cap=st.none() | st.integers(1, 3).map(Money),
)


@given(limits, limits, days, st.sampled_from(["0224-CARA/01/6", "0175/01/6", "0131/01/6"]), st.integers(1, 4))
def test_what_is_as_wide_and_as_long_allows_whatever_the_other_allows(
    wide: Holding, narrow: Holding, day: Any, line: str, cents: int
) -> None:
    """The order the rule compares by is that of what may be done."""

    def allows(one: Holding, domain: str) -> bool:
        return (
            one.on(day)
            and (not one.domains or domain in one.domains)
            and (not one.lines or within(line, one.lines))
            and (one.cap is None or cents <= one.cap.cents)
        )

    if wide.as_wide_as(narrow) and wide.as_long_as(narrow):
        for domain in ("budget", "accounting", "personnel"):
            assert allows(wide, domain) or not allows(narrow, domain)
