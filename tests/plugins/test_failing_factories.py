"""What a plugin describes and that fails, or gives something else, is told with the name of the plugin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import secgen
from plugins.made import plugin
from secgen.cli.output import show
from secgen.kernel.errors import PluginError
from secgen.kernel.text import Text
from secgen.plugins import (
    BatchCheckSpec,
    EngineSpec,
    ExporterSpec,
    FormatSpec,
    ImporterSpec,
    LawPackSpec,
    PluginSet,
    ReportSpec,
    RulePackSpec,
    StorageSpec,
)

ROOM = "region"
Do = Callable[[secgen.Secretariat, Path], Any]


def nothing(*given: Any) -> None:
    return None


def raises(*given: Any) -> Any:
    raise KeyError("nowhere")


def table(sg: secgen.Secretariat, **options: Any) -> Any:
    return sg.report("consumption", year=2026, **options)


HOOKS: dict[str, tuple[str, Callable[[Any], Any], Do]] = {
    "storage_backends": ("storage_backends", lambda f: StorageSpec(ROOM, f, ""), lambda sg, folder: None),
    "law_packs": ("law_packs", lambda f: LawPackSpec(ROOM, f), lambda sg, folder: None),
    "rule_packs": ("rule_packs", lambda f: RulePackSpec(ROOM, f), lambda sg, folder: None),
    "batch_checks": ("batch_checks", lambda f: BatchCheckSpec(ROOM, f), lambda sg, folder: None),
    "reports": (
        "reports",
        lambda f: ReportSpec(ROOM, Text("Région", "Region"), f),
        lambda sg, folder: sg.report(ROOM),
    ),
    "cube_engines": ("cube_engines", lambda f: EngineSpec(ROOM, "", f), lambda sg, folder: table(sg, engine=ROOM)),
    "report_formats": (
        "report_formats",
        lambda f: FormatSpec(ROOM, "", "", f),
        lambda sg, folder: show(table(sg), ROOM, sg.plugins),
    ),
    "importers": (
        "importers",
        lambda f: ImporterSpec(ROOM, "", f),
        lambda sg, folder: sg.import_file(ROOM, folder / "in"),
    ),
    "exporters": (
        "exporters",
        lambda f: ExporterSpec(ROOM, "", "", f),
        lambda sg, folder: sg.export_file(ROOM, folder / "out"),
    ),
}


@pytest.mark.parametrize("hook", HOOKS)
@pytest.mark.parametrize(("factory", "told"), [(raises, "KeyError: 'nowhere'"), (nothing, "TypeError: it gave None, ")])
def test_what_fails_is_told_with_its_plugin(hook: str, factory: Any, told: str, tmp_path: Path) -> None:
    name, spec, do = HOOKS[hook]
    (tmp_path / "in").write_text("")
    found = PluginSet.of(plugin("alps", **{name: [spec(factory)]}))
    assert not found.broken
    url = f"{ROOM}:" if hook == "storage_backends" else "memory:"
    with pytest.raises(PluginError) as caught:
        do(secgen.open(url, region="84", year=2026, plugins=found), tmp_path)
    assert caught.value.code == "SG-PLUGIN-FAILED"
    assert f"plugin alps (alps): {hook}:{ROOM} failed: {told}" in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_strict_mode_raises_it_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    found = PluginSet.of(plugin("alps", law_packs=[LawPackSpec(ROOM, raises)]))
    monkeypatch.setenv("SECGEN_STRICT_PLUGINS", "1")
    with pytest.raises(KeyError, match="nowhere"):
        secgen.open("memory:", plugins=found)
