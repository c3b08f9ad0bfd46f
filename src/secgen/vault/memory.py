"""A vault that lasts as long as the program: for tests and notebooks."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from secgen.kernel.errors import ConcurrencyConflict
from secgen.vault.records import Change, Entry, Held, Rekeyed, Tombstone


class MemoryVaultStore:
    """People, tombstones and trail in dictionaries."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._people: dict[str, Held] = {}
        self._tombstones: dict[str, Tombstone] = {}
        self._trail: list[Entry] = []

    def load(self, subject: str) -> Held | None:
        return self._people.get(subject)

    def people(self) -> Sequence[Held]:
        return [self._people[subject] for subject in sorted(self._people)]

    def tombstones(self) -> Sequence[Tombstone]:
        return [self._tombstones[subject] for subject in sorted(self._tombstones)]

    def trail(self, after: int = 0) -> Sequence[Entry]:
        return self._trail[after:]

    def commit(self, change: Change) -> None:
        with self._lock:
            if change.entry.number != len(self._trail) + 1:
                raise ConcurrencyConflict("SG-STALE", found=len(self._trail), expected=change.entry.number - 1)
            if change.keep is not None:
                self._people[change.keep.subject] = change.keep
            if change.bury is not None:
                self._people.pop(change.bury.subject, None)
                self._tombstones[change.bury.subject] = change.bury
            self._trail.append(change.entry)

    def rekey(self, all: Rekeyed) -> None:
        with self._lock:
            if len(all.trail) != len(self._trail) + 1:
                raise ConcurrencyConflict("SG-STALE", found=len(self._trail), expected=len(all.trail) - 1)
            self._people = {held.subject: held for held in all.people}
            self._trail = list(all.trail)

    def close(self) -> None:
        """Nothing to free."""
