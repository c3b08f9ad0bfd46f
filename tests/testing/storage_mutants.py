"""Stores that are wrong in one way each, with the check that must catch it."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from secgen.backends.memory import MemoryStore
from secgen.kernel.errors import ConcurrencyConflict, LedgerError
from secgen.ledger import Batch, EventStore, Head, Record

Opener = Callable[[Path], EventStore]
_shared: dict[Path, MemoryStore] = {}


def _of(cls: type[MemoryStore]) -> Opener:
    """One store of the class for each folder, as if it were kept there."""

    def opener(folder: Path) -> EventStore:
        store = _shared.get(folder)
        if type(store) is not cls:
            store = _shared[folder] = cls()
        return store

    opener.__name__ = cls.__name__
    return opener


class BornWithARecord(MemoryStore):
    def __init__(self) -> None:
        super().__init__()
        self._records.append(Record(1, "a", "a", 1, "", "{}", "", "0"))


class UnknownStreamsFail(MemoryStore):
    def read(self, stream: str, *, after: int = 0) -> Sequence[Record]:
        return super().read(stream, after=after) or [self._records[0]]


class EmptyBatchForgetsTheHead(MemoryStore):
    def commit(self, batch: Batch) -> Head:
        if not batch.records:
            return Head(0, batch.expected.digest, "")
        return super().commit(batch)


class LosesTheInstant(MemoryStore):
    def read_all(self, *, after: int = 0, limit: int = 1000) -> Sequence[Record]:
        return [r._replace(recorded_at="") for r in super().read_all(after=after, limit=limit)]


class _Rewrites(MemoryStore):
    """Gives back records with some fields changed."""

    def changed(self, record: Record) -> Record:
        raise NotImplementedError

    def read(self, stream: str, *, after: int = 0) -> Sequence[Record]:
        return [self.changed(r) for r in super().read(stream, after=after)]

    def read_all(self, *, after: int = 0, limit: int = 1000) -> Sequence[Record]:
        return [self.changed(r) for r in super().read_all(after=after, limit=limit)]


class SchemaIsAlwaysOne(_Rewrites):
    def changed(self, record: Record) -> Record:
        return record._replace(schema=1)


class LowersTags(_Rewrites):
    def changed(self, record: Record) -> Record:
        return record._replace(tag=record.tag.lower())


class KnowsOneDay(_Rewrites):
    def changed(self, record: Record) -> Record:
        return record._replace(effective_on="2026-03-02")


class KnowsOneInstant(_Rewrites):
    def changed(self, record: Record) -> Record:
        return record._replace(recorded_at="2026-03-02T12:00:00.000000Z")


class CutsStreams(_Rewrites):
    def changed(self, record: Record) -> Record:
        return record._replace(stream=record.stream[:255])


class ReadsAStreamFromItsBeginning(MemoryStore):
    def read(self, stream: str, *, after: int = 0) -> Sequence[Record]:
        return super().read(stream)


class HeadIsOneBehind(MemoryStore):
    def head(self) -> Head:
        found = super().head()
        if len(self._records) > 2:
            last = self._records[-2]
            return Head(last.position, last.digest, last.recorded_at)
        return found


class _Careless(MemoryStore):
    """Writes whatever comes."""

    def commit(self, batch: Batch) -> Head:
        self._open()
        self._records.extend(batch.records)
        return self.head()


class NeverConflicts(_Careless):
    pass


class ComparesLengthsOnly(MemoryStore):
    def commit(self, batch: Batch) -> Head:
        if batch.expected.position == self.head().position:
            self._records.extend(batch.records)
            return self.head()
        return super().commit(batch)


class AcceptsTheFuture(MemoryStore):
    def commit(self, batch: Batch) -> Head:
        if batch.expected.position > self.head().position:
            self._records.extend(batch.records)
            return self.head()
        return super().commit(batch)


class StuckAfterARefusal(MemoryStore):
    stuck = False

    def commit(self, batch: Batch) -> Head:
        if self.stuck:
            raise LedgerError("SG-CLOSED")
        try:
            return super().commit(batch)
        except ConcurrencyConflict:
            self.stuck = True
            raise


class Unpicklable(ConcurrencyConflict):
    def __reduce__(self) -> Any:
        raise TypeError("cannot be sent")


class RefusalsStayHome(MemoryStore):
    def commit(self, batch: Batch) -> Head:
        try:
            return super().commit(batch)
        except ConcurrencyConflict as error:
            raise Unpicklable(error.code, **error.params) from None


class GivesItsOwnList(MemoryStore):
    def read_all(self, *, after: int = 0, limit: int = 1000) -> Sequence[Record]:
        return self._records


class Normalises(MemoryStore):
    def commit(self, batch: Batch) -> Head:
        records = tuple(r._replace(stream=unicodedata.normalize("NFC", r.stream)) for r in batch.records)
        return super().commit(batch._replace(records=records))


class StripsText(MemoryStore):
    def commit(self, batch: Batch) -> Head:
        records = tuple(r._replace(body=r.body.replace("  ", " ").replace("\r", "")) for r in batch.records)
        return super().commit(batch._replace(records=records))


class IgnoresCase(MemoryStore):
    def read(self, stream: str, *, after: int = 0) -> Sequence[Record]:
        wanted = unicodedata.normalize("NFC", stream).strip().lower()
        return [r for r in self._records if unicodedata.normalize("NFC", r.stream).strip().lower() == wanted]


class CutsLongTexts(MemoryStore):
    def commit(self, batch: Batch) -> Head:
        return super().commit(batch._replace(records=tuple(r._replace(body=r.body[:65_535]) for r in batch.records)))


class ForgetsAfterFiveThousand(MemoryStore):
    def read_all(self, *, after: int = 0, limit: int = 1000) -> Sequence[Record]:
        return super().read_all(after=after, limit=min(limit, 5_000))


class FiveThousandOfAStream(MemoryStore):
    def read(self, stream: str, *, after: int = 0) -> Sequence[Record]:
        return super().read(stream, after=after)[:5_000]


class TenThousandAtOnce(MemoryStore):
    def read_all(self, *, after: int = 0, limit: int = 1000) -> Sequence[Record]:
        return super().read_all(after=after, limit=min(limit, 10_000))


class LimitIsOneTooMany(MemoryStore):
    def read_all(self, *, after: int = 0, limit: int = 1000) -> Sequence[Record]:
        return super().read_all(after=after, limit=limit + 1)


class LocksTooLate(MemoryStore):
    def commit(self, batch: Batch) -> Head:
        ok = self.head() == batch.expected
        time.sleep(0.01)
        if ok:
            self._records.extend(batch.records)
            return self.head()
        return super().commit(batch)


class ClosesOnce(MemoryStore):
    def close(self) -> None:
        if self._closed:
            raise LedgerError("SG-CLOSED")
        super().close()


class NeverCloses(MemoryStore):
    def close(self) -> None:
        pass


class KeptInTheProgram(NeverCloses):
    """Opened again in the same program it holds everything."""


def forgets_when_closed(folder: Path) -> EventStore:
    return MemoryStore()


class _OneByOne(MemoryStore):
    """Writes the records of a batch one after another."""

    def commit(self, batch: Batch) -> Head:
        if self.head() != batch.expected:
            return super().commit(batch)
        for record in batch.records:
            self.write(record)
        return self.head()

    def write(self, record: Record) -> None:
        self._records.append(record)


class SeenByHalves(_OneByOne):
    def write(self, record: Record) -> None:
        time.sleep(0.1 if record.position % 1_000 == 0 else 0)
        super().write(record)


class LeavesHalfABatch(_OneByOne):
    def write(self, record: Record) -> None:
        record.body.encode()
        super().write(record)


MUTANTS = [
    ("test_a_new_store_is_empty", _of(BornWithARecord)),
    ("test_an_unknown_stream_is_empty", _of(UnknownStreamsFail)),
    ("test_an_empty_batch_changes_nothing", _of(EmptyBatchForgetsTheHead)),
    ("test_records_come_back_in_order_and_numbered_from_one", _of(LosesTheInstant)),
    ("test_every_field_is_kept", _of(SchemaIsAlwaysOne)),
    ("test_every_field_is_kept", _of(LowersTags)),
    ("test_every_field_is_kept", _of(KnowsOneDay)),
    ("test_every_field_is_kept", _of(KnowsOneInstant)),
    ("test_every_field_is_kept", _of(CutsStreams)),
    ("test_a_stream_is_read_apart", _of(ReadsAStreamFromItsBeginning)),
    ("test_the_head_is_the_last_record", _of(HeadIsOneBehind)),
    ("test_a_stale_head_is_refused_and_nothing_is_written", _of(NeverConflicts)),
    ("test_a_head_of_another_content_is_refused", _of(ComparesLengthsOnly)),
    ("test_a_head_ahead_of_the_store_is_refused", _of(AcceptsTheFuture)),
    ("test_writing_goes_on_after_a_refusal", _of(StuckAfterARefusal)),
    ("test_a_refusal_travels_between_processes", _of(RefusalsStayHome)),
    ("test_what_was_read_does_not_change_afterwards", _of(GivesItsOwnList)),
    ("test_changing_what_was_read_does_not_change_the_store", _of(GivesItsOwnList)),
    ("test_text_is_kept_bit_for_bit", _of(StripsText)),
    ("test_text_is_kept_bit_for_bit", _of(Normalises)),
    ("test_texts_that_look_alike_are_different_streams", _of(IgnoresCase)),
    ("test_a_long_body_is_kept", _of(CutsLongTexts)),
    ("test_ten_thousand_records", _of(ForgetsAfterFiveThousand)),
    ("test_ten_thousand_records", _of(FiveThousandOfAStream)),
    ("test_ten_thousand_records", _of(TenThousandAtOnce)),
    ("test_all_records_are_read_page_by_page", _of(LimitIsOneTooMany)),
    ("test_opening_again_sees_everything", forgets_when_closed),
    ("test_what_a_killed_program_wrote_is_there", _of(KeptInTheProgram)),
    ("test_of_two_writers_one_wins", _of(NeverConflicts)),
    ("test_of_eight_threads_exactly_one_wins", _of(LocksTooLate)),
    ("test_a_batch_is_seen_whole", _of(SeenByHalves)),
    ("test_a_batch_that_fails_leaves_nothing", _of(LeavesHalfABatch)),
    ("test_a_batch_with_one_bad_record_is_refused_whole", _of(_Careless)),
    ("test_closing_twice_is_fine", _of(ClosesOnce)),
    ("test_use_after_close_is_refused", _of(NeverCloses)),
]
