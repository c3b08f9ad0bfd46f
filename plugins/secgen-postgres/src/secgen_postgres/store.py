"""The journal in PostgreSQL. Batches go by COPY; writers take turns on one row, so the journal is one order of acts."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from psycopg import sql

from secgen.kernel.errors import ConcurrencyConflict, IntegrityError, LedgerError
from secgen.ledger.records import Batch, Head, Record
from secgen_postgres.address import Address
from secgen_postgres.connection import Connection, connect, told
from secgen_postgres.migrations import prepare
from secgen_postgres.texts import given, kept

_COLUMNS: Final = "position, stream, tag, schema, effective_on, body, recorded_at, digest"
_MOST: Final = 2**63 - 1


class PostgresStore:
    """One journal: a schema of a database. Safe for several threads; a cut connection is made anew at the next use."""

    def __init__(self, address: Address, *, busy_seconds: float = 30) -> None:
        self._address = address
        self._busy_seconds = busy_seconds
        self._lock = threading.Lock()
        self._closed = False
        schema = sql.Identifier(address.schema)
        journal = sql.SQL("{}.journal").format(schema)
        self._copy = sql.SQL("COPY {} ({}) FROM STDIN").format(journal, sql.SQL(_COLUMNS))
        self._take = sql.SQL("SELECT at, at_digest, at_instant, last, last_digest FROM {}.take_head()").format(schema)
        self._look = sql.SQL(
            """SELECT h.position, h.digest, h.recorded_at, j.position, j.digest FROM {}.head h
            LEFT JOIN (SELECT position, digest FROM {} ORDER BY position DESC LIMIT 1) j ON true"""
        ).format(schema, journal)
        self._page = sql.SQL("SELECT {} FROM {} WHERE position > %s ORDER BY position LIMIT %s").format(
            sql.SQL(_COLUMNS), journal
        )
        self._stream = sql.SQL("SELECT {} FROM {} WHERE stream = %s AND position > %s ORDER BY position").format(
            sql.SQL(_COLUMNS), journal
        )
        self._db: Connection | None = self._connect()

    def commit(self, batch: Batch) -> Head:
        """Append the batch whole if the journal still ends where it expects; ``ConcurrencyConflict`` otherwise."""
        with self._using() as db, db.transaction():
            head = self._checked(db.execute(self._take).fetchone())
            if head != batch.expected:
                raise ConcurrencyConflict("SG-STALE", found=head.position, expected=batch.expected.position)
            if not batch.records:
                return head
            with db.cursor() as cursor, cursor.copy(self._copy) as rows:
                for row in map(_row, batch.records):
                    rows.write_row(row)
            last = batch.records[-1]
        return Head(last.position, last.digest, last.recorded_at)

    def read(self, stream: str, *, after: int = 0) -> Sequence[Record]:
        """All records of one stream after a position, in order."""
        with self._using() as db:
            return _records(db.execute(self._stream, (kept(stream), after)).fetchall())

    def read_all(self, *, after: int = 0, limit: int = 1000) -> Sequence[Record]:
        """Up to ``limit`` records after a position, in order; ``IntegrityError`` if acts are missing at the end."""
        with self._using() as db:
            wanted = (min(after, _MOST), min(limit, _MOST))
            rows = db.execute(self._page, wanted).fetchall()
            if not rows and limit > 0:
                rows = self._end(db, wanted)
            return _records(rows)

    def head(self) -> Head:
        """The last record's position, digest and instant; ``IntegrityError`` if acts are missing at the end."""
        with self._using() as db:
            return self._checked(db.execute(self._look).fetchone())

    def close(self) -> None:
        """Leave the server; closing twice is fine."""
        with self._lock:
            self._closed = True
            if self._db is not None:
                self._db.close()
                self._db = None

    def __repr__(self) -> str:
        return f"<PostgresStore {self._address.shown}>"

    def _end(self, db: Connection, wanted: tuple[int, int]) -> list[tuple[Any, ...]]:
        """Nothing after a position: only if the head says so too, or acts were cut off the end."""
        row = db.execute(self._look).fetchone()
        if row is not None and row[0] <= wanted[0]:
            return []
        rows = db.execute(self._page, wanted).fetchall()  # somebody may have written meanwhile
        if not rows and (row is None or row[0] > 0):
            problem = f"acts missing up to {row[0]}" if row else "the head of the journal is missing"
            raise IntegrityError("SG-CHAIN", position=max(wanted[0], 0) + 1, problem=problem)
        return rows

    def _checked(self, row: tuple[Any, ...] | None) -> Head:
        """The head kept apart, once it agrees with the last act: cutting the end of the journal is seen at once."""
        if row is None:
            raise IntegrityError("SG-CHAIN", position=0, problem="the head of the journal is missing")
        position, digest, recorded_at, last, last_digest = row
        if (last or 0) != position or (position and last_digest != digest):
            at = min(last or 0, position) + (last != position)
            raise IntegrityError(
                "SG-CHAIN", position=at, problem=f"the head says {position}, the last act is {last or 0}"
            )
        return Head(position, digest, recorded_at)

    def _connect(self) -> Connection:
        db = connect(self._address, busy_seconds=self._busy_seconds)
        try:
            with told(self._address, db):
                prepare(db, self._address)
        except BaseException:
            db.close()
            raise
        return db

    @contextmanager
    def _using(self) -> Iterator[Connection]:
        """The connection, for one thread at a time."""
        with self._lock:
            if self._closed:
                raise LedgerError("SG-CLOSED")
            if self._db is None or self._db.closed:
                self._db = self._connect()
            with told(self._address, self._db):
                yield self._db


def _row(record: Record) -> tuple[object, ...]:
    position, stream, tag, schema, effective_on, body, recorded_at, digest = record
    return position, kept(stream), kept(tag), schema, kept(effective_on), kept(body), recorded_at, digest


def _records(rows: Iterable[tuple[Any, ...]]) -> list[Record]:
    return [
        Record(position, given(stream), given(tag), schema, given(effective_on), given(body), recorded_at, digest)
        for position, stream, tag, schema, effective_on, body, recorded_at, digest in rows
    ]


def open_postgres(url: str) -> PostgresStore:
    """``postgresql://ROLE@SERVER:PORT/DATABASE?sslmode=verify-full&schema=NAME``; options are libpq's, and ``schema``.

    In a database where the role may make a schema the tables are made at the first opening.
    """
    return PostgresStore(Address.parse(url))
