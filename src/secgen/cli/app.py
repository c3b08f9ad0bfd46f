"""The parser of all commands, and what an error looks like to a person."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from secgen import __version__
from secgen.cli.common import Commands, acts_as, command, tell_problems
from secgen.kernel.errors import IntegrityError, InvalidInput, RuleViolation, SecgenError
from secgen.kernel.surroundings import spoken_here
from secgen.kernel.text import lang
from secgen.plugins.loader import PluginSet
from secgen.plugins.specs import CommandSpec, resolve
from secgen.progressing import progress

GROUPS: Final = ("office", "acts", "reports", "files", "law", "vault", "plugins", "demo")
FINE, BLOCKED, WRONG_USE = 0, 1, 2


def run(argv: Sequence[str]) -> int:
    """Parse and run; errors a user can cause are one clear message, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    lang(spoken_here())
    try:
        args = _parse(argv)
    except (SecgenError, OSError) as error:
        print(f"secgen: {error}", file=sys.stderr)
        return WRONG_USE
    lang(args.lang or spoken_here())
    acts_as(getattr(args, "acts_as", None))
    try:
        with progress():
            code: int = args.run(args)
        sys.stdout.flush()
        return code
    except (RuleViolation, IntegrityError) as error:
        return _say(args, error, BLOCKED)
    except SecgenError as error:
        return _say(args, error, WRONG_USE)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - the reader of our output left
            return FINE
        problem = error.strerror or str(error)
        return _say(args, InvalidInput("SG-FILE", file=error.filename or "?", problem=problem), WRONG_USE)
    except KeyboardInterrupt:
        print("secgen: interrupted; everything recorded so far is kept", file=sys.stderr)
        return 130
    finally:
        tell_problems()


def build_parser(argv: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Every command, each declared in its own group's module; those of plugins where none of ours is asked for."""
    parser = argparse.ArgumentParser(
        prog="secgen", description="The General Secretariat of a DRAC: budget, controls, reports, year-end."
    )
    parser.add_argument("--version", action="version", version=f"secgen {__version__}")
    parser.add_argument("--lang", choices=("fr", "en"), help="language of what is printed")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for group in GROUPS:
        import_module(f"secgen.cli.{group}").declare(commands)
    if not any(word in commands.choices for word in argv):
        _declare_plugins(commands, argv)
    return parser


def _declare_plugins(commands: Commands, argv: Sequence[str]) -> None:
    """One that cannot be declared stops whoever asks for it, and is told to the others."""
    plugins = PluginSet.installed()
    for spec in plugins.commands.values():
        try:
            with plugins.at_work("commands", spec.name):
                _declare(commands, plugins, spec)
        except (SecgenError, OSError) as error:
            if spec.name in argv:
                raise
            print(f"secgen: {error}", file=sys.stderr)


def _declare(commands: Commands, plugins: PluginSet, spec: CommandSpec) -> None:
    if spec.name in commands.choices:
        raise ValueError(f"secgen has a command {spec.name!r} already")

    def run(args: argparse.Namespace) -> int:
        with plugins.at_work("commands", spec.name):
            code: int = resolve(spec.run)(args)
        return code

    resolve(spec.declare)(command(commands, spec.name, run, spec.summary))


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    """The command and its options; those its report or format takes of its own are left in ``more``."""
    parser = build_parser(argv)
    args, args_more = parser.parse_known_args(argv)
    if args_more and not getattr(args, "takes_options", False):
        parser.error(f"unrecognized arguments: {' '.join(args_more)}")
    args.more = args_more
    return args


def _say(args: argparse.Namespace, error: SecgenError, code: int) -> int:
    if getattr(args, "json", False):
        from secgen.cli.output import print_json

        findings = getattr(error, "findings", ())
        print_json(
            {
                "error": error.code,
                "message": error.message,
                "remedy": error.remedy,
                "findings": [f.as_dict() for f in findings],
            }
        )
    else:
        print(f"secgen: {error}", file=sys.stderr)
    return code
