"""A law pack altered where it is installed: the journal says so from the next act on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import secgen
from secgen.cli import main
from secgen.kernel.editions import altered, edition_of, source_of
from secgen.law import Law, builtin_law, load_pack
from secgen.plugins.loader import PluginSet

PACK = """
[pack]
id = "trial"
version = "{version}"
title = {{ fr = "Essai", en = "Trial" }}

[[parameter]]
id = "trial.rate"
unit = "rate"
title = {{ fr = "Taux", en = "Rate" }}

[[parameter.value]]
from = 2020-01-01
value = "{rate}"
text = "décret n° 1"
status = "verified"
checked_on = 2026-11-01
"""


def law(rate: str, version: str = "1") -> Law:
    return builtin_law().overlay(load_pack(PACK.format(rate=rate, version=version)))


def work(url: str, body: Law) -> None:
    """Open the office under this law and open one line."""
    with secgen.open(url, region="84", year=2026, law=body, plugins=PluginSet.builtin()) as sg:
        line = f"0131-CARA-DRAC/01/{3 + sg.journal.head.position % 2 * 3}"
        sg.budget.open_line(year=2026, line=line, ae="1 000", cp="1 000", on="2026-01-05")


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/office.db"


def said(url: str, capsys: pytest.CaptureFixture[str]) -> list[object]:
    capsys.readouterr()
    assert main(["verify", "--store", url, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["altered_packs"]
    assert isinstance(found, list)
    return found


def test_a_pack_altered_under_its_version_is_told_with_its_act(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    work(url, law("2 %"))
    assert said(url, capsys) == []
    work(url, law("20 %"))
    ((told),) = said(url, capsys)
    with secgen.open(url, plugins=PluginSet.builtin()) as sg:
        position = max(act.id for act in sg.acts() if act.act.tag == "office.context" and "trial 1" in str(act.act))
    assert told == {"pack": "trial 1", "act": position}
    assert main(["--lang", "fr", "verify", "--store", url]) == 0
    assert "le paquet de droit trial 1 a changé de contenu sans changer de version" in capsys.readouterr().out


def test_a_new_version_is_no_alteration(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    work(url, law("2 %"))
    work(url, law("20 %", version="2"))
    assert said(url, capsys) == []


def test_what_the_text_is_shows_in_the_source_and_not_in_the_name() -> None:
    one, other = law("2 %"), law("20 %")
    assert one.packs[-1] == other.packs[-1] == "trial 1"
    assert one.sources[-1] != other.sources[-1]
    assert all(edition_of(source) != source for source in builtin_law().sources)


def test_sources_are_compared_where_both_say_their_text() -> None:
    one, other = source_of("a 1", "x"), source_of("a 1", "y")
    assert altered([one], [other]) == ("a 1",)
    assert altered([one], [one]) == altered(["a 1"], [other]) == altered([one], ["a 1"]) == altered([], [one]) == ()
