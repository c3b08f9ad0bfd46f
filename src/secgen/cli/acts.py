"""simulate, record, explain."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secgen.cli.common import Commands, command, open_office, store_option
from secgen.cli.output import print_json
from secgen.kernel.errors import InvalidInput, SecgenError
from secgen.kernel.text import Text, clean

if TYPE_CHECKING:
    from secgen.kernel.act import Act
    from secgen.secretariat import Secretariat

_ACTS_HELP = """an act as JSON, e.g. '{"act": "budget.certified", "commitment": "2100000001", "amount": "48 000,00",
"on": "2026-04-01"}'; or @FILE holding one act a line"""


def declare(commands: Commands) -> None:
    """Add ``simulate``, ``record`` and ``explain`` to the commands."""
    for name, run, purpose in (
        ("simulate", run_simulate, "all findings of acts, as if recorded; nothing is recorded"),
        ("record", run_record, "record acts: all of them, or none with every finding"),
    ):
        parser = command(commands, name, run, purpose)
        parser.add_argument("acts", nargs="+", metavar="ACT", help=_ACTS_HELP)
        store_option(parser)
    explain = command(commands, "explain", run_explain, "why an act was accepted: rules, inputs, texts")
    explain.add_argument(
        "id", metavar="ID", help="the act's position in the journal, or a figure: personnel/pay/AGENT/2026-03/salary"
    )
    store_option(explain)


def read_acts(office: Secretariat, arguments: list[str]) -> Iterator[Act]:
    """Acts from the command line and from files; a wrong one is located, by its file and line."""
    for where, fields in _given(arguments):
        try:
            act = office.read(fields)
            _check_lines(act)
            yield act
        except SecgenError as error:
            problems = error.message if error.code == "SG-FIELDS" else f"{error.message} → {error.remedy}"
            raise InvalidInput("SG-FIELDS", act=where, problems=problems) from None


def _check_lines(act: Act) -> None:
    """The budget lines an act names can be read."""
    from secgen.budget.lines import parse_line

    for name in ("line", "origin", "target"):
        code = getattr(act, name, "")
        if act.tag.startswith("budget.") and code:
            parse_line(code)


def _given(arguments: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, argument in enumerate(arguments, 1):
        if argument.startswith("@"):
            path = Path(argument[1:])
            try:
                text = path.read_text(encoding="utf-8-sig")
            except (OSError, ValueError) as error:
                problem = getattr(error, "strerror", None) or str(error)
                raise InvalidInput("SG-FILE", file=str(path), problem=problem) from None
            for place, line in enumerate(text.split("\n"), 1):
                if line.strip():
                    where = f"{path}:{place}"
                    yield where, _parse(line, where)
        else:
            where = f"ACT {number}"
            yield where, _parse(argument, where)


def _only_choose(arguments: list[str]) -> bool:
    """Whether all that is to be recorded is another choice of plugins."""
    return all(fields.get("act") == "office.plugins_chosen" for _, fields in _given(arguments))


def _parse(text: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(text, parse_float=str)
    except (ValueError, RecursionError) as error:
        raise InvalidInput("SG-FIELDS", act=where, problems=f"JSON: {error}") from None
    if not isinstance(value, dict):
        problem = Text("un acte est un objet JSON", "an act is a JSON object")
        raise InvalidInput("SG-FIELDS", act=where, problems=problem)
    return value


def run_simulate(args: argparse.Namespace) -> int:
    """Print every finding of the acts given; exit code 1 if one of them would be refused."""
    with open_office(args.store) as office:
        simulation = office.simulate(*read_acts(office, args.acts))
    if args.json:
        print_json({"refused": simulation.refused, "findings": [f.as_dict() for f in simulation.findings]})
    else:
        print(simulation)
    return 1 if simulation.refused else 0


def run_record(args: argparse.Namespace) -> int:
    """Record the acts given, all or none, and print their positions in the journal.

    Raises ``RuleViolation`` with every finding if a blocking rule is breached.
    """
    with open_office(args.store, correcting=_only_choose(args.acts)) as office:
        recorded = office.record(*read_acts(office, args.acts))
    if args.json:
        print_json([{"id": r.id, "act": r.act.tag, "subject": r.act.subject, "advice": r.act.advice} for r in recorded])
    else:
        for r in recorded:
            advice = f"  ! {', '.join(r.act.advice)}" if r.act.advice else ""
            print(clean(f"#{r.id}  {r.act.on}  {r.act.tag}  {r.act.subject}{advice}"))
    return 0


def run_explain(args: argparse.Namespace) -> int:
    """Print the tree of one recorded act; raises ``NotFound`` if the journal has no such position."""
    with open_office(args.store) as office:
        numbered = args.id.isascii() and args.id.isdecimal() and len(args.id) <= 18
        tree = office.explain(int(args.id) if numbered else args.id)
    if args.json:
        print_json(tree.as_dict())
    else:
        print(tree)
    return 0
