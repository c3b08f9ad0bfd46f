"""Keeps the state of an office small in memory and ready on disk: takes snapshots, opens from them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar, Final

from secgen.engine import Engine
from secgen.kernel.book import Book, ShelvedBook
from secgen.kernel.domain import Domain, State
from secgen.kernel.errors import LedgerError
from secgen.ledger import EventStore, Journal
from secgen.snapshots.cabinet import START, BookShelf, Cabinet, Point
from secgen.snapshots.codec import Codec, Unfit, classes_of

EVERY: Final = 50_000
"""Acts from one point of a snapshot to the next while many are posted or read."""
FAR: Final = 200_000
"""The same where the file is private: nobody will look back from its points, only memory asks for them."""
AT_CLOSING: Final = 10_000
"""New acts that make closing an office worth a point."""
SMALL: Final = 5_000
"""Rows up to which a book stays in memory whole."""
_MOST: Final = 1_000
"""Books a room may have."""
_STALE: Final = 7 * 86_400
"""Seconds after which the snapshot another version of the code left is taken away."""


class Keeper:
    """Takes and opens the snapshots of one office.

    ``path`` is where the snapshot goes, without its ending; with none, rows that memory can't hold go to a
    private file that is gone with the process. A snapshot is derived: what does not fit the journal, the code,
    the plugins or the law in every detail is ignored. ``problem`` is why a point could not be taken, the last time.
    """

    problem: str = ""
    every: ClassVar[int] = EVERY
    far: ClassVar[int] = FAR
    small: ClassVar[int] = SMALL

    def __init__(
        self,
        path: str,
        rooms: Mapping[str, Callable[[], Domain]],
        context: Sequence[str],
        *,
        read_only: bool = False,
    ) -> None:
        self._stem = path
        self._rooms = rooms
        self._numbers = {name: number for number, name in enumerate(rooms)}
        self._context = tuple(context)
        self._read_only = read_only
        self._codecs: dict[str, Codec] = {}
        self._cabinet: Cabinet | None = None
        self._checked = False
        self._step = self.every if path else self.far
        self._due = self._step

    def reader(self) -> Keeper:
        """A keeper of the same snapshot that takes no point."""
        return Keeper(self._stem, self._rooms, self._context, read_only=True)

    @property
    def point(self) -> Point:
        """The point last reached or opened from."""
        return START if self._cabinet is None else self._cabinet.point

    # opening

    def restore(self, engine: Engine, journal: Journal) -> None:
        """Bring an empty state and journal to the latest point of the snapshot that fits, if there is one."""
        self.forget()
        try:
            point = self.latest(journal.store)
            if self._cabinet is not None and point is not START:
                for name, state in engine.states.items():
                    self._load(self._cabinet, name, state)
                engine.found = self._load_later
                journal.head, journal.last_on = point.head, point.last_on
            else:
                self.forget()
        except (sqlite3.Error, Unfit):
            self.forget()
            engine.reset()
        self._due = self.point.head.position + self._step

    def latest(self, store: EventStore) -> Point:
        """The latest point of the snapshot that fits, now open; the start if there is none."""
        head, path = store.head(), self._path(store)
        if path is None or not path.exists():
            return START
        self._cabinet = cabinet = Cabinet(str(path))
        points = (p for p in cabinet.points() if p.head.position <= head.position and _fits(store, p))
        cabinet.point = next(points, START)
        return cabinet.point

    def compare(self, engine: Engine) -> None:
        """Hold every row of the point to a state that was folded; SG-SNAPSHOT at the first that differs."""
        if self._cabinet is None:
            return
        for name in self._rooms:
            codec = self._codec(name)
            for number, book in self._books(name, engine.states[name]):
                self._compare(number, book, codec, self._cabinet)

    @staticmethod
    def _compare(number: int, book: Book[Any, Any], codec: Codec, cabinet: Cabinet) -> None:
        count = 0
        for key, row in BookShelf(cabinet, number, codec).items():
            count += 1
            if book.get(key) != row:
                raise cabinet.unreadable(f"{key!r}: not what the journal gives")
        if count != len(book):
            raise cabinet.unreadable(f"book {number}: {count} rows, the journal gives {len(book)}")

    def _load(self, cabinet: Cabinet, name: str, state: State) -> None:
        """Fill the state of a room: small books come to memory, large ones stay on their shelf."""
        for number, book in self._books(name, state):
            rows = cabinet.count(number, self.small + 1)
            if rows > self.small:
                book.shelve(BookShelf(cabinet, number, self._codec(name)))
            elif rows:
                read, read_key = self._codec(name).read, self._codec(name).read_key
                book.update((read_key(key), read(row)) for key, row in cabinet.texts(number).items())

    def _load_later(self, name: str, state: State) -> None:
        """The same for a room entered once acts were folded on the point: they can't be folded again from the start."""
        if self._cabinet is None:
            raise LedgerError("SG-CLOSED")
        try:
            self._load(self._cabinet, name, state)
        except (sqlite3.Error, Unfit) as error:
            raise self._cabinet.unreadable(error) from error

    # taking

    def due(self, journal: Journal) -> bool:
        """Whether enough acts came since the last point."""
        return journal.head.position >= self._due

    def turn_if_due(self, engine: Engine, journal: Journal) -> None:
        """Take a point if enough acts came since the last one. The state must be that of the journal's head."""
        if self.due(journal):
            self.turn(engine, journal)

    def turn(self, engine: Engine, journal: Journal) -> bool:
        """Take a point now; false if it can't be taken: then all stays in memory as it is."""
        self._due = journal.head.position + self._step
        if self._read_only or not journal.head.position:
            return False
        try:
            cabinet = self._writable(journal.store)
            before = cabinet.point
            try:
                with cabinet.turning():
                    if not cabinet.reach(journal.head, journal.last_on):
                        return False
                    written = self._write(cabinet, engine)
            except BaseException:
                cabinet.point = before
                raise
        except (sqlite3.Error, OSError, Unfit) as error:
            self.problem = f"{type(error).__name__}: {error}"
            return False
        for book in written:
            book.turn()
        return True

    def _write(self, cabinet: Cabinet, engine: Engine) -> list[ShelvedBook[Any, Any]]:
        shelved = []
        for name, state in engine.states.items():
            codec = self._codec(name)
            for number, book in self._books(name, state):
                if not book.shelved and len(book) > self.small:
                    known = map(codec.read_key, cabinet.texts(number))
                    book.shelve(BookShelf(cabinet, number, codec, told=True), [key for key in known if key not in book])
                if isinstance(book, ShelvedBook):
                    book.write_back()
                    shelved.append(book)
                else:
                    _write_whole(cabinet, number, book, codec)
        return shelved

    def _writable(self, store: EventStore) -> Cabinet:
        """The cabinet to write to: the one opened, or the file beside the store, or a private one."""
        if self._cabinet is None:
            path = self._path(store)
            self._cabinet = Cabinet("" if path is None else str(path))
            if path is not None:
                _take_away_stale(path)
        if not self._checked and not self._cabinet.private:
            points = self._cabinet.points()
            fitting = next((p for p in points if _fits(store, p)), START)
            if points and fitting != points[0]:
                self._cabinet.cut_back(fitting)
        self._checked = True
        return self._cabinet

    def closing(self, engine: Engine, journal: Journal) -> None:
        """The office is closed: take a point if it is worth one."""
        if self._stem and journal.head.position - self.point.head.position >= min(AT_CLOSING, self.every):
            self.turn(engine, journal)
        self.forget()

    def forget(self) -> None:
        """Let go of the file."""
        if self._cabinet is not None:
            self._cabinet.close()
        self._cabinet, self._checked = None, False

    # what it is bound to

    def _codec(self, name: str) -> Codec:
        """What writes and reads the rows of a room."""
        codec = self._codecs.get(name)
        if codec is None:
            domain = self._rooms[name]()
            codec = self._codecs[name] = Codec(classes_of(domain.new_state, *domain.acts))
        return codec

    def _books(self, name: str, state: State) -> Iterator[tuple[int, Book[Any, Any]]]:
        """The books of a room with their numbers, which hold as long as the code does."""
        return enumerate(state.books(), _MOST * self._numbers[name])

    def _path(self, store: EventStore) -> Path | None:
        """Where the snapshot of this journal by this code is; ``None`` if it has no place."""
        if not self._stem:
            return None
        first = store.read_all(limit=1)
        said = "\n".join((*self._context, *_code(), *(record.digest for record in first)))
        return Path(f"{self._stem}.{sha256(said.encode()).hexdigest()[:16]}.snapshot")


def _write_whole(cabinet: Cabinet, number: int, book: Book[Any, Any], codec: Codec) -> None:
    """Write the rows of a book in memory that are not known yet as they are."""
    known = cabinet.texts(number)
    if book or known:
        now = {codec.write_key(key): codec.write(row) for key, row in book.items()}
        cabinet.add(number, ((key, row) for key, row in now.items() if known.get(key) != row))
        cabinet.add(number, ((key, None) for key in known if key not in now))


def _fits(store: EventStore, point: Point) -> bool:
    """Whether a point is one of this journal."""
    found = store.read_all(after=point.head.position - 1, limit=1)
    return bool(found) and (found[0].position, found[0].digest) == (point.head.position, point.head.digest)


def _code() -> Iterator[str]:
    """The code as it is installed: every file's name, size and instant."""
    root = Path(__file__).resolve().parent.parent
    for path in sorted(root.rglob("*.py")):
        stat = path.stat()
        yield f"{path.relative_to(root)} {stat.st_size} {stat.st_mtime_ns}"


def _take_away_stale(path: Path) -> None:
    """What other versions of the code left beside a new snapshot, some time ago."""
    now = path.stat().st_mtime
    for other in path.parent.glob(f"{path.name.removesuffix('.snapshot').rpartition('.')[0]}.*.snapshot"):
        try:
            if now - other.stat().st_mtime > _STALE:
                other.unlink()
        except OSError:
            continue
