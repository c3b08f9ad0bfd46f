"""A vault in one SQLite file of its own. What is dropped is overwritten on the disk (``secure_delete``)."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, Final, TypeVar

from secgen.kernel.errors import ConcurrencyConflict, LedgerError, VaultError
from secgen.kernel.text import Text
from secgen.vault.records import Change, Entry, Held, Rekeyed, Tombstone

T = TypeVar("T")
_APPLICATION: Final = 0x5EC7A017
_SCHEMA: Final = (
    """CREATE TABLE person(
        subject TEXT PRIMARY KEY, kind TEXT NOT NULL, version INTEGER NOT NULL, ended_on TEXT,
        wrapped BLOB NOT NULL, sealed BLOB NOT NULL) STRICT""",
    """CREATE TABLE tombstone(
        subject TEXT PRIMARY KEY, kind TEXT NOT NULL, "on" TEXT NOT NULL, reason TEXT NOT NULL,
        "by" TEXT NOT NULL) STRICT""",
    """CREATE TABLE trail(
        number INTEGER PRIMARY KEY, at TEXT NOT NULL, action TEXT NOT NULL, actor TEXT NOT NULL,
        purpose TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL, seal BLOB NOT NULL) STRICT""",
    f"PRAGMA application_id={_APPLICATION}",
)
_NOT_A_VAULT: Final = Text("ce n'est pas un coffre secgen", "not a secgen vault")


class SqliteVaultStore:
    """One file. Writers take turns; nothing readable is ever in it."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._db: sqlite3.Connection | None = None
        with self._guard():
            db = sqlite3.connect(path, isolation_level=None, timeout=30, check_same_thread=False)
            try:
                self._prepare(db)
            except BaseException:
                db.close()
                raise
            self._db = db

    def _prepare(self, db: sqlite3.Connection) -> None:
        db.execute("PRAGMA secure_delete=ON")
        db.execute("PRAGMA synchronous=FULL")
        db.execute("BEGIN IMMEDIATE")
        try:
            if db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0:
                for statement in _SCHEMA:
                    db.execute(statement)
            if db.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
                raise VaultError("SG-VAULT-OPEN", vault=self._path, problem=_NOT_A_VAULT)
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise

    def load(self, subject: str) -> Held | None:
        rows = self._select("SELECT * FROM person WHERE subject = ?", (subject,))
        return _held(rows[0]) if rows else None

    def people(self) -> Sequence[Held]:
        return list(map(_held, self._select("SELECT * FROM person ORDER BY subject")))

    def tombstones(self) -> Sequence[Tombstone]:
        return list(map(_tombstone, self._select("SELECT * FROM tombstone ORDER BY subject")))

    def trail(self, after: int = 0) -> Sequence[Entry]:
        return list(map(_entry, self._select("SELECT * FROM trail WHERE number > ? ORDER BY number", (after,))))

    def commit(self, change: Change) -> None:
        with self._turn(change.entry) as db:
            self._write(db, change)

    def rekey(self, all: Rekeyed) -> None:
        with self._turn(all.trail[-1]) as db:
            for held in all.people:
                self._keep(db, held)
            self._seal_again(db, all.trail)

    @contextmanager
    def _turn(self, entry: Entry) -> Iterator[sqlite3.Connection]:
        """Writes that all happen or none, after the entry before this one."""
        with self._lock, self._guard():
            db = self._open()
            db.execute("BEGIN IMMEDIATE")
            try:
                last = db.execute("SELECT coalesce(max(number), 0) FROM trail").fetchone()[0]
                if entry.number != last + 1:
                    raise ConcurrencyConflict("SG-STALE", found=last, expected=entry.number - 1)
                yield db
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise

    @staticmethod
    def _keep(db: sqlite3.Connection, held: Held) -> None:
        ended = held.ended_on.isoformat() if held.ended_on else None
        row = (held.subject, held.kind, held.version, ended, held.wrapped, held.sealed)
        db.execute("INSERT OR REPLACE INTO person VALUES(?,?,?,?,?,?)", row)

    def _seal_again(self, db: sqlite3.Connection, trail: Sequence[Entry]) -> None:
        db.executemany("UPDATE trail SET seal = ? WHERE number = ?", [(e.seal, e.number) for e in trail[:-1]])
        self._note(db, trail[-1])

    def _write(self, db: sqlite3.Connection, change: Change) -> None:
        if change.keep is not None:
            self._keep(db, change.keep)
        bury = change.bury
        if bury is not None:
            db.execute("DELETE FROM person WHERE subject = ?", (bury.subject,))
            row_of = (bury.subject, bury.kind, bury.on.isoformat(), bury.reason, bury.by)
            db.execute("INSERT INTO tombstone VALUES(?,?,?,?,?)", row_of)
        self._note(db, change.entry)

    @staticmethod
    def _note(db: sqlite3.Connection, entry: Entry) -> None:
        said = (entry.number, entry.at, entry.action, entry.actor, entry.purpose, entry.subject)
        db.execute("INSERT INTO trail VALUES(?,?,?,?,?,?,?,?)", (*said, json.dumps(entry.detail), entry.seal))

    def close(self) -> None:
        with self._lock:
            if self._db is not None:
                self._db.close()
                self._db = None

    def _select(self, query: str, values: tuple[object, ...] = ()) -> list[Any]:
        with self._lock, self._guard():
            return self._open().execute(query, values).fetchall()

    def _open(self) -> sqlite3.Connection:
        if self._db is None:
            raise LedgerError("SG-CLOSED")
        return self._db

    @contextmanager
    def _guard(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise VaultError("SG-VAULT-OPEN", vault=self._path, problem=str(error)) from None


def _readable(read: Callable[[Any], T]) -> Callable[[Any], T]:
    """A row that cannot even be read was altered."""

    @wraps(read)
    def row_of(row: Any) -> T:
        try:
            return read(row)
        except (TypeError, ValueError):
            raise VaultError("SG-VAULT-TAMPERED", what=row[0]) from None

    return row_of


@_readable
def _held(row: Any) -> Held:
    subject, kind, version, ended, wrapped, sealed = row
    return Held(subject, kind, version, None if ended is None else date.fromisoformat(ended), wrapped, sealed)


@_readable
def _tombstone(row: Any) -> Tombstone:
    subject, kind, on, reason, by = row
    return Tombstone(subject, kind, date.fromisoformat(on), reason, by)


@_readable
def _entry(row: Any) -> Entry:
    number, at, action, actor, purpose, subject, detail, seal = row
    return Entry(number, at, action, actor, purpose, subject, tuple(json.loads(detail)), seal)


def open_sqlite_vault(url: str) -> SqliteVaultStore:
    """``sqlite:///relative/or//absolute.vault``; the folder must exist, the file is made if absent."""
    path = url.removeprefix("sqlite:///")
    if path == url or not path or "\0" in path:
        raise LedgerError("SG-STORE-URL", url=url, known="memory:, sqlite:///FILE")
    if not Path(path).resolve().parent.is_dir():
        problem = Text("le dossier n'existe pas", "the folder does not exist")
        raise VaultError("SG-VAULT-OPEN", vault=url, problem=problem)
    return SqliteVaultStore(path)
