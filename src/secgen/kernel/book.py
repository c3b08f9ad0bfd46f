"""A table of rows by key that can be put back as it was at a savepoint, and whose rows may rest on a shelf."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, KeysView, ValuesView
from copy import copy
from functools import cache
from itertools import chain, islice
from typing import Any, ClassVar, Generic, Protocol, TypeVar, cast, overload

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")


class Shelf(Protocol[K, V]):
    """Where rows wait that a book does not hold at hand."""

    def find(self, key: K) -> V | None:
        """The row as it was last written; ``None`` if there is none."""

    def items(self) -> Iterator[tuple[K, V]]:
        """All rows as they were last written, in the order their keys first came."""

    def write(self, rows: Iterable[tuple[K, V | None]]) -> None:
        """Write rows; ``None`` takes one away."""


class Book(dict[K, V]):
    """Rows by key. Change a row only through :meth:`edit`, add one only through :meth:`put`.

    Rows hold plain values and tuples, so a shallow copy is enough to put one back. No row is ``None``. A row that
    says it is ``done`` is not expected to be asked for again: once shelved, it is not kept at hand.
    """

    __slots__ = ("_gone", "_rest", "_saved", "_shelf")

    warm: ClassVar[int] = 60_000
    """Once shelved: how many rows not touched lately are kept at hand."""

    _saved: dict[K, V | None] | None
    _shelf: Shelf[K, V] | None
    _rest: dict[K, V]
    _gone: set[K]

    def __init__(self) -> None:
        super().__init__()
        self._saved = None
        self._shelf = None

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

    def shelve(self, shelf: Shelf[K, V], gone: Iterable[K] = ()) -> None:
        """From now on rows may rest on a shelf; those it holds already belong to the book, but for those ``gone``.

        The book changes in place into its shelved kind, so that small books pay nothing.
        """
        self._shelf, self._rest, self._gone = shelf, {}, set(gone)
        self.__class__ = cast(Any, _shelved(type(self)))

    @property
    def shelved(self) -> bool:
        """Whether rows may rest on a shelf."""
        return self._shelf is not None


class ShelvedBook(Book[K, V]):
    """A book whose rows may rest on its shelf.

    The dict itself holds the rows touched since the last :meth:`turn`; ``_rest`` holds some older ones,
    unchanged since they were written; ``_gone`` the keys taken away since. A row asked for comes back to the dict.
    """

    __slots__ = ()

    _shelf: Shelf[K, V]

    def write_back(self) -> None:
        """Write the rows touched since the last turn. Never within a savepoint."""
        taken = ((key, None) for key in self._gone if not dict.__contains__(self, key))
        held: Iterable[tuple[K, V | None]] = dict.items(self)  # type: ignore[arg-type]
        self._shelf.write(chain(held, taken))

    def turn(self) -> None:
        """All is written and safe: from now on rows are touched anew; some older ones stay at hand."""
        for key, row in dict.items(self):
            if getattr(row, "done", False):
                self._rest.pop(key, None)  # what it was before, if it was put anew
            else:
                self._rest[key] = row
        dict.clear(self)
        self._gone.clear()
        for key in list(islice(self._rest, max(0, len(self._rest) - self.warm))):
            del self._rest[key]

    @property
    def touched(self) -> int:
        """How many rows were touched since the last turn."""
        return dict.__len__(self)

    def _fetch(self, key: K) -> V | None:
        """The row, now in the dict, if it rests at hand or on the shelf."""
        row = self._rest.pop(key, None)
        if row is None:
            row = None if key in self._gone else self._shelf.find(key)
            if row is None:
                return None
        self[key] = row
        return row

    def __missing__(self, key: K) -> V:
        row = self._fetch(key)
        if row is None:
            raise KeyError(key)
        return row

    @overload
    def get(self, key: K, default: None = None, /) -> V | None: ...
    @overload
    def get(self, key: K, default: V, /) -> V: ...
    @overload
    def get(self, key: K, default: D, /) -> V | D: ...
    def get(self, key: K, default: Any = None, /) -> Any:
        row = dict.get(self, key)
        if row is None:
            row = self._fetch(key)
        return default if row is None else row

    def __contains__(self, key: object) -> bool:
        return dict.__contains__(self, key) or self._fetch(cast(K, key)) is not None

    def __delitem__(self, key: K) -> None:
        self[key]  # brought back to the dict, or refused
        dict.__delitem__(self, key)
        if self._shelf.find(key) is not None:
            self._gone.add(key)

    @overload
    def pop(self, key: K, /) -> V: ...
    @overload
    def pop(self, key: K, default: V, /) -> V: ...
    @overload
    def pop(self, key: K, default: D, /) -> V | D: ...
    def pop(self, key: K, /, *default: Any) -> Any:
        try:
            row = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return row

    def _walk(self) -> Iterator[tuple[K, V]]:
        """All rows, those on the shelf first; what is not at hand is read and let go again."""
        begun = dict(dict.items(self))
        for key, row in self._shelf.items():
            begun.pop(key, None)
            now = dict.get(self, key)
            if now is not None:
                yield key, now
            elif key not in self._gone:
                yield key, row
        for key in begun:
            if dict.__contains__(self, key):
                yield key, dict.__getitem__(self, key)

    def __iter__(self) -> Iterator[K]:
        return (key for key, _ in self._walk())

    def __len__(self) -> int:
        return sum(1 for _ in self._walk())

    def __bool__(self) -> bool:
        return dict.__len__(self) > 0 or any(True for _ in self._walk())

    def __eq__(self, other: object) -> bool:
        return dict(self.items()) == (dict(other.items()) if isinstance(other, ShelvedBook) else other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None  # type: ignore[assignment]

    def keys(self) -> Any:
        return KeysView(self)

    def values(self) -> Any:
        return _Values(self)

    def items(self) -> Any:
        return _Items(self)

    def __reduce__(self) -> Any:
        raise TypeError("a book with rows on a shelf does not travel between processes")


class _Values(ValuesView[V], Generic[V]):
    """The rows of a shelved book, without bringing them back to it."""

    _mapping: ShelvedBook[Any, V]

    def __iter__(self) -> Iterator[V]:
        return (row for _, row in self._mapping._walk())


class _Items(ItemsView[K, V], Generic[K, V]):
    """The keys and rows of a shelved book, without bringing them back to it."""

    _mapping: ShelvedBook[K, V]

    def __iter__(self) -> Iterator[tuple[K, V]]:
        return self._mapping._walk()


@cache
def _shelved(cls: type[Book[Any, Any]]) -> type[ShelvedBook[Any, Any]]:
    """The shelved kind of a kind of book."""
    if cls is Book:
        return ShelvedBook
    return type(f"Shelved{cls.__name__}", (ShelvedBook, cls), {"__slots__": ()})
