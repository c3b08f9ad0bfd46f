"""Killing works at random points, and looking at what is left."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from subprocess import Popen
from unittest.mock import patch

from attrs import define, field, frozen
from ledger.processes import line, python

from reliability.places import Place
from reliability.works import Files, Work
from secgen.backends.clerk import Clerk
from secgen.ledger import EventStore, Head, Journal, Record

NewPlace = Callable[[Path], Place]


class Workers:
    """Does works in processes of their own."""

    def __init__(self, *modules: str) -> None:
        self._zygote: Popen[str] = python("-m", "reliability.zygote", *modules)
        assert line(self._zygote) == "ready\n", self._zygote.communicate()[1]

    def do(self, work: Work, place: Place, seconds: float | None = None) -> bool:
        """Do a work to its end, or kill it after so many seconds; tells whether it was done."""
        return self.end(self.begin(work, place), seconds)

    def begin(self, work: Work, place: Place) -> int:
        """Start a work; gives the number of its process."""
        self._tell("begin", work.name, place.folder, place.url, place.seed)
        return int(line(self._zygote))

    def end(self, child: int, seconds: float | None = None) -> bool:
        """Wait until a work begun is done, or kill it after so many seconds; tells whether it was done."""
        if seconds is not None:
            time.sleep(seconds)
            os.kill(child, signal.SIGKILL)
        self._tell("end", child)
        code = int(line(self._zygote))
        while _helpers(child):  # a clerk finishes the batch it is writing
            time.sleep(0.005)
        if code not in (0, -signal.SIGKILL):
            self._zygote.kill()
            raise AssertionError(f"a work ended with {code}: {self._zygote.communicate()[1]}")
        return code == 0

    def _tell(self, *words: object) -> None:
        assert self._zygote.stdin is not None
        self._zygote.stdin.write("\t".join(map(str, words)) + "\n")
        self._zygote.stdin.flush()

    def close(self) -> None:
        """End the zygote; whatever a work complained of is shown."""
        _, complaints = self._zygote.communicate(timeout=60)
        assert complaints == "", complaints


def _helpers(group: int) -> list[str]:
    """The processes a work had started that are still running."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, of_group, *_ = status.read_text().rpartition(")")[2].split()
            if int(of_group) == group and state not in "ZX":
                found.append(status.parent.name)
    return found


@contextmanager
def workers(*modules: str) -> Iterator[Workers]:
    """Workers who know some modules from the start, let go of at the end."""
    hired = Workers(*modules)
    try:
        yield hired
    finally:
        hired.close()


@frozen
class Undisturbed:
    """What a work leaves if nobody kills it: the journal, where its batches end, the files before and after."""

    records: tuple[Record, ...]
    ends: frozenset[int]
    before: Files
    after: Files
    content: object


@define
class Count:
    """What was done to one work."""

    work: str
    kills: int = 0
    finished: int = 0
    midway: int = 0
    """Kills after which something was there, and not all of it."""
    seen: set[int] = field(factory=set)
    """The positions the journal was found at."""

    def __str__(self) -> str:
        return (
            f"{self.work:<20} {self.kills:>4} kills ({self.midway} half-way, {len(self.seen)} different ends), "
            f"{self.finished} times taken up to the end"
        )


def undisturbed(work: Work, folder: Path, place_at: NewPlace) -> Undisturbed:
    """Prepare a work and do it here, noting each batch it writes."""
    place = place_at(folder)
    ends: set[int] = set()
    work.prepare(place)
    before, start = work.files(place), len(place.records()) if work.journal else 0
    kind = _kind_of_store(place)
    commit = kind.commit

    def noting(store: EventStore, batch: object) -> Head:
        head = commit(store, batch)
        ends.add(head.position)
        return head

    alone = patch.object(Clerk, "can_help", return_value=False)  # what is written elsewhere is not noted
    with alone, patch.object(kind, "commit", noting), redirect_stdout(StringIO()):
        work.do(place)
    return Undisturbed(
        records=tuple(place.records()) if work.journal else (),
        ends=frozenset({start, *ends}),
        before=before,
        after=work.files(place),
        content=work.sound(place),
    )


def _measured(work: Work, place: Place, hired: Workers) -> float:
    """How long the work takes in another process."""
    work.prepare(place)
    began = time.monotonic()
    assert hired.do(work, place)
    return time.monotonic() - began


def _kind_of_store(place: Place) -> type[EventStore]:
    store = place.store()
    store.close()
    return type(store)


def kill_often(work: Work, kills: int, seed: int, folder: Path, place_at: NewPlace, hired: Workers) -> Count:
    """Kill a work so many times in all; each place is worked on until the work is done, and compared then.

    A place is killed up to six times before it may finish.
    """
    chance = random.Random(f"{seed} {work.name}")
    expected = undisturbed(work, folder / "undisturbed", place_at)
    seconds = _measured(work, place_at(folder / "measured"), hired)
    count = Count(work.name)
    while count.kills < kills:
        place = place_at(folder / f"{count.finished}")
        work.prepare(place)
        for _ in range(chance.randint(1, 6)):
            if count.kills == kills or hired.do(work, place, chance.uniform(0, seconds)):
                break
            count.kills += 1
            _look(work, place, expected, count)
        hired.do(work, place)
        _same(work, place, expected)
        count.finished += 1
        shutil.rmtree(place.folder)
    return count


def _look(work: Work, place: Place, expected: Undisturbed, count: Count) -> None:
    """Whole batches from the first on, files old or new, and what has a form of its own keeps it."""
    midway = False
    if work.journal:
        store = place.store()
        try:
            head = Journal(store).verify()
            assert head == store.head()
            assert tuple(store.read_all(limit=1_000_000)) == expected.records[: head.position]
        finally:
            store.close()
        assert head.position in expected.ends, f"{head.position} is in the middle of a batch"
        count.seen.add(head.position)
        midway = min(expected.ends) < head.position < max(expected.ends)
    files = work.files(place)
    for name, content in files.items():
        assert content in (expected.before.get(name), expected.after.get(name)), f"{name} is neither old nor new"
    assert set(files) >= set(expected.before)
    midway = midway or files not in (expected.before, expected.after)
    sound = work.sound(place)
    count.midway += midway or sound != expected.content


def _same(work: Work, place: Place, expected: Undisturbed) -> None:
    """The same as undisturbed, to the last digest."""
    if work.journal:
        assert tuple(place.records()) == expected.records
    assert work.files(place) == expected.after
    assert work.sound(place) == expected.content
