"""The storage kit: what every store must do, whatever it is made of."""

from __future__ import annotations

import os
import pickle
import sys
import threading
import warnings
from abc import abstractmethod
from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from unittest import SkipTest

from secgen.kernel.errors import ConcurrencyConflict, LedgerError
from secgen.ledger import Batch, Draft, EventStore, Head, Journal, Record
from secgen.ledger.chain import GENESIS, seal
from secgen.testing.kit import Conformance, Kit, check, conformance, refused

EMPTY: Final = Head(0, GENESIS, "")
NOON: Final = "2026-03-02T12:00:00.000000Z"
INSTANT: Final = datetime(2026, 3, 2, 12, tzinfo=UTC)
STREAM: Final = "line/2026/0175/01/6"
INSTANTS: Final = (NOON, "2026-03-02T12:00:00.000001Z", "2027-12-31T23:59:59.999999Z")
VARIED: Final = (
    Draft("a", "trial.noted", 1, "2026-03-02", '{"n":1}'),
    Draft("a", "Trial.Noted", 2, "1999-12-31", '{"n":2}'),
    Draft("A", "trial.noted-2", 12, "2024-02-29", '{"n":3,"ae":"12.50","day":"2026-03-02"}'),
    Draft("s" * 300, "trial.noted", 1, "2100-01-01", '{"n":4,"list":[1,2],"none":null,"yes":true}'),
    Draft("s" * 299 + "t", "t" * 80, 3, "2026-03-02", "{}"),
)
"""Drafts no two of which have a field in common that a store could mistake for a constant."""
TEXTS: Final = {
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
    "statement": "'; DROP TABLE records; --",
    "empty": "",
}
"""Texts that a store may be tempted to change."""


def draft(number: int = 1, stream: str = STREAM, note: str = "") -> Draft:
    """A small draft, without any act behind it."""
    return Draft(stream, "trial.noted", 1, "2026-03-02", f'{{"n":{number},"note":"{note}"}}')


def drafts(count: int, stream: str = STREAM) -> list[Draft]:
    """Several of them, numbered from one."""
    return [draft(number, stream) for number in range(1, count + 1)]


def batch(head: Head, given: Iterable[Draft], recorded_at: str = NOON) -> Batch:
    """Drafts sealed after a head."""
    return Batch(head, seal(head, given, recorded_at))


def put(store: EventStore, *given: Draft, recorded_at: str = NOON) -> Head:
    """Commit drafts right after what the store holds."""
    return store.commit(batch(store.head(), given, recorded_at))


def _in_a_killed_program(work: Callable[[], object]) -> None:
    """Do it in a copy of this program that then ends at once: nothing is closed, nothing cleaned up."""
    if sys.platform == "win32":
        raise SkipTest("this system cannot copy a program under way")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # other threads are not copied: none is needed here
        child = os.fork()
    if child == 0:
        failed = 1
        try:
            work()
            failed = 0
        finally:
            os._exit(failed)
    assert os.waitpid(child, 0)[1] == 0, "the program that writes failed"


class StorageKit(Kit):
    """Subclass it, give ``open``: each call opens the same store once more; a new one for each check.

    Capabilities: ``reopen`` (what was written is still there for a store opened anew, after its program was killed
    too), ``threads`` (one store may be opened by several threads at once), ``refuses-bad-records`` (a batch whose
    positions are wrong is refused whole), ``text-with-nul`` (keeps U+0000 in a text).
    """

    @abstractmethod
    def open(self) -> EventStore:
        """The store under test, opened once more."""

    def setup_method(self) -> None:
        super().setup_method()
        self._opened: list[EventStore] = []

    def teardown_method(self) -> None:
        try:
            for store in self._opened:
                store.close()
        finally:
            super().teardown_method()

    def store(self) -> EventStore:
        """One more opening, closed after the check."""
        self._opened.append(self.open())
        return self._opened[-1]

    @check()
    def test_a_new_store_is_empty(self) -> None:
        """A new store is empty, its head the genesis."""
        store = self.store()
        assert store.head() == EMPTY
        assert list(store.read_all()) == []

    @check()
    def test_an_unknown_stream_is_empty(self) -> None:
        """A stream nobody wrote to is empty."""
        store = self.store()
        put(store, draft())
        assert list(store.read("nobody/knows")) == []
        assert list(store.read("")) == []

    @check()
    def test_an_empty_batch_changes_nothing(self) -> None:
        """An empty batch changes nothing."""
        store = self.store()
        head = put(store, draft())
        assert store.commit(batch(head, [])) == head
        assert store.head() == head
        assert len(store.read_all()) == 1

    @check()
    def test_records_come_back_in_order_and_numbered_from_one(self) -> None:
        """Records come back as written, in order, numbered from one."""
        store = self.store()
        given = [draft(1, "a"), draft(2, "b"), draft(3, "a"), draft(4, "c"), draft(5, "a")]
        put(store, *given[:2])
        put(store, *given[2:])
        found = store.read_all()
        assert [r.position for r in found] == [1, 2, 3, 4, 5]
        assert [(r.stream, r.tag, r.schema, r.effective_on, r.body) for r in found] == [tuple(d) for d in given]
        assert {r.recorded_at for r in found} == {NOON}

    @check()
    def test_every_field_is_kept(self) -> None:
        """Every field of a record comes back as it was written: a long stream, an old day, an instant too."""
        store = self.store()
        written: list[Record] = []
        for recorded_at in INSTANTS:
            given = batch(store.head(), VARIED, recorded_at)
            store.commit(given)
            written += given.records
        assert list(store.read_all()) == written
        for stream in {record.stream for record in written}:
            assert list(store.read(stream)) == [record for record in written if record.stream == stream], stream

    @check()
    def test_a_stream_is_read_apart(self) -> None:
        """One stream is read in order, after any position."""
        store = self.store()
        put(store, draft(1, "a"), draft(2, "b"), draft(3, "a"), draft(4, "c"), draft(5, "a"))
        for after, expected in ((-3, [1, 3, 5]), (0, [1, 3, 5]), (1, [3, 5]), (4, [5]), (5, []), (99, [])):
            assert [r.position for r in store.read("a", after=after)] == expected, after

    @check()
    def test_the_head_is_the_last_record(self) -> None:
        """The head is the last record, and what a commit returns."""
        store = self.store()
        returned = put(store, *drafts(3))
        last = store.read_all()[-1]
        assert store.head() == returned == (last.position, last.digest, last.recorded_at)

    @check()
    def test_a_stale_head_is_refused_and_nothing_is_written(self) -> None:
        """A batch prepared on an older head is refused, and nothing is written."""
        store = self.store()
        put(store, draft(1))
        error = refused(lambda: store.commit(batch(EMPTY, drafts(3))), ConcurrencyConflict)
        assert isinstance(error, ConcurrencyConflict)
        assert error.code == "SG-STALE"
        assert (error.params["found"], error.params["expected"]) == (1, 0)
        assert len(store.read_all()) == 1

    @check()
    def test_a_head_of_another_content_is_refused(self) -> None:
        """A head of the right length but another content is refused."""
        store = self.store()
        put(store, draft(1))
        other = batch(EMPTY, [draft(2)]).records[-1]
        head = EMPTY._replace(position=1, digest=other.digest)
        refused(lambda: store.commit(batch(head, drafts(1))), ConcurrencyConflict)
        assert len(store.read_all()) == 1

    @check()
    def test_a_head_ahead_of_the_store_is_refused(self) -> None:
        """A head ahead of the store is refused."""
        store = self.store()
        ahead = batch(EMPTY, drafts(2)).records[-1]
        head = EMPTY._replace(position=2, digest=ahead.digest)
        refused(lambda: store.commit(batch(head, drafts(1))), ConcurrencyConflict)
        assert store.head() == EMPTY

    @check()
    def test_writing_goes_on_after_a_refusal(self) -> None:
        """Writing goes on after a refusal."""
        store = self.store()
        put(store, draft(1))
        refused(lambda: store.commit(batch(EMPTY, drafts(1))), ConcurrencyConflict)
        assert put(store, draft(2)).position == 2

    @check()
    def test_a_refusal_travels_between_processes(self) -> None:
        """A refusal can be sent to another process as it is."""
        store = self.store()
        put(store, draft(1))
        error = refused(lambda: store.commit(batch(EMPTY, drafts(1))), ConcurrencyConflict)
        back = pickle.loads(pickle.dumps(error))
        assert (type(back), str(back)) == (type(error), str(error))

    @check()
    def test_what_was_read_does_not_change_afterwards(self) -> None:
        """What was read does not change when more is written."""
        store = self.store()
        put(store, *drafts(2, "a"))
        everything, one = store.read_all(), store.read("a")
        put(store, *drafts(3, "a"))
        assert len(everything) == len(one) == 2

    @check()
    def test_changing_what_was_read_does_not_change_the_store(self) -> None:
        """Changing what was read does not change the store."""
        store = self.store()
        put(store, *drafts(3, "a"))
        for found in (store.read_all(), store.read("a")):
            if isinstance(found, list):
                found.clear()
        assert len(store.read_all()) == len(store.read("a")) == 3

    @check()
    def test_text_is_kept_bit_for_bit(self) -> None:
        """Every text is kept bit for bit: accents, spaces, quotes, line breaks."""
        store = self.store()
        for name, text in TEXTS.items():
            if name == "nul" and "text-with-nul" not in self.capabilities:
                continue
            stream = f"note/{name}/{text}".replace("\n", "/")
            put(store, draft(1, stream, text))
            (found,) = store.read(stream)
            assert found.body.encode() == draft(1, stream, text).body.encode(), name
            assert found.stream.encode() == stream.encode(), name

    @check()
    def test_texts_that_look_alike_are_different_streams(self) -> None:
        """Texts that look alike are different streams."""
        store = self.store()
        put(store, draft(1, "e\u0301"), draft(2, "\u00e9"), draft(3, "E\u0301"), draft(4, "e\u0301 "))
        assert [r.position for r in store.read("e\u0301")] == [1]
        assert [r.position for r in store.read("\u00e9")] == [2]

    @check()
    def test_a_long_body_is_kept(self) -> None:
        """A body of 300,000 characters is kept."""
        store = self.store()
        put(store, draft(1, note="é" * 300_000))
        assert store.read_all()[0].body == draft(1, note="é" * 300_000).body

    @check()
    def test_ten_thousand_records(self) -> None:
        """More than ten thousand records come back, in one stream or in all, and their chain verifies."""
        store = self.store()
        for start in range(0, 12_500, 2_500):
            put(store, *(draft(n, "rare" if n % 10 == 0 else "often") for n in range(start, start + 2_500)))
        assert store.head().position == 12_500
        assert [r.position for r in store.read_all(limit=20_000)] == list(range(1, 12_501))
        assert (len(store.read("rare")), len(store.read("often"))) == (1_250, 11_250)
        assert Journal(store).verify().position == 12_500

    @check()
    def test_all_records_are_read_page_by_page(self) -> None:
        """All records are read after any position, up to a limit."""
        store = self.store()
        put(store, *drafts(5))
        for after, limit, expected in (
            (0, 1000, [1, 2, 3, 4, 5]),
            (0, 5, [1, 2, 3, 4, 5]),
            (0, 2, [1, 2]),
            (2, 2, [3, 4]),
            (4, 2, [5]),
            (5, 2, []),
            (99, 2, []),
            (0, 0, []),
            (-3, 2, [1, 2]),
        ):
            assert [r.position for r in store.read_all(after=after, limit=limit)] == expected, (after, limit)

    @check(needs="reopen")
    def test_opening_again_sees_everything(self) -> None:
        """A store opened again holds everything and goes on."""
        put(self.store(), *drafts(4))
        again = self.store()
        assert again.head().position == 4
        assert put(again, draft(5)).position == 5
        assert [r.position for r in self.store().read_all()] == [1, 2, 3, 4, 5]

    @check(needs="reopen")
    def test_what_a_killed_program_wrote_is_there(self) -> None:
        """What was committed by a program that ends at once, closing nothing, is there for the next one."""
        self.open().close()
        _in_a_killed_program(lambda: put(self.store(), *drafts(4)))
        again = self.store()
        assert [r.position for r in again.read_all()] == [1, 2, 3, 4]
        assert put(again, draft(5)).position == 5

    @check(needs="reopen")
    def test_of_two_writers_one_wins(self) -> None:
        """Of two writers on the same head one wins."""
        one, two = self.store(), self.store()
        head = put(one, draft(1))
        assert two.head() == head
        one.commit(batch(head, [draft(2, "one")]))
        refused(lambda: two.commit(batch(head, [draft(2, "two")])), ConcurrencyConflict)
        assert [r.stream for r in two.read_all(after=1)] == ["one"]

    @check(needs="threads")
    def test_of_eight_threads_exactly_one_wins(self) -> None:
        """Of eight threads on the same head exactly one wins, and its batch is whole."""
        stores = [self.store() for _ in range(8)]
        start = threading.Barrier(len(stores))
        outcomes: list[object] = []

        def write(number: int) -> None:
            start.wait()
            try:
                stores[number].commit(batch(EMPTY, drafts(10, f"writer {number}")))
                outcomes.append(number)
            except ConcurrencyConflict:
                outcomes.append(None)
            except Exception as error:
                outcomes.append(error)

        threads = [threading.Thread(target=write, args=(n,)) for n in range(len(stores))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        winners = [n for n in outcomes if n is not None]
        assert len(outcomes) == 8
        assert len(winners) == 1, winners
        assert {r.stream for r in stores[0].read_all()} == {f"writer {winners[0]}"}
        assert Journal(stores[0]).verify().position == 10

    @check(needs="threads")
    def test_a_batch_is_seen_whole(self) -> None:
        """While a batch of two thousand records is written, whoever reads sees nothing of it or all of it."""
        writer, reader = self.store(), self.store()
        given = batch(EMPTY, drafts(2_000))
        failed: list[Exception] = []

        def write() -> None:
            try:
                writer.commit(given)
            except Exception as error:
                failed.append(error)

        thread = threading.Thread(target=write)
        thread.start()
        seen = set()
        while thread.is_alive():
            seen.add(reader.head().position)
        thread.join()
        assert not failed, failed
        assert seen <= {0, 2_000}, f"{min(seen - {0, 2_000})} records of 2000 were seen"
        assert reader.head().position == 2_000

    @check()
    def test_a_batch_that_fails_leaves_nothing(self) -> None:
        """A batch whose third record cannot be written leaves nothing behind, and a right one is then accepted."""
        store = self.store()
        head = put(store, draft(1))
        good = batch(head, drafts(4))
        unwritable = good.records[2]._replace(body="\ud800")
        try:
            store.commit(good._replace(records=(*good.records[:2], unwritable, *good.records[3:])))
        except Exception:
            assert store.head() == head
            assert [r.position for r in store.read_all()] == [1], "a part of the batch was written"
            assert store.commit(good).position == 5
        else:
            assert store.head().position == 5, "neither refused nor written whole"

    @check(needs="refuses-bad-records")
    def test_a_batch_with_one_bad_record_is_refused_whole(self) -> None:
        """A batch with one wrong position is refused whole, and a right one then accepted."""
        store = self.store()
        put(store, draft(1))
        good = batch(store.head(), drafts(3))
        repeated = good.records[1]._replace(position=2)
        broken = good._replace(records=(good.records[0], good.records[1], repeated))
        refused(lambda: store.commit(broken), LedgerError)
        assert len(store.read_all()) == 1
        assert store.commit(good).position == 4

    @check()
    def test_closing_twice_is_fine(self) -> None:
        """Closing twice is fine."""
        store = self.store()
        store.close()
        store.close()

    @check()
    def test_use_after_close_is_refused(self) -> None:
        """Whatever is asked of a closed store is refused with SG-CLOSED."""
        store = self.store()
        store.close()
        calls: dict[str, Callable[[], object]] = {
            "head": store.head,
            "read": lambda: store.read("a"),
            "read_all": store.read_all,
            "commit": lambda: store.commit(batch(EMPTY, drafts(1))),
        }
        for name, call in calls.items():
            error = refused(call, LedgerError)
            assert isinstance(error, LedgerError)
            assert error.code == "SG-CLOSED", name


def check_storage(opener: Callable[[Path], EventStore], capabilities: Collection[str] = ()) -> Conformance:
    """Run the storage kit on what ``opener(folder)`` opens: the same store for the same folder, new in an empty one."""

    class Subject(StorageKit):
        def open(self) -> EventStore:
            return opener(self.folder)

    Subject.capabilities = frozenset(capabilities)
    return conformance(Subject)
