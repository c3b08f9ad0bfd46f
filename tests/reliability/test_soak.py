"""A busy office with faults: invariants hold after every round. SECGEN_SOAK_MINUTES says for how long."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reliability.conftest import Figure
from reliability.kills import Workers
from reliability.places import sqlite_place
from reliability.soak import soak

SEED = int(os.environ.get("SECGEN_SEED", "20260302"))
MINUTES = float(os.environ.get("SECGEN_SOAK_MINUTES", "10"))


def test_a_few_rounds(tmp_path: Path, hired: Workers) -> None:
    tally = soak(tmp_path, 4, SEED, sqlite_place, hired)
    assert tally.rounds > 0


@pytest.mark.soak
def test_a_long_time(tmp_path: Path, hired: Workers, figure: Figure) -> None:
    print(f"seed {SEED}: SECGEN_SEED={SEED} replays it")  # noqa: T201 - shown when it fails
    tally = soak(tmp_path, MINUTES * 60, SEED, sqlite_place, hired)
    assert tally.kills > 0
    assert tally.noted["granted"] > 0
    figure(f"soak of {MINUTES:g} minutes, seed {SEED}: {tally}")
