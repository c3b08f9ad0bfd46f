"""plugins, new-plugin."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secgen.cli.common import Commands, command
from secgen.cli.output import print_json
from secgen.kernel.errors import PluginError, unknown
from secgen.kernel.text import Text
from secgen.plugins.loader import LoadedPlugin, PluginSet
from secgen.plugins.scaffold import KINDS, new_plugin
from secgen.plugins.specs import resolve

if TYPE_CHECKING:
    from secgen.testing import Conformance


def declare(commands: Commands) -> None:
    """Add ``plugins`` and ``new-plugin`` to the commands."""
    purpose = "the plugins installed, what they provide, which were set aside; 'plugins check NAME' runs its kits"
    plugins = command(commands, "plugins", run_plugins, purpose)
    plugins.add_argument("--all", action="store_true", help="show what each one provides")
    plugins.add_argument("action", nargs="?", choices=("check",), help="check one plugin")
    plugins.add_argument("name", nargs="?", metavar="NAME")
    new = command(commands, "new-plugin", run_new, "make the skeleton of a plugin: it installs and passes its kit")
    new.add_argument("name", metavar="NAME")
    new.add_argument("--kind", required=True, choices=tuple(KINDS))
    new.add_argument("--out", metavar="DIR", default=".", help="where to write it")


def run_plugins(args: argparse.Namespace) -> int:
    """Print the plugins installed; exit code 1 if one that is shown was set aside.

    Raises ``NotFound`` if the plugin to check is not installed.
    """
    found = PluginSet.installed()
    if args.action == "check":
        return _check(args, found)
    if args.json:
        print_json([_as_dict(p) for p in found.plugins])
    else:
        for p in found.plugins:
            _tell(p, everything=args.all)
    return 1 if found.broken else 0


def _check(args: argparse.Namespace, found: PluginSet) -> int:
    """Load one plugin, find everything it provides, run its conformance kits; exit code 1 if any of it fails.

    A kit skipped whole (the library its subject needs is not installed) says so, and fails nothing if another passes.
    """
    plugin = next((p for p in found.plugins if args.name in (p.name, p.distribution)), None)
    if plugin is None:
        raise unknown(Text("extension", "plugin"), args.name, (p.name for p in found.plugins))
    problems = list(_unresolved(found, plugin))
    kits = [] if plugin.error else [_run(kit) for kit in plugin.kits]
    if args.json:
        results = [{"kit": k.kit, "version": k.version, "passed": k.passed, "told": str(k)} for k in kits]
        print_json({**_as_dict(plugin), "problems": problems, "kits": results})
    else:
        _tell(plugin, everything=True)
        for problem in problems:
            print(f"  ✗ {problem}")
        for kit in kits:
            print(kit)
        if not kits and not plugin.error:
            print(Text("aucune trousse de conformité déclarée", "no conformance kit declared"))
    held = all(kit.passed or kit.skipped for kit in kits) and (any(kits) or not kits)
    return 0 if not plugin.error and not problems and held else 1


def _run(address: str) -> Conformance:
    from secgen.testing import conformance

    kit: Any = resolve(address)
    return conformance(kit)


def _unresolved(found: PluginSet, plugin: LoadedPlugin) -> Iterator[str]:
    """What the plugin describes and cannot be found where it says."""
    for key, spec in found.specs_of(plugin):
        for name in ("factory", "build", "declare", "run"):
            try:
                resolve(getattr(spec, name, len))
            except PluginError as error:
                yield f"{key}: {error}"


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
        root = written[0].parent
        print(f"{Text('puis', 'then')}: pip install {root} && secgen plugins check {root.name}")
    return 0
