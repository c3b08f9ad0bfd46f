"""Options and openings that several commands share."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
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
    parser.add_argument("--lang", choices=("fr", "en"), default=argparse.SUPPRESS, help="language of what is printed")
    parser.set_defaults(run=run)
    return parser


def budget_year(text: str) -> int:
    """A year as an option: four digits."""
    if not re.fullmatch(r"[12]\d{3}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"'{text}' is not a year: write four digits, e.g. 2026")
    return int(text)


def store_option(parser: argparse.ArgumentParser) -> None:
    """Add the required ``--store URL``: the office a command works on."""
    parser.add_argument("--store", required=True, metavar="URL", help="the office's journal, e.g. sqlite:///ara.db")


def open_office(url: str) -> Secretariat:
    """An office that exists already; an empty store is refused with what to do."""
    secretariat = open_existing(url)
    try:
        if secretariat.office is None:
            raise LedgerError("SG-STORE-EMPTY", url=url)
    except BaseException:
        secretariat.close()
        raise
    return secretariat


def open_existing(url: str) -> Secretariat:
    """A store that is there, nothing read in it yet; opening must not make a new file."""
    path = url.removeprefix("sqlite:///")
    if url.startswith("sqlite:///") and path:
        file = Path(path)
        if not file.exists() or (file.is_file() and file.stat().st_size == 0):
            raise LedgerError("SG-STORE-EMPTY", url=url)
    return open_secretariat(url)
