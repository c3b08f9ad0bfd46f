"""report, match."""

from __future__ import annotations

import argparse

from secgen.cli.common import Commands, command, open_office, store_option
from secgen.cli.output import print_json, show
from secgen.kernel.errors import InvalidInput


def declare(commands: Commands) -> None:
    report = command(commands, "report", run_report, "a report of the catalogue ('secgen report list' names them)")
    report.add_argument("name", metavar="NAME")
    report.add_argument("--store", metavar="URL", help="the office's journal")
    report.add_argument("--by", help="dimensions, comma-separated: programme,title,month…")
    report.add_argument("--where", action="append", default=[], metavar="DIM=VALUE[,VALUE]", help="keep some rows")
    report.add_argument("--on", metavar="DATE", help="as of the end of this day")
    report.add_argument("--known-at", metavar="INSTANT", help="as it was known at this instant")
    report.add_argument("--year", type=int, help="budget year (default: that of --on)")
    report.add_argument("--base", help="base of the rates: initial, opened, available")
    report.add_argument("--state", help="commitments in one state: open, dormant, to_close, closed")
    report.add_argument("--node", help="BOP or UO of the profile")
    report.add_argument("--format", default="text", help="text, csv, json, html, or a plugin's")
    report.add_argument("-o", "--output", metavar="FILE")
    match = command(commands, "match", run_match, "join a list of grant files with the commitments and payments known")
    match.add_argument("file", metavar="FILE", help="CSV with a column of commitment numbers")
    store_option(match)
    match.add_argument("--column", help="the column of commitment numbers, if its header does not say")
    match.add_argument("--format", default="text")
    match.add_argument("-o", "--output", metavar="FILE")


def run_report(args: argparse.Namespace) -> int:
    from secgen.reporting import REPORTS

    if args.name == "list":
        if args.json:
            print_json({name: str(report.title) for name, report in REPORTS.items()})
        else:
            for name, report in REPORTS.items():
                print(f"{name:<18} {report.title}")
        return 0
    if args.store is None:
        raise InvalidInput("SG-FIELD", act="report", field="--store", value="—", reason="required")
    options = {
        name: value
        for name in ("by", "on", "known_at", "year", "base", "state", "node")
        if (value := getattr(args, name)) is not None
    }
    if args.where:
        options["where"] = dict(_pair(text) for text in args.where)
    with open_office(args.store) as office:
        table = office.report(args.name, **options)
        show(table, "json" if args.json else args.format, office.plugins, args.output)
    return 0


def _pair(text: str) -> tuple[str, str | list[str]]:
    name, equals, values = text.partition("=")
    if not equals:
        raise InvalidInput("SG-FIELD", act="report", field="--where", value=text, reason="write DIMENSION=VALUE")
    return name, values.split(",") if "," in values else values


def run_match(args: argparse.Namespace) -> int:
    from secgen.exchange.match_office import match_file

    with open_office(args.store) as office:
        table, complete = match_file(office, args.file, args.column)
        show(table, "json" if args.json else args.format, office.plugins, args.output)
    return 0 if complete else 1
