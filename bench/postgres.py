"""The PostgreSQL store beside a bare COPY of the same rows, and beside SQLite: interleaved, medians, ratios.

    python bench/postgres.py [--acts N] [--batch N] [--rounds N] [--json FILE]

Needs secgen-postgres installed, and a server: SECGEN_TEST_POSTGRES, or one started for the run (with fsync on).
The bare COPY writes the same records in the same batches to a table with the same columns and key, one transaction
a batch: no head, no turn to take, no index of streams. Reading is measured the same way.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import psycopg
from secgen_postgres.store import open_postgres

from secgen.backends.sqlite import SqliteStore
from secgen.budget import events as ev
from secgen.kernel.dates import instant_text
from secgen.kernel.money import Money
from secgen.ledger import Batch, EventStore, Head, Record
from secgen.ledger.chain import GENESIS, seal
from secgen.schema import Registry

HERE = Path(__file__).resolve().parent
COLUMNS = ", ".join(Record._fields)
TYPES = ("bigint PRIMARY KEY", "text", "text", "int", "text", "text", "text", "text")


def batches(acts: int, size: int) -> list[Batch]:
    """Sealed batches of real acts: commitments on a hundred lines."""
    registry = Registry()
    registry.add(ev.Committed, {})
    head, made, instant = Head(0, GENESIS, ""), [], instant_text(datetime(2026, 3, 2, 12, tzinfo=UTC))
    for start in range(0, acts, size):
        drafts = [
            registry.encode(
                ev.Committed(
                    on=date(2026, 3, 2),
                    commitment=f"{2_100_000_000 + n}",
                    line=f"0175-CARA-D{n % 100:03d}/01/6",
                    payee="73282932000074",
                    amount=Money(100 + n),
                )
            )
            for n in range(start, min(start + size, acts))
        ]
        records = seal(head, drafts, instant)
        made.append(Batch(head, records))
        head = Head(records[-1].position, records[-1].digest, instant)
    return made


def bare_copy(url: str, given: list[Batch]) -> float:
    """Seconds to COPY every batch, one transaction each, and nothing else."""
    with psycopg.connect(url, autocommit=True) as db:
        db.execute("DROP TABLE IF EXISTS bare")
        db.execute(f"CREATE TABLE bare({', '.join(f'{n} {t}' for n, t in zip(Record._fields, TYPES, strict=True))})")
        start = time.perf_counter()
        for batch in given:
            with db.transaction(), db.cursor() as cursor, cursor.copy(f"COPY bare({COLUMNS}) FROM STDIN") as rows:
                for record in batch.records:
                    rows.write_row(record)
        elapsed = time.perf_counter() - start
        assert db.execute("SELECT count(*) FROM bare").fetchone() == (given[-1].records[-1].position,)
    return elapsed


def bare_read(url: str) -> float:
    """Seconds to read the table of the last bare COPY, page by page."""
    with psycopg.connect(url, autocommit=True) as db:
        start, after = time.perf_counter(), 0
        query = f"SELECT {COLUMNS} FROM bare WHERE position > %s ORDER BY position LIMIT 5000"
        while page := db.execute(query, (after,)).fetchall():
            after = page[-1][0]
        return time.perf_counter() - start


def write(store: EventStore, given: list[Batch]) -> float:
    """Seconds to commit every batch to a store."""
    start = time.perf_counter()
    for batch in given:
        store.commit(batch)
    elapsed = time.perf_counter() - start
    assert store.head().position == given[-1].records[-1].position
    return elapsed


def read(store: EventStore) -> float:
    """Seconds to read a store from end to end, page by page."""
    start, after = time.perf_counter(), 0
    while page := store.read_all(after=after, limit=5000):
        after = page[-1].position
    return time.perf_counter() - start


@contextmanager
def server() -> Iterator[str]:
    """The server given, or one of our own."""
    if given := os.environ.get("SECGEN_TEST_POSTGRES"):
        yield given
        return
    sys.path.insert(0, str(HERE.parent / "plugins" / "secgen-postgres" / "tests"))
    from cluster import running

    with running() as url:
        yield url


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--acts", type=int, default=100_000)
    parser.add_argument("--batch", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", metavar="FILE")
    args = parser.parse_args()
    given = batches(args.acts, args.batch)
    times: dict[str, list[float]] = {}

    def timed(name: str, run: Callable[[], float]) -> None:
        times.setdefault(name, []).append(run())

    with server() as url, tempfile.TemporaryDirectory() as folder:
        for number in range(args.rounds):
            timed("bare COPY", lambda: bare_copy(url, given))
            timed("bare read", lambda: bare_read(url))
            ours = open_postgres(f"{url}?schema=bench_{number}")
            timed("secgen-postgres", lambda store=ours: write(store, given))  # type: ignore[misc]
            timed("secgen-postgres read", lambda store=ours: read(store))  # type: ignore[misc]
            ours.close()
            with psycopg.connect(url, autocommit=True) as db:
                db.execute(f"DROP SCHEMA bench_{number} CASCADE")
            sqlite = SqliteStore(f"{folder}/{number}.db")
            timed("SQLite", lambda store=sqlite: write(store, given))  # type: ignore[misc]
            timed("SQLite read", lambda store=sqlite: read(store))  # type: ignore[misc]
            sqlite.close()
    print(f"{args.acts} acts in batches of {args.batch}, {args.rounds} rounds\n")
    print("| | acts/s, median (min..max) | time / bare, median of the rounds |\n|---|---|---|")
    for name, seconds in times.items():
        bare = times["bare read" if name.endswith("read") else "bare COPY"]
        ratio = statistics.median(ours / theirs for ours, theirs in zip(seconds, bare, strict=True))
        speed = [args.acts / each for each in seconds]
        print(f"| {name} | {statistics.median(speed):,.0f} ({min(speed):,.0f}..{max(speed):,.0f}) | {ratio:.2f} |")
    if args.json:
        Path(args.json).write_text(json.dumps({"acts": args.acts, "batch": args.batch, "seconds": times}))


if __name__ == "__main__":
    main()
