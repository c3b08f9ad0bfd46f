"""simulate, record, explain."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from secgen.cli.common import Commands, command, open_office, store_option
from secgen.cli.output import print_json
from secgen.kernel.errors import InvalidInput

_ACTS_HELP = """an act as JSON, e.g. '{"act": "budget.certified", "commitment": "2100000001", "amount": "48 000,00",
"on": "2026-04-01"}'; or @FILE holding one act a line"""


def declare(commands: Commands) -> None:
    for name, run, help in (
        ("simulate", run_simulate, "all findings of acts, as if recorded; nothing is recorded"),
        ("record", run_record, "record acts: all of them, or none with every finding"),
    ):
        parser = command(commands, name, run, help)
        parser.add_argument("acts", nargs="+", metavar="ACT", help=_ACTS_HELP)
        store_option(parser)
    explain = command(commands, "explain", run_explain, "why an act was accepted: rules, inputs, texts")
    explain.add_argument("id", type=int, metavar="ID", help="the act's position in the journal")
    store_option(explain)


def read_acts(arguments: list[str]) -> Iterator[dict[str, Any]]:
    """Acts from the command line and from files; a wrong one is located."""
    for number, argument in enumerate(arguments, 1):
        if argument.startswith("@"):
            path = Path(argument[1:])
            try:
                lines = path.read_text(encoding="utf-8").splitlines()
            except (OSError, UnicodeDecodeError) as error:
                raise InvalidInput("SG-FILE", file=str(path), problem=str(error)) from None
            for place, line in enumerate(lines, 1):
                if line.strip():
                    yield _parse(line, f"{path}:{place}")
        else:
            yield _parse(argument, f"ACT {number}")


def _parse(text: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(text, parse_float=str)
    except json.JSONDecodeError as error:
        raise InvalidInput("SG-FIELDS", act=where, problems=f"JSON: {error}") from None
    if not isinstance(value, dict):
        raise InvalidInput("SG-FIELDS", act=where, problems="an act is a JSON object")
    return value


def run_simulate(args: argparse.Namespace) -> int:
    with open_office(args.store) as office:
        simulation = office.simulate(*read_acts(args.acts))
    if args.json:
        print_json({"refused": simulation.refused, "findings": [f.as_dict() for f in simulation.findings]})
    else:
        print(simulation)
    return 1 if simulation.refused else 0


def run_record(args: argparse.Namespace) -> int:
    with open_office(args.store) as office:
        recorded = office.record(*read_acts(args.acts))
    if args.json:
        print_json([{"id": r.id, "act": r.act.tag, "subject": r.act.subject, "advice": r.act.advice} for r in recorded])
    else:
        for r in recorded:
            advice = f"  ! {', '.join(r.act.advice)}" if r.act.advice else ""
            print(f"#{r.id}  {r.act.on}  {r.act.tag}  {r.act.subject}{advice}")
    return 0


def run_explain(args: argparse.Namespace) -> int:
    with open_office(args.store) as office:
        tree = office.explain(args.id)
    if args.json:
        print_json(tree.as_dict())
    else:
        print(tree)
    return 0
