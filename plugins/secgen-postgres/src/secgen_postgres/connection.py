"""One connection to the server, opened with care for durability and for writers that die."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import psycopg
from psycopg.conninfo import make_conninfo

from secgen.kernel.text import Text
from secgen_postgres.address import Address
from secgen_postgres.problems import PostgresError, tell

Connection = psycopg.Connection[Any]

_SESSION: Final = """
SELECT set_config('lock_timeout', %(wait)s, false),
       set_config('idle_in_transaction_session_timeout', '60s', false),
       set_config('search_path', 'pg_catalog', false),
       CASE WHEN current_setting('synchronous_commit') = 'off' THEN set_config('synchronous_commit', 'on', false) END
"""


def connect(address: Address, *, busy_seconds: float = 30) -> Connection:
    """A connection whose commits reach the disk, and that waits ``busy_seconds`` at most for its turn to write."""
    with told(address):
        db: Connection = psycopg.connect(make_conninfo(**address.options), autocommit=True)
    try:
        with told(address, db):
            if db.info.parameter_status("server_encoding") != "UTF8":
                problem = Text("la base n'est pas en UTF8", "the database is not in UTF8")
                remedy = Text(
                    "la faire créer : createdb -E UTF8 -T template0", "have it made: createdb -E UTF8 -T template0"
                )
                raise PostgresError("SG-STORE-OPEN", url=address.shown, problem=problem, remedy=remedy)
            db.isolation_level = psycopg.IsolationLevel.READ_COMMITTED
            db.execute(_SESSION, {"wait": f"{int(busy_seconds * 1000)}ms"})
    except BaseException:
        db.close()
        raise
    return db


@contextmanager
def told(address: Address, db: Connection | None = None) -> Iterator[None]:
    """Turn what psycopg raises into secgen's errors, without a secret in them."""
    try:
        yield
    except psycopg.Error as error:
        # "from None": the original may hold the connection's parameters, and a traceback would show its words twice
        raise tell(error, address.shown, address.hide, connected=db is not None) from None
