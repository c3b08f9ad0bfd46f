"""import, export, check."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from secgen.cli.common import Commands, budget_year, command, open_office, store_option
from secgen.cli.output import print_json, save
from secgen.exchange.importing import Import
from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text
from secgen.plugins.specs import resolve


def declare(commands: Commands) -> None:
    """Add ``import``, ``export`` and ``check`` to the commands."""
    imports = command(commands, "import", run_import, "import files the State exports; importing twice changes nothing")
    imports.add_argument("format", metavar="FORMAT", help="inf-bud-53-ae, inf-bud-53-cp, aife-ae, aife-cp, jp51, jp57…")
    imports.add_argument("files", nargs="+", metavar="FILE")
    store_option(imports)
    exports = command(commands, "export", run_export, "write the office's facts in a layout of the State")
    exports.add_argument("format", metavar="FORMAT", help="the same formats")
    exports.add_argument("--year", type=budget_year, help="what belongs to one year only")
    store_option(exports)
    exports.add_argument("-o", "--output", metavar="FILE", help="default: the terminal")
    check = command(commands, "check", run_check, "check a file without any office: which layout, what is wrong in it")
    check.add_argument("kind", choices=("layout",))
    check.add_argument("file", metavar="FILE")
    check.add_argument("--as", dest="layout", metavar="FORMAT", help="the layout it should be in")


def run_import(args: argparse.Namespace) -> int:
    """Import each file on its own; exit code 1 if a row was set aside or an act refused.

    Raises ``InvalidInput`` if neither the library nor a plugin imports the format.
    """
    with open_office(args.store) as office:
        spec = office.plugins.importers.get(args.format)
        if spec is None:
            known = ", ".join(office.plugins.importers)
            raise InvalidInput("SG-REPORT-OPTION", report="import", option="format", value=args.format, known=known)
        results: list[Import] = []
        for file in args.files:
            result: Import = resolve(spec.factory)(office, args.format, file)
            results.append(result)
            if not args.json:
                _tell(result)
    if args.json:
        print_json([result.as_dict() for result in results])
    return 0 if all(result.clean for result in results) else 1


def _tell(result: Import) -> None:
    words = Text(
        "{file} : {lines} lignes, {rows} postes et {orphans} paiements sans engagement ({total} €) ; "
        "{recorded} actes enregistrés, {unchanged} déjà connus, {anomalies} anomalies",
        "{file}: {lines} lines, {rows} items and {orphans} payments without commitment ({total} €); "
        "{recorded} acts recorded, {unchanged} already known, {anomalies} anomalies",
    )
    print(
        words.fill(
            file=result.file,
            lines=result.lines,
            rows=result.rows,
            orphans=result.orphans,
            total=result.total,
            recorded=result.recorded,
            unchanged=result.unchanged,
            anomalies=len(result.anomalies),
        )
    )
    for anomaly in result.anomalies:
        print(f"  {'✗' if anomaly.severity == 'row' else '·'} {anomaly}")
    for decision in result.refused:
        for finding in decision.findings:
            print(f"  ✗ {finding}")


def run_export(args: argparse.Namespace) -> int:
    """Write the office's rows in a layout, to a file or the terminal."""
    from secgen.exchange.from_office import rows_for
    from secgen.exchange.writer import write

    with open_office(args.store) as office:
        budget = office.budget.state
        rows = rows_for(args.format, budget, [r.act for r in office.acts()], args.year)
        if args.output is None:
            with TemporaryDirectory() as folder:
                path = Path(folder) / "export"
                count = write(args.format, rows, path, drop=True)
                content = path.read_bytes()
            if args.json:
                print_json({"format": args.format, "rows": count, "text": content.decode()})
            else:
                save(content, None)
            return 0
        count = write(args.format, rows, Path(args.output), drop=True)
    if args.json:
        print_json({"file": args.output, "rows": count})
    else:
        print(f"{args.output}: {count} {Text('lignes', 'rows')}")
    return 0


def run_check(args: argparse.Namespace) -> int:
    """Print what is wrong in a file; exit code 1 if a row would be set aside.

    Raises ``InvalidInput`` if no layout is named and none is recognised.
    """
    from secgen.exchange.layouts import LAYOUTS
    from secgen.exchange.reader import read, sniff

    path = Path(args.file)
    layout = args.layout or sniff(path)
    if layout is None:
        raise InvalidInput(
            "SG-LAYOUT",
            file=args.file,
            layout=", ".join(LAYOUTS),
            problem=Text("ses colonnes ne sont celles d'aucun", "its columns are those of none"),
            hint=Text("nommer le format attendu : --as FORMAT", "name the layout it should be in: --as FORMAT"),
        )
    reading = read(layout, path)
    if args.json:
        print_json({"layout": layout, "rows": len(reading.rows), "anomalies": [a.as_dict() for a in reading.anomalies]})
    else:
        words = Text(
            "{file} : {layout}, {rows} postes, {orphans} paiements sans engagement, {total} €",
            "{file}: {layout}, {rows} items, {orphans} payments without commitment, {total} €",
        )
        counts = {"rows": len(reading.rows), "orphans": len(reading.orphans), "total": reading.total}
        print(words.fill(file=args.file, layout=layout, **counts))
        for anomaly in reading.anomalies:
            print(f"  {'✗' if anomaly.severity == 'row' else '·'} {anomaly}")
    return 1 if reading.set_aside else 0
