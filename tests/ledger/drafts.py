"""Small drafts to fill a store with, without any act behind them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from secgen.ledger import Batch, Draft, EventStore, Head
from secgen.ledger.chain import GENESIS, seal

EMPTY = Head(0, GENESIS, "")
NOON = "2026-03-02T12:00:00.000000Z"
INSTANT = datetime(2026, 3, 2, 12, tzinfo=UTC)


def draft(number: int = 1, stream: str = "line/2026/0175/01/6", note: str = "") -> Draft:
    return Draft(stream, "trial.noted", 1, "2026-03-02", f'{{"n":{number},"note":"{note}"}}')


def drafts(count: int, stream: str = "line/2026/0175/01/6") -> list[Draft]:
    return [draft(number, stream) for number in range(1, count + 1)]


def batch(head: Head, given: Iterable[Draft], recorded_at: str = NOON) -> Batch:
    return Batch(head, seal(head, given, recorded_at))


def put(store: EventStore, *given: Draft, recorded_at: str = NOON) -> Head:
    """Commit drafts right after what the store holds."""
    return store.commit(batch(store.head(), given, recorded_at))
