"""report, match."""

from __future__ import annotations

import argparse

from secgen.cli.common import Commands, budget_year, command, open_office, read_options, store_option
from secgen.cli.output import print_json, show
from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text
from secgen.plugins.loader import PluginSet


def declare(commands: Commands) -> None:
    """Add ``report`` and ``match`` to the commands."""
    report = command(commands, "report", run_report, "a report of the catalogue ('secgen report list' names them all)")
    report.add_argument("name", metavar="NAME")
    store_option(report, required=False)
    report.add_argument("--by", help="dimensions, comma-separated: programme,title,month…")
    report.add_argument("--where", action="append", default=[], metavar="DIM=VALUE[,VALUE]", help="keep some rows")
    report.add_argument("--on", metavar="DATE", help="as of the end of this day")
    report.add_argument("--known-at", metavar="INSTANT", help="as it was known at this instant")
    report.add_argument("--year", type=budget_year, help="budget year (default: that of --on)")
    report.add_argument("--engine", help="what computes its cubes: python, or a plugin's")
    report.add_argument("--columns", help="show these columns only, comma-separated")
    report.add_argument("--format", default="text", help="text, csv, json, html, or a plugin's")
    report.add_argument("-o", "--output", metavar="FILE")
    report.epilog = "a report takes further options of its own, as 'secgen report list' shows them: --base initial"
    report.set_defaults(takes_options=True)
    match = command(commands, "match", run_match, "join a list of grant files with the commitments and payments known")
    match.add_argument("file", metavar="FILE", help="CSV with a column of commitment numbers")
    store_option(match)
    match.add_argument("--column", help="the column of commitment numbers, if its header does not say")
    match.add_argument("--format", default="text")
    match.add_argument("-o", "--output", metavar="FILE")


def run_report(args: argparse.Namespace) -> int:
    """Print one report, or the names of all of them; raises ``InvalidInput`` if a report has no ``--store``."""
    if args.name == "list":
        return _list(args)
    if args.store is None:
        reason = Text("obligatoire, par exemple sqlite:///ara.db", "required, e.g. sqlite:///ara.db")
        raise InvalidInput("SG-FIELD", act="report", field="--store", value="—", reason=reason)
    options: dict[str, object] = {
        name: value for name in ("by", "on", "known_at", "year", "engine") if (value := getattr(args, name)) is not None
    }
    options |= read_options(args.more)
    if args.where:
        options["where"] = _filters(args.where)
    with open_office(args.store) as office:
        table = office.report(args.name, **options)
        if args.columns:
            table = table.select(*args.columns.split(","))
        show(table, "json" if args.json else args.format, office.plugins, args.output)
    return 0


def _list(args: argparse.Namespace) -> int:
    """Every report, of the catalogue and of plugins, with the options it takes besides the dates."""
    listed = [(name, spec.title, spec.options) for name, spec in PluginSet.installed().reports.items()]
    if args.json:
        print_json({name: {"title": str(title), "options": list(options)} for name, title, options in listed})
    else:
        for name, title, options in listed:
            shown = " ".join(f"--{option}" for option in options)
            print(f"{name:<18} {title!s:<48} {shown}".rstrip())
        print(Text("tous prennent --on, --known-at et --year", "all take --on, --known-at and --year"))
    return 0


def _filters(texts: list[str]) -> dict[str, list[str]]:
    """What ``--where`` keeps; a dimension named twice keeps the values of both."""
    filters: dict[str, list[str]] = {}
    for text in texts:
        name, equals, values = text.partition("=")
        if not equals:
            reason = Text("écrire DIMENSION=VALEUR", "write DIMENSION=VALUE")
            raise InvalidInput("SG-FIELD", act="report", field="--where", value=text, reason=reason)
        filters.setdefault(name, []).extend(values.split(","))
    return filters


def run_match(args: argparse.Namespace) -> int:
    """Print a list matched with Chorus; exit code 1 unless every line was read and wholly found."""
    from secgen.exchange.match_office import match_file

    with open_office(args.store) as office:
        table, complete = match_file(office, args.file, args.column)
        show(table, "json" if args.json else args.format, office.plugins, args.output)
    return 0 if complete else 1
