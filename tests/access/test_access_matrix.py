"""Every act of every domain by every role: what the guard says is what the table says, and nothing else."""

from __future__ import annotations

from typing import Final

import pytest
from attrs import evolve
from schema.acts import ACTS, sample

from secgen.access.guard import ask_role
from secgen.access.state import Access, Holding
from secgen.access.tables import ANYONE, permissions
from secgen.kernel.act import Act
from secgen.kernel.dates import parse_day
from secgen.kernel.finding import Verdict
from secgen.kernel.judge import Judge
from secgen.law import builtin_law

DAY: Final = parse_day("2026-03-02")
LAW: Final = builtin_law()
TABLES: Final = permissions(LAW)


def closed_office() -> dict[str, Access]:
    """One actor for each role."""
    access = Access()
    for role in TABLES.roles:
        access.holders.put(f"agent:{role}", (Holding(role=role, since=DAY),))
    return {"access": access}


STATES: Final = closed_office()


def verdict(act: Act) -> Verdict:
    judge = Judge(LAW, verbose=True)
    judge.start(act, act.on)
    ask_role(STATES, act, judge)
    (finding,) = judge.findings
    return finding.verdict


@pytest.mark.rule("ACT-ROLE")
@pytest.mark.parametrize("cls", ACTS, ids=lambda cls: cls.tag)
def test_who_may_record_an_act_is_who_the_table_names(cls: type[Act]) -> None:
    act = evolve(sample(cls), on=DAY, source="")
    needed = TABLES.recorders(cls.tag, DAY) or ()
    for name, role in TABLES.roles.items():
        may = role.records and (name in needed or ANYONE in needed)
        assert verdict(evolve(act, by=f"agent:{name}")) is (Verdict.PASS if may else Verdict.BREACH), name
    assert verdict(evolve(act, by="")) is Verdict.BREACH
    assert verdict(evolve(act, by="agent:ffff")) is (Verdict.PASS if ANYONE in needed else Verdict.BREACH)
    assert verdict(evolve(act, by=f"agent:{needed[0]}", on=parse_day("2026-03-01"))) is (
        Verdict.PASS if ANYONE in needed else Verdict.BREACH
    ), "the day before anybody has a role"
