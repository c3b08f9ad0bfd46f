"""What every store must do, and what only this one does."""

from __future__ import annotations

from collections.abc import Callable

import psycopg
import pytest
from hypothesis import given as generated
from hypothesis import settings
from hypothesis import strategies as st

from secgen.kernel.errors import IntegrityError, LedgerError
from secgen.plugins import PluginSet
from secgen.testing.machine import store_machine
from secgen.testing.storage import batch, draft, drafts, put
from secgen_postgres import plugin
from secgen_postgres.address import Address
from secgen_postgres.conformance import PostgresKit, open_in
from secgen_postgres.store import PostgresStore, open_postgres
from secgen_postgres.texts import given, kept

Opener = Callable[[], PostgresStore]


@pytest.mark.usefixtures("server")
class TestPostgres(PostgresKit):
    """The storage kit, every check."""


@pytest.mark.usefixtures("server")
class TestAgainstTheModel(store_machine(open_in).TestCase):  # type: ignore[misc]
    """Whatever is done to it, it answers as the store in memory does."""

    settings = settings(max_examples=15, stateful_step_count=20, deadline=None)


def test_the_plugin_is_at_work() -> None:
    found = PluginSet.of(plugin)
    assert not found.broken
    assert "postgresql" in found.storage


@pytest.mark.parametrize("positions", [(2, 2), (3, 4), (1, 3)], ids=["twice", "after a hole", "with a hole"])
def test_a_batch_wrongly_numbered_is_refused_whole(opener: Opener, positions: tuple[int, int]) -> None:
    store = opener()
    good = batch(store.head(), drafts(2))
    wrong = tuple(record._replace(position=at) for record, at in zip(good.records, positions, strict=True))
    with pytest.raises(LedgerError, match="wrongly numbered"):
        store.commit(good._replace(records=wrong))
    assert opener().head().position == 0
    assert store.commit(good).position == 2


def test_a_cut_connection_is_told_then_made_anew(opener: Opener, admin: psycopg.Connection) -> None:
    store = opener()
    head = put(store, *drafts(3))
    assert store._db is not None
    admin.execute("SELECT pg_terminate_backend(%s)", (store._db.info.backend_pid,))
    with pytest.raises(LedgerError, match="connection was cut") as caught:
        store.head()
    assert "whole, or not at all" in caught.value.remedy
    assert store.head() == head
    assert put(store, draft(4)).position == 4


def test_a_writer_that_waits_too_long_says_so(opener: Opener, url: str, schema: str, admin: psycopg.Connection) -> None:
    put(opener(), draft(1))
    store = PostgresStore(Address.parse(url), busy_seconds=0.1)
    with admin.transaction():
        admin.execute(f"SELECT * FROM {schema}.head FOR UPDATE")
        assert len(store.read_all()) == 1, "readers do not wait"
        with pytest.raises(LedgerError, match="somebody else has been writing"):
            put(store, draft(2))
    assert put(store, draft(2)).position == 2
    store.close()


def test_the_commit_reaches_the_disk_whatever_the_server_prefers(url: str) -> None:
    store = open_postgres(f"{url}&options=-c%20synchronous_commit%3Doff")
    assert store._db is not None
    assert store._db.execute("SHOW synchronous_commit").fetchone() == ("on",)
    store.close()


def test_what_the_session_asks_by_default_changes_nothing(url: str) -> None:
    """A site may make serializable transactions its default: taking turns still works."""
    store = open_postgres(f"{url}&options=-c%20default_transaction_isolation%3Dserializable")
    other = open_postgres(url)
    for number in range(5):
        put(store if number % 2 else other, draft(number))
    assert store.head().position == 5
    store.close()
    other.close()


def test_two_journals_live_side_by_side_in_one_database(opener: Opener, url: str, admin: psycopg.Connection) -> None:
    put(opener(), *drafts(3))
    other = open_postgres(f"{url}_b")
    assert other.head().position == 0
    put(other, draft(1))
    assert opener().head().position == 3
    other.close()
    admin.execute(f"DROP SCHEMA {Address.parse(url).schema}_b CASCADE")


def test_a_journal_cut_short_is_found_even_by_who_never_saw_its_end(
    opener: Opener, schema: str, admin: psycopg.Connection
) -> None:
    head = put(opener(), *drafts(5))
    admin.execute(f"ALTER TABLE {schema}.journal DISABLE TRIGGER ALL")
    admin.execute(f"DELETE FROM {schema}.journal WHERE position > 3")
    admin.execute(f"ALTER TABLE {schema}.journal ENABLE ALWAYS TRIGGER journal_append_only")
    seen = batch(head, [draft(6)])
    for use in (lambda: opener().head(), lambda: opener().commit(seen)):
        with pytest.raises(IntegrityError) as caught:
            use()
        assert caught.value.params["position"] == 4


@generated(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.sampled_from("\0\1\x0201a")))
def test_every_text_comes_back(text: str, awkward: str) -> None:
    for each in (text, awkward):
        assert given(kept(each)) == each
        assert "\0" not in kept(each)


@generated(st.text(st.sampled_from("\0\1\x0201a")), st.text(st.sampled_from("\0\1\x0201a")))
def test_two_texts_are_never_stored_alike(one: str, two: str) -> None:
    assert (kept(one) == kept(two)) == (one == two)
