"""The embedded store in memory: the model every other store is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from secgen.kernel.errors import ConcurrencyConflict, LedgerError
from secgen.ledger.chain import GENESIS
from secgen.ledger.records import Batch, Head, Record


class MemoryStore:
    """Keeps records in a list; safe for several threads."""

    def __init__(self) -> None:
        self._records: list[Record] = []
        self._lock = Lock()
        self._closed = False

    def commit(self, batch: Batch) -> Head:
        with self._lock:
            head = self.head()
            if head != batch.expected:
                raise ConcurrencyConflict("SG-STALE", found=head.position, expected=batch.expected.position)
            self._records.extend(batch.records)
            return self.head()

    def read(self, stream: str, *, after: int = 0) -> Sequence[Record]:
        self._open()
        return [r for r in self._records[max(after, 0) :] if r.stream == stream]

    def read_all(self, *, after: int = 0, limit: int = 1000) -> Sequence[Record]:
        self._open()
        first = max(after, 0)
        return self._records[first : first + limit]

    def head(self) -> Head:
        self._open()
        if not self._records:
            return Head(0, GENESIS, "")
        last = self._records[-1]
        return Head(last.position, last.digest, last.recorded_at)

    def close(self) -> None:
        self._closed = True

    def _open(self) -> None:
        if self._closed:
            raise LedgerError("SG-CLOSED")


def open_memory(url: str) -> MemoryStore:
    """``memory:`` — a new empty store each time."""
    return MemoryStore()
