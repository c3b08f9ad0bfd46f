"""A store seen as it was known at an instant."""

from __future__ import annotations

from collections.abc import Sequence

from secgen.kernel.errors import LedgerError
from secgen.ledger.chain import GENESIS
from secgen.ledger.records import Batch, EventStore, Head, Record


class PastStore:
    """What another store held at an instant (given as text); nothing can be added, and closing it closes nothing.

    Recording instants never go back, so the last act of the time is found by halving.
    """

    def __init__(self, store: EventStore, until: str) -> None:
        self._store = store
        self._until = until
        self._head = self._last()

    def _last(self) -> Head:
        low, high, found = 0, self._store.head().position, Head(0, GENESIS, "")
        while low < high:
            middle = (low + high + 1) // 2
            record = self._store.read_all(after=middle - 1, limit=1)[0]
            if record.recorded_at <= self._until:
                low, found = middle, Head(record.position, record.digest, record.recorded_at)
            else:
                high = middle - 1
        return found

    def commit(self, batch: Batch) -> Head:
        """Refused: the past is over."""
        raise LedgerError("SG-PAST", instant=self._until)

    def read(self, stream: str, *, after: int = 0) -> Sequence[Record]:
        """The records of one stream that were there."""
        return [r for r in self._store.read(stream, after=after) if r.position <= self._head.position]

    def read_all(self, *, after: int = 0, limit: int = 1000) -> Sequence[Record]:
        """Up to ``limit`` records of those that were there."""
        left = min(limit, self._head.position - max(after, 0))
        return self._store.read_all(after=after, limit=left) if left > 0 else ()

    def head(self) -> Head:
        """The last record that was there."""
        return self._head

    def close(self) -> None:
        """Nothing is held here."""
