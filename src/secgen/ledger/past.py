"""A store seen as it was at an earlier instant."""

from __future__ import annotations

from collections.abc import Sequence

from secgen.kernel.errors import LedgerError
from secgen.ledger.chain import GENESIS
from secgen.ledger.records import Batch, EventStore, Head, Record
from secgen.ledger.skimming import Skimmed, head_of, skim


def head_at(store: EventStore, until: str) -> Head:
    """The last record of an instant, given as text. Instants never go back, so it is found by halving."""
    low, high, found = 0, store.head().position, Head(0, GENESIS, "")
    while low < high:
        middle = (low + high + 1) // 2
        record = store.read_all(after=middle - 1, limit=1)[0]
        if record.recorded_at <= until:
            low, found = middle, head_of(record)
        else:
            high = middle - 1
    return found


class PastStore:
    """What another store held up to one of its records; nothing can be added, and closing it closes nothing."""

    def __init__(self, store: EventStore, head: Head) -> None:
        self._store = store
        self._head = head

    def commit(self, batch: Batch) -> Head:
        """Refused: the past is over."""
        raise LedgerError("SG-PAST", instant=self._head.recorded_at)

    def read(self, stream: str, *, after: int = 0) -> Sequence[Record]:
        """The records of one stream that were there."""
        return [r for r in self._store.read(stream, after=after) if r.position <= self._head.position]

    def read_all(self, *, after: int = 0, limit: int = 1000) -> Sequence[Record]:
        """Up to ``limit`` records of those that were there."""
        left = min(limit, self._head.position - max(after, 0))
        return self._store.read_all(after=after, limit=left) if left > 0 else ()

    def skim(self, *, after: int, limit: int) -> Skimmed:
        """The same as entries."""
        left = min(limit, self._head.position - max(after, 0))
        return skim(self._store, after=after, limit=left) if left > 0 else ((), None)

    def head(self) -> Head:
        """The last record that was there."""
        return self._head

    def close(self) -> None:
        """Nothing is held here."""
