"""Commands of plugins: one that is faulty is told with its plugin, and stops no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from plugins.made import plugin
from secgen.cli import main
from secgen.plugins import CommandSpec, PluginSet


def fails(*args: Any) -> int:
    raise KeyError("nowhere")


def lost(*args: Any) -> int:
    raise FileNotFoundError(2, "No such file", "settings.ini")


def fine(*args: Any) -> int:
    return 0


COMMANDS = (
    CommandSpec("good", "does its work", fine, fine),
    CommandSpec("undeclared", "cannot be declared", fails, fine),
    CommandSpec("unread", "cannot be declared either", lost, fine),
    CommandSpec("unfound", "is not where it says", "nowhere.at_all:declare", fine),
    CommandSpec("broken", "fails at work", fine, fails),
    CommandSpec("report", "bears the name of ours", fine, fails),
)
Shell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """Runs a command in English; gives its exit code, what it printed and what it told."""
    found = PluginSet.of(plugin("tools", commands=COMMANDS))
    assert not found.broken
    monkeypatch.setattr(PluginSet, "installed", lambda: found)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def run(*argv: str) -> tuple[int, str, str]:
        try:
            code = main(argv)
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        return (code, *capsys.readouterr())

    return run


def test_help_shows_the_commands_that_work_and_tells_of_the_others(shell: Shell) -> None:
    code, out, err = shell("--help")
    assert code == 0
    assert "does its work" in out
    assert [said.partition(" → ")[0] for said in err.splitlines()] == [
        "secgen: SG-PLUGIN-FAILED: plugin tools (tools): commands:undeclared failed: KeyError: 'nowhere'",
        "secgen: [Errno 2] No such file: 'settings.ini'",
        "secgen: SG-PLUGIN-BROKEN: plugin nowhere.at_all:declare (nowhere) set aside: "
        "ModuleNotFoundError: No module named 'nowhere'",
        "secgen: SG-PLUGIN-FAILED: plugin tools (tools): commands:report failed: "
        "ValueError: secgen has a command 'report' already",
    ]


def test_another_command_works(shell: Shell) -> None:
    assert shell("good")[0] == 0
    assert shell("law", "--help")[0] == 0


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("undeclared", "commands:undeclared failed: KeyError: 'nowhere'"),
        ("unread", "settings.ini"),
        ("unfound", "nowhere.at_all:declare"),
        ("broken", "SG-PLUGIN-FAILED: plugin tools (tools): commands:broken failed: KeyError: 'nowhere'"),
    ],
)
def test_a_faulty_command_says_what_failed(shell: Shell, name: str, told: str) -> None:
    code, _, err = shell(name)
    assert code == 2
    assert told in err.splitlines()[-1]
    assert "Traceback" not in err


def test_strict_mode_shows_where_a_command_fails(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECGEN_STRICT_PLUGINS", "1")
    with pytest.raises(KeyError, match="nowhere"):
        shell("broken")
