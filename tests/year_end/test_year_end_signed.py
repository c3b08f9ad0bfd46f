"""Closed, signed, corrected, reopened: what stays as it was and what says so."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from helpers import RUNNING, a_commitment, a_paid_request, open_line, refused
from random_office import quick_office

from secgen import RuleViolation, Secretariat, language
from secgen.closing import DELIVERABLES, close_year, sign_year, write_file
from secgen.closing.file import digest
from secgen.kernel.clock import ManualClock


@pytest.fixture
def sg() -> Secretariat:
    office = quick_office(2025)
    for year in (2025, 2026):
        open_line(office, RUNNING, "100 000", year=year)
    a_paid_request(office, a_commitment(office, "1 000", on="2025-03-03"), "400", on="2025-05-05")
    at(office, 2026, 1, 15)
    return office


def at(sg: Secretariat, year: int, month: int, day: int) -> None:
    assert isinstance(sg.clock, ManualClock)
    sg.clock.set(datetime(year, month, day, 9, tzinfo=UTC))


def signed_digest(sg: Secretariat, known_at: str | None = None) -> str:
    with language("fr"):
        return digest(close_year(sg, 2025, known_at=known_at))


def test_only_a_closed_year_is_signed_once_in_each_role(sg: Secretariat) -> None:
    refused(sg, "ACC-SIGNED", "year", lambda: sign_year(sg, 2025, "accountant", by="agent:c"))
    close_year(sg, 2025, record=True)
    sign_year(sg, 2025, "authorising_officer", by="agent:d")
    sign_year(sg, 2025, "accountant", by="agent:c")
    refused(sg, "ACT-NEW", "role", lambda: sign_year(sg, 2025, "accountant", by="agent:c"))
    file = close_year(sg, 2025)
    assert [(s.role, s.by) for s in file.signatures] == [
        ("authorising_officer", "agent:d"),
        ("accountant", "agent:c"),
    ]
    assert {s.digest for s in file.signatures} == {signed_digest(sg)}
    assert "signed 2026-01-15 agent:c (accountant)" in str(file)


def test_the_statement_as_signed_is_found_again_after_corrections(sg: Secretariat) -> None:
    close_year(sg, 2025, record=True)
    signed = sign_year(sg, 2025, "accountant", by="agent:c")
    at(sg, 2026, 3, 1)
    late = a_commitment(sg, "500", on="2026-03-01")
    sg.budget.certify(commitment=late, amount="120", on="2026-03-01", delivered_on="2026-02-28")
    assert signed_digest(sg) == signed.digest  # the open year does not touch it
    sg.budget.reopen(year=2025, reason="facture oubliée", on="2026-03-02")
    at(sg, 2026, 3, 2)
    forgotten = a_commitment(sg, "80", on="2025-12-01")
    sg.budget.certify(commitment=forgotten, amount="80", on="2025-12-02")
    assert signed_digest(sg) != signed.digest
    assert signed_digest(sg, known_at=signed.recorded_at) == signed.digest
    assert not close_year(sg, 2025).signatures  # what was signed no longer holds
    assert close_year(sg, 2025, known_at=signed.recorded_at).closed
    again = close_year(sg, 2025, record=True)
    assert again.closed
    assert sign_year(sg, 2025, "accountant", by="agent:c").digest != signed.digest


def test_reopening_wants_a_reason(sg: Secretariat) -> None:
    close_year(sg, 2025, record=True)
    with pytest.raises(RuleViolation):
        sg.budget.reopen(year=2025, reason="", on="2026-01-16")


def test_the_folder_holds_the_statements_and_the_eleven_deliverables(sg: Secretariat, tmp_path: Path) -> None:
    write_file(close_year(sg, 2025, record=True), tmp_path)
    listed = json.loads((tmp_path / "year-end.json").read_text(encoding="utf-8"))
    assert [part["number"] for part in listed["deliverables"]] == list(range(12))
    for deliverable in DELIVERABLES:
        for report in deliverable.reports:
            assert (tmp_path / f"{report}.csv").exists()
            assert (tmp_path / f"{report}.json").exists()
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    for deliverable in DELIVERABLES:
        assert f'<li value="{deliverable.number}">{deliverable.title.en}' in page
        for report in deliverable.reports:
            assert f'href="#{report}"' in page
            assert f'id="{report}"' in page


def test_what_is_placed_nowhere_keeps_the_year_open(sg: Secretariat) -> None:
    debt = "0117-CARA-DRAC/01/4"
    open_line(sg, debt, "1 000", year=2025)
    a_paid_request(sg, a_commitment(sg, "70", debt, on="2025-03-03"), "70", on="2025-05-05")
    file = close_year(sg, 2025, record=True)
    assert not file.closed
    told = [str(missing.what) for missing in file.missing if missing.blocking]
    assert any("no account for 0117-CARA-DRAC/01/4" in what for what in told)


def test_the_calendar_says_what_is_done_and_who_owes_the_rest(sg: Secretariat) -> None:
    risk = {"provision": "L1", "kind": "litigation", "object": "bail"}
    sg.accounting.assess_provision(**risk, probability="probable", amount="10", on="2025-10-01")
    calendar = {row["step"]: row for row in close_year(sg, 2025).calendar.to_dicts()}
    assert calendar["provisions reviewed"]["done"] is True
    assert calendar["BOP programming"]["done"] is False
    assert calendar["BOP programming"]["owner"] == "BOP manager"
    at(sg, 2027, 1, 15)
    calendar = {row["step"]: row for row in close_year(sg, 2026).calendar.to_dicts()}
    assert calendar["provisions reviewed"]["missing"] == "provision L1 not reviewed in 2026"
    assert calendar["provisions reviewed"]["owner"] == "legal affairs"


def test_assets_are_counted_and_works_do_not_wait_for_ever(sg: Secretariat) -> None:
    made = {"label": "Fonds", "category": "building", "origin": "opening", "line": RUNNING, "cost": "100"}
    sg.accounting.capitalise(asset="B1", **made, on="2025-01-02")
    sg.accounting.capitalise(asset="B2", **made, on="2025-01-02")
    sg.accounting.put_into_service(asset="B2", on="2025-01-02")
    at(sg, 2027, 1, 15)
    told = [str(missing.what) for missing in close_year(sg, 2026).missing]
    assert "assets not counted in 2026: 1" in told
    assert "in progress for over a year: B1" in told
    sg.accounting.count(asset="B2", found="no", on="2026-12-01")
    told = [str(missing.what) for missing in close_year(sg, 2026).missing]
    assert not any(what.startswith("assets not counted") for what in told)
    assert "assets not found: B2" in told


def test_works_begun_on_the_first_day_of_a_leap_year_are_not_a_year_old_at_its_end(sg: Secretariat) -> None:
    made = {"label": "Fonds", "category": "building", "origin": "opening", "line": RUNNING, "cost": "100"}
    sg.accounting.capitalise(asset="B1", **made, on="2028-01-01")
    at(sg, 2029, 1, 15)
    assert not any("over a year" in str(missing.what) for missing in close_year(sg, 2028).missing)
