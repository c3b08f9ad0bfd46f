"""Options and openings that several commands share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from secgen.kernel.errors import LedgerError
from secgen.secretariat import Secretariat, open_secretariat

Commands = Any


def command(
    commands: Commands, name: str, run: Callable[[argparse.Namespace], int], help: str
) -> argparse.ArgumentParser:
    """Declare a command; each one takes ``--json``."""
    parser: argparse.ArgumentParser = commands.add_parser(name, help=help, description=help)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)
    return parser


def store_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--store", required=True, metavar="URL", help="the office's journal, e.g. sqlite:///ara.db")


def open_office(url: str) -> Secretariat:
    """An office that exists already; an empty store is refused with what to do."""
    from pathlib import Path

    path = url.removeprefix("sqlite:///")
    if url.startswith("sqlite:///") and path and not Path(path).exists():
        raise LedgerError("SG-STORE-EMPTY", url=url)
    secretariat = open_secretariat(url)
    if secretariat.office is None:
        secretariat.close()
        raise LedgerError("SG-STORE-EMPTY", url=url)
    return secretariat
