"""The tables are made once, brought forward once, by whoever starts first."""

from __future__ import annotations

import threading
from collections.abc import Callable

import psycopg
import pytest

from secgen.kernel.errors import LedgerError
from secgen.testing.storage import draft, put
from secgen_postgres.address import Address
from secgen_postgres.connection import connect
from secgen_postgres.migrations import STEPS, migrate, prepare, version
from secgen_postgres.store import PostgresStore, open_postgres

NEXT = (*STEPS, "CREATE TABLE later(n integer); INSERT INTO later VALUES (1)")


def at_once(number: int, run: Callable[[], object]) -> list[object]:
    """Run the same thing in several threads at the same instant; what each gave or raised."""
    start, outcomes = threading.Barrier(number), []

    def one() -> None:
        start.wait()
        try:
            outcomes.append(run())
        except Exception as error:
            outcomes.append(error)

    threads = [threading.Thread(target=one) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def steps_applied(admin: psycopg.Connection, schema: str) -> list[int]:
    return [n for (n,) in admin.execute(f"SELECT version FROM {schema}.schema_version ORDER BY 1").fetchall()]


def test_eight_that_start_at_once_on_nothing_make_one_journal(url: str, schema: str, admin: psycopg.Connection) -> None:
    stores = at_once(8, lambda: open_postgres(url))
    assert [type(store) for store in stores] == [PostgresStore] * 8
    assert steps_applied(admin, schema) == list(range(1, len(STEPS) + 1))
    for store in stores:
        assert isinstance(store, PostgresStore)
        store.close()


def test_a_new_step_is_applied_once_however_many_ask(url: str, schema: str, admin: psycopg.Connection) -> None:
    open_postgres(url).close()
    address = Address.parse(url)

    def update() -> int:
        db = connect(address)
        try:
            return prepare(db, address, NEXT)
        finally:
            db.close()

    assert at_once(4, update) == [len(NEXT)] * 4
    assert steps_applied(admin, schema) == list(range(1, len(NEXT) + 1))
    assert admin.execute(f"SELECT count(*) FROM {schema}.later").fetchone() == (1,)


def test_a_step_that_fails_leaves_everything_as_it_was(url: str, schema: str, admin: psycopg.Connection) -> None:
    store = open_postgres(url)
    put(store, draft(1))
    with pytest.raises(psycopg.errors.UndefinedTable):
        migrate(admin, schema, (*NEXT, "SELECT * FROM nothing_there"))
    assert version(admin, schema) == len(STEPS)
    assert admin.execute("SELECT to_regclass(%s)", (f"{schema}.later",)).fetchone() == (None,)
    assert put(store, draft(2)).position == 2
    store.close()


def test_tables_of_a_newer_plugin_are_left_alone(url: str, schema: str, admin: psycopg.Connection) -> None:
    open_postgres(url).close()
    migrate(admin, schema, NEXT)
    with pytest.raises(LedgerError, match="this plugin knows version") as caught:
        open_postgres(url)
    assert "upgrade" in caught.value.remedy


def test_migrating_leaves_the_session_as_it_was(url: str, schema: str, admin: psycopg.Connection) -> None:
    before = admin.execute("SHOW search_path").fetchone()
    migrate(admin, schema)
    assert admin.execute("SHOW search_path").fetchone() == before
