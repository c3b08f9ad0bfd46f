"""What starting loads: only what is asked for, so that an answer comes at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from secgen.plugins.loader import BUILTIN
from secgen.rooms import LATER
from structure.source import ROOT

ROOMS = ("accounting", "assets", "budget", "communication", "correspondence", "links", "personnel", "procurement")
PACKAGES = ("secgen", *(f"secgen.{room}" for room in (*ROOMS, "exchange", "kernel", "reports")))
ENGINE = {"cattrs", "dateutil", "sqlite3", "stdnum", "tomllib", "secgen.law", "secgen.ledger", "secgen.secretariat"}
BESIDE = Path(__file__).parents[2] / "plugins"
PLUGINS = sorted(path.parent for path in BESIDE.glob("*/src/*/plugin.py"))


def loaded(code: str, *places: Path) -> set[str]:
    """The modules a new interpreter has loaded after running some code and did not have before."""
    path = [str(place) for place in (*places, ROOT.parent)]
    script = (
        f"import sys; sys.path[:0] = {path!r}; before = set(sys.modules)\n"
        f"try:\n    {code}\nexcept SystemExit:\n    pass\n"
        "print('loaded:', *set(sys.modules) - before)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(ran.stdout.splitlines()[-1].split()[1:])


def of_rooms(modules: Iterable[str]) -> set[str]:
    """Those inside a room, but for its face and what it tells the plugin loader."""
    inside = tuple(f"secgen.{room}." for room in ROOMS)
    return {name for name in modules if name.startswith(inside)} - {*BUILTIN}


@pytest.mark.parametrize("package", PACKAGES)
def test_importing_a_package_loads_its_face_alone(package: str) -> None:
    found = loaded(f"import {package}")
    assert "secgen" in found
    ours = {name for name in found if name.startswith("secgen")}
    assert ours <= {"secgen", "secgen.kernel", "secgen.kernel.lazily", package}
    assert not found & {"attr", "attrs", "inspect", "pluggy", "decimal", "datetime", *ENGINE}


@pytest.mark.parametrize("asked", ["--help", "--version", "report --help", "law --help", "vault --help"])
def test_help_loads_no_room_and_no_law(asked: str) -> None:
    found = loaded(f"from secgen.cli import main; main({asked.split()!r})")
    assert "secgen.cli.app" in found
    assert not of_rooms(found)
    assert not found & ENGINE


def test_what_ships_describes_itself_without_its_rooms() -> None:
    found = loaded("from secgen.plugins import PluginSet; assert not PluginSet.builtin().broken")
    assert set(BUILTIN) <= found
    assert not of_rooms(found)
    assert not found & ENGINE


@pytest.mark.skipif(not BESIDE.is_dir(), reason="the wheel is tested apart, without the plugins beside the tests")
@pytest.mark.parametrize("package", PLUGINS, ids=lambda package: package.name)
def test_a_plugin_describes_itself_without_its_libraries(package: Path) -> None:
    found = loaded(f"import {package.name}.plugin", package.parent)
    own = {name for name in found if name.partition(".")[0] == package.name}
    assert own == {package.name, f"{package.name}.plugin"}
    others = {name.partition(".")[0] for name in found} - set(sys.stdlib_module_names) - {"_distutils_hack"}
    assert others == {"attr", "attrs", "pluggy", "secgen", package.name}
    assert not of_rooms(found)


def test_opening_an_office_loads_no_report_no_exchange_and_no_page() -> None:
    found = loaded("import secgen; secgen.open('memory:')")
    assert "secgen.budget.domain" in found
    unasked = {name for name in found if {"reports", "exchange"} & set(name.split(".")) and name not in BUILTIN}
    assert unasked <= {"secgen.reports", "secgen.reports.extras", "secgen.exchange"}


def test_opening_an_office_enters_no_room_it_does_not_need() -> None:
    opened = "import secgen; sg = secgen.open('memory:', region='76', year=2026); "
    found = loaded(opened + "sg.report('consumption', year=2026)")
    inside = tuple(f"secgen.{name}." for name in LATER)
    assert not {name for name in found if name.startswith(inside)} - {*BUILTIN}
    assert "secgen.assets.desk" in loaded(opened + "sg.assets")
    assert "secgen.personnel.domain" in loaded(opened + "sg.state('personnel')")
