"""Every bench, one after another, each with its own words: what ``make bench`` runs.

    python bench/all.py [--size 100k] [--rounds 3] [--shared DIR] [--only NAME ...]

The peers, the engines and PostgreSQL are measured beside secgen in interleaved rounds. Opening, the past and the
statements are measured on the journal posted at ``--size``. What a machine lacks (Java, a PostgreSQL server, the C++
ledger) is said and left out. Exits 1 if a bench failed or found a figure that is not the expected one.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
SERVERS = "/usr/lib/postgresql/*/bin/pg_ctl"


class Bench(NamedTuple):
    """A bench: its name, its program and arguments, and what is missing on this machine to run it."""

    name: str
    arguments: tuple[str, ...]
    missing: str = ""


def benches(size: str, rounds: int, shared: Path, folder: Path) -> Iterator[Bench]:
    """In the order they run; the journal posted by the second is read by those after it."""
    workload, store = str(folder / size), str(folder / "office.db")
    of_bench = str(shared / "bench")
    java = "" if shutil.which("java") else "no Java: Spark is left out"
    server = shutil.which("pg_ctl") or any(Path("/").glob(SERVERS[1:]))
    times = ("--rounds", str(rounds))
    yield Bench("peers", ("run.py", "--sizes", size, "--shared", of_bench, *times))
    yield Bench("post", ("post_workload.py", workload, store))
    yield Bench("open", ("open.py", store))
    yield Bench("scale", ("scale.py", store))
    yield Bench("year-end", ("year_end.py", "--size", size, "--shared", of_bench))
    yield Bench("engines", ("engines.py", *times, *(("--no-spark",) if java else ())))
    yield Bench("postgres", ("postgres.py", *times), "" if server else "no PostgreSQL server")
    yield Bench("start", ("start.py",))
    yield Bench("personnel", ("personnel.py",))
    yield Bench("procurement", ("procurement.py", "--shared", str(shared)))
    yield Bench("assets", ("assets.py",))
    yield Bench("communication", ("communication.py",))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--size", default="100k")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    parser.add_argument("--only", nargs="*", metavar="NAME")
    args = parser.parse_args()
    if not (args.shared / "bench" / "workload.py").exists():
        parser.error(f"no workload in {args.shared}/bench: give --shared DIR")
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        made = [sys.executable, str(args.shared / "bench" / "workload.py"), folder, args.size]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
        for bench in benches(args.size, args.rounds, args.shared, Path(folder)):
            if args.only and bench.name not in {*args.only, "post"}:
                continue
            print(f"\n=== {bench.name}: {bench.missing or ' '.join(bench.arguments[:1])}", flush=True)
            program, *rest = bench.arguments
            if not bench.missing and subprocess.run([sys.executable, str(HERE / program), *rest]).returncode:
                failed.append(bench.name)
    print(f"\nfailed: {', '.join(failed)}" if failed else "\nall benches ran")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
