"""How far long work is: said where somebody looks, never in a file."""

from __future__ import annotations

import importlib.util
import io
import sys
from collections.abc import Iterator

import pytest

import secgen
from secgen import progressing
from secgen.kernel.progress import EVERY, track


class Screen(io.StringIO):
    """An error stream that is a terminal."""

    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch, *, tqdm: bool = True) -> Screen:
    """A terminal in place of the error stream, with or without tqdm installed."""
    shown = Screen()
    monkeypatch.setattr(sys, "stderr", shown)
    if not tqdm:
        monkeypatch.setattr(progressing, "find_spec", lambda name: None)
    return shown


def work(count: int) -> int:
    return sum(1 for _ in track(range(count), "extract.csv"))


def test_a_file_gets_nothing_and_the_work_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    redirected = io.StringIO()
    monkeypatch.setattr(sys, "stderr", redirected)
    with secgen.progress():
        assert work(3 * EVERY) == 3 * EVERY
    assert redirected.getvalue() == ""


def test_a_terminal_gets_one_line_written_over_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch, tqdm=False)
    with secgen.progress():
        work(EVERY + 1)
    assert screen.getvalue() == f"\rextract.csv: {EVERY} …\rextract.csv: {EVERY + 1} ✔\n"


@pytest.mark.skipif(importlib.util.find_spec("tqdm") is None, reason="tqdm is an extra")
def test_a_terminal_gets_a_bar_where_tqdm_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    with secgen.progress():
        work(2 * EVERY)
    assert "extract.csv: 1.00k" in screen.getvalue()


@pytest.mark.skipif(importlib.util.find_spec("tqdm") is None, reason="tqdm is an extra")
def test_a_bar_left_by_an_error_is_closed_with_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal(monkeypatch)
    from tqdm import tqdm

    def failing() -> Iterator[int]:
        yield from range(EVERY)
        raise RuntimeError

    with pytest.raises(RuntimeError), secgen.progress():
        list(track(failing(), "extract.csv"))
    assert not list(tqdm._instances)


def test_nothing_is_shown_after_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch, tqdm=False)
    with secgen.progress():
        pass
    work(EVERY)
    assert screen.getvalue() == ""
