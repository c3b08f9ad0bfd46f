"""One aviary for the tests that only look; the command line on it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from privacy.aviary import Aviary


@pytest.fixture(scope="module")
def aviary(tmp_path_factory: pytest.TempPathFactory) -> Aviary:
    return Aviary(tmp_path_factory.mktemp("aviary"))


@pytest.fixture
def fresh(aviary: Aviary, tmp_path: Path) -> Aviary:
    """A copy of the aviary, for what changes it."""
    return aviary.moved(shutil.copytree(aviary.folder, tmp_path / "copy"))
