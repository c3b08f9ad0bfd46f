"""Who acts in the shell: ``--as``, or the environment."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.command_line import LINE, SUPPLIER, Secgen

import secgen
from access.conftest import ACCOUNTANT, AUDITOR, HR, ORDERER, give_roles

COMMIT = {"act": "budget.committed", "line": LINE, "payee": SUPPLIER, "amount": "600", "on": "2026-03-02"}


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Secgen:
    run = Secgen(capsys, monkeypatch, f"sqlite:///{tmp_path / 'office.db'}")
    monkeypatch.delenv("SECGEN_ACTOR", raising=False)
    with secgen.open(run.url, region="84", year=2026) as sg:
        sg.budget.open_line(year=2026, line=LINE, ae="10 000", cp="10 000", on="2026-01-01")
        give_roles(sg)
    return run


def commit(number: int) -> str:
    return json.dumps({**COMMIT, "commitment": f"210000000{number}"})


def test_a_command_acts_as_somebody(shell: Secgen, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shell.on("record", commit(1)) == 1
    assert "ACT-ROLE" in shell.err
    assert shell.on("record", commit(1), "--as", ORDERER) == 0
    monkeypatch.setenv("SECGEN_ACTOR", ORDERER)
    assert shell.on("record", commit(2)) == 0
    assert shell.on("record", commit(3), "--as", HR) == 1, "the option wins"
    assert ORDERER in shell.err
    monkeypatch.delenv("SECGEN_ACTOR")
    assert shell.on("record", commit(3)) == 1, "one command does not act for the next"
    with secgen.open(shell.url) as sg:
        assert [r.act.by for r in sg.acts() if r.act.tag == "budget.committed"] == [ORDERER, ORDERER]


def test_nobody_records_in_the_name_of_another(shell: Secgen) -> None:
    act = json.dumps({**COMMIT, "commitment": "2100000001", "by": ORDERER})
    assert shell.on("record", act, "--as", ACCOUNTANT) == 2
    assert "SG-ACTOR" in shell.err


def test_a_report_on_people_asks_who_reads(shell: Secgen) -> None:
    assert shell.on("report", "absences") == 2
    assert f"HR manager: {HR}" in shell.err
    assert shell.on("report", "absences", "--as", ORDERER) == 2
    for reader in (HR, AUDITOR):
        assert shell.on("report", "absences", "--as", reader) == 0
    assert shell.on("report", "consumption") == 0
    assert shell.on("report", "roles") == 0
    assert ORDERER in shell.out
