"""A stateful test of a store: whatever is done to it, it answers as the memory model does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from secgen.backends.memory import MemoryStore
from secgen.kernel.errors import ConcurrencyConflict
from secgen.ledger import EventStore, Head
from secgen.testing.storage import EMPTY, batch, draft

STREAMS = st.sampled_from(["a", "b", "A", "é", "e\u0301", "a ", ""])
NOTES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters='\0"\\'), max_size=20)


def store_machine(opener: Callable[[Path], EventStore], *, reopen: bool = True) -> type[RuleBasedStateMachine]:
    """A machine that commits, reads, conflicts and reopens; needs hypothesis. Its ``TestCase`` goes to pytest.

    ``opener(folder)`` opens the store that lives in a folder.
    """

    class StoreMachine(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.temporary = TemporaryDirectory()
            self.folder = Path(self.temporary.name)
            self.model: EventStore = MemoryStore()
            self.store = opener(self.folder)
            self.heads: list[Head] = [EMPTY]

        @rule(stream=STREAMS, notes=st.lists(NOTES, min_size=0, max_size=5))
        def commit(self, stream: str, notes: list[str]) -> None:
            given = batch(self.model.head(), [draft(n, stream, note) for n, note in enumerate(notes)])
            assert self.store.commit(given) == self.model.commit(given)
            self.heads.append(self.model.head())

        @rule(data=st.data(), stream=STREAMS)
        def commit_on_an_old_head(self, data: st.DataObject, stream: str) -> None:
            head = data.draw(st.sampled_from(self.heads))
            given = batch(head, [draft(1, stream)])
            outcomes = [_outcome(store, given) for store in (self.model, self.store)]
            assert outcomes[0] == outcomes[1]
            self.heads.append(self.model.head())

        @rule(stream=STREAMS, after=st.integers(-2, 30))
        def read(self, stream: str, after: int) -> None:
            assert list(self.store.read(stream, after=after)) == list(self.model.read(stream, after=after))

        @rule(after=st.integers(-2, 30), limit=st.integers(0, 30))
        def read_all(self, after: int, limit: int) -> None:
            expected = list(self.model.read_all(after=after, limit=limit))
            assert list(self.store.read_all(after=after, limit=limit)) == expected

        @rule()
        def open_again(self) -> None:
            if reopen:
                self.store.close()
                self.store = opener(self.folder)

        @invariant()
        def the_heads_agree(self) -> None:
            assert self.store.head() == self.model.head()

        def teardown(self) -> None:
            self.store.close()
            self.temporary.cleanup()

    return StoreMachine


def _outcome(store: EventStore, given: object) -> object:
    try:
        return store.commit(given)  # type: ignore[arg-type]
    except ConcurrencyConflict as error:
        return error.code, error.params.get("found")
