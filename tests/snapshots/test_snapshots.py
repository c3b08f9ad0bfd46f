"""A snapshot changes how fast an office opens and how much memory it takes, and nothing else."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from attrs import define, field
from helpers import RUNNING, a_commitment, open_line
from hypothesis import Phase, given, settings
from random_office import LAW, PLUGINS, STEPS, quick_office, random_office

import secgen
from secgen import LedgerError, Secretariat
from secgen.backends.sqlite import open_sqlite
from secgen.engine import Engine
from secgen.kernel.act import Act
from secgen.kernel.book import Book
from secgen.kernel.clock import ManualClock
from secgen.kernel.domain import Domain
from secgen.ledger import Draft, Head, Journal
from secgen.snapshots import Keeper, keeper
from secgen.snapshots.cabinet import START, BookShelf, Cabinet

pytestmark = pytest.mark.usefixtures("small")


def rows(sg: Secretariat) -> list[dict[Any, Any]]:
    """All rows of all books."""
    sg.refresh()
    return [dict(book.items()) for domain in sg.domains for book in sg.engine.states[domain.name].books()]


def acts_of(sg: Secretariat) -> list[Act]:
    """What an office recorded, but for its opening and context."""
    return [recorded.act for recorded in sg.acts() if recorded.act.tag.startswith("budget.")]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/office.db"


def opened(url: str, **options: Any) -> Secretariat:
    """An office whose law and plugins were loaded once for all."""
    return secgen.open(url, **{"law": LAW, "plugins": PLUGINS, **options})


def folded(url: str) -> list[dict[Any, Any]]:
    """What folding the whole journal gives."""
    with opened(url, snapshot="") as sg:
        assert sg.keeper.point == START
        return rows(sg)


def worked(url: str, days: int = 12) -> None:
    """Some days of an office, closed in the evening."""
    with opened(url, region="84", year=2026) as sg:
        open_line(sg, RUNNING, "5 000")
        for day in range(1, days + 1):
            a_commitment(sg, f"{day * 10}", on=f"2026-03-{day:02}")


def file_of(url: str) -> Path:
    """The one snapshot beside a store."""
    store = Path(url.removeprefix("sqlite:///"))
    (found,) = store.parent.glob(f"{store.name}.*.snapshot")
    return found


def test_an_office_opens_from_its_snapshot_and_folds_only_what_came_since(url: str) -> None:
    worked(url)
    with opened(url) as sg:
        sg.refresh()
        last = sg.journal.head
        assert last.position - 2 <= sg.keeper.point.head.position <= last.position
        assert rows(sg) == folded(url)
        a_commitment(sg, "10")
        assert rows(sg) == folded(url)
        assert sg.report("commitments") == opened(url, snapshot="").report("commitments")


@settings(max_examples=10)
@given(steps=STEPS)
def test_rows_out_of_memory_are_the_same_rows(steps: list[tuple[int, int, int, int]]) -> None:
    """In memory, rows rest in a private file; the rules decide the same, the state is the same."""
    with patch.object(Keeper, "every", 10**9):
        plain = random_office(steps)
    tiny = random_office(steps)
    assert tiny.keeper.point != START
    assert [r.act for r in tiny.acts()] == [r.act for r in plain.acts()]
    assert rows(tiny) == rows(plain)


@settings(max_examples=5, phases=[Phase.generate])
@given(steps=STEPS)
def test_the_past_is_what_was_recorded_by_then(steps: list[tuple[int, int, int, int]]) -> None:
    source = acts_of(random_office(steps))
    clock = ManualClock(datetime(2027, 1, 1, tzinfo=UTC))
    sg = secgen.open("memory:", region="84", year=2025, law=LAW, plugins=PLUGINS, clock=clock)
    told = {}
    for act in source:
        clock.set(clock() + timedelta(hours=1))
        sg.post([act])
        told[clock()] = (sg.journal.head, sg.last_on)
    for instant, (head, last_on) in list(told.items())[::7]:
        past = sg.as_known_at(instant)
        assert past.refresh() == head
        assert past.last_on == last_on
        with patch.object(Keeper, "every", 10**9):
            again = quick_office()
            again.post(acts_of(past))
        assert rows(past)[1:] == rows(again)[1:]
        assert sg.report("consumption", known_at=instant) == past.report("consumption")


def test_before_the_first_act_there_is_nothing(url: str) -> None:
    worked(url)
    with opened(url) as sg:
        past = sg.as_known_at("2000-01-01T00:00:00Z")
        assert past.refresh() == Head(0, "0" * 64, "")
        assert past.last_on is None
        assert list(past.acts()) == []
        assert past.history("office") == []


def test_the_past_starts_from_a_point_of_its_time_and_takes_nothing(url: str) -> None:
    clock = ManualClock(datetime(2026, 1, 1, 9, tzinfo=UTC))
    with opened(url, region="84", year=2026, clock=clock) as sg:
        open_line(sg, RUNNING, "5 000")
        for day in range(1, 13):
            clock.set(datetime(2026, 3, day, 9, tzinfo=UTC))
            a_commitment(sg, "10", on=f"2026-03-{day:02}")
        past = sg.as_known_at(datetime(2026, 3, 8, 12, tzinfo=UTC))
        past.refresh()
        assert 0 < past.keeper.point.head.position <= past.journal.head.position < sg.journal.head.position
        assert len(past.budget.state.commitments) == 8
        for attempt in (lambda: a_commitment(past, "10"), lambda: past.post(acts_of(sg)[-1:])):
            with pytest.raises(LedgerError) as refused:
                attempt()
            assert refused.value.code == "SG-PAST"
        past.close()
        assert len(sg.budget.state.commitments) == 12


@pytest.mark.parametrize("change", ["code", "plugins", "law", "journal"])
def test_a_snapshot_that_does_not_fit_in_every_detail_is_ignored(
    url: str, change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked(url)
    told = folded(url)
    monkeypatch.setattr(Keeper, "every", 10**9)
    match change:
        case "code":
            with patch.object(keeper, "_code", lambda: iter(["other"])), opened(url) as sg:
                assert rows(sg) == told
                assert sg.keeper.point == START
        case "plugins":
            with opened(url, plugins=PLUGINS.without(["secgen.exchange"])) as sg:
                assert rows(sg) == told
                assert sg.keeper.point == START
        case "law":
            law = secgen.law.Law(LAW.parameters, LAW.sections, (*LAW.packs, "another 1"))
            with opened(url, law=law) as sg:
                assert rows(sg) == told
                assert sg.keeper.point == START
        case _:
            other = f"sqlite:///{tmp_path}/other.db"
            monkeypatch.setattr(Keeper, "every", 3)
            worked(other, days=3)
            monkeypatch.setattr(Keeper, "every", 10**9)
            shutil.copy(file_of(url), file_of(other))
            with opened(other) as sg:
                assert rows(sg) == folded(other)
                assert sg.keeper.point == START


def test_a_journal_brought_back_from_a_backup_forgets_the_points_it_does_not_hold(url: str, tmp_path: Path) -> None:
    worked(url, days=4)
    backup = tmp_path / "backup.db"
    shutil.copy(tmp_path / "office.db", backup)
    with opened(url) as sg:
        for _ in range(10):
            a_commitment(sg, "7")
    shutil.copy(backup, tmp_path / "office.db")
    with opened(url) as sg:
        assert rows(sg) == folded(url)
        for _ in range(10):
            a_commitment(sg, "3")
        assert rows(sg) == folded(url)
    with opened(url) as sg:
        assert rows(sg) == folded(url)
        assert sg.keeper.point.head.position >= sg.journal.head.position - 2


def test_two_offices_that_write_in_turn_share_one_snapshot(url: str) -> None:
    worked(url, days=2)
    with opened(url) as one, opened(url) as two:
        for _ in range(12):
            for sg in (one, two, two):
                a_commitment(sg, "10")
        assert rows(one) == rows(two) == folded(url)
    with opened(url) as sg:
        assert rows(sg) == folded(url)
        assert sg.keeper.point.head.position > 30


def breaking(after: int) -> Any:
    """Writing rows fails after so many of them."""
    left = [after]
    texts = BookShelf._texts

    def some(self: BookShelf, given: Any) -> Iterator[Any]:
        for each in texts(self, given):
            if not left[0]:
                raise sqlite3.OperationalError("database or disk is full")
            left[0] -= 1
            yield each

    return patch.object(BookShelf, "_texts", some)


@pytest.mark.parametrize("after", [0, 1, 2, 5, 8])
def test_a_point_that_can_not_be_taken_loses_nothing(url: str, after: int) -> None:
    worked(url, days=4)
    with opened(url) as sg:
        with breaking(after):
            for _ in range(12):
                a_commitment(sg, "10")
        assert "disk is full" in sg.keeper.problem
        assert rows(sg) == folded(url)
        a_commitment(sg, "10")
    with opened(url) as sg:
        assert rows(sg) == folded(url)
        assert sg.keeper.point.head.position == sg.journal.head.position


def test_a_folder_that_can_not_be_written_is_no_obstacle(url: str) -> None:
    with opened(url, region="84", year=2026, snapshot="/nowhere/at/all") as sg:
        open_line(sg, RUNNING, "5 000")
        for _ in range(9):
            a_commitment(sg, "10")
        assert sg.keeper.problem
        assert rows(sg) == folded(url)


def test_a_file_that_is_no_snapshot_is_ignored(url: str) -> None:
    worked(url)
    file_of(url).write_bytes(b"not a database at all" * 100)
    with opened(url) as sg:
        assert rows(sg) == folded(url)
        assert sg.keeper.point == START


def test_a_row_that_is_none_is_found_when_it_is_read_and_the_journal_is_untouched(url: str) -> None:
    worked(url)
    with closing(sqlite3.connect(file_of(url))) as db, db:
        db.execute("UPDATE rows SET row = '{\"0\":[' WHERE key LIKE '''21%'")
    with opened(url) as sg, pytest.raises(LedgerError) as refused:
        rows(sg)
    assert refused.value.code == "SG-SNAPSHOT"
    file_of(url).unlink()
    with opened(url) as sg:
        assert rows(sg) == folded(url)


def test_a_row_that_was_altered_is_found_by_who_checks(url: str) -> None:
    worked(url)
    with opened(url) as sg:
        assert sg.check_snapshot().position >= 12
    with closing(sqlite3.connect(file_of(url))) as db, db:
        db.execute("UPDATE rows SET row = replace(row, '9000', '9001') WHERE key LIKE ?", ("'21%",))
    with opened(url) as sg:
        with pytest.raises(LedgerError, match="not what the journal gives"):
            sg.check_snapshot()
        sg.verify()
    with closing(sqlite3.connect(file_of(url))) as db, db:
        db.execute("DELETE FROM rows WHERE key LIKE ?", ("'21%",))
    with opened(url) as sg, pytest.raises(LedgerError, match="rows, the journal gives"):
        sg.check_snapshot()


def test_a_snapshot_is_taken_when_asked(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Keeper, "every", 10**9)
    worked(url)
    with opened(url) as sg:
        assert sg.check_snapshot().position == 0
        assert sg.take_snapshot()
        assert sg.check_snapshot() == sg.journal.head
    with opened(url, snapshot="/nowhere/at/all") as sg:
        assert not sg.take_snapshot()
        assert sg.keeper.problem


def test_what_other_versions_left_is_taken_away_after_some_days(url: str, tmp_path: Path) -> None:
    import os

    stale, fresh = tmp_path / "office.db.aaaa.snapshot", tmp_path / "office.db.bbbb.snapshot"
    for file in (stale, fresh):
        file.touch()
    os.utime(stale, (1, 1))
    worked(url)
    assert not stale.exists()
    assert fresh.exists()


def test_a_point_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = str(tmp_path / "one.snapshot")
    first = Cabinet(path)
    with first.turning():
        assert first.reach(Head(5, "a" * 64, "t"), "2026-01-01")
        first.add(0, [("'k", "1")])

    def interrupted() -> None:
        with first.turning():
            assert first.reach(Head(9, "b" * 64, "t"), "2026-01-01")
            first.add(0, [("'k", "2")])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        interrupted()
    second = Cabinet(path)
    assert [p.head.position for p in second.points()] == [5]
    second.point = second.points()[0]
    assert second.texts(0) == {"'k": "1"}
    with second.turning():
        assert not second.reach(Head(4, "c" * 64, "t"), "2026-01-01")
    first.close()
    second.close()


def test_small_books_stay_plain(url: str) -> None:
    worked(url)
    with opened(url) as sg:
        sg.refresh()
        assert type(sg.budget.state.lines) is Book
        assert sg.budget.state.commitments.shelved


# a book that outgrows memory


@define
class Thing:
    """A row that may be done."""

    number: int
    done: bool = False


@define
class Things:
    """A state of one book."""

    rows: Book[str, Thing] = field(factory=Book)

    def books(self) -> Iterable[Book[str, Thing]]:
        return (self.rows,)


def test_a_row_taken_away_before_its_book_outgrew_memory_does_not_come_back(tmp_path: Path) -> None:
    domain = Domain("things", Things, {}, {})
    engine, journal = Engine((domain,), LAW), Journal(open_sqlite(f"sqlite:///{tmp_path}/journal.db"))
    keeper = Keeper(str(tmp_path / "things"), {"things": lambda: domain}, ())
    rows: Book[str, Thing] = engine.states["things"].rows  # type: ignore[attr-defined]

    def point() -> None:
        journal.append([Draft("things", "things.changed", 1, "2026-01-01", "{}")], datetime(2026, 1, 1, tzinfo=UTC))
        assert keeper.turn(engine, journal)

    rows.put("gone", Thing(1))
    point()
    assert not rows.shelved
    del rows["gone"]
    for number in range(9):
        rows.put(str(number), Thing(number, done=number < 8))
    point()
    assert rows.shelved
    assert "gone" not in rows
    assert rows.get("gone") is None
    assert dict(rows.items()) == {str(n): Thing(n, done=n < 8) for n in range(9)}
    assert set(rows._rest) == {"8"}  # type: ignore[attr-defined]
    assert rows["3"] == Thing(3, done=True)

    rows.put("8", Thing(80, done=True))  # put anew, not edited: what it was still rests at hand
    point()
    assert rows["8"] == Thing(80, done=True)

    opened = Engine((domain,), LAW)
    again = Keeper(str(tmp_path / "things"), {"things": lambda: domain}, ())
    again.restore(opened, Journal(journal.store))
    kept: Book[str, Thing] = opened.states["things"].rows  # type: ignore[attr-defined]
    assert dict(kept.items()) == dict(rows.items())
    keeper.forget()
    again.forget()
