"""The tables, made and brought up to date by numbered steps: forward only, each one once, one process at a time."""

from __future__ import annotations

from importlib.resources import files
from typing import Any, Final

import psycopg
from psycopg import sql

from secgen.kernel.text import Text
from secgen_postgres.address import Address
from secgen_postgres.problems import PostgresError

Connection = psycopg.Connection[Any]


def _steps() -> tuple[str, ...]:
    """The text of every step, in order; step 1 comes first."""
    found = sorted((files("secgen_postgres") / "steps").iterdir(), key=lambda file: file.name)
    return tuple(file.read_text(encoding="utf-8") for file in found if file.name.endswith(".sql"))


STEPS: Final = _steps()
_FIND: Final = """
SELECT n.oid, c.oid FROM pg_namespace n
LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = 'schema_version'
WHERE n.nspname = %s
"""


def version(db: Connection, schema: str) -> int | None:
    """The last step applied, 0 in a schema without any, None without the schema."""
    row = db.execute(_FIND, (schema,)).fetchone()
    if row is None:
        return None
    if row[1] is None:
        return 0
    found = db.execute(sql.SQL("SELECT max(version) FROM {}.schema_version").format(sql.Identifier(schema))).fetchone()
    return int(found[0] or 0) if found else 0


def prepare(db: Connection, address: Address, steps: tuple[str, ...] = STEPS) -> int:
    """The tables as this version of the plugin needs them: made, brought up to date, or refused with the reason.

    Whoever owns the schema (or may make it) applies the missing steps; another role is told who must.
    """
    found = version(db, address.schema)
    if found == len(steps):
        return found
    if found is not None and found > len(steps):
        problem = Text(
            f"tables de version {found}, cette extension connaît la version {len(steps)}",
            f"tables of version {found}, this plugin knows version {len(steps)}",
        )
        remedy = Text("pip install --upgrade secgen-postgres", "pip install --upgrade secgen-postgres")
        raise PostgresError("SG-STORE-OPEN", url=address.shown, problem=problem, remedy=remedy)
    if not _may_migrate(db, address.schema, made=found is not None):
        problem = Text(
            f"le schéma « {address.schema} » n'est pas prêt (version {found or 0} sur {len(steps)})",
            f"the schema '{address.schema}' is not ready (version {found or 0} of {len(steps)})",
        )
        remedy = Text(
            "son propriétaire lance : secgen-postgres migrate ADRESSE ; la première fois, un administrateur : "
            "secgen-postgres provision ADRESSE",
            "its owner runs: secgen-postgres migrate URL; the first time, an administrator: "
            "secgen-postgres provision URL",
        )
        raise PostgresError("SG-STORE-OPEN", url=address.shown, problem=problem, remedy=remedy)
    return migrate(db, address.schema, steps)


def _may_migrate(db: Connection, schema: str, *, made: bool) -> bool:
    if made:
        query = "SELECT pg_has_role(nspowner, 'USAGE') FROM pg_namespace WHERE nspname = %s"
        row = db.execute(query, (schema,)).fetchone()
    else:
        row = db.execute("SELECT has_database_privilege(current_database(), 'CREATE')").fetchone()
    return bool(row and row[0])


def migrate(db: Connection, schema: str, steps: tuple[str, ...] = STEPS) -> int:
    """Apply the missing steps, all of them or none. Two processes that start at once take turns."""
    with db.transaction():
        db.execute("SELECT pg_advisory_xact_lock(hashtextextended('secgen ' || %s, 0))", (schema,))
        name = sql.Identifier(schema)
        if version(db, schema) is None:
            db.execute(sql.SQL("CREATE SCHEMA {}").format(name))
        db.execute(sql.SQL("SET LOCAL search_path = {}, pg_temp").format(name))
        db.execute(
            """CREATE TABLE IF NOT EXISTS schema_version(
                version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now(),
                applied_by text NOT NULL DEFAULT session_user)"""
        )
        for number, step in enumerate(steps, 1):
            if number > (version(db, schema) or 0):
                db.execute(sql.SQL(step))
                db.execute("INSERT INTO schema_version(version) VALUES (%s)", (number,))
    return len(steps)
