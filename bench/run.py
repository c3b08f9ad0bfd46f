"""secgen beside its peers on the neutral workload: one interleaved run, medians, ratios.

    python bench/run.py [--sizes 10k,100k,1M,10M] [--rounds N] [--slow-peers] [--shared DIR] [--json FILE]

Makes the workload with ../shared/bench/workload.py, then runs each program in turn, round after round,
as whole processes: secgen (checked, chained, durable in SQLite), the bare reference loop with SQLite
(the floor), beancount, hledger and the C++ ledger where they are installed. beancount and hledger take
minutes and gigabytes at a million: they run there only with --slow-peers. secgen must find the expected
figures at every size, or the run fails.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent


def commands(folder: Path, shared: Path, scratch: Path, size: str, *, slow_peers: bool) -> dict[str, list[str]]:
    """The programs that can run here, by name."""
    python = sys.executable
    found = {
        "secgen": [python, str(HERE / "post_workload.py"), str(folder), str(scratch / "secgen.db")],
        "floor (bare loop + SQLite)": [python, str(HERE / "floor.py"), str(folder), str(scratch / "floor.db")],
    }
    if size == "10M":
        return found
    if shutil.which("ledger"):
        found["ledger (C++) balance"] = ["ledger", "-f", str(folder / "journal.ledger"), "balance"]
    if size == "1M" and not slow_peers:
        return found
    if shutil.which("hledger"):
        found["hledger balance"] = ["hledger", "-f", str(folder / "journal.ledger"), "balance"]
    if find_spec("beanquery"):
        found["beancount load + queries"] = [python, str(shared / "peer_beancount.py"), str(folder)]
    return found


def run_once(command: list[str], shared: Path, compiled: Path) -> dict[str, float]:
    """One whole process: wall seconds, peak memory in MB. Python's compiled files are kept, as after any first run."""
    env = dict(os.environ, PYTHONPATH=str(shared), PYTHONPYCACHEPREFIX=str(compiled), BEANCOUNT_DISABLE_LOAD_CACHE="1")
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env)
    assert process.stderr is not None
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    if status:
        raise SystemExit(f"{command[0:2]} failed: {error.decode(errors='replace')[-400:]}")
    return {"wall": wall, "peak_mb": usage.ru_maxrss / 1024}


def measure(size: str, rounds: int, shared: Path, data: Path, scratch: Path, *, slow_peers: bool) -> dict[str, object]:
    """All programs at one size, in turn."""
    folder = data / size
    subprocess.run(
        [sys.executable, str(shared / "workload.py"), str(data), size], check=True, stdout=subprocess.DEVNULL
    )
    if size != "10M" and (shutil.which("ledger") or shutil.which("hledger") or find_spec("beanquery")):
        subprocess.run(
            [sys.executable, str(shared / "to_journal.py"), str(folder)],
            check=True,
            stdout=subprocess.DEVNULL,
            env=dict(os.environ, PYTHONPATH=str(shared)),
        )
    programs = commands(folder, shared, scratch, size, slow_peers=slow_peers)
    names = list(programs)
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    compiled = scratch / "compiled"
    if not compiled.exists():  # a first run of each, not counted, compiles
        for name in names:
            run_once(programs[name], shared, compiled)
    for number in range(rounds):
        for name in names[number % len(names) :] + names[: number % len(names)]:
            runs[name].append(run_once(programs[name], shared, compiled))
    return {"size": size, "rounds": rounds, "runs": runs}


def table(result: dict[str, object]) -> str:
    """One size as a Markdown table; ratios pair runs of the same round."""
    runs = result["runs"]
    assert isinstance(runs, dict)
    own = [r["wall"] for r in runs["secgen"]]
    lines = [
        f"| {result['size']} | wall s, median (min..max) | secgen / it | peak MB |",
        "|---|---|---|---|",
    ]
    for name, each in runs.items():
        walls = [r["wall"] for r in each]
        ratio = statistics.median(a / b for a, b in zip(own, walls, strict=True))
        peak = statistics.median(r["peak_mb"] for r in each)
        lines.append(
            f"| {name} | {statistics.median(walls):.2f} ({min(walls):.2f}..{max(walls):.2f})"
            f" | {ratio:.2f} | {peak:.0f} |"
        )
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", default="10k,100k")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--slow-peers", action="store_true")
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared" / "bench")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    if not (args.shared / "workload.py").exists():
        print(f"no workload in {args.shared}: give --shared DIR")
        return 2
    print(f"{platform.platform()} · Python {platform.python_version()} · {os.cpu_count()} cores")
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for size in args.sizes.split(","):
            results.append(
                measure(size, args.rounds, args.shared, Path(folder), Path(folder), slow_peers=args.slow_peers)
            )
            print("\n" + table(results[-1]))
    if args.json:
        args.json.write_text(json.dumps(results, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
