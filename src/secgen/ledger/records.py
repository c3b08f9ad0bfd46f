"""What a store keeps: numbered, chained records of acts, as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Draft(NamedTuple):
    """An accepted act as text, not yet numbered. ``body`` is canonical JSON."""

    stream: str
    tag: str
    schema: int
    effective_on: str
    body: str


class Record(NamedTuple):
    """A recorded act. ``position`` numbers all acts of the journal from 1, without a hole."""

    position: int
    stream: str
    tag: str
    schema: int
    effective_on: str
    body: str
    recorded_at: str
    digest: str


class Entry(NamedTuple):
    """What folding needs of a record."""

    position: int
    tag: str
    schema: int
    effective_on: str
    body: str


class Head(NamedTuple):
    """The end of the journal; position 0 with the genesis digest when it is empty."""

    position: int
    digest: str
    recorded_at: str


class Batch(NamedTuple):
    """Records to append together or not at all, right after ``expected``."""

    expected: Head
    records: tuple[Record, ...]


class EventStore(Protocol):
    """The port a storage back-end implements: five methods, one of them writes."""

    def commit(self, batch: Batch) -> Head:
        """Append the whole batch durably if the head is still ``batch.expected``.

        Otherwise raise ``ConcurrencyConflict("SG-STALE", ...)`` and write nothing.
        An empty batch changes nothing.
        """

    def read(self, stream: str, *, after: int = 0) -> Sequence[Record]:
        """All records of one stream after a position, in order."""

    def read_all(self, *, after: int = 0, limit: int = 1000) -> Sequence[Record]:
        """Up to ``limit`` records after a position, in order."""

    def head(self) -> Head:
        """The last record's position, digest and instant."""

    def close(self) -> None:
        """Free what is held; closing twice is fine."""
