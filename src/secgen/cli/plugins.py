"""plugins, new-plugin."""

from __future__ import annotations

import argparse
from pathlib import Path

from secgen.cli.common import Commands, command
from secgen.cli.output import print_json
from secgen.kernel.errors import NotFound
from secgen.kernel.text import Text
from secgen.plugins.loader import LoadedPlugin, PluginSet
from secgen.plugins.scaffold import KINDS, new_plugin


def declare(commands: Commands) -> None:
    """Add ``plugins`` and ``new-plugin`` to the commands."""
    purpose = "the plugins installed, what they provide, which were set aside"
    plugins = command(commands, "plugins", run_plugins, purpose)
    plugins.add_argument("--all", action="store_true", help="show what each one provides")
    plugins.add_argument("action", nargs="?", choices=("check",), help="check one plugin")
    plugins.add_argument("name", nargs="?", metavar="NAME")
    new = command(commands, "new-plugin", run_new, "make the skeleton of a plugin: it installs and passes its test")
    new.add_argument("name", metavar="NAME")
    new.add_argument("--kind", required=True, choices=tuple(KINDS))
    new.add_argument("--out", metavar="DIR", default=".", help="where to write it")


def run_plugins(args: argparse.Namespace) -> int:
    """Print the plugins installed; exit code 1 if one that is shown was set aside.

    Raises ``NotFound`` if the plugin to check is not installed.
    """
    found = PluginSet.installed()
    shown = found.plugins
    if args.action == "check":
        shown = tuple(p for p in found.plugins if args.name in (p.name, p.distribution))
        if not shown:
            hint = ", ".join(p.name for p in found.plugins)
            raise NotFound("SG-NOT-FOUND", kind="plugin", id=args.name, hint=hint)
    if args.json:
        print_json([_as_dict(p) for p in shown])
    else:
        for p in shown:
            _tell(p, everything=args.all or args.action == "check")
    return 1 if any(p.error for p in shown) else 0


def _as_dict(plugin: LoadedPlugin) -> dict[str, object]:
    return {
        "name": plugin.name,
        "distribution": plugin.distribution,
        "version": plugin.version,
        "summary": plugin.summary,
        "provides": plugin.provides,
        "error": plugin.error,
    }


def _tell(plugin: LoadedPlugin, *, everything: bool) -> None:
    state = f"✗ {plugin.error}" if plugin.error else plugin.summary
    print(f"{plugin.name:<20} {plugin.distribution} {plugin.version}  {state}")
    for name in plugin.provides if everything else ():
        print(f"    {name}")


def run_new(args: argparse.Namespace) -> int:
    """Write the skeleton of a plugin and print its files."""
    written = new_plugin(args.name, args.kind, Path(args.out))
    if args.json:
        print_json([str(path) for path in written])
    else:
        for path in written:
            print(path)
        print(f"{Text('à écrire', 'to write')}: {next(p for p in written if p.name == 'work.py')}")
    return 0
