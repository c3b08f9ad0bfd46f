"""The statements of a year, read from an office that is already folded: seconds and memory.

    python bench/year_end.py [--size 1M] [--shared DIR] [--folder DIR]

Posts the neutral workload (see post_workload.py) unless the store is there, opens it again in a new process,
folds it, then times each statement. Prints one JSON line.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from secgen.opening import open_secretariat
from secgen.plugins.loader import PluginSet

HERE = Path(__file__).resolve().parent
STATEMENTS = (
    "trial-balance",
    "net-expenses",
    "net-position",
    "general-ledger",
    "off-balance",
    "fixed-assets",
    "provisions",
    "reconciliation",
)


def make(folder: Path, shared: Path, size: str) -> Path:
    """The store of the workload, posted once."""
    store = folder / f"year-end-{size}.db"
    if not store.exists():
        workload = [sys.executable, str(shared / "workload.py"), str(folder), size]
        subprocess.run(workload, check=True, stdout=subprocess.DEVNULL)
        post = [sys.executable, str(HERE / "post_workload.py"), str(folder / size), str(store)]
        subprocess.run(post, check=True, stdout=subprocess.DEVNULL)
    return store


def peak() -> int:
    """Peak memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", default="1M")
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared" / "bench")
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        store = make(args.folder or Path(scratch), args.shared, args.size)
        with open_secretariat(f"sqlite:///{store}", plugins=PluginSet.builtin()) as office:
            started = time.perf_counter()
            head = office.refresh()
            warm = {"acts": head.position, "fold_s": round(time.perf_counter() - started, 2), "mb": peak()}
            seconds = {}
            first = time.perf_counter()
            for name in STATEMENTS:
                started = time.perf_counter()
                table = office.report(name, year=2026)
                seconds[name] = {"s": round(time.perf_counter() - started, 3), "rows": len(table)}
            whole = round(time.perf_counter() - first, 3)
    print(json.dumps({"warm": warm, "statements": seconds, "all_s": whole, "peak_mb": peak()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
