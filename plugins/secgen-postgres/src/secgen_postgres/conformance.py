"""The kit this store passes: ``secgen plugins check secgen-postgres``, beside a server to try it on."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final
from unittest import SkipTest

from psycopg import sql

from secgen.testing import StorageKit
from secgen_postgres.address import Address
from secgen_postgres.connection import connect
from secgen_postgres.store import PostgresStore, open_postgres

SERVER: Final = "SECGEN_TEST_POSTGRES"


def address(folder: Path) -> str:
    """The journal that stands for a folder: a schema of the trial server."""
    server = os.environ.get(SERVER)
    if not server:
        raise SkipTest(f"set {SERVER} to the address of a trial database, for example postgresql://me@localhost/trial")
    name = re.sub(r"[^a-z0-9]", "_", folder.name.lower())
    return f"{server}{'&' if '?' in server else '?'}schema=kit_{name}"


def open_in(folder: Path) -> PostgresStore:
    """The store that stands for a folder, opened once more."""
    return open_postgres(address(folder))


def erase(folder: Path) -> None:
    """Take the journal of a folder off the trial server."""
    where = Address.parse(address(folder))
    db = connect(where)
    try:
        db.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(where.schema)))
    finally:
        db.close()


class PostgresKit(StorageKit):
    """The storage kit with everything it can ask."""

    capabilities = frozenset({"reopen", "threads", "refuses-bad-records", "text-with-nul"})

    def open(self) -> PostgresStore:
        """The store of this check's folder."""
        return open_in(self.folder)

    def teardown_method(self) -> None:
        """Close what was opened and erase the schema."""
        folder = self.folder
        super().teardown_method()
        if os.environ.get(SERVER):
            erase(folder)
