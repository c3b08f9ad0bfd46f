"""Public contracts at work: the published files read, checked and reported; splitting over a million purchases.

    python bench/procurement.py [--shared DIR] [--purchases N]

Prints the time, the processor time (what counts on a busy machine) and the peak memory of each step. The
published files are read from ``DIR/data/decp``.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import secgen
from secgen.kernel.clock import ManualClock
from secgen.kernel.money import Money
from secgen.law import builtin_law
from secgen.procurement.computations.needs import Purchase
from secgen.procurement.computations.splitting import splittings
from secgen.procurement.exchange.files import read_file

T = TypeVar("T")
FILES = {
    "place_aife_2019.json": date(2019, 4, 4),
    "pes_2019.json": date(2019, 4, 5),
    "decp_2024h2_travaux_cpv4521_aura.csv": date(2025, 6, 1),
}
KINDS = ("supplies", "services", "works")


def timed(label: str, work: Callable[[], T]) -> T:
    """Run a step and print its figures."""
    started, used = time.perf_counter(), time.process_time()
    result = work()
    seconds, cpu = time.perf_counter() - started, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{label:<58} {seconds:>7.2f} s ({cpu:.2f} s of CPU)   peak {peak:>5} MB")
    return result


def published(folder: Path) -> None:
    """The three large files: read and checked; then into an office on disk, reported and exported."""
    law = builtin_law()

    def read() -> int:
        return sum(len(read_file(folder / name, law, day).anomalies) for name, day in FILES.items())

    print(f"anomalies: {timed('read and check 4 530 + 1 148 + 1 767 records', read)}")
    with TemporaryDirectory() as scratch:
        clock = ManualClock(datetime(2026, 11, 22, 9, tzinfo=UTC))
        office = secgen.open(f"sqlite:///{scratch}/office.db", region="84", year=2026, clock=clock)

        def imported() -> int:
            return sum(office.import_file("decp", folder / name).recorded for name in FILES)

        def reported() -> int:
            return len(office.report("published-contracts", by=["procedure"])) + len(
                office.report("contract-anomalies")
            )

        print(f"recorded: {timed('read, check, record in SQLite and report', lambda: (imported(), reported()))[0]}")
        print(f"recorded again: {timed('import them again', imported)}")


def purchases(count: int) -> list[Purchase]:
    """Purchases of three years in a thousand families, from some thousand suppliers."""
    drawn, start = random.Random(7), date(2024, 1, 1)
    return [
        Purchase(
            str(n),
            f"S{drawn.randrange(4000)}",
            f"F{drawn.randrange(1000):04d}",
            KINDS[n % 3],  # type: ignore[arg-type]
            Money(int(drawn.lognormvariate(9.5, 1.2) * 100)),
            start + timedelta(days=drawn.randrange(1096)),
            f"U{drawn.randrange(50)}",
        )
        for n in range(count)
    ]


def main() -> None:
    """Run every step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--purchases", type=int, default=1_000_000)
    args = parser.parse_args()
    published(args.shared / "data" / "decp")
    made = purchases(args.purchases)
    law = builtin_law()
    found = timed(f"splitting over {args.purchases:,} purchases", lambda: splittings(made, law))
    print(f"splittings: {len(found)}")


if __name__ == "__main__":
    main()
