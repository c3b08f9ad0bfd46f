"""The command line, from the parser itself."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

from markdown import cell, table

from secgen.cli.app import build_parser


def page() -> Iterator[str]:
    parser = build_parser()
    commands = _commands(parser)
    yield "# The command line"
    yield ""
    yield "One grammar for every command. `--json` gives JSON on every one of them, `--help` explains it."
    yield ""
    yield "| exit code | meaning |"
    yield "| --- | --- |"
    yield "| 0 | fine |"
    yield "| 1 | findings or anomalies that block: the message says which rule, which text, what to do |"
    yield "| 2 | wrong use: a name, a date, a file that cannot be read |"
    yield ""
    yield "The language of what is printed is that of `--lang`, else of the variable"
    yield "`SECGEN_LANG`, else of the system."
    yield ""
    yield from table(
        ("command", "what it does"), ((f"[`{name}`](#cli-{name})", _help(parser, name)) for name in commands)
    )
    for name, sub in commands.items():
        yield from _command(name, sub, 2)


def _commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _help(parser: argparse.ArgumentParser, name: str) -> str:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return next(choice.help or "" for choice in action._choices_actions if choice.dest == name)
    return ""


def _command(name: str, parser: argparse.ArgumentParser, level: int) -> Iterator[str]:
    yield f"(cli-{name.replace(' ', '-')})="
    yield f"{'#' * level} secgen {name}"
    yield ""
    words = (parser.description or "").strip()
    yield f"{words[:1].upper()}{words[1:]}."
    yield ""
    parser.formatter_class = lambda prog: argparse.HelpFormatter(prog, width=84)  # type: ignore[assignment]
    yield "```text"
    yield re.sub(r"\n +", "\n    ", parser.format_usage().removeprefix("usage: ")).rstrip()
    yield "```"
    yield ""
    rows = [
        _argument(a) for a in parser._actions if not isinstance(a, (argparse._HelpAction, argparse._SubParsersAction))
    ]
    yield from table(("argument", "meaning"), rows)
    for sub, inner in _commands(parser).items():
        yield from _command(f"{name} {sub}", inner, level + 1)


def _argument(action: argparse.Action) -> tuple[str, str]:
    metavar = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    takes = "" if action.nargs == 0 else f" {metavar}"
    label = ", ".join(f"`{o}{takes}`" for o in action.option_strings) or f"`{metavar}`"
    words = cell(action.help or "")
    if action.option_strings and action.required:
        words += " (required)"
    if action.choices and not action.metavar:
        words += f" ({', '.join(map(str, action.choices))})"
    if action.default not in (None, False, "", [], argparse.SUPPRESS) and action.option_strings:
        words += f" (default: `{action.default}`)"
    return label, words
