"""Options and openings that several commands share."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final

from attrs import asdict

import secgen
from secgen.kernel.errors import InvalidInput, LedgerError
from secgen.kernel.text import Text

if TYPE_CHECKING:
    from secgen.secretariat import Secretariat

Commands = Any
ACTOR: Final = "SECGEN_ACTOR"
"""The environment variable that says who acts."""
_opened: Final[list[Secretariat]] = []
_FAILED: Final = Text(
    "l'observateur {observer} a échoué ({event}) : {error} ; ce qui est enregistré le reste",
    "observer {observer} failed ({event}): {error}; what is recorded stays so",
)
_acting: ContextVar[str] = ContextVar("acting", default="")


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


def store_option(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Add ``--store URL``: the office a command works on."""
    parser.add_argument("--store", required=required, metavar="URL", help="the office's journal, e.g. sqlite:///ara.db")
    actor_option(parser)


def actor_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--as WHO``: who acts where an act names nobody, and who reads."""
    parser.add_argument("--as", dest="acts_as", metavar="WHO", help=f"who acts: a random id (default: {ACTOR})")


def read_options(more: Sequence[str]) -> dict[str, str]:
    """Options a report, an exporter or a check takes of its own: ``--edition jep-2025`` or ``--edition=jep-2025``."""
    options: dict[str, str] = {}
    waiting = list(more)
    while waiting:
        word = waiting.pop(0)
        name, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("--") or not name or not (equals or waiting):
            reason = Text("écrire --option valeur", "write --option value")
            raise InvalidInput("SG-FIELD", act="secgen", field="options", value=word, reason=reason)
        options[name.replace("-", "_")] = value if equals else waiting.pop(0)
    return options


def open_office(url: str, *, correcting: bool = False) -> Secretariat:
    """An office that exists already; an empty store is refused with what to do."""
    secretariat = open_existing(url, correcting=correcting)
    try:
        if secretariat.office is None:
            raise LedgerError("SG-STORE-EMPTY", url=url)
    except BaseException:
        secretariat.close()
        raise
    return secretariat


def open_existing(url: str, *, correcting: bool = False) -> Secretariat:
    """A store that is there, nothing read in it yet; opening must not make a new file."""
    return watched(secgen.open(url, actor=who_acts(), correcting=correcting))


def watched(office: Secretariat) -> Secretariat:
    """An office a command opened: the plugins that failed in it are told when the command ends."""
    _opened.append(office)
    return office


def tell_problems() -> None:
    """Say on the error stream which plugins could not follow what was done; what they were told of is recorded."""
    for office in _opened:
        for problem in office.problems:
            print(f"secgen: {_FAILED.filled(**asdict(problem))}", file=sys.stderr)
    _opened.clear()


def acts_as(actor: str | None) -> None:
    """Say who acts in the command to come: as its option ``--as`` says, or else the environment."""
    _acting.set(actor or os.environ.get(ACTOR, ""))


def who_acts() -> str:
    """Who acts in this command; empty if nobody said."""
    return _acting.get()
