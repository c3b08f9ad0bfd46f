"""``secgen new-plugin``: every kind of skeleton loads, passes its kit and says what to write."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from secgen import InvalidInput
from secgen.plugins import PluginSet
from secgen.plugins.scaffold import KINDS, new_plugin
from secgen.plugins.specs import resolve
from secgen.testing import ImporterKit, conformance


@pytest.fixture(params=list(KINDS))
def skeleton(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PluginSet]:
    """The plugins of an office where a skeleton of each kind is installed."""
    name = f"trial-{request.param}"
    written = new_plugin(name, request.param, tmp_path)
    package = f"secgen_{name.replace('-', '_')}"
    monkeypatch.syspath_prepend(str(written[0].parent / "src"))
    yield PluginSet.of(__import__(f"{package}.plugin", fromlist=["plugin"]))
    for module in [m for m in sys.modules if m.startswith(package)]:
        del sys.modules[module]


def test_a_skeleton_is_not_set_aside_and_passes_its_kit(skeleton: PluginSet) -> None:
    assert not skeleton.broken
    plugin = skeleton.active[-1]
    assert plugin.name.startswith("trial-")
    for _, spec in skeleton.specs_of(plugin):
        assert callable(resolve(spec.factory))
    for address in plugin.kits:
        kit: Any = resolve(address)
        told = conformance(kit)
        assert told.passed, told


def test_the_kit_of_a_skeleton_is_run_on_its_plugin_alone(skeleton: PluginSet) -> None:
    for address in skeleton.active[-1].kits:
        kit: Any = resolve(address)
        if issubclass(kit, ImporterKit):
            assert [p.name for p in kit().plugins().active] == [p.name for p in skeleton.active]


def test_a_skeleton_says_what_to_write(tmp_path: Path) -> None:
    for kind in KINDS:
        written = new_plugin(f"trial-{kind}", kind, tmp_path)
        readme = next(path for path in written if path.name == "README.md").read_text()
        assert KINDS[kind].todo in readme
        assert not [path for path in written if "$" in path.read_text()], kind


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [("Bad Name", "storage", "SG-FIELD"), ("budget", "format", "SG-FIELD"), ("fine", "cushion", "SG-REPORT-OPTION")],
)
def test_a_bad_name_or_kind_is_refused_and_nothing_is_written(tmp_path: Path, name: str, kind: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        new_plugin(name, kind, tmp_path)
    assert refused.value.code == code
    assert not list(tmp_path.iterdir())


def test_a_folder_that_exists_is_left_alone(tmp_path: Path) -> None:
    new_plugin("twice", "format", tmp_path)
    with pytest.raises(InvalidInput, match="it exists already"):
        new_plugin("twice", "storage", tmp_path)
