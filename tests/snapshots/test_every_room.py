"""What every room keeps survives a snapshot: the state opened is the state folded, row by row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from random_office import LAW

import secgen
from secgen import Secretariat
from secgen.demo.plan import NODE, REGION, YEAR, opening_acts
from secgen.demo.rooms import ROOMS
from secgen.snapshots import Keeper


def rows(sg: Secretariat) -> list[dict[Any, Any]]:
    """All rows of all books."""
    sg.refresh()
    return [dict(book.items()) for domain in sg.domains for book in sg.engine.states[domain.name].books()]


@pytest.mark.usefixtures("small")
def test_the_state_of_every_room_is_the_same_from_a_snapshot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Keeper, "every", 200)
    url = f"sqlite:///{tmp_path}/office.db"
    with secgen.open(url, region=REGION, year=YEAR, node=NODE) as office:
        office.record(*opening_acts(LAW))
        rooms = [room.by_month(LAW) for room in ROOMS]
        for month in range(13):
            for room, acts in zip(ROOMS, rooms, strict=True):
                office.post(acts.get(month, ()))
                if month:
                    office.post(room.month_end(office, month))
        kept = rows(office)
        last = office.journal.head
        assert not office.keeper.problem
    with secgen.open(url, snapshot="") as folded:
        told = rows(folded)
    with secgen.open(url) as opened:
        opened.refresh()
        assert opened.keeper.point.head.position >= last.position - 200
        assert rows(opened) == told
    assert kept == told
    assert sum(map(bool, told)) > 40
