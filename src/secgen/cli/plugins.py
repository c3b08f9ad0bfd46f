"""plugins."""

from __future__ import annotations

import argparse

from secgen.cli.common import Commands, command
from secgen.cli.output import print_json
from secgen.plugins.loader import PluginSet


def declare(commands: Commands) -> None:
    plugins = command(commands, "plugins", run_plugins, "the plugins installed, what they provide, which were set aside")
    plugins.add_argument("--all", action="store_true", help="show what each one provides")


def run_plugins(args: argparse.Namespace) -> int:
    found = PluginSet.installed()
    if args.json:
        print_json(
            [
                {
                    "name": p.name,
                    "distribution": p.distribution,
                    "version": p.version,
                    "summary": p.summary,
                    "provides": p.provides,
                    "error": p.error,
                }
                for p in found.plugins
            ]
        )
    else:
        for p in found.plugins:
            state = f"✗ {p.error}" if p.error else p.summary
            print(f"{p.name:<20} {p.distribution} {p.version}  {state}")
            for name in p.provides if args.all else ():
                print(f"    {name}")
    return 1 if found.broken else 0
