"""A process killed at any moment leaves whole batches, and the work can be taken up where it stopped."""

from __future__ import annotations

import random
import signal
import time
from contextlib import closing
from itertools import groupby
from pathlib import Path

from ledger.processes import line, python
from ledger.worker import batch, office, work
from secgen.backends.sqlite import SqliteStore
from secgen.ledger import Journal
from secgen.secretariat import Recorded

SEED = 20260302


def checked(path: Path) -> list[Recorded]:
    """The acts of a journal that verifies and holds whole batches, from the first, without a hole."""
    with closing(SqliteStore(str(path))) as store:
        assert Journal(store).verify() == store.head()
    with office(f"sqlite:///{path}") as sg:
        acts = [act for act in sg.acts() if act.note]
    for number, (note, group) in enumerate(groupby(acts, key=lambda act: act.note)):
        assert note == f"batch {number}"
        assert [act.act.subject for act in group] == [act.subject for act in batch(number)]
    return acts


def killed_run(path: Path, patience: random.Random) -> bool:
    """Start the work in another process and kill it; tells whether it was still at work."""
    with python("-m", "ledger.worker", f"sqlite:///{path}") as process:
        assert line(process) == "ready\n"
        time.sleep(patience.uniform(0, 0.15))
        process.send_signal(signal.SIGKILL)
        _, complaints = process.communicate(timeout=30)
        assert complaints == ""
        return process.returncode == -signal.SIGKILL


def kill_often(folder: Path, kills: int) -> None:
    """Kill the work often enough; each journal is then finished, and compared with one never killed."""
    whole = folder / "whole.db"
    work(f"sqlite:///{whole}")
    expected = checked(whole)
    patience, done, journals = random.Random(SEED), 0, 0
    while done < kills:
        path = folder / f"{journals}.db"
        journals += 1
        length = 0
        while done < kills and killed_run(path, patience):
            acts = checked(path)
            assert len(acts) >= length
            length = len(acts)
            if length == len(expected):
                break
            done += 1
        work(f"sqlite:///{path}")
        assert [a.act for a in checked(path)] == [a.act for a in expected]
        with office(f"sqlite:///{path}") as one, office(f"sqlite:///{whole}") as two:
            assert one.budget.state == two.budget.state


def test_a_few_kills_leave_whole_batches(tmp_path: Path) -> None:
    kill_often(tmp_path, 6)
