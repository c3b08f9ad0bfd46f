"""What the README says is what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from secgen_postgres import problems
from secgen_postgres.address import Address
from secgen_postgres.command import PASSWORDS, main

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_every_address_shown_can_be_read() -> None:
    found = re.findall(r"postgresql://[a-z_]+@[a-z.]+/[a-z]+[^ \"\n`]*", README)
    assert len(found) >= 3
    for url in found:
        assert Address.parse(url).options["dbname"] == "drac"


def test_every_command_shown_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    commands = set(re.findall(r"secgen-postgres (provision|migrate|status|[a-z]+) (?:postgresql|ADDRESS)", README))
    assert commands == {"provision", "status"}
    for command in commands:
        with pytest.raises(SystemExit) as stopped:
            main([command, "--help"])
        assert stopped.value.code == 0
    for variable in PASSWORDS.values():
        assert variable in README
    capsys.readouterr()


@pytest.mark.parametrize(
    "told",
    [
        problems._NO_ANSWER,
        problems._PASSWORD,
        problems._NO_DATABASE,
        problems._TLS,
        problems._NOT_LET_IN,
        problems._RIGHTS,
        problems._READ_ONLY,
        problems._CUT,
    ],
)
def test_what_goes_wrong_is_in_the_table(told: problems.Told) -> None:
    assert f"| {told[0].en} |" in README


def test_the_default_options_are_said() -> None:
    assert Address.parse("postgresql://host/drac").options["connect_timeout"] == "10"
    assert "`connect_timeout` (10 s if not given)" in README
