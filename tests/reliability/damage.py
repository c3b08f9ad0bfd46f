"""Files cut short and bits turned over: what an office says of them, and what may not happen."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random

from attrs import define, frozen

import secgen
from reliability.places import BUILTIN, LAW, Place
from reliability.works import appropriations, commitment
from secgen.cli.app import run as secgen_command
from secgen.cli.common import open_existing
from secgen.kernel.errors import SecgenError
from secgen.ledger import Anchor, Record

PAGE = 4096
"""Where a file is cut; its own pages are longer."""
FRAME = 16384 + 24


@frozen
class Healthy:
    """A journal before anything happens to it: its files, its acts, where its batches end, its anchor."""

    files: dict[str, bytes]
    records: tuple[Record, ...]
    ends: tuple[int, ...]
    anchor: Anchor

    def put(self, folder: Path, **changed: bytes) -> Place:
        """The journal in a folder, with the content of some files (``main``, ``wal``) changed."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, content in {**self.files, **changed}.items():
            (folder / FILES[name]).write_bytes(content)
        return Place(folder, f"sqlite:///{folder / 'office.db'}")


FILES = {"main": "office.db", "wal": "office.db-wal"}


def at_rest(folder: Path, acts: int = 120) -> Healthy:
    """A journal closed in order: one file."""
    return _made(folder, acts, waiting=False)


def interrupted(folder: Path, acts: int = 120) -> Healthy:
    """A journal whose program stopped at once: its last batches wait in the write-ahead file."""
    return _made(folder, acts, waiting=True)


def _made(folder: Path, acts: int, *, waiting: bool) -> Healthy:
    folder.mkdir(parents=True)
    place = Place(folder, f"sqlite:///{folder / 'office.db'}")
    with place.office() as sg:
        sg.record(appropriations())
    ends = []
    with place.office() as sg:
        for first in range(0, acts, 10):
            sg.record(*map(commitment, range(first, first + 10)))
            ends.append(sg.journal.head.position)
        records, anchor = tuple(place.records()), sg.anchor()
        if waiting:
            files = _content(folder)
    return Healthy(files if waiting else _content(folder), records, tuple(ends), anchor)


def _content(folder: Path) -> dict[str, bytes]:
    return {name: (folder / file).read_bytes() for name, file in FILES.items() if (folder / file).exists()}


@define
class Told:
    """How often each thing was said."""

    counts: dict[str, int]

    def add(self, what: str) -> None:
        """Once more."""
        self.counts[what] = self.counts.get(what, 0) + 1

    def __str__(self) -> str:
        return ", ".join(f"{count} {what}" for what, count in sorted(self.counts.items(), key=lambda one: -one[1]))


def looked_at(place: Place) -> SecgenError | tuple[Record, ...]:
    """What opening and verifying says, or all the acts if it says nothing."""
    try:
        with open_existing(place.url) as sg:
            sg.verify()
            return tuple(sg.journal.store.read_all(limit=1_000_000))
    except SecgenError as error:
        return error


def opened_and_left(place: Place) -> SecgenError | None:
    """What opening alone says."""
    try:
        secgen.open(place.url, law=LAW, plugins=BUILTIN, clock=place.clock()).close()
    except SecgenError as error:
        return error
    return None


def rescued(place: Place) -> tuple[int, list[Record]]:
    """The exit code of ``secgen rescue``, and the acts it says are intact."""
    out = place.folder / "rescued.jsonl"
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        code = secgen_command(["rescue", "--store", place.url, "-o", str(out)])
    lines = map(json.loads, out.read_text(encoding="utf-8").splitlines()) if out.exists() else ()
    intact = []
    for fields in lines:
        if fields.pop("intact"):
            body = fields.pop("body")
            intact.append(Record(**fields, body=json.dumps(body, ensure_ascii=False, separators=(",", ":"))))
    return code, intact


def flips(content: bytes, how_many: int, seed: int) -> Iterator[tuple[int, bytes]]:
    """The content with one bit turned over, at random places."""
    chance = Random(seed)
    for _ in range(how_many):
        at, bit = chance.randrange(len(content)), chance.randrange(8)
        yield at, content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :]


def cuts(content: bytes, unit: int, first: int = 0) -> Iterator[int]:
    """Where a file may be cut: nothing left, its first bytes, the border of each page and beside it, its last byte."""
    borders = range(first, len(content), unit)
    places = {0, 1, 16, 31, 33, 99, len(content) - 1}
    places |= {border + beside for border in borders for beside in (-1, 0, 1, unit // 2)}
    return iter(sorted(place for place in places if 0 <= place < len(content)))
