"""Every command: its help, the law and the rules, plugins, wrong use."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any

import pytest
from helpers import shown

from cli.command_line import Secgen
from secgen.cli.app import build_parser
from secgen.plugins.loader import PluginSet


def commands(parser: argparse.ArgumentParser, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each command, as typed, and its purpose."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, sub in action.choices.items():
                yield (*path, name), sub.description or ""
                yield from commands(sub, (*path, name))


COMMANDS = dict(commands(build_parser()))


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_help_tells_the_purpose_of_a_command(cli: Secgen, path: tuple[str, ...]) -> None:
    assert cli(*path, "--help") == 0
    words = COMMANDS[path].split()
    assert len(words) >= 4
    assert " ".join(words) in " ".join(cli.out.split())
    assert cli.err == ""


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_an_unknown_option_is_wrong_use(cli: Secgen, path: tuple[str, ...]) -> None:
    assert cli(*path, "--colour") == 2
    assert cli.out == ""
    assert "usage: secgen" in cli.err


def test_the_grammar_of_the_design_is_there() -> None:
    top = {path[0] for path in COMMANDS}
    assert top >= {
        "init", "demo", "import", "export", "report", "simulate", "record", "explain", "match", "close", "verify",
        "check", "law", "rules", "plugins",
    }  # fmt: skip
    assert {path[1] for path in COMMANDS if path[0] == "law" and len(path) > 1} == {"list", "show", "diff", "status"}


@pytest.mark.parametrize("arguments", [(), ("colour",), ("law",), ("--colour", "rules")])
def test_no_command_or_an_unknown_one_is_wrong_use(cli: Secgen, arguments: tuple[str, ...]) -> None:
    assert cli(*arguments) == 2
    assert "usage: secgen" in cli.err


def test_the_version(cli: Secgen) -> None:
    from secgen import __version__

    assert cli("--version") == 0
    assert cli.out == f"secgen {__version__}\n"


# law and rules


def rows(printed: str) -> list[dict[str, Any]]:
    """The rows of a table printed as JSON, by column name."""
    table = json.loads(printed)
    names = [column["name"] for column in table["columns"]]
    return [dict(zip(names, row, strict=True)) for row in table["rows"]]


def test_the_law_of_a_day_is_listed(cli: Secgen) -> None:
    assert cli("law", "list", "--on", "2026-03-02") == 0
    assert "late.margin" in cli.out
    assert cli("law", "list", "--on", "2026-03-02", "--json") == 0
    values = {row["id"]: row for row in rows(cli.out)}
    assert (values["payment.limit"]["value"], values["payment.limit"]["unit"]) == ("30", "days")
    assert cli("law", "list", "--on", "1900-01-01", "--json") == 0
    assert len(rows(cli.out)) < len(values)


def test_one_parameter_is_shown_through_time_or_on_a_day(cli: Secgen) -> None:
    assert cli("law", "show", "late.ecb_rate") == 0
    assert "2023-01-01" in cli.out
    assert cli("law", "show", "late.ecb_rate", "--on", "2025-01-01", "--json") == 0
    (value,) = rows(cli.out)
    assert value["value"] == "3,15 %"
    assert cli("law", "show", "procurement.exemption.supplies", "--on", "2026-04-01", "--format", "csv") == 0
    assert shown("60 000,00") in cli.out


def test_what_changed_between_two_days(cli: Secgen) -> None:
    assert cli("law", "diff", "2025-12-31", "2026-04-01") == 0
    header, found = cli.out.splitlines()[2], next(x for x in cli.out.splitlines() if "exemption.supplies" in x)
    assert header.split("  ")[0] == "id"
    assert {"before", "after"} <= set(header.split())
    assert f"< {shown('40 000,00')}" in found
    assert f"< {shown('60 000,00')}" in found
    assert "PR-01, PR-02, PR-11" in found
    assert cli("law", "diff", "2024-12-31", "2025-01-01", "--json") == 0
    changed = {row["id"]: row for row in rows(cli.out)}["late.ecb_rate"]
    assert (changed["before"], changed["after"]) == ("4,25 %", "3,15 %")
    assert {"FIN-036", "FIN-038"} <= set(changed["rules"].split(", "))
    assert cli("law", "diff", "2026-03-02", "2026-03-02") == 0
    assert "Nothing changed" in cli.out
    assert cli("law", "diff", "2026-03-02", "2026-03-02", "--lang", "fr") == 0
    assert "Rien n'a changé" in cli.out


def test_how_sure_the_law_is_and_what_a_lawyer_must_confirm(cli: Secgen) -> None:
    assert cli("law", "status", "--json") == 0
    counts = json.loads(cli.out)["total"]
    assert sum(counts[2:5]) == counts[5] > 2000
    assert cli("law", "status", "--to-confirm", "--json") == 0
    listed = rows(cli.out)
    assert {row["kind"] for row in listed} == {"value", "published facts", "rule"}
    assert {row["status"] for row in listed} == {"not verified", "read second-hand"}
    assert listed[0]["status"] == "not verified"
    assert cli("law", "status", "--format", "html", "--lang", "fr") == 0
    assert "non vérifié" in cli.out


def test_an_unknown_format_is_one_clear_message(cli: Secgen) -> None:
    assert cli("law", "list", "--format", "parchment") == 2
    assert cli.err.startswith("secgen: SG-REPORT-OPTION: ")


def test_a_region_reads_its_own_packs(cli: Secgen) -> None:
    assert cli("law", "show", "brand.lead_days", "--region", "53", "--json") == 0
    assert rows(cli.out)[0]["text"] == "page « Logos » de la DRAC Bretagne"
    assert cli("law", "show", "brand.lead_days") == 2
    assert "SG-LAW-UNKNOWN" in cli.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("law", "show", "late.colour"), "SG-LAW-UNKNOWN"),
        (("law", "show", "late.ecb_rate", "--on", "1990-01-01"), "SG-LAW-NOT-IN-FORCE"),
        (("law", "show", "late.ecb_rate", "--on", "today"), "SG-DATE-TEXT"),
        (("law", "list", "--on", "2026-13-01"), "SG-DATE-TEXT"),
        (("law", "diff", "2026", "2027"), "SG-DATE-TEXT"),
        (("law", "status", "--region", "99"), "SG-REPORT-OPTION"),
        (("rules", "--domain", "XYZ"), "SG-REPORT-OPTION"),
        (("rules", "FIN-1"), "SG-NOT-FOUND"),
        (("rules", "--on", "02/03/2026"), "SG-DATE-TEXT"),
        (("plugins", "check", "absent"), "SG-NOT-FOUND"),
    ],
)
def test_what_the_law_does_not_know_is_one_clear_message(cli: Secgen, arguments: tuple[str, ...], code: str) -> None:
    assert cli(*arguments) == 2
    assert cli.err.startswith(f"secgen: {code}: ")
    assert len(cli.err.splitlines()) == 1
    assert cli(*arguments, "--json") == 2
    assert json.loads(cli.out)["error"] == code


def test_the_rulebook(cli: Secgen) -> None:
    assert cli("rules", "--on", "2026-03-02") == 0
    assert "FIN-001" in cli.out
    assert cli("rules", "--domain", "FIN", "--json") == 0
    rules = rows(cli.out)
    assert {rule["id"].partition("-")[0] for rule in rules} == {"FIN"}
    assert all(rule["statement"] and rule["text"] and rule["remedy"] for rule in rules)
    assert cli("rules", "--domain", "budget", "--format", "csv") == 0
    assert cli.out.count("FIN-") > 60
    assert cli("--lang", "fr", "rules") == 0
    assert "Un taux de consommation nomme sa base" in cli.out


def test_one_rule_with_the_values_it_reads(cli: Secgen) -> None:
    assert cli("rules", "FIN-048") == 0
    assert cli.out.startswith("FIN-048: Retention money")
    assert cli.out.count("retention.sme_max") == 2
    assert "Remedy: reduce the retention" in cli.out


# plugins


def test_the_plugins_are_listed(cli: Secgen) -> None:
    assert cli("plugins") == int(any(p.error for p in PluginSet.installed().plugins))
    assert "secgen.exchange" in cli.out
    assert cli("plugins", "check", "secgen.exchange") == 0
    assert "inf-bud-53-ae" in cli.out
    cli("plugins", "--all", "--json")
    assert "secgen.reports" in [plugin["name"] for plugin in json.loads(cli.out)]
