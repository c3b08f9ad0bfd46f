"""The command line and a store to try it on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cli.command_line import Secgen, spend


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Secgen:
    """The command line, beside a store that is not there yet."""
    return Secgen(capsys, monkeypatch, f"sqlite:///{tmp_path / 'office.db'}")


@pytest.fixture(scope="session")
def spent_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("spent") / "office.db"
    spend(f"sqlite:///{path}")
    return path


@pytest.fixture
def spent(cli: Secgen, spent_store: Path, tmp_path: Path) -> Secgen:
    """The command line, on a copy of the spent year."""
    shutil.copy(spent_store, tmp_path / "office.db")
    return cli
