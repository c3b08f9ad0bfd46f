"""Recording a long stream of acts, each on its own merits, in batches."""

from __future__ import annotations

import gc
import random
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from attrs import frozen

from secgen.engine import Decision, is_refused
from secgen.kernel.act import Act
from secgen.kernel.errors import ConcurrencyConflict
from secgen.kernel.finding import Finding
from secgen.ledger import Draft

if TYPE_CHECKING:
    from secgen.backends.clerk import Clerk
    from secgen.secretariat import Secretariat

Prepared = tuple[Decision, list[Draft]]
"""A decision accepted, with its acts already written down."""
TRIES: Final = 25
BATCH: Final = 1000
PATIENCE: Final = 5
"""How many batches are written here before a clerk is worth calling."""
AHEAD: Final = 3
"""How many batches may wait for the clerk while others are decided."""


@frozen
class Posting:
    """The outcome of a long posting: how many acts were recorded, and the decisions refused."""

    accepted: int
    refused: tuple[Decision, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules say of the acts refused."""
        return tuple(f for decision in self.refused for f in decision.findings)

    def __repr__(self) -> str:
        return f"<Posting: {self.accepted} acts recorded, {len(self.refused)} refused>"

    def _repr_html_(self) -> str:
        from secgen.kernel.acting import posting_html

        return posting_html(self.accepted, len(self.refused), self.findings)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Acts form no cycles: looking for some at every step of a long stream takes a quarter of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def pause(attempt: int) -> None:
    """Wait a little, by chance, before trying again what others got in the way of."""
    time.sleep(random.uniform(0, 0.002 * (attempt + 1)))


class Stream:
    """One long posting under way: decided here, written here or, once it is long, by a clerk."""

    def __init__(self, office: Secretariat, batch: int, refuse: Callable[[Decision], object] | None = None) -> None:
        self.office = office
        self.batch = batch
        self.accepted = 0
        self.refused: list[Decision] = []
        self.refuse = refuse or self.refused.append
        self.waiting: list[Prepared] = []
        self.preface: list[Draft] = []
        """The context to be written before the next batch, if it changed."""
        self.written = 0
        self.clerk: Clerk | None = None
        self.sent: deque[tuple[list[Prepared], list[Draft]]] = deque()

    def run(self, acts: Iterable[Act | Mapping[str, object]]) -> Posting:
        """Post them all; what was decided and not written when something fails is forgotten."""
        office = self.office
        encode, decide, fold = office.registry.encode, office.engine.decide, office.engine.fold
        try:
            with collector_paused():
                for given in acts:
                    act = given if isinstance(given, Act) else office.read(given)
                    draft = encode(act)
                    decision = decide(act, last=office.folded)
                    if is_refused(decision):
                        self.refuse(decision)
                        continue
                    if not self.waiting:
                        self.preface += office.context(act.on)
                    for accepted in decision.acts:
                        office.folded += 1
                        fold(accepted, office.folded)
                    self.waiting.append((decision, [draft if a is act else encode(a) for a in decision.acts]))
                    if len(self.waiting) >= self.batch:
                        self._flush()
                        if office.keeper.due(office.journal):
                            self.settle()
                            office.rest()
                self._flush()
                self.settle()
        except BaseException:
            office.forget()
            raise
        finally:
            self._dismiss()
        return Posting(self.accepted, tuple(self.refused))

    def settle(self) -> None:
        """Wait until all that was sent is written."""
        while self.sent:
            self._hear()

    # writing

    def _flush(self) -> None:
        waiting, self.waiting = self.waiting, []
        if not waiting:
            return
        self._check(waiting)
        if self.clerk is None and self.written >= PATIENCE:
            self.clerk = self._call()
        if self.clerk is None:
            self._write(waiting)
            return
        drafts = self._drafts(waiting)
        self.sent.append((waiting, drafts))
        self.clerk.write(drafts, self.office.clock())
        if len(self.sent) > AHEAD:
            self._hear()

    def _write(self, waiting: list[Prepared]) -> None:
        """Write what was decided; if others wrote in between, decide again on the new state."""
        office = self.office
        for attempt in range(TRIES):
            drafts = self._drafts(waiting)
            try:
                records = office.journal.append(drafts, office.clock())
            except ConcurrencyConflict:
                pause(attempt)
                waiting = self._again(waiting)
                self._check(waiting)
                continue
            recorded = sum(len(acts) for _, acts in waiting)
            self.accepted += recorded
            self.written += 1
            if office.watchers.observed:
                office.watchers.tell(office, [office.recorded(record) for record in records[len(records) - recorded :]])
            return
        raise ConcurrencyConflict("SG-BUSY", tries=TRIES)

    def _again(self, waiting: list[Prepared]) -> list[Prepared]:
        """Forget all that is not written, fold what others wrote, and decide these acts anew."""
        office = self.office
        office.forget()
        office.refresh()
        office.writable()
        self.preface = office.context(waiting[0][0].act.on if waiting else None)
        decided = [office.attempt(decision.act) for decision, _ in waiting]
        for decision in filter(is_refused, decided):
            self.refuse(decision)
        encode = office.registry.encode
        return [(d, [encode(act) for act in d.acts]) for d in decided if not is_refused(d)]

    def _drafts(self, waiting: list[Prepared]) -> list[Draft]:
        drafts = [draft for _, prepared in waiting for draft in prepared]
        preface, self.preface = self.preface, []
        return preface + drafts

    def _check(self, waiting: list[Prepared]) -> None:
        office = self.office
        if office.watchers.checked:
            office.watchers.check([act for d, _ in waiting for act in d.acts], office.engine.states, office.law)

    # the clerk

    def _call(self) -> Clerk | None:
        """A clerk, if the store can be opened twice and nobody here is to be told of each batch."""
        office = self.office
        opener: tuple[str, str] | None = getattr(office.journal.store, "opener", None)
        if opener is None or office.watchers.observed:
            return None
        from secgen.backends.clerk import Clerk

        function, url = opener
        return Clerk(function, url, office.journal.head) if Clerk.can_help() else None

    def _hear(self) -> None:
        """Hear what became of the oldest batch sent; if others wrote, go on here with what was not written."""
        assert self.clerk is not None
        try:
            self.office.journal.head = self.clerk.answer()
        except ConcurrencyConflict:
            unwritten = [prepared for batch, _ in self.sent for prepared in batch] + self.waiting
            self.sent.clear()
            self.waiting = []
            self._dismiss()
            self.written = 0
            self._write(self._again(unwritten))
            return
        batch, drafts = self.sent.popleft()
        self.accepted += sum(len(acts) for _, acts in batch)
        self.office.journal.note(drafts)

    def _dismiss(self) -> None:
        if self.clerk is not None:
            self.clerk.close()
            self.clerk = None


__all__ = ["BATCH", "TRIES", "Posting", "Stream", "collector_paused", "pause"]
