"""A long posting is written by a process of its own: the same journal, whatever happens to that process."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import secgen
from secgen import LedgerError, Money, Secretariat
from secgen.backends.clerk import Clerk
from secgen.backends.sqlite import SqliteStore
from secgen.kernel.clock import ManualClock
from secgen.posting import PATIENCE, Stream
from secretariat.meddling import LINE, commitment

BATCH = 4
BEGUN = 3
"""Acts before the first commitment: the context, the opening, the appropriations."""
LONG = BATCH * (PATIENCE + 6) + 2
"""Acts enough for the clerk to be called and to be ahead."""


def the_office(folder: Path, name: str = "office", ae: str = "100,00") -> Secretariat:
    clock = ManualClock(datetime(2026, 3, 2, 9, tzinfo=UTC))
    sg = secgen.open(f"sqlite:///{folder / name}.db", region="84", year=2026, clock=clock)
    if sg.journal.store.head().position == BEGUN - 1:
        sg.budget.open_line(year=2026, line=LINE, ae=ae, cp=ae, on="2026-01-01")
    return sg


def euros(numbers: range) -> Iterator[dict[str, Any]]:
    return (commitment(number, "1,00") for number in numbers)


def left(sg: Secretariat) -> Money:
    return sg.budget.available(2026, LINE)[0]


def whole(folder: Path, sg: Secretariat) -> bool:
    """The chain holds, and what this office knows is what the file says."""
    sg.verify()
    with the_office(folder) as again:
        return bool(again.state("budget") == sg.state("budget"))


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Clerk, "can_help", staticmethod(lambda: False))


@pytest.fixture
def helped(monkeypatch: pytest.MonkeyPatch) -> list[Clerk]:
    """The clerks called, on a machine that has cores for them."""
    called: list[Clerk] = []
    begin = Clerk.__init__

    def called_in(clerk: Clerk, *args: Any) -> None:
        called.append(clerk)
        begin(clerk, *args)

    monkeypatch.setattr(Clerk, "can_help", staticmethod(lambda: True))
    monkeypatch.setattr(Clerk, "__init__", called_in)
    return called


def digest_of_a_long_posting(folder: Path, name: str) -> tuple[str, int, int]:
    with the_office(folder, name) as sg:
        posting = sg.post(euros(range(LONG + 60)), batch=BATCH)
        sg.verify()
        return sg.journal.head.digest, posting.accepted, len(posting.refused)


def test_the_journal_is_the_same_byte_for_byte_without_a_clerk(tmp_path: Path, alone: None) -> None:
    plain = digest_of_a_long_posting(tmp_path, "alone")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Clerk, "can_help", staticmethod(lambda: True))
        assert digest_of_a_long_posting(tmp_path, "helped") == plain
    assert plain[1:] == (100, LONG + 60 - 100)


def test_a_short_posting_calls_nobody(tmp_path: Path, helped: list[Clerk]) -> None:
    with the_office(tmp_path) as sg:
        sg.post(euros(range(BATCH * PATIENCE)), batch=BATCH)
        assert helped == []
        sg.post(euros(range(100, 100 + LONG)), batch=BATCH)
        assert len(helped) == 1


def test_the_office_goes_on_after_a_clerk(tmp_path: Path, helped: list[Clerk]) -> None:
    with the_office(tmp_path) as sg:
        sg.post(euros(range(LONG)), batch=BATCH)
        sg.record(commitment(500, "1,00"))
        assert left(sg) == Money((100 - LONG - 1) * 100)
        assert whole(tmp_path, sg)


def test_what_others_wrote_while_batches_were_on_their_way_is_decided_again(
    tmp_path: Path, helped: list[Clerk]
) -> None:
    def meddled(sg: Secretariat) -> Iterator[dict[str, Any]]:
        for number, act in enumerate(euros(range(LONG))):
            if number == BATCH * (PATIENCE + 3):
                with the_office(tmp_path) as other:
                    sg.refresh()  # waits for what is on its way
                    other.record(commitment(900, "60,00"))
            yield act

    with the_office(tmp_path) as sg:
        posting = sg.post(meddled(sg), batch=BATCH)
        assert helped
        assert (posting.accepted, len(posting.refused)) == (40, LONG - 40)
        assert left(sg) == Money(0)
        assert whole(tmp_path, sg)


def test_a_clerk_that_dies_is_told_and_what_is_written_is_whole_batches(tmp_path: Path, helped: list[Clerk]) -> None:
    def killed() -> Iterator[dict[str, Any]]:
        for number, act in enumerate(euros(range(LONG))):
            if number == BATCH * (PATIENCE + 3):
                os.kill(helped[0]._process.pid, signal.SIGKILL)
            yield act

    with the_office(tmp_path) as sg:
        with pytest.raises(LedgerError, match="the writing process stopped"):
            sg.post(killed(), batch=BATCH)
        written = sg.refresh().position - BEGUN
        assert written >= BATCH * PATIENCE
        assert written % BATCH == 0
        assert whole(tmp_path, sg)
        sg.post(euros(range(written, LONG)), batch=BATCH)
        assert left(sg) == Money((100 - LONG) * 100)


def test_a_clerk_tells_what_it_met(tmp_path: Path, helped: list[Clerk], monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = ("secgen.backends.sqlite:open_sqlite", f"sqlite:///{tmp_path / 'gone' / 'office.db'}")
    monkeypatch.setattr(SqliteStore, "opener", nowhere)
    with the_office(tmp_path) as sg:
        with pytest.raises(LedgerError, match="SG-STORE-OPEN"):
            sg.post(euros(range(LONG)), batch=BATCH)
        assert sg.refresh().position == BEGUN + BATCH * PATIENCE
        assert whole(tmp_path, sg)


def test_an_act_that_fails_leaves_what_was_sent_and_forgets_the_rest(tmp_path: Path, helped: list[Clerk]) -> None:
    def broken() -> Iterator[dict[str, Any]]:
        yield from euros(range(LONG))
        raise RuntimeError("the file ends badly")

    with the_office(tmp_path) as sg:
        with pytest.raises(RuntimeError):
            sg.post(broken(), batch=BATCH)
        assert sg.refresh().position == BEGUN + LONG - LONG % BATCH
        assert whole(tmp_path, sg)


def test_observers_hear_of_every_batch_so_nobody_else_writes(tmp_path: Path, helped: list[Clerk]) -> None:
    with the_office(tmp_path) as sg:
        sg.watchers._observers.append(("deaf", lambda: lambda office, recorded: None))
        assert sg.watchers.observed
        assert Stream(sg, BATCH)._call() is None
        sg.post(euros(range(LONG)), batch=BATCH)
        assert helped == []
