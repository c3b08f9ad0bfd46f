"""The year-end file: what it holds, what is missing, the closing recorded once, the same bytes twice."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from helpers import GRANTS, RUNNING, a_commitment, a_grant, a_paid_request, an_order, euros, open_line, refused
from random_office import quick_office

from secgen import InvalidInput, Secretariat, language
from secgen.closing import CONTENTS, YearEnd, close_year, write_file
from secgen.kernel.clock import ManualClock


@pytest.fixture
def sg() -> Secretariat:
    """2025: one commitment paid in part, one order in flight; nothing that blocks."""
    office = quick_office(2025)
    for year in (2025, 2026):
        open_line(office, RUNNING, "100 000", year=year)
        open_line(office, GRANTS, "100 000", year=year)
    number = a_commitment(office, "1 000", on="2025-03-03")
    a_paid_request(office, number, "400", on="2025-05-05")
    a_paid_request(office, a_commitment(office, "10", on="2025-03-03"), "10", on="2025-05-05")
    an_order(office, number, "100", on="2025-12-15")
    assert isinstance(office.clock, ManualClock)
    office.clock.set(datetime(2026, 1, 15, tzinfo=UTC))
    return office


def told(file: YearEnd) -> list[tuple[str, str, bool]]:
    return [(str(m.what), str(m.owner), m.blocking) for m in file.missing]


def test_the_file_holds_every_table_of_its_contents(sg: Secretariat) -> None:
    file = close_year(sg, 2025)
    assert [t.name for t in file.tables] == [name.replace("-", "_") for name in CONTENTS]
    assert file.complete
    assert not file.closed
    assert "The three ledgers agree to the cent." in str(file)
    assert file.as_dict()["complete"] is True


def test_what_is_missing_is_told_with_who_owes_it(sg: Secretariat) -> None:
    number = a_grant(sg, "2 000", on="2025-03-03", year_end="2024-12-31")
    a_paid_request(sg, number, "1 000", on="2025-05-05", documents=["award"])
    request = an_order(sg, number, "10", on="2025-12-16", documents=[])
    sg.budget.accept(request=request, on="2025-12-17")
    assert told(close_year(sg, 2025)) == [
        ("1 orders not paid (100,00 €)", "accountant", False),
        ("1 suspended payments to put right", "authorising officer", False),
        ("commitments to close: 1", "prescribers", False),
        ("financial reports overdue: 1", "beneficiaries", False),
        ("BOP programming not filed", "BOP manager", False),
        ("management report not filed", "BOP manager", False),
        ("closing calendar not recorded", "budget office", False),
    ]
    sg.budget.file_document(kind="bop", year=2025, node="0224-CARA", on="2025-02-14")
    with language("fr"):
        file = close_year(sg, 2025)
        assert "programmation du BOP non transmise" not in str(file)
        assert "engagements à clore : 1 — prescripteurs" in str(file)
        assert "Les trois comptabilités concordent au centime." in str(file)


def test_closing_twice_gives_the_same_tables_and_is_recorded_once(sg: Secretariat) -> None:
    before = sg.journal.store.head().position
    first = close_year(sg, 2025, record=True, by="agent:7f3c")
    assert sg.journal.store.head().position == before + 1
    second = close_year(sg, 2025, record=True, by="agent:7f3c")
    assert sg.journal.store.head().position == before + 1
    assert first.tables == second.tables
    assert first.closed
    assert second.closed
    assert [(r.on.isoformat(), r.year, r.by) for r in sg.history("year/2025")] == [("2025-12-31", 2025, "agent:7f3c")]


def test_a_difference_blocks_the_closing(sg: Secretariat) -> None:
    sg.budget.state.lines[2025, RUNNING].ae_committed += 1
    file = close_year(sg, 2025, record=True)
    assert told(file)[0] == ("difference of 0,01 € in the AE ledger", "budget office", True)
    assert not file.complete
    assert not file.closed
    assert "The three ledgers agree" not in str(file)
    assert not sg.history("year/2025")
    with language("fr"):
        assert "écart de 0,01 € en comptabilité AE" in str(close_year(sg, 2025))


@pytest.mark.rule("FIN-061")
def test_a_closed_year_refuses_commitments_and_payments_dated_in_it(sg: Secretariat) -> None:
    number = a_commitment(sg, "500", on="2025-06-02")
    ordered = an_order(sg, number, "200", on="2025-12-15")
    close_year(sg, 2025, record=True)
    card = {"statement": "C", "line": RUNNING, "payee": "bank", "amount": "1", "purchase": "supplies"}
    for act in (
        lambda: a_commitment(sg, "1", on="2025-12-30"),
        lambda: sg.budget.increase(commitment=number, amount="1", on="2025-12-30"),
        lambda: sg.budget.withdraw(commitment=number, amount="1", on="2025-12-30"),
        lambda: sg.budget.certify(commitment=number, amount="1", on="2025-12-30"),
        lambda: sg.budget.order(commitment=number, request="late", amount="1", on="2025-12-30"),
        lambda: sg.budget.pay(request=ordered, on="2025-12-30"),
        lambda: sg.budget.pay_by_card(**card, on="2025-12-30"),
    ):
        refused(sg, "FIN-061", "year", act)
    sg.budget.pay(request=ordered, on="2026-01-05")
    assert a_commitment(sg, "1", on="2026-01-05")


def test_the_file_is_written_with_the_same_bytes_each_time(sg: Secretariat, tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        paths = write_file(close_year(sg, 2025, record=True), tmp_path / name)
        written.append({path.name: path.read_bytes() for path in paths})
        assert sorted(path.name for path in (tmp_path / name).iterdir()) == sorted(written[-1])
    assert written[0] == written[1]


def test_no_two_tables_share_a_file_and_each_is_readable(sg: Secretariat, tmp_path: Path) -> None:
    file = close_year(sg, 2025)
    paths = write_file(file, tmp_path / "deep" / "file")
    assert len(set(paths)) == len(paths) == 2 * len(CONTENTS) + 4  # and the calendar, the page, the list
    for name in CONTENTS:
        content = json.loads((tmp_path / "deep" / "file" / f"{name}.json").read_text())
        assert content["name"] == name.replace("-", "_")
        assert (tmp_path / "deep" / "file" / f"{name}.csv").read_bytes().endswith(b"\r\n")
    page = (tmp_path / "deep" / "file" / "index.html").read_text()
    assert "Year-end file 2025" in page
    with language("fr"):
        write_file(close_year(sg, 2025), tmp_path / "fr")
    assert "Dossier de clôture 2025" in (tmp_path / "fr" / "index.html").read_text()


def test_a_year_reopened_can_be_closed_again(sg: Secretariat) -> None:
    close_year(sg, 2025, record=True)
    sg.budget.reopen(year=2025, reason="an invoice was forgotten", on="2026-01-12")
    assert not close_year(sg, 2025).closed
    a_commitment(sg, "1", on="2025-12-30")
    assert close_year(sg, 2025, record=True).closed


def test_a_year_nobody_worked_in_does_not_close(sg: Secretariat) -> None:
    file = close_year(sg, 2024, record=True)
    assert told(file)[0] == ("no budget line in 2024", "budget office", True)
    assert not file.closed
    assert {len(t) for t in file.tables if t.name in ("consumption", "commitments", "roll_forward")} == {0}


def test_a_year_that_is_not_over_does_not_close(sg: Secretariat) -> None:
    file = close_year(sg, 2026, record=True)
    assert told(file)[0] == ("the year 2026 is not over", "budget office", True)
    assert not file.closed
    assert "The three ledgers agree" not in str(file)


@pytest.mark.rule("FIN-053")
def test_service_certified_after_the_closing_belongs_to_the_open_year(sg: Secretariat) -> None:
    """The file of a closed year never changes."""
    number = a_commitment(sg, "500", on="2025-06-02")
    closed = close_year(sg, 2025, record=True)
    sg.budget.certify(commitment=number, amount="120", on="2026-01-20", delivered_on="2025-12-18")
    assert close_year(sg, 2025).tables == closed.tables
    terms = {str(row[1]): row[2] for row in sg.report("reconciliation", year=2026) if row[0] == "COST"}
    assert terms["cost of service rendered"] == euros("120")
    assert terms["difference"] == euros("0")


@pytest.mark.parametrize("year", [0, 26, 99999])
def test_a_year_that_is_none_is_refused(sg: Secretariat, year: int) -> None:
    with pytest.raises(InvalidInput):
        close_year(sg, year)
