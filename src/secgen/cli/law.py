"""law list, show, diff, status; rules."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from secgen.cli.common import Commands, command
from secgen.cli.output import show
from secgen.plugins.loader import PluginSet

if TYPE_CHECKING:
    from secgen.kernel.finding import Rule
    from secgen.reports.table import Table
    from secgen.rulebook import Rulebook

WIDEST: Final = 72


def declare(commands: Commands) -> None:
    """Add ``law`` (``list``, ``show``, ``diff``, ``status``) and ``rules`` to the commands."""
    purpose = "the dated law: list, show one parameter, what changed between two days, how sure it is"
    law = command(commands, "law", lambda args: 2, purpose)
    actions = law.add_subparsers(dest="action", metavar="list|show|diff|status", required=True)
    listing = command(actions, "list", run_list, "every parameter, with the value in force on a day")
    listing.add_argument("--on", metavar="DATE", help="the day (default: today)")
    one = command(actions, "show", run_show, "one parameter through time, or on a day")
    one.add_argument("id", metavar="ID", help="its id, e.g. procurement.exemption.supplies")
    one.add_argument("--on", metavar="DATE", help="the value of this day only")
    diff = command(actions, "diff", run_diff, "what changed between two days, and which rules it touches")
    diff.add_argument("before", metavar="D1")
    diff.add_argument("after", metavar="D2")
    status = command(actions, "status", run_status, "how much is verified in its text, second-hand, not verified")
    status.add_argument("--on", metavar="DATE", help="what is in force on this day only (default: all of time)")
    status.add_argument("--to-confirm", action="store_true", help="list what a lawyer must confirm")
    rules = command(commands, "rules", run_rules, "the rulebook: every rule with its text, status and remedy")
    rules.add_argument("id", metavar="ID", nargs="?", help="one rule, with the values it reads through time")
    rules.add_argument("--domain", help="budget, personnel… or FIN, ACT…")
    rules.add_argument("--on", metavar="DATE", help="the rules in force on this day (default: today)")
    for parser in (listing, one, diff, status, rules):
        parser.add_argument("--region", default="", metavar="CODE", help="as a region's own packs say, e.g. 84")
        parser.add_argument("--format", default="text", help="text, csv, json, html, or a plugin's")
        parser.add_argument("-o", "--output", metavar="FILE")


def _book(args: argparse.Namespace) -> Rulebook:
    from secgen.opening import open_rulebook

    return open_rulebook(args.region)


def _show(args: argparse.Namespace, table: Table, *columns: str) -> int:
    """Print a table; as text it has these columns only, so that it fits a page."""
    form = "json" if args.json else args.format
    show(
        _narrow(table.select(*columns)) if columns and form == "text" else table,
        form,
        PluginSet.installed(),
        args.output,
    )
    return 0


def _narrow(table: Table) -> Table:
    """Long lists of names are cut: a page has no room for them, the other formats have them whole."""
    from attrs import evolve

    rows = (tuple(f"{c[:WIDEST]}…" if isinstance(c, str) and len(c) > WIDEST else c for c in row) for row in table)
    return evolve(table, rows=tuple(rows))


def run_list(args: argparse.Namespace) -> int:
    """Print each parameter's value on a day (default: today); those with none that day are left out."""
    return _show(args, _book(args).values(args.on), "id", "compare", "value", "unit", "since", "status", "text")


def run_show(args: argparse.Namespace) -> int:
    """Print every value of one parameter, or the one in force on a day; raises ``LawError`` if there is none."""
    return _show(args, _book(args).show(args.id, args.on))


def run_diff(args: argparse.Namespace) -> int:
    """Print what differs between two days: values, published facts, rules; and the rules each change touches."""
    table = _book(args).diff(args.before, args.after)
    return _show(args, table, "id", "before", "after", "since", "rules", "status", "text")


def run_status(args: argparse.Namespace) -> int:
    """Print how much of the law is verified, or what a lawyer must confirm."""
    book = _book(args)
    if args.to_confirm:
        return _show(args, book.to_confirm(args.on), "kind", "id", "value", "status", "rules", "text")
    return _show(args, book.status(args.on))


def run_rules(args: argparse.Namespace) -> int:
    """Print the rules in force on a day (default: today), or one of them.

    Raises ``InvalidInput`` if no rule has the domain given, ``NotFound`` if there is no such rule.
    """
    book = _book(args)
    if args.id is not None:
        return _show(args, book.rule(args.id))
    if args.format != "text" or args.json or args.output:
        return _show(args, book.rules(args.domain, args.on))
    from secgen.rulebook.ruling import summary

    rules = book.rules_of(args.domain, args.on)
    for rule in rules:
        print(_said(rule))
    print(summary(rules))
    return 0


def _said(rule: Rule) -> str:
    """A rule on two lines: a table would cut its statement."""
    texts = ", ".join(map(str, rule.legal))
    return f"{rule.id:<11} {rule.statement}\n{'':<11} {texts} [{rule.status.label}] → {rule.remedy}"
