"""Running ``secgen`` inside the test: what it answers, on which stream."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from random_office import LAW, PLUGINS

import secgen
from secgen.cli import main
from secgen.kernel.text import lang

LINE = "0224-CARA-DRAC/07/31"
SUPPLIER = "73282932000074"


@contextmanager
def as_before() -> Iterator[None]:
    """The command line chooses a language for its process; a test gives it back."""
    spoken = lang()
    try:
        yield
    finally:
        lang(spoken)


def _code(arguments: list[str]) -> int:
    """The exit code, also where argparse stops by itself."""
    try:
        return main(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)


class Secgen:
    """``secgen("report", "consumption")`` gives the exit code; ``out`` and ``err`` what was printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, url: str) -> None:
        monkeypatch.delenv("SECGEN_LANG", raising=False)
        monkeypatch.setenv("SECGEN_LANG", "en")
        self.capsys = capsys
        self.url = url
        self.out = self.err = ""

    def __call__(self, *arguments: str, store: bool = False) -> int:
        with as_before():
            code = _code([*arguments, *(("--store", self.url) if store else ())])
        self.out, self.err = self.capsys.readouterr()
        assert "Traceback" not in self.err
        return code

    def on(self, *arguments: str) -> int:
        """The command, on the office of the test."""
        return self(*arguments, store=True)

    def json(self, *arguments: str) -> Any:
        """What the command prints with ``--json``, on the office of the test."""
        self.on(*arguments, "--json")
        return json.loads(self.out)

    def record(self, **act: object) -> int:
        return self.on("record", json.dumps(act))


def spend(url: str) -> None:
    """An office of 2026: 10 000 € opened, 600 € committed in March, 250 € paid in May."""
    with secgen.open(url, region="84", year=2026, law=LAW, plugins=PLUGINS) as sg:
        number = {"commitment": "2100000001"}
        sg.budget.open_line(year=2026, line=LINE, ae="10 000", cp="10 000", on="2026-01-01")
        sg.budget.commit(**number, line=LINE, payee=SUPPLIER, amount="600", on="2026-03-02")
        sg.budget.certify(**number, amount="250", on="2026-05-04")
        sg.budget.order(**number, request="DP-1", amount="250", on="2026-05-04")
        sg.budget.pay(request="DP-1", on="2026-05-05")
