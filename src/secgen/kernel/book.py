"""A table of rows by key that can be put back as it was at a savepoint."""

from __future__ import annotations

from copy import copy
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Book(dict[K, V]):
    """Rows by key. Change a row only through :meth:`edit`, add one only through :meth:`put`.

    Rows hold plain values and tuples, so a shallow copy is enough to put one back.
    """

    __slots__ = ("_saved",)

    def __init__(self) -> None:
        super().__init__()
        self._saved: dict[K, V | None] | None = None

    def edit(self, key: K) -> V:
        """The row, to be changed; raises ``KeyError`` if there is none."""
        row = self[key]
        if self._saved is not None and key not in self._saved:
            self._saved[key] = copy(row)
        return row

    def put(self, key: K, row: V) -> V:
        """Add or replace a row."""
        if self._saved is not None and key not in self._saved:
            self._saved[key] = copy(self[key]) if key in self else None
        self[key] = row
        return row

    def savepoint(self) -> None:
        """From now on, remember each row as it was before its first change; forgets an earlier savepoint."""
        self._saved = {}

    def rollback(self) -> None:
        """Put every row back as it was at the savepoint and drop the savepoint; does nothing if there is none."""
        for key, row in (self._saved or {}).items():
            if row is None:
                self.pop(key, None)
            else:
                self[key] = row
        self._saved = None

    def release(self) -> None:
        """Keep the changes and drop the savepoint."""
        self._saved = None
