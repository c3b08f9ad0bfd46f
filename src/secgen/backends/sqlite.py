"""The embedded store in one SQLite file, in write-ahead mode and synchronous to the disk.

Opening looks before it touches: a file that is damaged, another's, or not ours to write stays as it is.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from secgen.backends.sqlite_problems import damaged, primary, told
from secgen.backends.wal import lost_after
from secgen.kernel.errors import ConcurrencyConflict, LedgerError
from secgen.kernel.text import Text
from secgen.ledger.chain import GENESIS
from secgen.ledger.records import Batch, Entry, Head, Record
from secgen.ledger.skimming import Skimmed, head_of

_APPLICATION: Final = 0x5ECC0DE
_SMALLEST: Final = 512
"""The bytes of the smallest database."""
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
_ENTRY: Final = "position, tag, schema, effective_on, body"

_EMPTIED: Final = Text(
    "il est vide alors que son fichier -wal ne l'est pas ; l'ouvrir effacerait les actes qui y attendent",
    "it is empty while its -wal file is not; opening it would erase the acts that wait there",
)
_NO_TEXT: Final = Text("ce qui devrait être du texte n'en est pas", "what should be text is none")
_WAITING: Final = Text(
    "dossier en lecture seule, et des actes attendent dans le fichier -wal ; copier les deux là où l'on peut écrire",
    "the folder is read-only, and acts wait in the -wal file; copy both to where you may write",
)


def _readable(raw: bytes) -> str:
    """Damaged text, so that the chain can say at which position it is."""
    return raw.decode(errors="replace")


class SqliteStore:
    """One file. Many readers; writers take turns and never overwrite one another.

    A file or folder that may not be written is opened to be read.
    """

    def __init__(self, path: str, *, busy_seconds: float = 30) -> None:
        self._path = path
        self._busy_seconds = busy_seconds
        self._lock = threading.Lock()
        self._db: sqlite3.Connection | None = None
        self._indexed = self._read_only = False
        file = Path(path)
        with self._guard():
            if self._looked_at(file):
                self._read_only = not (os.access(file, os.W_OK) and os.access(file.resolve().parent, os.W_OK))
            db = self._connect(self._address(file) if self._read_only else path)
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

    def _connect(self, address: str) -> sqlite3.Connection:
        return sqlite3.connect(
            address,
            isolation_level=None,
            timeout=self._busy_seconds,
            check_same_thread=False,
            uri=address.startswith("file:"),
        )

    def _looked_at(self, file: Path) -> bool:
        """Whether there is a file with something in it; refused, untouched, if acts would be lost by opening it."""
        size = file.stat().st_size if file.is_file() else 0
        waiting = Path(f"{file}-wal")
        if size == 0:
            if waiting.is_file() and waiting.stat().st_size:
                raise damaged(self._path, _EMPTIED)
            return False
        if size < _SMALLEST:  # SQLite would take it for an empty one, and write over it
            raise LedgerError("SG-STORE-OPEN", url=self._path, problem="not a secgen journal")
        frame = lost_after(waiting)
        if frame is not None:
            name = waiting.name
            raise damaged(
                self._path,
                Text(
                    f"{name} est altéré à la page {frame}, et des lots terminés la suivent",
                    f"{name} is altered at page {frame}, and finished batches follow it",
                ),
            )
        return True

    def _address(self, file: Path) -> str:
        """Where to read a file that may not be written."""
        address = f"{file.absolute().as_uri()}?mode=ro"
        if os.access(file.resolve().parent, os.W_OK):
            return address
        waiting = Path(f"{file}-wal")
        if waiting.is_file() and waiting.stat().st_size:
            if Path(f"{file}-shm").is_file():
                return address
            raise LedgerError("SG-STORE-OPEN", url=self._path, problem=_WAITING)
        return f"{address}&immutable=1"

    def _prepare(self, db: sqlite3.Connection) -> None:
        """Make the journal in an empty file; leave the file of another application as it is."""
        if not self._read_only and self._application(db) == 0:
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
        if not self._read_only:
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
            if self._read_only:
                raise LedgerError("SG-STORE-READ-ONLY", url=self._path)
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
        try:
            records = self._select("WHERE position > ? ORDER BY position LIMIT ?", (after, limit))
        except LedgerError as error:
            if error.code != "SG-STORE-DAMAGED":
                raise
            return self._up_to_the_damage(after, limit)
        if records and records[-1].position <= after:
            return self._up_to_the_damage(after, limit)
        return records

    def skim(self, *, after: int, limit: int) -> Skimmed:
        """What folding needs of ``read_all``; where something is wrong, ``read_all`` itself, which says what."""
        last: Sequence[Record] = ()
        with suppress(LedgerError):
            entries = self._rows(_ENTRY, "WHERE position > ? ORDER BY position LIMIT ?", (after, limit))
            if entries and entries[-1][0] == max(after, 0) + len(entries):
                last = self.read_all(after=entries[-1][0] - 1, limit=1)
        if last:
            return list(map(Entry._make, entries)), head_of(last[0])
        records = self.read_all(after=after, limit=limit)
        return records, head_of(records[-1]) if records else None

    def _up_to_the_damage(self, after: int, limit: int) -> Sequence[Record]:
        """What can still be read after a position; raises at the first act that can't."""
        query = f"SELECT {_COLUMNS} FROM journal WHERE position > ? ORDER BY position LIMIT ?"
        records: list[Record] = []
        problem = "acts out of order"
        with self._lock, self._guard():
            try:
                for row in self._open().execute(query, (after, limit)):
                    if row[0] <= (records[-1].position if records else after):
                        break
                    records.append(Record._make(row))
            except sqlite3.DatabaseError as error:
                if primary(error) != sqlite3.SQLITE_CORRUPT:
                    raise
                problem = str(error)
        if not records:
            raise damaged(self._path, problem, max(after, 0) + 1)
        return records

    def head(self) -> Head:
        with self._lock, self._guard():
            return self._head(self._open())

    def check(self) -> None:
        """Have SQLite check the file itself, its index of streams too; raises ``IntegrityError`` SG-STORE-DAMAGED."""
        with self._lock, self._guard():
            found = self._open().execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise damaged(self._path, str(found).replace("\n", " "))

    def close(self) -> None:
        with self._lock:
            if self._db is not None:
                self._db.close()
                self._db = None

    def _index_streams(self) -> None:
        """The index of streams is made when one is first read: writing long journals does not pay for it."""
        if not self._indexed and not self._read_only:
            with self._lock, self._guard():
                self._open().execute("CREATE INDEX IF NOT EXISTS journal_stream ON journal(stream)")
            self._indexed = True

    def _select(self, tail: str, values: tuple[object, ...]) -> Sequence[Record]:
        return list(map(Record._make, self._rows(_COLUMNS, tail, values)))

    def _rows(self, columns: str, tail: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        with self._lock, self._guard():
            db = self._open()
            query = f"SELECT {columns} FROM journal {tail}"
            try:
                return db.execute(query, values).fetchall()
            except sqlite3.OperationalError as error:
                if "decode" not in str(error):
                    raise
                db.text_factory = _readable
                return db.execute(query, values).fetchall()

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
            raise told(error, self._path) from error
        except UnicodeDecodeError as error:
            raise damaged(self._path, _NO_TEXT) from error
        except OSError as error:
            raise LedgerError("SG-STORE-OPEN", url=self._path, problem=error.strerror or str(error)) from error


def open_sqlite(url: str) -> SqliteStore:
    """``sqlite:///relative/or//absolute.db``; the folder must exist, the file is made if absent."""
    path = url.removeprefix("sqlite:///")
    if path == url or not path or "\0" in path:
        raise LedgerError("SG-STORE-URL", url=url, known="sqlite:///FILE")
    if not Path(path).resolve().parent.is_dir():
        raise LedgerError("SG-STORE-OPEN", url=url, problem="the folder does not exist")
    return SqliteStore(path)
