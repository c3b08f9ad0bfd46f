"""The chain of digests: nothing can be changed, taken out or put in without being found."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.drafts import EMPTY, INSTANT, NOON, draft, drafts
from secgen.backends.memory import MemoryStore
from secgen.backends.sqlite import SqliteStore
from secgen.kernel.errors import IntegrityError, InvalidInput
from secgen.ledger import Draft, Head, Journal, Record
from secgen.ledger.chain import digest, links, seal

COLUMNS = Record._fields
CHANGED = 3


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal of five acts whose guarding triggers have been dropped."""
    path = tmp_path / "journal.db"
    with closing(SqliteStore(str(path))) as store:
        Journal(store).append(drafts(5), INSTANT)
    with raw(path) as db:
        db.execute("DROP TRIGGER journal_no_update")
        db.execute("DROP TRIGGER journal_no_delete")
    return path


def raw(path: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path, isolation_level=None))


def first_broken(path: Path) -> int:
    """The position at which reading again finds the chain broken; the message names it too."""
    with closing(SqliteStore(str(path))) as store, pytest.raises(IntegrityError) as caught:
        Journal(store).verify()
    assert caught.value.code == "SG-CHAIN"
    position = caught.value.params["position"]
    assert f"position {position}:" in caught.value.message
    assert isinstance(position, int)
    return position


def test_an_untouched_journal_verifies(path: Path) -> None:
    with closing(SqliteStore(str(path))) as store:
        assert Journal(store).verify() == store.head()


def flipped(value: str | int) -> str | int:
    """The value with one byte changed."""
    if isinstance(value, int):
        return value + 40
    middle = len(value) // 2
    return value[:middle] + chr(ord(value[middle]) ^ 1) + value[middle + 1 :]


@pytest.mark.parametrize("column", COLUMNS)
def test_one_changed_byte_is_found_in_every_column(path: Path, column: str) -> None:
    with raw(path) as db:
        (value,) = db.execute(f"SELECT {column} FROM journal WHERE position = ?", (CHANGED,)).fetchone()
        db.execute(f"UPDATE journal SET {column} = ? WHERE position = ?", (flipped(value), CHANGED))
    assert first_broken(path) == CHANGED


@pytest.mark.parametrize("column", [c for c in COLUMNS if c not in ("position", "schema")])
@pytest.mark.parametrize("byte", [b"\xff", b"\x00", b"\n", b" "])
def test_a_byte_put_in_is_found_even_if_it_is_not_text(path: Path, column: str, byte: bytes) -> None:
    with raw(path) as db:
        statement = f"UPDATE journal SET {column} = CAST(CAST({column} AS BLOB) || ? AS TEXT) WHERE position = ?"
        db.execute(statement, (byte, CHANGED))
    assert first_broken(path) == CHANGED


def test_a_byte_moved_from_one_column_to_the_next_is_found(path: Path) -> None:
    with raw(path) as db:
        db.execute("UPDATE journal SET stream = stream || 't', tag = substr(tag, 2) WHERE position = ?", (CHANGED,))
    assert first_broken(path) == CHANGED


@pytest.mark.parametrize("position", [1, 2, 4])
def test_a_removed_row_is_found(path: Path, position: int) -> None:
    with raw(path) as db:
        db.execute("DELETE FROM journal WHERE position = ?", (position,))
    assert first_broken(path) == position


def test_a_removed_row_is_found_even_if_the_others_close_up(path: Path) -> None:
    with raw(path) as db:
        db.execute("DELETE FROM journal WHERE position = 2")
        for position in (3, 4, 5):
            db.execute("UPDATE journal SET position = ? WHERE position = ?", (position - 1, position))
    assert first_broken(path) == 2


@pytest.mark.parametrize(("one", "two"), [(1, 2), (2, 4), (4, 5)])
def test_a_swapped_pair_is_found(path: Path, one: int, two: int) -> None:
    with raw(path) as db:
        for source, target in ((one, 99), (two, one), (99, two)):
            db.execute("UPDATE journal SET position = ? WHERE position = ?", (target, source))
    assert first_broken(path) == one


def test_an_inserted_row_is_found(path: Path) -> None:
    with raw(path) as db:
        for position in (5, 4, 3):
            db.execute("UPDATE journal SET position = ? WHERE position = ?", (position + 1, position))
        db.execute(f"INSERT INTO journal SELECT 3, {', '.join(COLUMNS[1:])} FROM journal WHERE position = 2")
    assert first_broken(path) == 3


def test_a_row_added_at_the_end_without_its_digest_is_found(path: Path) -> None:
    with raw(path) as db:
        db.execute(f"INSERT INTO journal SELECT 6, {', '.join(COLUMNS[1:])} FROM journal WHERE position = 5")
    assert first_broken(path) == 6


def test_an_act_recorded_before_the_one_it_follows_is_found() -> None:
    first = seal(EMPTY, drafts(1), NOON)
    early = "2026-03-02T11:59:59.999999Z"
    head = Head(1, first[0].digest, NOON)
    second = Record(2, *draft(2), early, digest(head.digest, 2, draft(2), early))
    with pytest.raises(IntegrityError) as caught:
        list(links([*first, second], EMPTY))
    assert caught.value.params["position"] == 2


def test_a_journal_cut_short_is_found_by_whoever_has_seen_its_end(path: Path) -> None:
    with closing(SqliteStore(str(path))) as store:
        journal = Journal(store)
        assert sum(map(len, journal.news())) == 5
        with raw(path) as db:
            db.execute("DELETE FROM journal WHERE position > 3")
        with pytest.raises(IntegrityError) as caught:
            journal.verify()
    assert caught.value.params["position"] == 4


def test_a_journal_written_anew_is_found_by_whoever_has_seen_it() -> None:
    store = MemoryStore()
    journal = Journal(store)
    journal.append(drafts(3), INSTANT)
    store._records[:] = seal(EMPTY, drafts(3, "another story"), NOON)
    assert Journal(store).verify().position == 3
    with pytest.raises(IntegrityError) as caught:
        journal.verify()
    assert caught.value.params["position"] == 3


@pytest.mark.parametrize("statement", ["UPDATE journal SET body = '{}'", "DELETE FROM journal WHERE position = 1"])
def test_the_file_itself_refuses_to_change_or_lose_an_act(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "guarded.db"
    with closing(SqliteStore(str(path))) as store:
        Journal(store).append(drafts(2), INSTANT)
    with raw(path) as db, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute(statement)


def test_a_position_cannot_be_taken_twice(tmp_path: Path) -> None:
    path = tmp_path / "guarded.db"
    with closing(SqliteStore(str(path))) as store:
        Journal(store).append(drafts(2), INSTANT)
    with raw(path) as db, pytest.raises(sqlite3.IntegrityError):
        db.execute("INSERT INTO journal SELECT * FROM journal WHERE position = 1")


def test_a_subject_with_a_line_break_is_refused_by_name() -> None:
    with pytest.raises(InvalidInput) as caught:
        seal(EMPTY, [draft(1, "note/a\nb")], NOON)
    assert (caught.value.code, caught.value.params["field"]) == ("SG-FIELD", "subject")


def test_instants_never_go_back_even_if_the_clock_does() -> None:
    journal = Journal(MemoryStore())
    journal.append(drafts(1), INSTANT)
    (late,) = journal.append(drafts(1), INSTANT.replace(year=2025))
    assert late.recorded_at == NOON
    assert journal.verify().recorded_at == NOON


def test_nothing_to_append_is_nothing_done() -> None:
    journal = Journal(MemoryStore())
    assert journal.append([], INSTANT) == ()
    assert journal.head == EMPTY


def words() -> st.SearchStrategy[str]:
    return st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=12)


DRAFTS = st.builds(Draft, words(), words(), st.integers(1, 9), words(), st.text(max_size=20).filter(str.isprintable))


@pytest.fixture(scope="module")
def seen() -> dict[str, Draft]:
    """Digests met so far and the draft each one stands for."""
    return {}


@settings(max_examples=300, deadline=None)
@given(draft=DRAFTS)
def test_two_different_drafts_never_share_a_digest(seen: dict[str, Draft], draft: Draft) -> None:
    found = digest(EMPTY.digest, 1, draft, NOON)
    assert seen.setdefault(found, draft) == draft


@settings(max_examples=100, deadline=None)
@given(st.lists(DRAFTS, max_size=8), st.data())
def test_any_change_to_any_draft_breaks_the_chain_there(given: list[Draft], data: st.DataObject) -> None:
    records = seal(EMPTY, given, NOON)
    assert len(list(links(records, EMPTY))) == len(given)
    if not records:
        return
    at = data.draw(st.integers(0, len(records) - 1))
    column = data.draw(st.sampled_from(["stream", "tag", "effective_on", "body"]))
    changed = records[at]._replace(**{column: getattr(records[at], column) + "x"})
    with pytest.raises(IntegrityError) as caught:
        list(links([*records[:at], changed, *records[at + 1 :]], EMPTY))
    assert caught.value.params["position"] == at + 1
