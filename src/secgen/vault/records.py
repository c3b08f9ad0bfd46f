"""What a vault store keeps: sealed people, tombstones, the trail of who did what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, Protocol

from attrs import field, frozen

Action = Literal[
    "opened", "allow", "withdraw", "create", "update", "read", "export", "erase", "review", "denied", "rotate"
]
"""What may be done in a vault; each leaves an entry of the trail."""


@frozen
class Held:
    """One person as stored. ``wrapped`` is their key under the master key, ``sealed`` their fields under their key.

    ``ended_on`` is the day the file became inactive (left, turned down, last contact), from which the law counts.
    """

    subject: str
    kind: str
    version: int
    ended_on: date | None
    wrapped: bytes = field(repr=False)
    sealed: bytes = field(repr=False)


@frozen
class Tombstone:
    """What stays of somebody erased: the random id, the kind, the day, the reason, who did it. Nothing personal."""

    subject: str
    kind: str
    on: date
    reason: str
    by: str


@frozen
class Entry:
    """One line of the trail: who did what to whom, for which purpose, on which fields. Never a value.

    ``seal`` binds the line to those before it under the master key.
    """

    number: int
    at: str
    action: Action
    actor: str
    purpose: str
    subject: str
    detail: tuple[str, ...]
    seal: bytes = field(repr=False)


@frozen
class Change:
    """One atomic change: its trail entry, and the person to keep or the one to bury."""

    entry: Entry
    keep: Held | None = None
    bury: Tombstone | None = None


@frozen
class Rekeyed:
    """A whole vault under another master key: the trail sealed again with one more entry, each key wrapped again."""

    trail: tuple[Entry, ...]
    people: tuple[Held, ...]


class VaultStore(Protocol):
    """What keeps a vault. ``commit`` is atomic, and refuses a change whose entry does not follow the last one."""

    def load(self, subject: str) -> Held | None:
        """One person, or ``None``."""

    def people(self) -> Sequence[Held]:
        """Everybody held, in order of id."""

    def tombstones(self) -> Sequence[Tombstone]:
        """Everybody erased, in order of id."""

    def trail(self, after: int = 0) -> Sequence[Entry]:
        """The entries after a number, in order."""

    def commit(self, change: Change) -> None:
        """Write a change whole; raises ``ConcurrencyConflict`` if somebody wrote in between."""

    def rekey(self, all: Rekeyed) -> None:
        """Replace the trail and everybody whole, or nothing; ``ConcurrencyConflict`` if somebody wrote in between."""

    def close(self) -> None:
        """Free the store; closing twice is fine."""
