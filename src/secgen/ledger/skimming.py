"""Reading a long journal to fold it: half of a record, its stream and its digest, is not needed for that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from secgen.ledger.records import Entry, EventStore, Head, Record

Skimmed = tuple[Sequence[Entry | Record], Head | None]
"""Entries in order, without a hole, and the head that the last of them is; no head if there are none."""


@runtime_checkable
class Skimming(Protocol):
    """A store that can read entries for less than records."""

    def skim(self, *, after: int, limit: int) -> Skimmed:
        """What ``read_all`` gives, as entries."""


def skim(store: EventStore, *, after: int, limit: int) -> Skimmed:
    """Up to ``limit`` entries after a position, however the store can."""
    if isinstance(store, Skimming):
        return store.skim(after=after, limit=limit)
    records = store.read_all(after=after, limit=limit)
    return records, head_of(records[-1]) if records else None


def head_of(record: Record) -> Head:
    """The head of a journal that ends with a record."""
    return Head(record.position, record.digest, record.recorded_at)
