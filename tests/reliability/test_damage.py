"""A damaged file is found, and told where; opening it makes nothing worse, and what can be read comes out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reliability.conftest import Figure
from reliability.damage import (
    FRAME,
    PAGE,
    Healthy,
    Told,
    at_rest,
    cuts,
    flips,
    interrupted,
    looked_at,
    opened_and_left,
    rescued,
)
from reliability.places import Place
from secgen.kernel.errors import IntegrityError, SecgenError
from secgen.ledger.anchor import compare

SEED = int(os.environ.get("SECGEN_SEED", "20260302"))


@pytest.fixture(scope="module")
def rest(tmp_path_factory: pytest.TempPathFactory) -> Healthy:
    return at_rest(tmp_path_factory.mktemp("rest") / "made")


@pytest.fixture(scope="module")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Healthy:
    healthy = interrupted(tmp_path_factory.mktemp("waiting") / "made")
    assert len(healthy.files["wal"]) > 10 * FRAME
    return healthy


def told(healthy: Healthy, folder: Path, **changed: bytes) -> str:
    """What is said of a journal at rest of which a file was changed; checks what may never happen."""
    place = healthy.put(folder, **changed)
    refused = opened_and_left(place)
    if refused is not None:
        assert (folder / "office.db").read_bytes() == changed["main"], "a refused file stays as it is"
        assert str(folder) in refused.message
    found = looked_at(healthy.put(folder, **changed))
    if not isinstance(found, SecgenError):
        assert found == healthy.records, "what verifies is what was recorded"
        return "of no consequence"
    assert str(folder) in found.message or "position" in found.params or "position" in found.message
    _, intact = rescued(healthy.put(folder, **changed))
    assert tuple(intact) == healthy.records[: len(intact)]
    position = found.params.get("position")
    if isinstance(position, int) and position and refused is None:
        assert len(intact) >= position - 1, "what comes before the damage comes out"
    return found.code


def count_flips(healthy: Healthy, folder: Path, how_many: int) -> Told:
    counts = Told({})
    for at, content in flips(healthy.files["main"], how_many, SEED):
        try:
            counts.add(told(healthy, folder / "flipped", main=content))
        except Exception as error:
            error.add_note(f"byte {at}")
            raise
    assert set(counts.counts) <= {"of no consequence", "SG-CHAIN", "SG-STORE-DAMAGED", "SG-STORE-OPEN", "SG-FIELDS"}
    return counts


def test_a_bit_turned_over_in_a_journal(rest: Healthy, tmp_path: Path) -> None:
    counts = count_flips(rest, tmp_path, 40)
    assert counts.counts["SG-CHAIN"] > 5


@pytest.mark.soak
def test_many_bits_turned_over_in_a_journal(rest: Healthy, tmp_path: Path, figure: Figure) -> None:
    figure(f"journal, one bit turned over, seed {SEED}: {count_flips(rest, tmp_path, 1000)}")


def test_a_journal_cut_short_anywhere(rest: Healthy, tmp_path: Path) -> None:
    counts = Told({})
    for at in cuts(rest.files["main"], PAGE):
        counts.add(told(rest, tmp_path / "cut", main=rest.files["main"][:at]))
    assert set(counts.counts) <= {"SG-STORE-DAMAGED", "SG-STORE-OPEN", "SG-STORE-EMPTY", "SG-CHAIN"}
    assert counts.counts["SG-STORE-DAMAGED"] > 10


# the write-ahead file


def test_a_stopped_program_loses_nothing(waiting: Healthy, tmp_path: Path) -> None:
    assert looked_at(waiting.put(tmp_path / "stopped")) == waiting.records


def outcome(healthy: Healthy, place: Place) -> str:
    """What is said of a write-ahead file that was changed: a shorter journal has whole batches, its anchor tells."""
    before = {path.name: path.read_bytes() for path in place.folder.iterdir()}
    found = looked_at(place)
    if isinstance(found, SecgenError):
        assert found.code == "SG-STORE-DAMAGED"
        assert {path.name: path.read_bytes() for path in place.folder.iterdir()} == before
        return "refused"
    assert found == healthy.records[: len(found)]
    if found == healthy.records:
        return "of no consequence"
    assert len(found) in (*healthy.ends, 3)
    store = place.store()
    try:
        with pytest.raises(IntegrityError) as caught:
            compare(store, store.head(), {"anchor": healthy.anchor}, "84")
    finally:
        store.close()
    assert caught.value.code == "SG-ANCHOR-CUT"
    return "found by an anchor"


def test_a_write_ahead_file_cut_short_is_an_older_state_that_an_anchor_finds(waiting: Healthy, tmp_path: Path) -> None:
    counts = Told({})
    for at in cuts(waiting.files["wal"], FRAME, 32):
        counts.add(outcome(waiting, waiting.put(tmp_path / "cut", wal=waiting.files["wal"][:at])))
    assert counts.counts["found by an anchor"] > 20


def test_a_bit_turned_over_in_a_write_ahead_file_never_drops_batches_unseen(waiting: Healthy, tmp_path: Path) -> None:
    counts = Told({})
    for at, content in flips(waiting.files["wal"], 60, SEED):
        try:
            counts.add(outcome(waiting, waiting.put(tmp_path / "flipped", wal=content)))
        except Exception as error:
            error.add_note(f"byte {at}")
            raise
    assert counts.counts["refused"] > 30


def test_an_emptied_journal_whose_last_acts_wait_is_left_alone(waiting: Healthy, tmp_path: Path) -> None:
    place = waiting.put(tmp_path / "emptied", main=b"")
    for _ in range(2):
        refused = opened_and_left(place)
        assert refused is not None
        assert refused.code == "SG-STORE-DAMAGED"
        assert (place.folder / "office.db-wal").read_bytes() == waiting.files["wal"]
