"""Starting: what it costs before any work, each figure a whole process beside a bare interpreter.

    python bench/start.py [--runs N]

Run it with the Python of a venv where secgen and its plugins are installed. The processes run in turn, N times each
after one that is not counted, with compiled files kept as after any first run; prints medians, and the median of what
each takes more than the bare interpreter of its turn. CPU time is what counts on a busy machine.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from importlib.metadata import entry_points
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import secgen

BARE = "bare interpreter"
Cost = tuple[float, float]
"""Wall and CPU time of one process, in milliseconds."""


def processes(store: str) -> dict[str, list[str]]:
    """What is started, by name; the console script of the venv if it is there, as a person runs it."""
    script = Path(sys.executable).parent / "secgen"
    secgen_command = [str(script)] if script.exists() else [sys.executable, "-m", "secgen.cli"]
    opened = f"import secgen; office = secgen.open({store!r})"
    return {
        BARE: [sys.executable, "-c", "pass"],
        "import secgen": [sys.executable, "-c", "import secgen"],
        "secgen --version": [*secgen_command, "--version"],
        "secgen --help": [*secgen_command, "--help"],
        "secgen.open": [sys.executable, "-c", opened],
        "secgen.open + consumption": [sys.executable, "-c", f"{opened}; office.report('consumption', year=2026)"],
        "secgen report consumption": [*secgen_command, "report", "consumption", "--year", "2026", "--store", store],
    }


def cost(command: Sequence[str], environment: Mapping[str, str]) -> Cost:
    """Run one process to its end."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall * 1000, cpu * 1000


def tiny_office(store: str) -> None:
    """An office with appropriations and one commitment."""
    with secgen.open(store, region="84", year=2026) as office:
        office.budget.open_appropriations(2026, "131", action="01", title=6, ae="90 000,00", cp="90 000,00")
        office.budget.commit(
            commitment="2105000501", line="0131/01/6", payee="73282932000074", amount="48 000,00", on="2026-03-03"
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=15)
    runs: int = parser.parse_args().runs
    with TemporaryDirectory() as scratch:
        store = f"sqlite:///{scratch}/tiny.db"
        tiny_office(store)
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": f"{scratch}/compiled"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        commands = processes(store)
        for command in commands.values():
            cost(command, environment)
        costs: dict[str, list[Cost]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                costs[name].append(cost(command, environment))
    installed = sorted(entry.name for entry in entry_points(group="secgen.plugins.v1"))
    print(f"{runs} runs of each, in turn; plugins installed: {', '.join(installed) or 'none'}")
    print(f"{'median, ms':<28} {'wall':>7} {'CPU':>7} {'wall over bare':>15} {'CPU over bare':>15}")
    for name, taken in costs.items():
        wall, cpu = (median(each[i] for each in taken) for i in (0, 1))
        more = (median(a[i] - b[i] for a, b in zip(taken, costs[BARE], strict=True)) for i in (0, 1))
        print(f"{name:<28} {wall:>7.0f} {cpu:>7.0f}" + "".join(f" {value:>15.0f}" for value in more))


if __name__ == "__main__":
    main()
