"""The append-only journal: records, digest chain, store port."""

from secgen.ledger.anchor import Anchor
from secgen.ledger.journal import Journal
from secgen.ledger.records import Batch, Draft, EventStore, Head, Record

__all__ = ["Anchor", "Batch", "Draft", "EventStore", "Head", "Journal", "Record"]
