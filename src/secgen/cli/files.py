"""import, export, check."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from secgen.cli.common import Commands, budget_year, command, open_office, read_options, store_option
from secgen.cli.output import print_json, save
from secgen.kernel.errors import InvalidInput
from secgen.kernel.files import check_path
from secgen.kernel.text import Text
from secgen.plugins.loader import PluginSet

if TYPE_CHECKING:
    from secgen.kernel.anomaly import Anomaly
    from secgen.kernel.importing import Check, Import

LISTED: Final = 60
"""More anomalies than that are counted by kind."""


def declare(commands: Commands) -> None:
    """Add ``import``, ``export`` and ``check`` to the commands."""
    purpose = "import files ('import list' names every format); importing twice changes nothing"
    imports = command(commands, "import", run_import, purpose)
    imports.add_argument("format", metavar="FORMAT", help="inf-bud-53-ae, inf-bud-53-cp, aife-ae, jp51, decp…")
    imports.add_argument("files", nargs="*", metavar="FILE")
    store_option(imports, required=False)
    imports.add_argument("--vault", default="", metavar="URL", help="for press-contacts: sqlite:///FILE.vault")
    imports.add_argument("--key-file", metavar="FILE", help="its master key (default: the variable SECGEN_VAULT_KEY)")
    exports = command(commands, "export", run_export, "write an office in a format ('export list': every format)")
    exports.add_argument("format", metavar="FORMAT", help="inf-bud-53-ae, ics, decp…")
    exports.add_argument("--year", type=budget_year, help="what belongs to one year only")
    store_option(exports, required=False)
    exports.add_argument("-o", "--output", metavar="FILE", help="default: the terminal")
    exports.set_defaults(takes_options=True)
    check = command(commands, "check", run_check, "check a file without any office ('check list': every kind)")
    check.add_argument("kind", metavar="KIND", help="layout…")
    check.add_argument("file", nargs="?", metavar="FILE")
    check.add_argument("--as", dest="as_", metavar="FORMAT", help="the layout it should be in")
    check.set_defaults(takes_options=True)


def run_import(args: argparse.Namespace) -> int:
    """Import each file on its own; exit code 1 if a row was set aside or an act refused.

    Raises ``InvalidInput`` if neither the library nor a plugin imports the format.
    """
    if args.format == "list":
        return _list(args, PluginSet.installed().importers)
    _needed(args.command, store=args.store, FILE=args.files)
    with open_office(args.store) as office:
        office.vault_at(args.vault, args.key_file)
        results: list[Import] = []
        for file in args.files:
            result = office.import_file(args.format, file)
            results.append(result)
            if not args.json:
                _tell(result, (f"✗ {finding}" for finding in result.refused))
    if args.json:
        print_json([result.as_dict() for result in results])
    return 0 if all(result.clean for result in results) else 1


def run_export(args: argparse.Namespace) -> int:
    """Write an office in a format, to a file or the terminal."""
    if args.format == "list":
        return _list(args, PluginSet.installed().exporters)
    _needed(args.command, store=args.store)
    options = read_options(args.more)
    if args.year is not None:
        options["year"] = args.year
    with open_office(args.store) as office:
        if args.output is not None:
            count = office.export_file(args.format, args.output, **options)
        else:
            with TemporaryDirectory() as folder:
                path = Path(folder) / "export"
                count = office.export_file(args.format, path, **options)
                if path.is_dir():
                    reason = Text("plusieurs fichiers : nommer un dossier", "several files: name a folder")
                    raise InvalidInput("SG-FIELD", act="export", field="-o", value="—", reason=reason)
                content = path.read_bytes() if path.exists() else b""
            if not args.json:
                save(content, None)
                return 0
    if args.json:
        told = {"file": args.output} if args.output else {"format": args.format}
        print_json({**told, "rows": count} | ({} if args.output else {"text": content.decode()}))
    else:
        print(f"{args.output}: {count} {Text('lignes', 'rows')}")
    return 0


def run_check(args: argparse.Namespace) -> int:
    """Print what is wrong in a file; exit code 1 if a row would be set aside or a rule is breached."""
    from secgen.kernel.importing import Check

    plugins = PluginSet.installed()
    checks = plugins.checks
    if args.kind == "list":
        return _list(args, checks)
    spec = checks.get(args.kind)
    if spec is None:
        raise InvalidInput("SG-REPORT-OPTION", report="check", option="kind", value=args.kind, known=", ".join(checks))
    _needed(args.command, FILE=args.file)
    check_path(args.file)
    options = read_options(args.more)
    if args.as_ is not None:
        options["as"] = args.as_
    else:
        suffix = Path(args.file).suffix.lower()
        spec = next((s for s in checks.values() if s.also == spec.name and suffix in s.suffixes), spec)
    spec.accept(options)
    result: Check = plugins.call("checks", spec.name, Path(args.file), options, kind=Check)
    if args.json:
        print_json(result.as_dict())
    else:
        _tell(result, (f"{'✗' if finding.blocks else '·'} {finding}" for finding in result.findings))
    return 0 if result.clean else 1


def _tell(result: Import | Check, findings: Iterable[str]) -> None:
    print(result)
    for line in _listed(result.anomalies) if len(result.anomalies) <= LISTED else _counted(result.anomalies):
        print(f"  {line}")
    for finding in findings:
        print(f"  {finding}")


def _listed(anomalies: Iterable[Anomaly]) -> Iterable[str]:
    """Every anomaly, with its place and its remedy."""
    return (f"{_mark(anomaly)} {anomaly}" for anomaly in anomalies)


def _counted(anomalies: Iterable[Anomaly]) -> Iterable[str]:
    """Too many to list: how many of each kind, what sets a row aside first, with the first case of each."""
    counts: dict[tuple[str, str, str], list[Anomaly]] = {}
    for anomaly in anomalies:
        key = (anomaly.severity, anomaly.kind, anomaly.column.partition("[")[0])
        counts.setdefault(key, []).append(anomaly)
    for (_, kind, column), found in sorted(counts.items(), key=lambda i: (i[0][0] != "row", -len(i[1]), i[0])):
        where = f" [{column}]" if column else ""
        yield f"{_mark(found[0])} {len(found):>6}  {kind}{where}"
        yield f"          {found[0]}"
    yield str(Text("(--json les donne toutes)", "(--json gives them all)"))


def _mark(anomaly: Anomaly) -> str:
    return "✗" if anomaly.severity == "row" else "·"


def _needed(name: str, **given: object) -> None:
    """Refuse what a command cannot do without."""
    for option, value in given.items():
        if not value:
            reason = Text("obligatoire ici", "required here")
            shown = option if option.isupper() else f"--{option}"
            raise InvalidInput("SG-FIELD", act=name, field=shown, value="—", reason=reason)


def _list(args: argparse.Namespace, specs: Mapping[str, Any]) -> int:
    """Every format or kind there is, with what it is."""
    if args.json:
        print_json({name: spec.summary for name, spec in specs.items()})
    else:
        for name, spec in specs.items():
            print(f"{name:<18} {spec.summary}")
    return 0
