"""Several writers want the same euros: each euro is spent once, and nobody ever sees less than nothing."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

import conftest
import secgen
from secgen.kernel.money import ZERO, Money
from secgen.law import builtin_law
from secgen.plugins import PluginSet
from secgen.secretariat import Secretariat
from secgen_postgres import plugin

LINE = "0175-CARA-DRAC/01/6"
LAW = builtin_law()
WRITERS = 8
EUROS = 120
TRIES = 20

SPENDER = """
import sys
from secgen.kernel.errors import ConcurrencyConflict, RuleViolation
from test_racing import LINE, opened

number, tries = int(sys.argv[2]), int(sys.argv[3])
with opened(sys.argv[1]) as office:
    office.refresh()
    print("ready", flush=True)
    sys.stdin.readline()
    granted = refused = busy = 0
    for turn in range(tries):
        act = {"line": LINE, "payee": "73282932000074", "amount": "1,00", "on": "2026-03-02"}
        while True:
            try:
                office.budget.commit(commitment=str(2_100_000_000 + 1000 * number + turn), **act)
                granted += 1
            except RuleViolation as refusal:
                assert {f.rule for f in refusal.findings} == {"FIN-001"}, refusal
                refused += 1
            except ConcurrencyConflict:
                busy += 1
                continue
            break
        assert office.budget.available(2026, LINE)[0].cents >= 0
    print(granted, refused, busy)
"""


def opened(url: str) -> Secretariat:
    return secgen.open(url, region="84", year=2026, plugins=PluginSet.of(plugin), law=LAW)


def race(url: str, writers: int, tries: int) -> tuple[list[tuple[int, int, int]], float]:
    """What each process was granted and refused, and the seconds it took them all."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", f"import sys\nsys.path[:0] = {sys.path!r}\n{SPENDER}", url, str(n), str(tries)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(writers)
    ]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    start = time.perf_counter()
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [process.communicate(timeout=120)[0] for process in running]
    elapsed = time.perf_counter() - start
    assert [process.returncode for process in running] == [0] * writers
    found = [tuple(map(int, line.split())) for line in told]
    return found, elapsed  # type: ignore[return-value]


def fill(office: Secretariat, euros: int) -> None:
    office.budget.open_line(year=2026, line=LINE, ae=f"{euros},00", cp=f"{euros},00", on="2026-01-01")


@pytest.mark.parametrize("round", range(2))
def test_of_two_processes_one_gets_the_last_euro(url: str, round: int) -> None:
    with opened(url) as office:
        fill(office, 1)
        outcomes, _ = race(url, writers=2, tries=1)
        assert sorted(outcome[:2] for outcome in outcomes) == [(0, 1), (1, 0)]
        office.refresh()
        assert office.budget.available(2026, LINE) == (ZERO, Money(100))
        office.verify()


def test_eight_processes_spend_every_euro_once(url: str) -> None:
    with opened(url) as office:
        fill(office, EUROS)
        outcomes, elapsed = race(url, WRITERS, TRIES)
        granted = sum(outcome[0] for outcome in outcomes)
        assert granted == EUROS
        assert sum(outcome[1] for outcome in outcomes) == WRITERS * TRIES - EUROS
        head = office.refresh()
        commitments = [act.act.commitment for act in office.acts() if act.act.tag == "budget.committed"]
        assert len(commitments) == len(set(commitments)) == EUROS
        assert office.budget.available(2026, LINE)[0] == ZERO
        assert office.verify() == head
    busy = sum(outcome[2] for outcome in outcomes)
    conftest.FIGURES.append(
        f"{WRITERS} processes for the same {EUROS} euros: {granted} granted in {elapsed:.1f} s "
        f"({granted / elapsed:.0f} acts/s; told to try again {busy} times)"
    )
