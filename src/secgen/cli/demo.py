"""demo."""

from __future__ import annotations

import argparse
from pathlib import Path

from secgen.cli.common import Commands, command
from secgen.cli.output import print_json


def declare(commands: Commands) -> None:
    """Add ``demo`` to the commands."""
    demo = command(commands, "demo", run_demo, "the reference year of a DRAC, from extracts to the year-end file")
    demo.add_argument("--out", metavar="DIR", default="out/demo", help="folder to write (emptied first)")


def run_demo(args: argparse.Namespace) -> int:
    """Play the reference year into a folder; exit code 1 unless its figures agree and its year-end file is complete."""
    from contextlib import nullcontext, redirect_stdout
    from io import StringIO

    from secgen.demo.run import run

    with redirect_stdout(StringIO()) if args.json else nullcontext():
        outcome = run(Path(args.out))
    if args.json:
        facts = {"acts": outcome.acts, "refused": outcome.refused, "agree": outcome.agree, "complete": outcome.complete}
        print_json({"folder": str(outcome.folder), **facts})
    return 0 if outcome.agree and outcome.complete else 1
