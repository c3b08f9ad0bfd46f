"""The floor: a bare loop of frozen attrs values with cents, checked, appended to SQLite in batches of 1,000.

    python floor.py FOLDER STORE

No chain, no rules beyond the workload's, no journal format: what CPython and SQLite can do at all.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
import sys
from datetime import date
from functools import lru_cache
from pathlib import Path

import attrs


@attrs.frozen
class Event:
    seq: int
    on: date
    kind: str
    file: int
    line: int
    part: int
    cents: int


class Controller:
    """The workload's own rules on plain lists."""

    def __init__(self, lines: int) -> None:
        self.table = [[0] * 6 for _ in range(lines)]
        self.files: dict[int, list[int]] = {}
        self.stage: dict[tuple[int, int], int] = {}

    def accepts(self, event: Event) -> bool:
        row, cents, kind = self.table[event.line], event.cents, event.kind
        if kind == "AE":
            row[0] += cents
        elif kind == "CP":
            row[3] += cents
        elif kind == "COMMIT":
            if cents > row[0] - row[1]:
                return False
            row[1] += cents
            self.files[event.file] = [cents, 0]
        elif kind in ("CERTIFY", "WITHDRAW"):
            file = self.files.get(event.file)
            if file is None or cents > file[0] - file[1]:
                return False
            file[1] += cents
            if kind == "CERTIFY":
                row[2] += cents
                self.stage[event.file, event.part] = 1
            else:
                row[1] -= cents
        else:
            wanted = 1 if kind == "REQUEST" else 2
            if self.stage.get((event.file, event.part)) != wanted:
                return False
            if kind == "REQUEST":
                if cents > row[3] - row[4]:
                    return False
                row[4] += cents
            else:
                row[5] += cents
            self.stage[event.file, event.part] = wanted + 1
        return True


def main(folder: Path, store: Path) -> int:
    for suffix in ("", "-wal", "-shm"):
        Path(f"{store}{suffix}").unlink(missing_ok=True)
    expected = json.loads((folder / "expected.json").read_text())
    lines = sum(1 for _ in (folder / "lines.csv").open()) - 1
    controller, day = Controller(lines), lru_cache(None)(date.fromisoformat)
    db = sqlite3.connect(store, isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    db.execute(
        "CREATE TABLE event(seq INTEGER PRIMARY KEY, day TEXT, kind TEXT, file INT, line INT, part INT, cents INT)"
    )
    waiting: list[tuple[object, ...]] = []

    def flush() -> None:
        db.execute("BEGIN IMMEDIATE")
        db.executemany("INSERT INTO event VALUES(?,?,?,?,?,?,?)", waiting)
        db.execute("COMMIT")
        waiting.clear()

    with (folder / "ops.csv").open(newline="") as file:
        reader = csv.reader(file)
        next(reader)
        for seq, on, kind, number, line, part, cents, _ in reader:
            event = Event(int(seq), day(on), kind, int(number), int(line), int(part), int(cents))
            if controller.accepts(event):
                waiting.append((event.seq, on, kind, event.file, event.line, event.part, event.cents))
                if len(waiting) == 1000:
                    flush()
    flush()
    db.close()
    sha = hashlib.sha256(json.dumps(controller.table).encode()).hexdigest()[:16]
    return 0 if sha == expected["lines_sha"] else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
