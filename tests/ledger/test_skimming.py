"""Entries are what folding needs of records, however a store reads them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from ledger.drafts import INSTANT, drafts
from ledger.test_chain import raw
from secgen.backends.memory import MemoryStore
from secgen.backends.sqlite import SqliteStore
from secgen.kernel.errors import LedgerError
from secgen.ledger import Entry, EventStore, Journal
from secgen.ledger.past import PastStore, head_at
from secgen.ledger.skimming import Skimming, head_of, skim


def check(store: EventStore) -> None:
    """Every page of entries says what the page of records does."""
    for after in range(7):
        for limit in (1, 2, 9):
            records = store.read_all(after=after, limit=limit)
            entries, head = skim(store, after=after, limit=limit)
            assert [tuple(getattr(e, name) for name in Entry._fields) for e in entries] == [
                (r.position, r.tag, r.schema, r.effective_on, r.body) for r in records
            ]
            assert head == (head_of(records[-1]) if records else None)


def test_entries_are_the_records(tmp_path: Path) -> None:
    with closing(SqliteStore(str(tmp_path / "journal.db"))) as kept:
        for store in (MemoryStore(), kept):
            Journal(store).append(drafts(5), INSTANT)
            check(store)
            past = PastStore(store, head_of(store.read_all(after=2, limit=1)[0]))
            check(past)
            assert skim(past, after=0, limit=9)[1] == past.head()
        assert isinstance(kept, Skimming)
        assert not isinstance(MemoryStore(), Skimming)
        assert head_at(kept, "9999") == kept.head()


def test_where_an_act_is_missing_the_records_are_read(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with closing(SqliteStore(str(path))) as store:
        Journal(store).append(drafts(5), INSTANT)
    with raw(path) as db:
        db.execute("DROP TRIGGER journal_no_delete")
        db.execute("DELETE FROM journal WHERE position = 3")
    with closing(SqliteStore(str(path))) as store:
        check(store)


def test_a_store_that_was_closed_says_so(tmp_path: Path) -> None:
    store = SqliteStore(str(tmp_path / "journal.db"))
    store.close()
    with pytest.raises(LedgerError, match="SG-CLOSED"):
        store.skim(after=0, limit=1)
