"""What a command writes never takes the place of a journal, a vault or their waiting pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.command_line import Secgen

WRITERS = [
    ("report", "consumption", "--format", "csv"),
    ("report", "consumption", "--format", "html"),
    ("rescue",),
    ("export", "aife-ae"),
]


@pytest.mark.parametrize("command", WRITERS)
def test_the_journal_is_never_written_over(spent: Secgen, tmp_path: Path, command: tuple[str, ...]) -> None:
    before = (tmp_path / "office.db").read_bytes()
    assert spent.on(*command, "-o", str(tmp_path / "office.db")) == 2
    assert "office.db: it is a database" in spent.err
    assert (tmp_path / "office.db").read_bytes() == before
    assert spent.on("verify") == 0


def test_nor_are_the_pages_a_journal_has_not_taken_in(spent: Secgen, tmp_path: Path) -> None:
    waiting = tmp_path / "other.db-wal"
    waiting.write_bytes(b"\x37\x7f\x06\x82" + bytes(28))
    assert spent.on("report", "consumption", "--format", "csv", "-o", str(waiting)) == 2
    assert waiting.stat().st_size == 32


def test_an_ordinary_file_is_replaced_as_before(spent: Secgen, tmp_path: Path) -> None:
    target = tmp_path / "table.csv"
    target.write_text("old")
    assert spent.on("report", "consumption", "--format", "csv", "-o", str(target)) == 0
    assert target.read_text() != "old"
