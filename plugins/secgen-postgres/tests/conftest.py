"""One server for the whole run, one schema for each test."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator

import psycopg
import pytest
from hypothesis import settings
from psycopg import sql

import cluster
from secgen_postgres.conformance import SERVER
from secgen_postgres.store import PostgresStore, open_postgres

settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("ci")

FIGURES: list[str] = []


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The administrator's address: SECGEN_TEST_POSTGRES, or a server started for this run."""
    given = os.environ.get(SERVER)
    if given:
        yield given
        _erase_kits(given)
    elif cluster.binaries() is None:
        pytest.skip("no PostgreSQL server here: apt-get install postgresql, or set SECGEN_TEST_POSTGRES")
    else:
        with cluster.running(durable=False) as address, pytest.MonkeyPatch.context() as patch:
            patch.setenv(SERVER, address)
            yield address


def _erase_kits(server: str) -> None:
    """The journals that the random walks of the kit left on a server that stays."""
    with psycopg.connect(server, autocommit=True) as db:
        for (name,) in db.execute("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, 'kit_')").fetchall():
            db.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(name)))


@pytest.fixture
def admin(server: str) -> Iterator[psycopg.Connection]:
    """The administrator's own connection."""
    with psycopg.connect(server, autocommit=True) as db:
        yield db


@pytest.fixture
def schema(admin: psycopg.Connection) -> Iterator[str]:
    """A schema name of this test only; it and its roles are erased afterwards."""
    name = f"t{uuid.uuid4().hex[:10]}"
    yield name
    admin.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(name)))
    roles = admin.execute("SELECT rolname FROM pg_roles WHERE starts_with(rolname, %s)", (f"{name}_",)).fetchall()
    for (role,) in roles:
        admin.execute(sql.SQL("DROP OWNED BY {0} CASCADE").format(sql.Identifier(role)))
        admin.execute(sql.SQL("DROP ROLE {0}").format(sql.Identifier(role)))


@pytest.fixture
def url(server: str, schema: str) -> str:
    """The address of a journal nobody has opened yet."""
    return f"{server}?schema={schema}"


@pytest.fixture
def opener(url: str) -> Iterator[Callable[[], PostgresStore]]:
    """Each call opens the same journal once more."""
    opened: list[PostgresStore] = []

    def open_again() -> PostgresStore:
        opened.append(open_postgres(url))
        return opened[-1]

    yield open_again
    for store in opened:
        store.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was measured on the way."""
    for figure in FIGURES:
        terminalreporter.write_line(figure)
