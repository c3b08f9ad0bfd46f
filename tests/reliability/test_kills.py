"""Killed at random points, every work leaves a whole prefix and is taken up to the same end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reliability.conftest import Figure
from reliability.kills import Workers, kill_often
from reliability.places import sqlite_place
from reliability.works import WORKS, Work

SEED = int(os.environ.get("SECGEN_SEED", "20260302"))
KILLS = int(os.environ.get("SECGEN_KILLS", "560"))
"""In all; shared out among the works."""

each_work = pytest.mark.parametrize("work", WORKS, ids=lambda work: work.name)


def kill(work: Work, kills: int, folder: Path, hired: Workers) -> str:
    count = kill_often(work, kills, SEED, folder, sqlite_place, hired)
    assert count.kills == kills
    return f"SQLite, seed {SEED}: {count}"


@each_work
def test_a_few_kills(work: Work, tmp_path: Path, hired: Workers) -> None:
    kill(work, 2, tmp_path, hired)


@pytest.mark.soak
@each_work
def test_many_kills(work: Work, tmp_path: Path, hired: Workers, figure: Figure) -> None:
    figure(kill(work, -(-KILLS // len(WORKS)), tmp_path, hired))
