"""The journal: a store read in order and written in sealed batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Final

from secgen.kernel.dates import instant_text
from secgen.kernel.errors import IntegrityError
from secgen.kernel.progress import track
from secgen.kernel.text import Text
from secgen.ledger.chain import GENESIS, links, seal
from secgen.ledger.records import Batch, Draft, Entry, EventStore, Head, Record
from secgen.ledger.skimming import skim

PAGE = 5000
_DAY: Final = attrgetter("effective_on")


class Journal:
    """Reads and writes one store. ``head`` is the last record this journal has seen.

    ``last_on`` is the latest day any act seen takes effect, as text; empty before the first.
    """

    def __init__(self, store: EventStore) -> None:
        self.store = store
        self.head = Head(0, GENESIS, "")
        self.last_on = ""

    def append(self, drafts: Sequence[Draft], instant: datetime) -> tuple[Record, ...]:
        """Seal the drafts after the head seen and commit them; a conflict leaves all as it was.

        Recording instants never go back: a clock behind the journal is brought up to it.
        """
        if not drafts:
            return ()
        recorded_at = max(instant_text(instant), self.head.recorded_at)
        records = seal(self.head, drafts, recorded_at)
        self.head = self.store.commit(Batch(self.head, records))
        self.note(drafts)
        return records

    def note(self, drafts: Iterable[Draft | Entry | Record]) -> None:
        """Note the days of what was written or read."""
        self.last_on = max(self.last_on, max(map(_DAY, drafts), default=""))

    def news(self) -> Iterator[Sequence[Entry | Record]]:
        """What was added since the head seen, page by page; the head is the last of the page given."""
        while True:
            page, head = skim(self.store, after=self.head.position, limit=PAGE)
            if head is None:
                return
            self.head = head
            self.note(page)
            yield page

    def records(self, *, after: int = 0, known_at: str | None = None) -> Iterator[Record]:
        """All records after a position, page by page; only those recorded by ``known_at`` if given."""
        for page in self._pages(after):
            for record in page:
                if known_at is not None and record.recorded_at > known_at:
                    return
                yield record

    def _pages(self, after: int) -> Iterator[Sequence[Record]]:
        while page := self.store.read_all(after=after, limit=PAGE):
            yield page
            after = page[-1].position

    def verify(self) -> Head:
        """Walk the whole chain; raises at the first broken link.

        What this journal has seen must still be there: a journal cut short or written anew is found too.
        """
        seen, start = self.head, Head(0, GENESIS, "")
        last = start
        for last in links(track(self.records(), "verify"), start):
            if last.position == seen.position and last != seen:
                problem = Text("ce n'est pas l'acte qui a été lu ici", "not the act that was read here before")
                raise IntegrityError("SG-CHAIN", position=last.position, problem=problem)
        if last.position < seen.position:
            problem = Text(f"actes manquants jusqu'au {seen.position}", f"acts missing up to {seen.position}")
            raise IntegrityError("SG-CHAIN", position=last.position + 1, problem=problem)
        return last
