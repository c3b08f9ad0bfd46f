"""The append-only journal: records, digest chain, store port."""

from secgen.ledger.journal import Journal
from secgen.ledger.records import Batch, Draft, EventStore, Head, Record

__all__ = ["Batch", "Draft", "EventStore", "Head", "Journal", "Record"]
