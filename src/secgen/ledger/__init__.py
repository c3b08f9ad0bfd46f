"""The append-only journal: records, digest chain, store port."""

from secgen.ledger.anchor import Anchor
from secgen.ledger.journal import Journal
from secgen.ledger.records import Batch, Draft, Entry, EventStore, Head, Record

__all__ = ["Anchor", "Batch", "Draft", "Entry", "EventStore", "Head", "Journal", "Record"]
