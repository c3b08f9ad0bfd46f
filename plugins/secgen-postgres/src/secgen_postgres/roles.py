"""Three roles for one journal: the owner makes the tables, the writer adds acts, the reader reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from attrs import frozen
from psycopg import sql

from secgen.kernel.text import Text
from secgen_postgres.address import Address
from secgen_postgres.connection import Connection, connect, told
from secgen_postgres.migrations import STEPS, migrate
from secgen_postgres.problems import PostgresError

_NAME: Final = re.compile(r"[a-z_][a-z0-9_]{0,62}", re.ASCII)


@frozen
class Roles:
    """The names of the three roles."""

    owner: str
    writer: str
    reader: str

    @classmethod
    def of(cls, schema: str) -> Roles:
        """The names used when none is given: ``secgen_owner``, ``secgen_writer``, ``secgen_reader``."""
        return cls(f"{schema}_owner", f"{schema}_writer", f"{schema}_reader")

    def all(self) -> tuple[str, str, str]:
        """Owner, writer, reader."""
        return (self.owner, self.writer, self.reader)


def grants(schema: str, roles: Roles, database: str) -> list[sql.Composed]:
    """The rights of the three roles, and nothing else; said again, they change nothing."""
    words = {
        "schema": sql.Identifier(schema),
        "owner": sql.Identifier(roles.owner),
        "writer": sql.Identifier(roles.writer),
        "reader": sql.Identifier(roles.reader),
        "database": sql.Identifier(database),
    }
    return [
        sql.SQL(statement).format(**words)
        for statement in (
            "REVOKE ALL ON SCHEMA {schema} FROM PUBLIC",
            "REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM PUBLIC, {writer}, {reader}",
            "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {schema} FROM PUBLIC, {writer}, {reader}",
            "GRANT USAGE ON SCHEMA {schema} TO {writer}, {reader}",
            "GRANT SELECT ON {schema}.journal, {schema}.head, {schema}.schema_version TO {writer}, {reader}",
            "GRANT INSERT ON {schema}.journal TO {writer}",
            "GRANT EXECUTE ON FUNCTION {schema}.take_head() TO {writer}",
        )
    ]


def provision(url: str, roles: Roles | None = None, passwords: Mapping[str, str] | None = None) -> Roles:
    """Make the three roles, the schema and the tables, and give the rights. Doing it again changes nothing.

    ``url`` names an administrator: a superuser, or the database's owner with CREATEROLE. ``passwords`` are by role
    name; they leave this machine as SCRAM verifiers only. A role without one cannot log in by password.
    """
    address = Address.parse(url)
    chosen = roles or Roles.of(address.schema)
    for name in chosen.all():
        if not _NAME.fullmatch(name):
            problem = Text(f"nom de rôle refusé : {name!r}", f"role name refused: {name!r}")
            remedy = Text("lettres minuscules, chiffres et _", "small letters, digits and _")
            raise PostgresError("SG-STORE-OPEN", url=address.shown, problem=problem, remedy=remedy)
    db = connect(address)
    try:
        with told(address, db), db.transaction():
            _make(db, address, chosen, passwords or {})
    finally:
        db.close()
    return chosen


def _make(db: Connection, address: Address, roles: Roles, passwords: Mapping[str, str]) -> None:
    db.execute("SELECT pg_advisory_xact_lock(hashtextextended('secgen roles', 0))")
    for name in roles.all():
        if db.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (name,)).fetchone() is None:
            db.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(name)))
        if name in passwords:
            secret = db.pgconn.encrypt_password(passwords[name].encode(), name.encode(), b"scram-sha-256").decode()
            db.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(name), sql.Literal(secret)))
    owner, schema, database = sql.Identifier(roles.owner), sql.Identifier(address.schema), db.info.dbname
    _claim(db, address, roles)
    db.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {} AUTHORIZATION {}").format(schema, owner))
    for role in roles.all():
        connecting = sql.SQL("GRANT CONNECT ON DATABASE {} TO {}")
        db.execute(connecting.format(sql.Identifier(database), sql.Identifier(role)))
    db.execute(sql.SQL("SET LOCAL ROLE {}").format(owner))
    migrate(db, address.schema, STEPS)
    for statement in grants(address.schema, roles, database):
        db.execute(statement)
    db.execute("RESET ROLE")


def _claim(db: Connection, address: Address, roles: Roles) -> None:
    """Be able to act as the owner; refuse a schema that is somebody else's."""
    query = "SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = %s"
    row = db.execute(query, (address.schema,)).fetchone()
    if row is not None and row[0] != roles.owner:
        problem = Text(
            f"le schéma « {address.schema} » appartient à {row[0]}",
            f"the schema '{address.schema}' belongs to {row[0]}",
        )
        remedy = Text("choisir un autre schéma : ?schema=NOM", "take another schema: ?schema=NAME")
        raise PostgresError("SG-STORE-OPEN", url=address.shown, problem=problem, remedy=remedy)
    if db.info.parameter_status("is_superuser") != "on":
        db.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(roles.owner)))
