"""Every command: its help, the law and the rules, plugins, wrong use."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

import pytest

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
    assert {path[1] for path in COMMANDS if path[0] == "law" and len(path) > 1} == {"list", "show", "diff"}


@pytest.mark.parametrize("arguments", [(), ("colour",), ("law",), ("--colour", "rules")])
def test_no_command_or_an_unknown_one_is_wrong_use(cli: Secgen, arguments: tuple[str, ...]) -> None:
    assert cli(*arguments) == 2
    assert "usage: secgen" in cli.err


def test_the_version(cli: Secgen) -> None:
    from secgen import __version__

    assert cli("--version") == 0
    assert cli.out == f"secgen {__version__}\n"


# law and rules


def test_the_law_of_a_day_is_listed(cli: Secgen) -> None:
    assert cli("law", "list", "--on", "2026-03-02") == 0
    assert "late.margin" in cli.out
    assert cli("law", "list", "--on", "2026-03-02", "--json") == 0
    values = {value["id"]: value for value in json.loads(cli.out)}
    assert values["payment.limit"]["value"] == "30"
    assert cli("law", "list", "--on", "1900-01-01", "--json") == 0
    assert len(json.loads(cli.out)) < len(values)


def test_one_parameter_is_shown_through_time_or_on_a_day(cli: Secgen) -> None:
    assert cli("law", "show", "late.ecb_rate") == 0
    assert "2023-01-01" in cli.out
    assert cli("law", "show", "late.ecb_rate", "--on", "2025-01-01", "--json") == 0
    (value,) = json.loads(cli.out)["values"]
    assert value["value"] == "3,15 %"


def test_what_changed_between_two_days(cli: Secgen) -> None:
    assert cli("law", "diff", "2024-12-31", "2025-01-01") == 0
    assert "late.ecb_rate" in cli.out
    assert cli("law", "diff", "2024-12-31", "2025-01-01", "--json") == 0
    rows = {row["id"]: row for row in json.loads(cli.out)}
    assert (rows["late.ecb_rate"]["before"], rows["late.ecb_rate"]["after"]) == ("4,25 %", "3,15 %")
    assert set(rows["late.ecb_rate"]["rules"]) >= {"FIN-036", "FIN-038"}
    assert cli("law", "diff", "2026-03-02", "2026-03-02") == 0
    assert "nothing changed" in cli.out
    assert cli("law", "diff", "2026-03-02", "2026-03-02", "--lang", "fr") == 0
    assert "rien n'a changé" in cli.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("law", "show", "late.colour"), "SG-LAW-UNKNOWN"),
        (("law", "show", "late.ecb_rate", "--on", "1990-01-01"), "SG-LAW-NOT-IN-FORCE"),
        (("law", "show", "late.ecb_rate", "--on", "today"), "SG-DATE-TEXT"),
        (("law", "list", "--on", "2026-13-01"), "SG-DATE-TEXT"),
        (("law", "diff", "2026", "2027"), "SG-DATE-TEXT"),
        (("rules", "--domain", "XYZ"), "SG-REPORT-OPTION"),
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
    rules = json.loads(cli.out)
    assert {rule["id"].partition("-")[0] for rule in rules} == {"FIN"}
    assert all(rule["statement"] and rule["texts"] and rule["remedy"] for rule in rules)
    assert cli("--lang", "fr", "rules") == 0
    assert "Un taux de consommation nomme sa base" in cli.out


# plugins


def test_the_plugins_are_listed(cli: Secgen) -> None:
    assert cli("plugins") == int(any(p.error for p in PluginSet.installed().plugins))
    assert "secgen.exchange" in cli.out
    assert cli("plugins", "check", "secgen.exchange") == 0
    assert "inf-bud-53-ae" in cli.out
    cli("plugins", "--all", "--json")
    assert "secgen.reports" in [plugin["name"] for plugin in json.loads(cli.out)]
