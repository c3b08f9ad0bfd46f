"""The works that are killed on SQLite, killed here on PostgreSQL: a whole prefix, taken up to the same end."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from reliability.kills import Workers, kill_often, workers
from reliability.places import Place
from reliability.works import WORKS, Work

import conftest

SEED = int(os.environ.get("SECGEN_SEED", "20260302"))
KILLS = int(os.environ.get("SECGEN_KILLS_POSTGRES", "125"))
"""In all; shared out among the works."""
RECORDING = [work for work in WORKS if work.journal]


@pytest.fixture(scope="module")
def hired() -> Iterator[Workers]:
    with workers("secgen_postgres.plugin") as found:
        yield found


@pytest.fixture
def place_at(server: str, schema: str, admin: psycopg.Connection) -> Iterator[Callable[[Path], Place]]:
    """A journal of its own for each folder."""
    made: list[str] = []

    def at(folder: Path) -> Place:
        folder.mkdir(parents=True)
        made.append(f"{schema}_{len(made)}")
        return Place(folder, f"{server}?schema={made[-1]}")

    yield at
    for name in made:
        admin.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(name)))


@pytest.mark.parametrize("work", RECORDING, ids=lambda work: work.name)
def test_killed_at_random_points(work: Work, tmp_path: Path, place_at: Callable[[Path], Place], hired: Workers) -> None:
    kills = -(-KILLS // len(RECORDING))
    count = kill_often(work, kills, SEED, tmp_path, place_at, hired)
    assert count.kills == kills
    conftest.FIGURES.append(f"PostgreSQL, seed {SEED}: {count}")
