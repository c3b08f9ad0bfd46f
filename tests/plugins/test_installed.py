"""Plugins found as installed distributions, through their entry points."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import secgen
from plugins.made import SOURCE, install
from secgen.plugins import PluginSet


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of installed distributions, gone after the test with the modules imported from it."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(tmp_path)):
            del sys.modules[name]


def source(name: str, scheme: str) -> str:
    return SOURCE.format(name=name, scheme=scheme)


def test_an_installed_distribution_is_found(site: Path) -> None:
    install(site, "secgen-shelf", "1.2", source("secgen-shelf", "shelf"))
    found = PluginSet.installed()
    plugin = found.active[-1]
    assert (plugin.name, plugin.distribution, plugin.version) == ("secgen-shelf", "secgen-shelf", "1.2")
    assert plugin.provides == ("storage_backends:shelf",)
    with secgen.open("shelf:", region="84", year=2026) as sg:
        context = next(act for act in sg.acts() if act.act.tag == "office.context")
        assert "secgen-shelf 1.2" in context.plugins


def test_only_our_own_are_in_the_built_in_set(site: Path) -> None:
    install(site, "secgen-shelf", "1.2", source("secgen-shelf", "shelf"))
    assert "shelf" not in PluginSet.builtin().storage
    assert "secgen_shelf" not in sys.modules


def test_other_groups_are_not_looked_at(site: Path) -> None:
    install(site, "secgen-later", "2.0", "raise SystemError", group="secgen.plugins.v2")
    found = PluginSet.installed()
    assert "secgen-later" not in {p.name for p in found.plugins}


@pytest.mark.parametrize(
    ("code", "target", "reason"),
    [
        ("import nothing_of_that_name", "", "ModuleNotFoundError"),
        ("def broken(:", "", "SyntaxError"),
        ("raise RuntimeError('no licence')", "", "RuntimeError: no licence"),
        ("raise SystemExit(1)", "", "SystemExit: 1"),
        ("", "", "secgen_plugin_info"),
        ("", "secgen_lost_module", "ModuleNotFoundError"),
        ("", "secgen_shelf:plugin", "AttributeError"),
    ],
)
def test_a_distribution_that_does_not_import_is_set_aside(site: Path, code: str, target: str, reason: str) -> None:
    install(site, "secgen-shelf", "1.2", code, target=target)
    install(site, "secgen-zeal", "3", source("secgen-zeal", "zeal"))
    found = PluginSet.installed()
    (aside,) = [p for p in found.broken if p.distribution == "secgen-shelf"]
    assert (aside.name, aside.version) == ("secgen-shelf", "1.2")
    assert reason in aside.error
    assert "zeal" in found.storage


def test_two_distributions_with_one_entry_name_are_both_named(site: Path) -> None:
    install(site, "museum-shelf", "0.9", source("museum-shelf", "cabinet"), entry="shelf")
    install(site, "secgen-shelf", "1.2", source("secgen-shelf", "shelf"), entry="shelf")
    found = PluginSet.installed()
    (aside,) = found.broken
    assert "museum-shelf 0.9" in aside.error
    assert "secgen-shelf 1.2" in aside.error
    assert "cabinet" in found.storage
    assert "shelf" not in found.storage


def test_two_distributions_with_one_scheme_are_both_named(site: Path) -> None:
    install(site, "museum-shelf", "0.9", source("museum-shelf", "shelf"))
    install(site, "secgen-shelf", "1.2", source("secgen-shelf", "shelf"))
    (aside,) = PluginSet.installed().broken
    assert aside.distribution == "secgen-shelf"
    assert "museum-shelf 0.9" in aside.error
    assert "secgen-shelf 1.2" in aside.error


def test_a_distribution_that_takes_our_scheme_is_named_with_ours(site: Path) -> None:
    install(site, "secgen-shelf", "1.2", source("secgen-shelf", "sqlite"))
    found = PluginSet.installed()
    assert f"drac-secgen {secgen.__version__}" in found.broken[0].error
    assert "secgen-shelf 1.2" in found.broken[0].error
    assert found.storage["sqlite"].example == "sqlite:///FILE"


def test_the_same_distribution_twice_on_the_path_is_one(site: Path, tmp_path: Path) -> None:
    install(site, "secgen-shelf", "1.2", source("secgen-shelf", "shelf"))
    again = tmp_path / "again"
    again.mkdir()
    install(again, "secgen-shelf", "1.1", source("secgen-shelf", "shelf"))
    sys.path.append(str(again))
    try:
        found = PluginSet.installed()
    finally:
        sys.path.remove(str(again))
    assert [p.version for p in found.plugins if p.name == "secgen-shelf"] == ["1.2"]
    assert found.broken == ()


def test_a_distribution_without_metadata_harms_nobody(site: Path) -> None:
    (site / "ruins-1.0.dist-info").mkdir()
    install(site, "secgen-shelf", "1.2", source("secgen-shelf", "shelf"))
    assert "shelf" in PluginSet.installed().storage


def test_the_order_does_not_depend_on_the_path(site: Path) -> None:
    for name in ("secgen-b", "secgen-c", "secgen-a"):
        install(site, name, "1", source(name, name.removeprefix("secgen-") * 3))
    names = [p.name for p in PluginSet.installed().active]
    assert names[-3:] == ["secgen-a", "secgen-b", "secgen-c"]


def test_strict_mode_raises_for_an_installed_one_too(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(site, "secgen-shelf", "1.2", "raise RuntimeError('no licence')")
    monkeypatch.setenv("SECGEN_STRICT_PLUGINS", "1")
    with pytest.raises(RuntimeError, match="no licence"):
        PluginSet.installed()
