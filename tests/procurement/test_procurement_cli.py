"""The command line on essential data: what is printed, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.command_line import Secgen

from procurement.test_essential_data import GOOD


@pytest.fixture
def secgen_on(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Secgen:
    run = Secgen(capsys, monkeypatch, f"sqlite:///{tmp_path / 'office.db'}")
    assert run("init", run.url, "--year", "2026", "--region", "84") == 0
    return run


def a_file(folder: Path, *records: object) -> str:
    path = folder / "decp.json"
    path.write_text(json.dumps({"marches": records}), encoding="utf-8")
    return str(path)


def test_a_few_anomalies_are_listed_and_a_row_set_aside_is_exit_code_1(secgen_on: Secgen, tmp_path: Path) -> None:
    path = a_file(tmp_path, GOOD, {**GOOD, "id": "2", "montant": -1})
    assert secgen_on.on("import", "decp", path) == 1
    assert "2 lines, 1 contracts" in secgen_on.out
    assert "✗ decp.json:2 [montant]: negative amount: -1 → ask the source to correct it" in secgen_on.out


def test_many_anomalies_are_counted_by_kind_those_that_set_a_row_aside_first(secgen_on: Secgen, tmp_path: Path) -> None:
    zoned = [{**GOOD, "id": str(n), "dateNotification": "2026-03-02+01:00"} for n in range(70)]
    path = a_file(tmp_path, *zoned, {**GOOD, "id": "0"})
    assert secgen_on.on("import", "decp", path) == 1
    lines = secgen_on.out.splitlines()
    assert lines[1].split() == ["✗", "1", "duplicate", "[id]"]
    assert lines[3].split() == ["·", "70", "date-zone", "[dateNotification]"]
    assert lines[-1].strip() == "(--json gives them all)"
    assert len(lines) < 20


def test_check_needs_no_office_and_export_writes_what_is_complete(secgen_on: Secgen, tmp_path: Path) -> None:
    path = a_file(tmp_path, GOOD)
    assert secgen_on("check", "decp", path, "--on", "2026-06-01") == 0
    assert secgen_on("check", "decp", path, "--on", "2026-02-01") == 0
    assert "notification-future" not in secgen_on.out
    assert "notified after the extraction" in secgen_on.out
    assert secgen_on.on("import", "decp", path) == 0
    assert secgen_on.on("export", "decp", "--scope", "read") == 0
    assert json.loads(secgen_on.out) == {"marches": {"marche": []}}  # the layout of 2019 says too little


@pytest.mark.parametrize("report", ["buyer-board", "contracts", "splitting", "direct-awards", "contract-anomalies"])
def test_every_report_of_the_buyer_is_printed_even_when_empty(secgen_on: Secgen, report: str) -> None:
    assert secgen_on.on("report", report) == 0
    assert "No rows." in secgen_on.out
