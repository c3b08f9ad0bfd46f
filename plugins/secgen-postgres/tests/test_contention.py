"""Processes of several threads that spend the same money on PostgreSQL: nothing lost, nothing twice."""

from __future__ import annotations

from pathlib import Path

from reliability.kills import workers
from reliability.mixed import MIXED, SCARCE, nothing_lost, prepare, sound
from reliability.places import Place

import conftest

PROCESSES = 4
ROUNDS = 2


def test_four_processes_of_three_threads(url: str, tmp_path: Path) -> None:
    place = Place(tmp_path, url)
    prepare(place)
    with workers("secgen_postgres.plugin") as hired:
        for number in range(ROUNDS):
            seeds = range(1 + number * PROCESSES, 1 + (number + 1) * PROCESSES)
            at_work = [hired.begin(MIXED["contending"], Place(place.folder, place.url, seed)) for seed in seeds]
            done = [hired.end(child) for child in at_work]
            assert all(done)
    counts = nothing_lost(place, killed=False)
    with place.office() as sg:
        sg.verify()
        sound(sg)
        left = [sg.budget.available(2025, line)[0] for line in SCARCE]
    assert counts["granted"] > 0
    assert counts["refused"] > 0
    conftest.FIGURES.append(
        f"PostgreSQL, {PROCESSES} processes of 3 threads, {ROUNDS} rounds: {counts['granted']} commitments granted, "
        f"{counts['refused']} batches refused, {counts['conflict']} came too late and were decided again, "
        f"{counts['busy']} gave up; left on the lines: {', '.join(map(str, left))}"
    )
