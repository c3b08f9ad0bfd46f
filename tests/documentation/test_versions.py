"""One version for all the distributions of this repository: that of ``secgen.__version__``."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import secgen

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = sorted(ROOT.glob("plugins/*/pyproject.toml"))


@pytest.mark.skipif(not PLUGINS, reason="the wheel is tested without the plugins beside it")
def test_the_plugins_have_the_version_of_the_core() -> None:
    """``.ci/version 0.2.0`` sets it everywhere."""
    versions = {path.parent.name: tomllib.loads(path.read_text("utf-8"))["project"]["version"] for path in PLUGINS}
    assert len(versions) == 7
    assert set(versions.values()) == {secgen.__version__}


@pytest.mark.skipif(not PLUGINS, reason="the wheel is tested without the plugins beside it")
def test_no_plugin_says_its_version_a_second_time() -> None:
    said = [
        path.name
        for folder in PLUGINS
        for path in folder.parent.glob("src/**/*.py")
        if "__version__ =" in path.read_text("utf-8")
    ]
    assert said == []


def test_the_changelog_has_a_section_for_this_version() -> None:
    changelog = ROOT / "CHANGELOG.md"
    if not changelog.exists():
        pytest.skip("the wheel is tested without the changelog beside it")
    assert re.search(rf"^## {re.escape(secgen.__version__)}, ", changelog.read_text("utf-8"), re.MULTILINE)
