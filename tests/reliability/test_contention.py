"""Processes and threads that spend the same money: never less than nothing, nothing lost, nothing twice."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from reliability.conftest import Figure
from reliability.kills import Workers
from reliability.mixed import MIXED, SCARCE, nothing_lost, prepare, sound, spend
from reliability.places import Place, sqlite_place
from secgen.backends.sqlite import SqliteStore
from secgen.kernel.errors import ConcurrencyConflict
from secgen.ledger import Batch, Head
from secgen.posting import TRIES


def check(place: Place, processes: int, rounds: int, hired: Workers, figure: Figure) -> None:
    prepare(place)
    for number in range(rounds):
        seeds = range(1 + number * processes, 1 + (number + 1) * processes)
        at_work = [hired.begin(MIXED["contending"], Place(place.folder, place.url, seed)) for seed in seeds]
        done = [hired.end(child) for child in at_work]
        assert all(done)
    counts = nothing_lost(place, killed=False)
    with place.office() as sg:
        sg.verify()
        sound(sg)
        left = [sg.budget.available(2025, line)[0] for line in SCARCE]
    assert counts["granted"] > 0
    assert counts["refused"] > 0, "there was enough for everybody: nothing was at stake"
    figure(
        f"SQLite, {processes} processes of 3 threads: {counts['granted']} commitments granted, {counts['refused']} "
        f"batches refused, {counts['conflict']} came too late and were decided again, {counts['busy']} gave up; "
        f"left on the lines: {', '.join(map(str, left))}"
    )


def test_two_processes_of_three_threads(tmp_path: Path, hired: Workers, figure: Figure) -> None:
    check(sqlite_place(tmp_path / "office"), 2, 1, hired, figure)


@pytest.mark.soak
def test_eight_processes_of_three_threads(tmp_path: Path, hired: Workers, figure: Figure) -> None:
    check(sqlite_place(tmp_path / "office"), 8, 3, hired, figure)


def test_whoever_always_comes_too_late_is_told_so_after_a_bounded_number_of_tries(tmp_path: Path) -> None:
    place = sqlite_place(tmp_path / "office")
    prepare(place)
    tried = 0

    def late(self: SqliteStore, batch: Batch) -> Head:
        nonlocal tried
        tried += 1
        raise ConcurrencyConflict("SG-STALE", found=batch.expected.position + 1, expected=batch.expected.position)

    with place.office() as sg:
        head = sg.refresh()
        with patch.object(SqliteStore, "commit", late), patch("secgen.posting.time.sleep"):
            act = {"act": "budget.opened", "on": "2025-01-01", "year": 2025, "line": "0131/02/6", "ae": "1", "cp": "1"}
            for write in (lambda: sg.record(act), lambda: sg.post([act])):
                tried = 0
                with pytest.raises(ConcurrencyConflict) as caught:
                    write()
                assert caught.value.code == "SG-BUSY"
                assert tried == TRIES
        assert sg.refresh() == head
        sound(sg)
        spend(place, sg, turns=3)
