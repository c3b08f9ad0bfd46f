"""What every store must do, run on the built-in ones. A region's own back-end passes the same class."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ledger.drafts import EMPTY, batch, draft, drafts, put
from secgen.backends.memory import MemoryStore, open_memory
from secgen.backends.sqlite import SqliteStore, open_sqlite
from secgen.kernel.errors import ConcurrencyConflict, LedgerError
from secgen.ledger import EventStore, Journal

Opener = Callable[[], EventStore]
TEXTS = {
    "decomposed": "e\u0301",
    "composed": "\u00e9",
    "no-break": "48\u00a0000",
    "narrow no-break": "48\u202f000",
    "trailing spaces": "Drac  ",
    "leading spaces": "  Drac",
    "emoji": "🎭🇫🇷",
    "ideograph": "𠮷",
    "tabs": "a\tb",
    "carriage return": "a\rb",
    "line break": "a\nb",
    "nul": "a\0b",
    "quotes": 'l\'"œuvre"',
    "separator": "a\u2028b",
    "empty": "",
}


class StoreContract:
    """Subclass and give ``opener``: each call opens the same store once more."""

    @pytest.fixture
    def opener(self, tmp_path: Path) -> Iterator[Opener]:
        pytest.fail("a subclass gives its own opener")

    @pytest.fixture
    def store(self, opener: Opener) -> EventStore:
        return opener()

    def test_a_new_store_is_empty(self, store: EventStore) -> None:
        assert store.head() == EMPTY
        assert list(store.read_all()) == []

    def test_an_unknown_stream_is_empty(self, store: EventStore) -> None:
        put(store, draft())
        assert list(store.read("nobody/knows")) == []
        assert list(store.read("")) == []

    def test_an_empty_batch_changes_nothing(self, store: EventStore) -> None:
        head = put(store, draft())
        assert store.commit(batch(head, [])) == head
        assert store.head() == head
        assert len(store.read_all()) == 1

    def test_records_come_back_in_order_and_numbered_from_one(self, store: EventStore) -> None:
        given = [draft(1, "a"), draft(2, "b"), draft(3, "a"), draft(4, "c"), draft(5, "a")]
        put(store, *given[:2])
        put(store, *given[2:])
        found = store.read_all()
        assert [r.position for r in found] == [1, 2, 3, 4, 5]
        assert [(r.stream, r.tag, r.schema, r.effective_on, r.body) for r in found] == [tuple(d) for d in given]
        assert [r.position for r in store.read("a")] == [1, 3, 5]
        assert [r.position for r in store.read("a", after=1)] == [3, 5]
        assert list(store.read("a", after=5)) == []

    def test_the_head_is_the_last_record(self, store: EventStore) -> None:
        returned = put(store, *drafts(3))
        last = store.read_all()[-1]
        assert store.head() == returned == (last.position, last.digest, last.recorded_at)

    def test_a_stale_head_is_refused_and_nothing_is_written(self, store: EventStore) -> None:
        put(store, draft(1))
        with pytest.raises(ConcurrencyConflict) as caught:
            store.commit(batch(EMPTY, drafts(3)))
        assert caught.value.code == "SG-STALE"
        assert (caught.value.params["found"], caught.value.params["expected"]) == (1, 0)
        assert len(store.read_all()) == 1

    def test_a_head_of_the_right_length_but_another_content_is_refused(self, store: EventStore) -> None:
        put(store, draft(1))
        other = batch(EMPTY, [draft(2)]).records[-1]
        with pytest.raises(ConcurrencyConflict):
            store.commit(batch(EMPTY._replace(position=1, digest=other.digest), drafts(1)))
        assert len(store.read_all()) == 1

    def test_a_head_ahead_of_the_store_is_refused(self, store: EventStore) -> None:
        ahead = batch(EMPTY, drafts(2)).records[-1]
        with pytest.raises(ConcurrencyConflict):
            store.commit(batch(EMPTY._replace(position=2, digest=ahead.digest), drafts(1)))
        assert store.head() == EMPTY

    def test_writing_goes_on_after_a_refusal(self, store: EventStore) -> None:
        put(store, draft(1))
        with pytest.raises(ConcurrencyConflict):
            store.commit(batch(EMPTY, drafts(1)))
        assert put(store, draft(2)).position == 2

    def test_what_was_read_does_not_change_afterwards(self, store: EventStore) -> None:
        put(store, *drafts(2, "a"))
        everything, one = store.read_all(), store.read("a")
        put(store, *drafts(3, "a"))
        assert len(everything) == len(one) == 2

    def test_changing_what_was_read_does_not_change_the_store(self, store: EventStore) -> None:
        put(store, *drafts(3))
        found = store.read_all()
        assert isinstance(found, list)
        found.clear()
        assert len(store.read_all()) == 3

    @pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
    def test_text_is_kept_bit_for_bit(self, store: EventStore, text: str) -> None:
        stream = f"note/{text}".replace("\n", "/")
        put(store, draft(1, stream, text))
        (found,) = store.read(stream)
        assert found.body.encode() == draft(1, stream, text).body.encode()
        assert found.stream.encode() == stream.encode()

    def test_texts_that_look_alike_are_different_streams(self, store: EventStore) -> None:
        put(store, draft(1, "e\u0301"), draft(2, "\u00e9"), draft(3, "E\u0301"), draft(4, "e\u0301 "))
        assert [r.position for r in store.read("e\u0301")] == [1]
        assert [r.position for r in store.read("\u00e9")] == [2]

    def test_a_long_body_is_kept(self, store: EventStore) -> None:
        put(store, draft(1, note="é" * 300_000))
        assert store.read_all()[0].body == draft(1, note="é" * 300_000).body

    def test_ten_thousand_records(self, store: EventStore) -> None:
        for start in range(0, 10_000, 2_500):
            put(store, *(draft(n, f"s{n % 7}") for n in range(start, start + 2_500)))
        assert store.head().position == 10_000
        assert [r.position for r in store.read_all(limit=20_000)] == list(range(1, 10_001))
        assert sum(len(store.read(f"s{n}")) for n in range(7)) == 10_000
        assert Journal(store).verify().position == 10_000

    @pytest.mark.parametrize(
        ("after", "limit", "expected"),
        [
            (0, 1000, [1, 2, 3, 4, 5]),
            (0, 5, [1, 2, 3, 4, 5]),
            (0, 2, [1, 2]),
            (2, 2, [3, 4]),
            (4, 2, [5]),
            (5, 2, []),
            (99, 2, []),
            (0, 0, []),
            (-3, 2, [1, 2]),
        ],
    )
    def test_after_and_limit(self, store: EventStore, after: int, limit: int, expected: list[int]) -> None:
        put(store, *drafts(5))
        assert [r.position for r in store.read_all(after=after, limit=limit)] == expected

    @pytest.mark.parametrize(("after", "expected"), [(-3, [1, 2]), (0, [1, 2]), (1, [2]), (2, []), (99, [])])
    def test_after_in_one_stream(self, store: EventStore, after: int, expected: list[int]) -> None:
        put(store, *drafts(2, "a"), draft(3, "b"))
        assert [r.position for r in store.read("a", after=after)] == expected

    def test_opening_again_sees_everything(self, opener: Opener) -> None:
        put(opener(), *drafts(4))
        again = opener()
        assert again.head().position == 4
        assert put(again, draft(5)).position == 5
        assert [r.position for r in opener().read_all()] == [1, 2, 3, 4, 5]

    def test_of_two_writers_one_wins(self, opener: Opener) -> None:
        one, two = opener(), opener()
        head = put(one, draft(1))
        assert two.head() == head
        one.commit(batch(head, [draft(2, "one")]))
        with pytest.raises(ConcurrencyConflict):
            two.commit(batch(head, [draft(2, "two")]))
        assert [r.stream for r in two.read_all(after=1)] == ["one"]

    def test_of_eight_threads_exactly_one_wins(self, opener: Opener) -> None:
        stores = [opener() for _ in range(8)]
        start, outcomes = threading.Barrier(len(stores)), []

        def write(number: int) -> None:
            start.wait()
            try:
                stores[number].commit(batch(EMPTY, drafts(10, f"writer {number}")))
                outcomes.append(number)
            except ConcurrencyConflict:
                outcomes.append(None)

        threads = [threading.Thread(target=write, args=(n,)) for n in range(len(stores))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        winners = [n for n in outcomes if n is not None]
        assert len(outcomes) == 8
        assert len(winners) == 1
        assert {r.stream for r in stores[0].read_all()} == {f"writer {winners[0]}"}
        assert Journal(stores[0]).verify().position == 10

    def test_closing_twice_is_fine(self, store: EventStore) -> None:
        store.close()
        store.close()

    @pytest.mark.parametrize("use", ["head", "read", "read_all", "commit"])
    def test_use_after_close_is_refused(self, store: EventStore, use: str) -> None:
        store.close()
        calls: dict[str, Callable[[], object]] = {
            "head": store.head,
            "read": lambda: store.read("a"),
            "read_all": store.read_all,
            "commit": lambda: store.commit(batch(EMPTY, drafts(1))),
        }
        with pytest.raises(LedgerError) as caught:
            calls[use]()
        assert caught.value.code == "SG-CLOSED"

    def test_a_refusal_travels_between_processes(self, store: EventStore) -> None:
        put(store, draft(1))
        with pytest.raises(ConcurrencyConflict) as caught:
            store.commit(batch(EMPTY, drafts(1)))
        back = pickle.loads(pickle.dumps(caught.value))
        assert (type(back), str(back)) == (ConcurrencyConflict, str(caught.value))


class TestMemory(StoreContract):
    @pytest.fixture
    def opener(self, tmp_path: Path) -> Iterator[Opener]:
        store = MemoryStore()
        yield lambda: store
        store.close()

    def test_each_address_opened_is_a_new_store(self) -> None:
        one, two = open_memory("memory:"), open_memory("memory:")
        put(one, draft())
        assert two.head() == EMPTY


class TestSqlite(StoreContract):
    @pytest.fixture
    def opener(self, tmp_path: Path) -> Iterator[Opener]:
        opened: list[SqliteStore] = []

        def open_again() -> EventStore:
            opened.append(open_sqlite(f"sqlite:///{tmp_path}/journal.db"))
            return opened[-1]

        yield open_again
        for store in opened:
            store.close()

    def test_a_batch_with_one_bad_record_is_refused_whole(self, opener: Opener) -> None:
        store = opener()
        put(store, draft(1))
        good = batch(store.head(), drafts(3))
        repeated = good.records[1]._replace(position=2)
        broken = good._replace(records=(good.records[0], good.records[1], repeated))
        with pytest.raises(LedgerError):
            store.commit(broken)
        assert len(store.read_all()) == 1
        with closing(opener()) as again:
            assert again.head().position == 1
        assert store.commit(good).position == 4
