"""law list, show, diff; rules."""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from secgen.cli.common import Commands, command
from secgen.cli.output import print_json
from secgen.kernel.dates import parse_day
from secgen.kernel.errors import InvalidInput, LawError
from secgen.kernel.text import Text
from secgen.plugins.loader import PluginSet
from secgen.plugins.specs import resolve

if TYPE_CHECKING:
    from secgen.kernel.finding import Rule
    from secgen.law import Law


def declare(commands: Commands) -> None:
    """Add ``law`` (``list``, ``show``, ``diff``) and ``rules`` to the commands."""
    purpose = "the dated law: list, show one parameter, what changed between two days"
    law = command(commands, "law", lambda args: 2, purpose)
    actions = law.add_subparsers(dest="action", metavar="list|show|diff", required=True)
    listing = command(actions, "list", run_list, "every parameter, with the value in force on a day")
    listing.add_argument("--on", metavar="DATE")
    show = command(actions, "show", run_show, "one parameter through time, or on a day")
    show.add_argument("id", metavar="ID")
    show.add_argument("--on", metavar="DATE")
    diff = command(actions, "diff", run_diff, "what changed between two days, and which rules it touches")
    diff.add_argument("before", metavar="D1")
    diff.add_argument("after", metavar="D2")
    rules = command(commands, "rules", run_rules, "the rulebook: every rule with its text, status and remedy")
    rules.add_argument("--domain", help="budget, personnel… or FIN, ACT…")
    rules.add_argument("--on", metavar="DATE")


def _law() -> Law:
    from secgen.opening import law_of

    return law_of(PluginSet.installed())


def _rules() -> list[Rule]:
    from secgen.secretariat import all_rules

    packs = (resolve(spec.factory)() for spec in PluginSet.installed().rule_packs.values())
    return [rule for rules in all_rules(packs).values() for rule in rules]


def _today(text: str | None) -> date:
    from secgen.kernel.clock import system_clock

    return parse_day(text) if text else system_clock().date()


def run_list(args: argparse.Namespace) -> int:
    """Print each parameter's value on a day (default: today); those with none that day are left out."""
    law, day = _law(), _today(args.on)
    rows = []
    for parameter in sorted(law.parameters.values(), key=lambda p: p.id):
        try:
            rows.append(parameter.on(day))
        except LawError:
            continue
    if args.json:
        print_json([value.as_dict() for value in rows])
    else:
        for value in rows:
            print(f"{value.id:<42} {value.compare:>2} {value.show():<28.28} {value.status.value:<12} {value.ref}")
        counts = Counter(value.status for value in rows)
        print(" · ".join(f"{counts[s]} {s.label}" for s in counts))
    return 0


def run_show(args: argparse.Namespace) -> int:
    """Print every value of one parameter, or the one in force on a day; raises ``LawError`` if there is none."""
    parameter = _law().parameter(args.id)
    values = [parameter.on(parse_day(args.on))] if args.on else list(parameter.values)
    if args.json:
        print_json({"id": parameter.id, "pack": parameter.pack, "values": [v.as_dict() for v in values]})
    else:
        print(f"{parameter.id} — {parameter.title} ({parameter.unit}; {parameter.pack})")
        for value in values:
            until = value.until.isoformat() if value.until else "…"
            print(f"  {value.since} → {until}: {value.compare} {value.show()}  [{value.status.label}] {value.ref}")
    return 0


def run_diff(args: argparse.Namespace) -> int:
    """Print the parameters whose value differs between two days, and the rules that read them."""
    known_rules = _rules()
    changes = _law().changes(parse_day(args.before), parse_day(args.after))
    rows: list[dict[str, object]] = []
    for old, new in changes:
        known = new or old
        assert known is not None
        touched = [rule.id for rule in known_rules if known.id in rule.parameters]
        before, after = old.show() if old else None, new.show() if new else None
        rows.append({"id": known.id, "before": before, "after": after, "rules": touched})
    if args.json:
        print_json(rows)
    else:
        for row in rows:
            rules = ", ".join(map(str, row["rules"] or ())) if isinstance(row["rules"], list) else ""
            print(f"{row['id']:<42} {row['before'] or '—'} → {row['after'] or '—'}  {rules}")
        if not rows:
            print(Text("rien n'a changé", "nothing changed"))
    return 0


def run_rules(args: argparse.Namespace) -> int:
    """Print the rules in force on a day (default: today); raises ``InvalidInput`` if no rule has the domain given."""
    from secgen.secretariat import DOMAINS

    day = _today(args.on)
    listed = _rules()
    domains = sorted({r.domain for r in listed})
    prefixes = {d.name: {r.domain for r in d.rules.values()} for d in DOMAINS}.get(args.domain, {args.domain})
    if args.domain is not None and not prefixes & {*domains}:
        known = ", ".join([*(d.name for d in DOMAINS if d.rules), *domains])
        raise InvalidInput("SG-REPORT-OPTION", report="rules", option="domain", value=args.domain, known=known)
    rules = [r for r in listed if r.in_force(day) and (args.domain is None or r.domain in prefixes)]
    if args.json:
        print_json(
            [
                {
                    "id": r.id,
                    "statement": str(r.statement),
                    "texts": [str(t) for t in r.legal],
                    "status": r.status.value,
                    "blocking": r.blocking,
                    "parameters": r.parameters,
                    "remedy": str(r.remedy),
                }
                for r in rules
            ]
        )
    else:
        for r in rules:
            print(f"{r.id:<11} {r.statement}\n{'':<11} {', '.join(map(str, r.legal))} [{r.status.label}] → {r.remedy}")
    return 0
