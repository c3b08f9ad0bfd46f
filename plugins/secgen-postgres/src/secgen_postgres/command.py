"""``secgen-postgres``: prepare a database for a journal, bring its tables up to date, say how it stands."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from secgen.kernel.errors import SecgenError
from secgen.kernel.text import Text, language
from secgen_postgres.address import Address
from secgen_postgres.connection import connect, told
from secgen_postgres.migrations import STEPS, prepare, version
from secgen_postgres.roles import Roles, provision
from secgen_postgres.store import PostgresStore

PASSWORDS = {
    "owner": "SECGEN_OWNER_PASSWORD",
    "writer": "SECGEN_WRITER_PASSWORD",
    "reader": "SECGEN_READER_PASSWORD",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when done, 1 when refused (the reason is on the error output)."""
    args = _parser().parse_args(arguments)
    with language(args.lang):
        try:
            args.run(args)
        except SecgenError as refused:
            print(refused, file=sys.stderr)
            return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("secgen-postgres", description=__doc__)
    parser.add_argument("--lang", choices=("fr", "en"), default="en", help="language of what is printed")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    making = commands.add_parser(
        "provision",
        help="make the three roles, the schema, the tables and the rights (an administrator, once)",
        description=f"Passwords are read from the variables {', '.join(PASSWORDS.values())}; "
        "a role without one is given its password later, with \\password in psql.",
    )
    for role in PASSWORDS:
        making.add_argument(f"--{role}", metavar="ROLE", help=f"name of the {role} (SCHEMA_{role} by default)")
    migrating = commands.add_parser("migrate", help="bring the tables up to date (the owner, after an update)")
    looking = commands.add_parser("status", help="say which tables are there, how many acts, what this role may do")
    for command, run in ((making, run_provision), (migrating, run_migrate), (looking, run_status)):
        command.add_argument("url", metavar="URL", help="postgresql://ROLE@SERVER/DATABASE[?schema=NAME]")
        command.set_defaults(run=run)
    return parser


def run_provision(args: argparse.Namespace) -> None:
    """Make roles, schema, tables and rights; safe to run again."""
    usual = Roles.of(Address.parse(args.url).schema)
    names = {role: getattr(args, role) or getattr(usual, role) for role in PASSWORDS}
    passwords = {names[role]: os.environ[variable] for role, variable in PASSWORDS.items() if os.environ.get(variable)}
    provision(args.url, Roles(**names), passwords)
    for role, name in names.items():
        if name not in passwords:
            text = Text("sans nouveau mot de passe", "no new password")
        else:
            text = Text("mot de passe enregistré", "password set")
        print(f"{role}: {name} ({text})")


def run_migrate(args: argparse.Namespace) -> None:
    """Apply the missing steps."""
    address = Address.parse(args.url)
    db = connect(address)
    try:
        with told(address, db):
            print(f"{address.shown}: version {prepare(db, address)}")
    finally:
        db.close()


def run_status(args: argparse.Namespace) -> None:
    """Print the version of the tables, the number of acts and the rights of this role."""
    address = Address.parse(args.url)
    db = connect(address)
    try:
        with told(address, db):
            found = version(db, address.schema)
            print(f"{address.shown}: version {found or 0} / {len(STEPS)}")
            if found != len(STEPS):
                return
            query = "SELECT string_agg(word, ', ') FROM unnest(%s::text[]) word WHERE has_table_privilege(%s, word)"
            words = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE"]
            rights = db.execute(query, (words, f"{address.schema}.journal")).fetchone()
            tls = db.pgconn.ssl_in_use
    finally:
        db.close()
    store = PostgresStore(address)
    try:
        head = store.head()
    finally:
        store.close()
    print(f"acts: {head.position}")
    print(f"role: {address.options.get('user', '')} ({rights[0] if rights else '-'})")
    print(f"TLS: {'yes' if tls else 'no'}")


if __name__ == "__main__":
    sys.exit(main())
