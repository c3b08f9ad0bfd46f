"""What the tests of communication share."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.command_line import Secgen


@pytest.fixture
def secgen(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Secgen:
    """The command line, on an office of its own."""
    return Secgen(capsys, monkeypatch, f"sqlite:///{tmp_path}/office.db")
