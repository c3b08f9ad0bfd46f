"""Several writers want the last euro of a line: one gets it, and nobody ever sees less than nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import secgen
from ledger.processes import line, python
from secgen.backends.memory import MemoryStore
from secgen.kernel.errors import RuleViolation
from secgen.kernel.money import ZERO, Money
from secgen.law import builtin_law
from secgen.plugins import PluginSet
from secgen.secretariat import Secretariat

LINE = "0175-CARA-DRAC/01/6"
LAW = builtin_law()


def opened(url: str) -> Secretariat:
    return secgen.open(url, region="84", year=2026, plugins=PluginSet.builtin(), law=LAW)


GRANTED = "granted"
REFUSED = "FIN-001"  # not enough AE


def spend(sg: Secretariat, number: str) -> str:
    """Commit one euro; tells that it was granted, or which rules refused it."""
    try:
        act = {"line": LINE, "payee": "73282932000074", "amount": "1,00", "on": "2026-03-02"}
        sg.budget.commit(commitment=number, **act)
    except RuleViolation as refusal:
        return ",".join(f.rule for f in refusal.findings)
    return GRANTED


def fill(sg: Secretariat, euros: str) -> None:
    sg.budget.open_line(year=2026, line=LINE, ae=euros, cp=euros, on="2026-01-01")


def race(offices: list[Callable[[], Secretariat]], tries: int) -> int:
    """Each office in its own thread, all at once; how often it was granted."""
    start, outcomes = threading.Barrier(len(offices)), []

    def run(number: int) -> None:
        with offices[number]() as sg:
            start.wait()
            for turn in range(tries):
                outcomes.append(spend(sg, f"{2_100_000_000 + 100 * number + turn}"))
                assert sg.budget.available(2026, LINE)[0] >= ZERO

    threads = [threading.Thread(target=run, args=(n,)) for n in range(len(offices))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == len(offices) * tries
    assert set(outcomes) == {GRANTED, REFUSED}
    return outcomes.count(GRANTED)


def test_of_four_threads_one_gets_the_last_euro(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/office.db"
    with opened(url) as sg:
        fill(sg, "1,00")
        assert race([lambda: opened(url)] * 4, tries=2) == 1
        assert sg.refresh().position == 4
        assert sg.budget.available(2026, LINE)[0] == ZERO
        sg.verify()


@pytest.mark.parametrize("round", range(3))
def test_ten_euros_are_spent_exactly_ten_times(tmp_path: Path, round: int) -> None:
    url = f"sqlite:///{tmp_path}/office.db"
    with opened(url) as sg:
        fill(sg, "10,00")
        assert race([lambda: opened(url)] * 4, tries=4) == 10
        sg.refresh()
        assert sg.budget.available(2026, LINE)[0] == ZERO
        sg.verify()


def test_offices_on_one_store_in_memory_share_it_the_same_way() -> None:
    class Shared(MemoryStore):
        def close(self) -> None:
            """Another office still writes here."""

    store = Shared()

    def office() -> Secretariat:
        return Secretariat("memory:", plugins=PluginSet.builtin(), law=LAW, store=store)

    fill(office(), "3,00")
    assert race([office] * 4, tries=3) == 3
    assert office().budget.available(2026, LINE)[0] == ZERO


def test_threads_that_share_one_office_take_turns() -> None:
    with opened("memory:") as sg:
        fill(sg, "150,00")
        outcomes: list[str] = []

        def run(thread: int) -> None:
            outcomes.extend(spend(sg, f"{2_100_000_000 + 1_000 * thread + turn}") for turn in range(50))

        threads = [threading.Thread(target=run, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (outcomes.count(GRANTED), outcomes.count(REFUSED)) == (150, 50)
        assert sum(act.act.tag == "budget.committed" for act in sg.acts()) == 150
        assert sg.budget.available(2026, LINE) == (ZERO, Money(15_000))
        sg.verify()


SPENDER = """
import sys
from ledger.test_last_euro import opened, spend
with opened(sys.argv[1]) as sg:
    sg.refresh()
    print("ready", flush=True)
    sys.stdin.readline()
    print(spend(sg, sys.argv[2]))
"""


@pytest.mark.parametrize("round", range(2))
def test_of_two_processes_one_gets_the_last_euro(tmp_path: Path, round: int) -> None:
    url = f"sqlite:///{tmp_path}/office.db"
    with opened(url) as sg:
        fill(sg, "1,00")
        running = [python("-c", SPENDER, url, number) for number in ("2100000001", "2100000002")]
        assert [line(process) for process in running] == ["ready\n"] * 2
        for process in running:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        outcomes = sorted(process.communicate(timeout=60) for process in running)
        assert outcomes == [(f"{REFUSED}\n", ""), (f"{GRANTED}\n", "")]
        sg.refresh()
        assert sg.budget.available(2026, LINE) == (ZERO, Money(100))
