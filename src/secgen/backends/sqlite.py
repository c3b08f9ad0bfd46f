"""The embedded store in one SQLite file, in write-ahead mode and synchronous to the disk."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from secgen.kernel.errors import ConcurrencyConflict, LedgerError
from secgen.ledger.chain import GENESIS
from secgen.ledger.records import Batch, Head, Record

_APPLICATION: Final = 0x5ECC0DE
_SCHEMA: Final = (
    """CREATE TABLE journal(
        position INTEGER PRIMARY KEY, stream TEXT NOT NULL, tag TEXT NOT NULL, schema INTEGER NOT NULL,
        effective_on TEXT NOT NULL, body TEXT NOT NULL, recorded_at TEXT NOT NULL, digest TEXT NOT NULL) STRICT""",
    *(
        f"""CREATE TRIGGER journal_no_{verb} BEFORE {verb} ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"""
        for verb in ("update", "delete")
    ),
    f"PRAGMA application_id={_APPLICATION}",
)
_PAGE: Final = 16384
_PAGES_IN_LOG: Final = 2000
"""Long pages and a log of 32 MB before it is folded in: half the time of a long posting, as bench/ shows."""
_COLUMNS: Final = "position, stream, tag, schema, effective_on, body, recorded_at, digest"


def _readable(raw: bytes) -> str:
    """Damaged text, so that the chain can say at which position it is."""
    return raw.decode(errors="replace")


class SqliteStore:
    """One file. Many readers; writers take turns and never overwrite one another."""

    def __init__(self, path: str, *, busy_seconds: float = 30) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._db: sqlite3.Connection | None = None
        self._indexed = False
        with self._guard():
            db = sqlite3.connect(path, isolation_level=None, timeout=busy_seconds, check_same_thread=False)
            try:
                self._prepare(db)
            except BaseException:
                db.close()
                raise
            self._db = db

    @property
    def opener(self) -> tuple[str, str] | None:
        """How another process opens the same file: a function by its name, and its address."""
        return "secgen.backends.sqlite:open_sqlite", f"sqlite:///{Path(self._path).resolve()}"

    def _prepare(self, db: sqlite3.Connection) -> None:
        """Make the journal in an empty file; leave the file of another application as it is."""
        if self._application(db) == 0:
            db.execute(f"PRAGMA page_size={_PAGE}")
            db.execute("BEGIN IMMEDIATE")
            try:
                self._create(db)
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise
        if self._application(db) != _APPLICATION:
            raise LedgerError("SG-STORE-OPEN", url=self._path, problem="not a secgen journal")
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        db.execute(f"PRAGMA wal_autocheckpoint={_PAGES_IN_LOG}")

    def _create(self, db: sqlite3.Connection) -> None:
        if db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0:
            for statement in _SCHEMA:
                db.execute(statement)

    @staticmethod
    def _application(db: sqlite3.Connection) -> int:
        return int(db.execute("PRAGMA application_id").fetchone()[0])

    def commit(self, batch: Batch) -> Head:
        with self._lock, self._guard():
            db = self._open()
            db.execute("BEGIN IMMEDIATE")
            try:
                head = self._head(db)
                if head != batch.expected:
                    raise ConcurrencyConflict("SG-STALE", found=head.position, expected=batch.expected.position)
                db.executemany(f"INSERT INTO journal({_COLUMNS}) VALUES(?,?,?,?,?,?,?,?)", batch.records)
                head = self._head(db)
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise
            return head

    def read(self, stream: str, *, after: int = 0) -> Sequence[Record]:
        self._index_streams()
        return self._select("WHERE stream = ? AND position > ? ORDER BY position", (stream, after))

    def read_all(self, *, after: int = 0, limit: int = 1000) -> Sequence[Record]:
        return self._select("WHERE position > ? ORDER BY position LIMIT ?", (after, limit))

    def head(self) -> Head:
        with self._lock, self._guard():
            return self._head(self._open())

    def close(self) -> None:
        with self._lock:
            if self._db is not None:
                self._db.close()
                self._db = None

    def _index_streams(self) -> None:
        """The index of streams is made when one is first read: writing long journals does not pay for it."""
        if not self._indexed:
            with self._lock, self._guard():
                self._open().execute("CREATE INDEX IF NOT EXISTS journal_stream ON journal(stream)")
            self._indexed = True

    def _select(self, tail: str, values: tuple[object, ...]) -> Sequence[Record]:
        with self._lock, self._guard():
            db = self._open()
            query = f"SELECT {_COLUMNS} FROM journal {tail}"
            try:
                rows = db.execute(query, values).fetchall()
            except sqlite3.OperationalError as error:
                if "decode" not in str(error):
                    raise
                db.text_factory = _readable
                rows = db.execute(query, values).fetchall()
        return list(map(Record._make, rows))

    @staticmethod
    def _head(db: sqlite3.Connection) -> Head:
        row = db.execute("SELECT position, digest, recorded_at FROM journal ORDER BY position DESC LIMIT 1").fetchone()
        return Head(*row) if row else Head(0, GENESIS, "")

    def _open(self) -> sqlite3.Connection:
        if self._db is None:
            raise LedgerError("SG-CLOSED")
        return self._db

    @contextmanager
    def _guard(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise LedgerError("SG-STORE-OPEN", url=self._path, problem=str(error)) from error


def open_sqlite(url: str) -> SqliteStore:
    """``sqlite:///relative/or//absolute.db``; the folder must exist, the file is made if absent."""
    path = url.removeprefix("sqlite:///")
    if path == url or not path or "\0" in path:
        raise LedgerError("SG-STORE-URL", url=url, known="sqlite:///FILE")
    if not Path(path).resolve().parent.is_dir():
        raise LedgerError("SG-STORE-OPEN", url=url, problem="the folder does not exist")
    return SqliteStore(path)
