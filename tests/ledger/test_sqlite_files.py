"""Which files the SQLite store takes, and what it says of the others."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ledger.drafts import EMPTY, draft, put
from ledger.processes import python
from secgen.backends.sqlite import SqliteStore, open_sqlite
from secgen.kernel.errors import LedgerError


def refusal(url: str) -> LedgerError:
    with pytest.raises(LedgerError) as caught:
        open_sqlite(url)
    return caught.value


def make_text(path: Path) -> None:
    path.write_text("Mission;Programme;Montant\n" * 100, encoding="utf-8")


def make_sqlite(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE addresses(name TEXT)")


def make_claimed(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA application_id=252006673")
        db.execute("CREATE TABLE layers(name TEXT)")


FOREIGN: dict[str, Callable[[Path], None]] = {
    "a text": make_text,
    "a database nobody signed": make_sqlite,
    "another application's database": make_claimed,
}


@pytest.mark.parametrize("make", FOREIGN.values(), ids=FOREIGN.keys())
def test_a_file_that_is_not_a_journal_is_refused_and_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "other.db"
    make(path)
    before = path.read_bytes()
    error = refusal(f"sqlite:///{path}")
    assert error.code == "SG-STORE-OPEN"
    assert str(path) in error.message
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["other.db"]


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    error = refusal(f"sqlite:///{tmp_path}/nowhere/journal.db")
    assert error.code == "SG-STORE-OPEN"
    assert "folder" in error.message
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_is_not_a_journal(tmp_path: Path) -> None:
    assert refusal(f"sqlite:///{tmp_path}").code == "SG-STORE-OPEN"


@pytest.mark.parametrize("url", ["sqlite:///", "sqlite:", "sqlite:journal.db", "sqlite://journal.db", "sqlite:///a\0b"])
def test_an_address_without_a_file_is_refused(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert refusal(url).code == "SG-STORE-URL"
    assert list(tmp_path.iterdir()) == []


def test_an_address_may_be_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with closing(open_sqlite("sqlite:///journal.db")) as store:
        put(store, draft())
    assert (tmp_path / "journal.db").is_file()


def test_a_name_may_hold_spaces_and_accents(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/Exécution 2026 #1?.db"
    with closing(open_sqlite(url)) as store:
        put(store, draft())
    with closing(open_sqlite(url)) as store:
        assert store.head().position == 1


def test_an_empty_file_becomes_a_journal(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.touch()
    with closing(open_sqlite(f"sqlite:///{path}")) as store:
        assert store.head() == EMPTY


def test_a_journal_cut_in_the_middle_is_refused_with_its_path(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with closing(open_sqlite(f"sqlite:///{path}")) as store:
        for number in range(200):
            put(store, draft(number, note="x" * 500))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(LedgerError) as caught, closing(open_sqlite(f"sqlite:///{path}")) as store:
        store.read_all()
    assert caught.value.code == "SG-STORE-DAMAGED"
    assert str(path) in caught.value.message


def test_every_write_reaches_the_disk(tmp_path: Path) -> None:
    with closing(SqliteStore(str(tmp_path / "journal.db"))) as store:
        db = store._open()
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert db.execute("PRAGMA synchronous").fetchone() == (2,)


def test_a_writer_that_waits_too_long_says_so(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with closing(SqliteStore(str(path), busy_seconds=0.05)) as store, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="locked") as caught:
            put(store, draft())
        other.rollback()
        assert caught.value.code == "SG-STORE-OPEN"
        assert put(store, draft()).position == 1


def test_readers_do_not_wait_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with closing(SqliteStore(str(path), busy_seconds=0)) as store, closing(sqlite3.connect(path)) as other:
        put(store, draft())
        other.execute("BEGIN IMMEDIATE")
        assert len(store.read_all()) == 1
        other.rollback()


OPENING = """
import sys
from secgen.backends.sqlite import open_sqlite
store = open_sqlite(sys.argv[1])
print(store.head().position)
store.close()
"""


def test_several_processes_may_make_the_same_journal_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/journal.db"
    running = [python("-c", OPENING, url) for _ in range(6)]
    outcomes = [process.communicate(timeout=60) for process in running]
    assert outcomes == [("0\n", "")] * 6
    with closing(open_sqlite(url)) as store:
        assert put(store, draft()).position == 1
