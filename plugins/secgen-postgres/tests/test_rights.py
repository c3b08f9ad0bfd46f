"""Least privilege, enforced by the database: who may do what, and what nobody may do."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import errors, sql

import secgen
from secgen.kernel.errors import LedgerError
from secgen.plugins import PluginSet
from secgen.testing.storage import draft, drafts, put
from secgen_postgres import plugin
from secgen_postgres.address import Address
from secgen_postgres.roles import Roles, provision
from secgen_postgres.store import open_postgres

PASSWORD = "Grève & crédit/2026@?#"


def address(url: str, role: str) -> str:
    """The same journal, as another role."""
    where = url.partition("@")[2]
    return f"postgresql://{role}:Gr%C3%A8ve%20%26%20cr%C3%A9dit%2F2026%40%3F%23@{where}"


@pytest.fixture
def roles(url: str, schema: str) -> Roles:
    """A provisioned journal of three acts; each role has the same password."""
    made = provision(url, passwords=dict.fromkeys(Roles.of(schema).all(), PASSWORD))
    store = open_postgres(address(url, made.writer))
    put(store, *drafts(3))
    store.close()
    return made


@pytest.fixture
def connected(url: str, schema: str, roles: Roles) -> Iterator[dict[str, psycopg.Connection]]:
    """One connection for each role, looking at the journal's schema."""
    found = {}
    for word in ("owner", "writer", "reader"):
        db = psycopg.connect(address(url, getattr(roles, word)).partition("?")[0], autocommit=True)
        found[word] = db
        db.execute(sql.SQL("SET search_path = {}").format(sql.Identifier(schema)))
    yield found
    for db in found.values():
        db.close()


FORBIDDEN = {
    "update": "UPDATE journal SET body = '{}'",
    "delete": "DELETE FROM journal WHERE position = 1",
    "truncate": "TRUNCATE journal",
    "head": "UPDATE head SET position = 0",
    "head insert": "INSERT INTO head VALUES (false, 0, '', '')",
    "trigger": "ALTER TABLE journal DISABLE TRIGGER ALL",
    "drop trigger": "DROP TRIGGER journal_append_only ON journal",
    "drop": "DROP TABLE journal",
    "replica": "SET session_replication_role = replica",
    "create": "CREATE TABLE mine(x int)",
    "function": "CREATE FUNCTION take_head() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "version": "INSERT INTO schema_version(version) VALUES (99)",
    "rule": "CREATE RULE r AS ON INSERT TO journal DO INSTEAD NOTHING",
    "owner": "ALTER TABLE journal OWNER TO CURRENT_USER",
}


@pytest.mark.parametrize("role", ["writer", "reader"])
@pytest.mark.parametrize("statement", FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_writer_and_reader_may_not(connected: dict[str, psycopg.Connection], role: str, statement: str) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        connected[role].execute(statement)


def test_the_reader_may_not_add(connected: dict[str, psycopg.Connection]) -> None:
    for statement in ("INSERT INTO journal VALUES (4, '', '', 1, '', '', '', '')", "SELECT take_head()"):
        with pytest.raises(errors.InsufficientPrivilege):
            connected["reader"].execute(statement)


@pytest.mark.parametrize("statement", ["update", "delete", "truncate"])
def test_the_database_refuses_even_its_owner(connected: dict[str, psycopg.Connection], statement: str) -> None:
    with pytest.raises(errors.ObjectNotInPrerequisiteState, match="append-only"):
        connected["owner"].execute(FORBIDDEN[statement])


@pytest.mark.parametrize("statement", ["update", "delete", "truncate"])
@pytest.mark.parametrize("replica", [False, True])
def test_the_database_refuses_even_a_superuser(
    admin: psycopg.Connection, schema: str, roles: Roles, statement: str, replica: bool
) -> None:
    with admin.transaction(force_rollback=True):
        if replica:
            admin.execute("SET LOCAL session_replication_role = replica")
        admin.execute(f"SET LOCAL search_path = {schema}")
        with pytest.raises(errors.ObjectNotInPrerequisiteState, match="append-only"), admin.transaction():
            admin.execute(FORBIDDEN[statement])
        with pytest.raises(errors.ObjectNotInPrerequisiteState, match="append-only"), admin.transaction():
            admin.execute("DELETE FROM head")


@pytest.mark.parametrize("position", [1, 3, 5, -1, 10**9])
def test_a_writer_can_only_add_right_after_the_end(connected: dict[str, psycopg.Connection], position: int) -> None:
    with pytest.raises((errors.CheckViolation, errors.UniqueViolation)):
        connected["writer"].execute("INSERT INTO journal VALUES (%s, 's', 't', 1, 'd', '{}', 'i', 'x')", (position,))
    assert connected["reader"].execute("SELECT count(*), max(position) FROM journal").fetchone() == (3, 3)


def test_a_writer_keeps_an_office_and_a_reader_reads_it(url: str, roles: Roles, schema: str) -> None:
    fresh = url.replace(schema, f"{schema}_office")
    made = provision(fresh, passwords=dict.fromkeys(Roles.of(f"{schema}_office").all(), PASSWORD))
    plugins = PluginSet.of(plugin)
    line = "0175-CARA-DRAC/01/6"
    with secgen.open(address(fresh, made.writer), region="84", year=2026, plugins=plugins) as office:
        office.budget.open_line(year=2026, line=line, ae="1,00", cp="1,00", on="2026-01-01")
    with secgen.open(address(fresh, made.reader), plugins=plugins) as office:
        assert office.budget.available(2026, line)[0].cents == 100
        assert office.verify().position == office.journal.head.position
        with pytest.raises(LedgerError, match="not enough rights") as caught:
            office.budget.open_line(year=2026, line=line, ae="1,00", cp="1,00", on="2026-01-01")
        assert "writer" in caught.value.remedy
    with psycopg.connect(url.partition("?")[0], autocommit=True) as db:
        db.execute(f"DROP SCHEMA {schema}_office CASCADE")


def test_provisioning_twice_changes_nothing_and_repairs_rights(
    url: str, schema: str, roles: Roles, admin: psycopg.Connection, connected: dict[str, psycopg.Connection]
) -> None:
    admin.execute(f"GRANT UPDATE ON {schema}.journal TO {roles.writer}")
    assert provision(url) == roles
    with pytest.raises(errors.InsufficientPrivilege):
        connected["writer"].execute(FORBIDDEN["update"])
    store = open_postgres(address(url, roles.writer))
    assert put(store, draft(4)).position == 4
    store.close()


def test_passwords_are_kept_as_verifiers(roles: Roles, admin: psycopg.Connection) -> None:
    for role in roles.all():
        row = admin.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", (role,)).fetchone()
        assert row is not None
        assert row[0].startswith("SCRAM-SHA-256$")


def test_the_owner_of_a_database_can_provision_without_being_superuser(
    server: str, schema: str, admin: psycopg.Connection
) -> None:
    name = f"{schema}_{uuid.uuid4().hex[:6]}"
    admin.execute(f"CREATE ROLE {name} LOGIN CREATEROLE PASSWORD 'modest'")
    admin.execute(f"CREATE DATABASE {name} OWNER {name}")
    try:
        here = f"postgresql://{name}:modest@{server.partition('@')[2].replace('/postgres', '/' + name)}?schema={schema}"
        made = provision(here, passwords=dict.fromkeys(Roles.of(schema).all(), PASSWORD))
        store = open_postgres(address(here, made.writer))
        assert put(store, draft(1)).position == 1
        store.close()
    finally:
        admin.execute(f"DROP DATABASE {name}")


def test_the_schema_of_somebody_else_is_left_alone(url: str, schema: str, admin: psycopg.Connection) -> None:
    admin.execute(f"CREATE SCHEMA {schema}")
    with pytest.raises(LedgerError, match="belongs to"):
        provision(url)
    assert admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (f"{schema}_owner",)).fetchone() is None


@pytest.mark.parametrize("name", ["", "Robert'); DROP TABLE journal;--", "a b", "É"])
def test_a_role_name_that_is_not_one_is_refused(url: str, name: str) -> None:
    with pytest.raises(LedgerError, match="role name refused"):
        provision(url, Roles("o", name, "r"))


def test_a_schema_that_is_not_ready_says_who_must_do_what(url: str, roles: Roles, schema: str) -> None:
    elsewhere = address(url, roles.writer).replace(f"schema={schema}", "schema=nowhere")
    with pytest.raises(LedgerError, match="not ready") as caught:
        open_postgres(elsewhere)
    assert "secgen-postgres provision" in caught.value.remedy
    assert Address.parse(elsewhere).shown in str(caught.value)
