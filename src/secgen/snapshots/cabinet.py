"""The file of a snapshot: versions of rows, and the points of the journal they are the state at.

A row is added at each point it changed by; the state at a point is the last version of each row up to
it. So one small file holds the state at every point, and nothing is ever written over: a writer that is
killed leaves what was there before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

from secgen.kernel.errors import LedgerError
from secgen.ledger.records import Head
from secgen.snapshots.codec import Codec, Unfit

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS points(
    n INTEGER PRIMARY KEY, position INTEGER NOT NULL, digest TEXT NOT NULL, recorded_at TEXT NOT NULL,
    last_on TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS rows(
    id INTEGER PRIMARY KEY, book INTEGER NOT NULL, key TEXT NOT NULL, n INTEGER NOT NULL, row TEXT) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS rows_by_key ON rows(book, key, n);
"""
_FILTER: Final = 1 << 25  # bits: four megabytes tell of nearly every key whether it was never written
_LATEST: Final = "SELECT row FROM rows WHERE book = ? AND key = ? AND n <= ? ORDER BY n DESC LIMIT 1"
_LIVE: Final = """
SELECT key, row FROM (SELECT min(id) AS first, max(id) AS last FROM rows WHERE book = ? AND n <= ? GROUP BY key)
JOIN rows ON id = last WHERE row IS NOT NULL ORDER BY first
"""


class Point(NamedTuple):
    """A point of the journal whose state is known; ``last_on`` is the latest day any act takes effect."""

    n: int
    head: Head
    last_on: str


START: Final = Point(0, Head(0, "0" * 64, ""), "")


class Cabinet:
    """Reads and writes one file as it is at one point; a path of ``""`` is a private file that is gone when closed."""

    def __init__(self, path: str) -> None:
        self.private = not path
        self._path = path
        self.point = START
        self.db = sqlite3.connect(path, isolation_level=None, timeout=5, check_same_thread=False)
        try:
            if self.private:
                self.db.execute("PRAGMA journal_mode=OFF")
                self.db.execute("PRAGMA synchronous=OFF")
            else:
                self.db.execute("PRAGMA journal_mode=WAL")
                self.db.execute("PRAGMA synchronous=NORMAL")
            self.db.execute("PRAGMA cache_size=-24000")
            self.db.executescript(_SCHEMA)
        except BaseException:
            self.db.close()
            raise

    def points(self) -> list[Point]:
        """Every point known, the latest first."""
        rows = self.db.execute("SELECT n, position, digest, recorded_at, last_on FROM points ORDER BY n DESC")
        return [Point(n, Head(position, digest, instant), last) for n, position, digest, instant, last in rows]

    @contextmanager
    def turning(self) -> Iterator[None]:
        """A transaction: all that is written in it is there with its point, or nothing is."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.db.execute("COMMIT")
        except BaseException:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            raise

    def reach(self, head: Head, last_on: str) -> bool:
        """Begin the next point, within :meth:`turning`; false if somebody has reached a later one."""
        n, position = self.db.execute("SELECT coalesce(max(n), 0), coalesce(max(position), 0) FROM points").fetchone()
        if position > head.position:
            return False
        self.point = Point(n + 1, head, last_on)
        self.db.execute("INSERT INTO points VALUES(?,?,?,?,?)", (n + 1, *head, last_on))
        return True

    def cut_back(self, point: Point) -> None:
        """Forget all points after one."""
        with self.turning():
            self.db.execute("DELETE FROM rows WHERE n > ?", (point.n,))
            self.db.execute("DELETE FROM points WHERE n > ?", (point.n,))

    def count(self, book: int, most: int) -> int:
        """How many rows a book has, counted no further than ``most``."""
        query = "SELECT count(*) FROM (SELECT DISTINCT key FROM rows WHERE book = ? AND n <= ? LIMIT ?)"
        return int(self.db.execute(query, (book, self.point.n, most)).fetchone()[0])

    def texts(self, book: int) -> dict[str, str]:
        """The rows of a book as they are written, in the order their keys first came."""
        return dict(self.db.execute(_LIVE, (book, self.point.n)))

    def add(self, book: int, rows: Iterable[tuple[str, str | None]]) -> None:
        """Write rows at the point being reached."""
        n = self.point.n
        self.db.executemany(
            "INSERT INTO rows(book, key, n, row) VALUES(?,?,?,?)", ((book, key, n, row) for key, row in rows)
        )

    def unreadable(self, problem: object) -> LedgerError:
        """What to say when a row can't be read, or not believed."""
        return LedgerError("SG-SNAPSHOT", file=self._path, problem=str(problem))

    def close(self) -> None:
        """Free the file."""
        self.db.close()


class BookShelf:
    """The rows of one book in a cabinet: what a book of the kernel asks of its shelf.

    One ``told`` of every row the book has can say that a key was never written.
    """

    def __init__(self, cabinet: Cabinet, book: int, codec: Codec, *, told: bool = False) -> None:
        self._cabinet = cabinet
        self._book = book
        self._codec = codec
        self._maybe = bytearray(_FILTER >> 3) if told else None

    def find(self, key: Any) -> Any:
        """The row, or ``None``. A key that was never written is, nearly always, known without asking the file."""
        if self._maybe is not None:
            bit = hash(key) & (_FILTER - 1)
            if not self._maybe[bit >> 3] >> (bit & 7) & 1:
                return None
        asked = (self._book, self._codec.write_key(key), self._cabinet.point.n)
        try:
            found = self._cabinet.db.execute(_LATEST, asked).fetchone()
            return None if found is None or found[0] is None else self._codec.read(found[0])
        except (sqlite3.Error, Unfit) as error:
            raise self._cabinet.unreadable(error) from error

    def items(self) -> Iterator[tuple[Any, Any]]:
        """All rows, in the order their keys first came."""
        read, read_key = self._codec.read, self._codec.read_key
        try:
            for key, row in self._cabinet.db.execute(_LIVE, (self._book, self._cabinet.point.n)):
                yield read_key(key), read(row)
        except (sqlite3.Error, Unfit) as error:
            raise self._cabinet.unreadable(error) from error

    def write(self, rows: Iterable[tuple[Any, Any]]) -> None:
        """Write rows at the point being reached."""
        self._cabinet.add(self._book, self._texts(rows))

    def _texts(self, rows: Iterable[tuple[Any, Any]]) -> Iterator[tuple[str, str | None]]:
        write, write_key, maybe = self._codec.write, self._codec.write_key, self._maybe
        for key, row in rows:
            if maybe is not None:
                bit = hash(key) & (_FILTER - 1)
                maybe[bit >> 3] |= 1 << (bit & 7)
            yield write_key(key), None if row is None else write(row)
