"""What an act costs at rest and on the way: bytes in SQLite and Parquet, time to verify, fold, export, report.

    python bench/scale.py STORE [--parquet FOLDER]

STORE is a journal as bench/post_workload.py leaves it. Prints one line a step, per act, for docs/explanation/scale.md.
Parquet and DuckDB need secgen-columnar installed; without it those lines are left out.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from secgen.opening import open_secretariat
from secgen.plugins.loader import PluginSet


def told(what: str, seconds: float, acts: int, size: int = 0) -> None:
    """One line: the time in all and per act, the bytes per act."""
    weight = f", {size / acts:6.1f} bytes an act" if size else ""
    print(f"{what:34} {seconds:8.2f} s, {seconds / acts * 1e6:7.2f} µs an act{weight}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("store", type=Path)
    parser.add_argument("--parquet", type=Path)
    args = parser.parse_args()
    columnar = find_spec("secgen_columnar") is not None
    plugins = PluginSet.installed() if columnar else PluginSet.builtin()
    with open_secretariat(f"sqlite:///{args.store}", plugins=plugins) as office:
        acts = office.journal.store.head().position
        print(f"{acts} acts, {args.store.stat().st_size / acts:.1f} bytes an act in SQLite")
        begun = time.perf_counter()
        office.verify()
        told("verify the chain", time.perf_counter() - begun, acts)
        begun = time.perf_counter()
        office.refresh()
        told("fold every act", time.perf_counter() - begun, acts)
        begun = time.perf_counter()
        office.report("consumption")
        told("consumption, built in", time.perf_counter() - begun, acts)
        if not columnar:
            return
        with tempfile.TemporaryDirectory() as folder:
            target = (args.parquet or Path(folder)) / "budget.parquet"
            begun = time.perf_counter()
            office.export_file("parquet", target)
            told("export the facts to Parquet", time.perf_counter() - begun, acts, target.stat().st_size)
            ask(target, acts)


def ask(target: Path, acts: int) -> None:
    """The consumption of every unit, title and month from the file, on DuckDB."""
    from secgen_columnar.duck import DuckEngine

    from secgen.budget.reports.consumption import consumption

    with DuckEngine() as engine:
        begun = time.perf_counter()
        engine.run(consumption(), str(target), by=["uo", "title", "month"])
        told("the same by unit, title, month, DuckDB", time.perf_counter() - begun, acts)


if __name__ == "__main__":
    main()
