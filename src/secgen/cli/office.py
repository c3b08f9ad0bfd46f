"""init, verify, close."""

from __future__ import annotations

import argparse
from pathlib import Path

from secgen.cli.common import Commands, budget_year, command, open_existing, open_office, store_option
from secgen.cli.output import key_values, print_json
from secgen.kernel.errors import LedgerError
from secgen.kernel.territory import REGIONS
from secgen.kernel.text import Text


def declare(commands: Commands) -> None:
    """Add ``init``, ``verify`` and ``close`` to the commands."""
    init = command(commands, "init", run_init, "make a new office: its journal, region and first year")
    init.add_argument("url", metavar="URL", help="sqlite:///FILE, or what a plugin offers")
    init.add_argument("--year", type=budget_year, required=True, help="the first budget year")
    init.add_argument("--region", required=True, choices=sorted(REGIONS), metavar="CODE", help="official region code")
    init.add_argument("--name", default="", help="name of the office")
    init.add_argument("--node", default="{programme}", help="unit charged by default, e.g. '{programme}-CARA-DRAC'")
    verify = command(commands, "verify", run_verify, "walk the chain of digests and name the first broken link")
    store_option(verify)
    close = command(commands, "close", run_close, "the year-end file: statements, reconciliations, what is missing")
    close.add_argument("year", type=budget_year, metavar="YEAR")
    store_option(close)
    close.add_argument("--out", metavar="DIR", help="write the year-end file there")
    close.add_argument("--record", action="store_true", help="record the closing: the year takes no further act")


def run_init(args: argparse.Namespace) -> int:
    """Make an office in a store that has none; raises ``LedgerError`` if it has one."""
    from secgen.opening import check_node, open_secretariat

    check_node(args.node)
    with open_secretariat(args.url) as office:
        if office.office is not None:
            problem = Text("c'est déjà un bureau ; choisir un autre nom", "it is an office already; take another name")
            raise LedgerError("SG-STORE-OPEN", url=args.url, problem=problem)
    with open_secretariat(args.url, region=args.region, year=args.year, name=args.name, node=args.node) as office:
        facts = {"store": args.url, "region": f"{args.region} {REGIONS[args.region]}", "year": args.year}
        if args.json:
            print_json({**facts, "position": office.journal.head.position})
        else:
            key_values([(k, str(v)) for k, v in facts.items()])
    return 0


def run_verify(args: argparse.Namespace) -> int:
    """Print the head of the journal once its chain of digests is checked.

    Raises ``IntegrityError`` at the first broken link.
    """
    with open_existing(args.store) as office:
        head = office.verify()
        if office.office is None:
            raise LedgerError("SG-STORE-EMPTY", url=args.store)
    if args.json:
        print_json({"acts": head.position, "digest": head.digest, "recorded_at": head.recorded_at, "intact": True})
    else:
        done = Text("chaîne intacte", "chain intact")
        print(f"{done}: {head.position} · {head.digest[:16]}… · {head.recorded_at}")
    return 0


def run_close(args: argparse.Namespace) -> int:
    """Print the year-end file, and write or record it if asked; exit code 1 if it is not complete."""
    from secgen.closing import close_year, write_file

    with open_office(args.store) as office:
        file = close_year(office, args.year, record=args.record)
        if args.out:
            write_file(file, Path(args.out))
        if args.json:
            print_json(file.as_dict())
        else:
            print(file)
        return 0 if file.complete else 1
