"""A writer killed at any moment leaves whole batches, and keeps nobody waiting."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time

import pytest

from secgen.ledger import Batch, Journal
from secgen.testing.storage import batch, draft, drafts, put
from secgen_postgres.store import open_postgres

SIZE = 400
WRITER = f"""
import sys
from secgen.testing.storage import drafts, put
from secgen_postgres.store import open_postgres
store = open_postgres(sys.argv[1])
print("ready", flush=True)
while True:
    put(store, *drafts({SIZE}, f"batch {{store.head().position}}"))
"""
HALF_WAY = f"""
import sys
from secgen.testing.storage import batch, drafts
from secgen_postgres.store import open_postgres

class Halting(tuple):
    def __iter__(self):
        for number, record in enumerate(tuple.__iter__(self)):
            if number == {SIZE // 2}:
                print("half", flush=True)
                sys.stdin.readline()
            yield record

store = open_postgres(sys.argv[1])
whole = batch(store.head(), drafts({SIZE}))
store.commit(whole._replace(records=Halting(whole.records)))
"""


def started(program: str, url: str, said: str) -> subprocess.Popen[str]:
    """Another process, once it has said where it is."""
    process = subprocess.Popen(
        [sys.executable, "-c", f"import sys\nsys.path[:0] = {sys.path!r}\n{program}", url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == f"{said}\n"
    return process


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    assert process.returncode == -signal.SIGKILL


@pytest.mark.parametrize("patience", [random.Random(20260302 + n).uniform(0, 0.3) for n in range(8)])
def test_a_writer_killed_anywhere_leaves_a_whole_prefix(url: str, patience: float) -> None:
    open_postgres(url).close()
    process = started(WRITER, url, "ready")
    time.sleep(patience)
    kill(process)
    store = open_postgres(url)
    head = Journal(store).verify()
    assert head == store.head()
    assert head.position % SIZE == 0
    for start in range(0, head.position, SIZE):
        page = store.read_all(after=start, limit=SIZE)
        assert {record.stream for record in page} == {f"batch {start}"}
    assert put(store, draft(1)).position == head.position + 1
    store.close()


def test_a_writer_killed_in_the_middle_of_its_batch_leaves_nothing_of_it(url: str) -> None:
    store = open_postgres(url)
    put(store, *drafts(3))
    process = started(HALF_WAY, url, "half")
    assert store.head().position == 3, "readers see nothing of a batch under way"
    kill(process)
    next_batch: Batch = batch(store.head(), [draft(4)])
    assert store.commit(next_batch).position == 4
    assert Journal(store).verify().position == 4
    store.close()
