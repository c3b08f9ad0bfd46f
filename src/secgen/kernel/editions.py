"""Which edition of a law pack judges: its name, its version and the beginning of the digest of its text."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

_MARK: Final = " #"
_DIGITS: Final = 12


def source_of(edition: str, text: str) -> str:
    """``state-budget 2026.1 #3f2a9c1b77e0``: an edition (name and version), and what its text is."""
    return f"{edition}{_MARK}{sha256(text.encode()).hexdigest()[:_DIGITS]}"


def edition_of(source: str) -> str:
    """The name and version, without what the text is."""
    return source.partition(_MARK)[0]


def altered(before: Iterable[str], now: Iterable[str]) -> tuple[str, ...]:
    """The editions whose text changed while their version did not; a source that does not say its text is none."""
    known = {edition_of(source): source for source in before if _MARK in source}
    return tuple(edition_of(s) for s in now if _MARK in s and known.get(edition_of(s), s) != s)
