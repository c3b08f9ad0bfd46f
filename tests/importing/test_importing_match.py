"""An office's own list joined with the commitments and payments its journal knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import COMPANY, GRANTS, a_paid_request, euros, open_line
from random_office import quick_office

from secgen import InvalidInput, Secretariat, language
from secgen.exchange.match_office import match_file

OTHER = "0131-CAXX-DRAC/01/6"


@pytest.fixture
def sg() -> Secretariat:
    """Three commitments: one of two BOPs and two items, one paid in full, one not paid."""
    office = quick_office(2026)
    for line in (GRANTS, OTHER):
        open_line(office, line, "100 000")
    for number, item, line, amount in (
        ("2103105755", "1", GRANTS, "600"),
        ("2103105755", "2", OTHER, "400"),
        ("2103105756", "1", GRANTS, "250"),
        ("2103105757", "1", GRANTS, "70"),
    ):
        office.budget.commit(
            commitment=number, item=item, line=line, payee=COMPANY, amount=amount, on="2026-03-02",
            nature="intervention",
        )  # fmt: skip
    a_paid_request(office, "2103105755", "100", on="2026-04-01")
    a_paid_request(office, "2103105756", "250", on="2026-05-04")
    office.budget.receive_credit_note(commitment="2103105755", credit="A", amount="30", on="2026-06-01")
    return office


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(
        "dossier;EJ;projet\n"
        "1;2103105755;Festival\n"
        "2;2103 105 755, 2103105756;Suite du festival\n"
        "3;EJ 2103105757;Résidence\n"
        "4;2199999999;Inconnu\n"
        "5;;Sans numéro\n"
        "6;21031057;Tronqué\n",
        encoding="utf-8",
    )
    return path


def test_each_line_is_told_with_its_state_and_totals_count_a_commitment_once(sg: Secretariat, listed: Path) -> None:
    table, complete = match_file(sg, str(listed))
    rows = {row["line"]: row for row in table.to_dicts()}
    assert [row["state"] for row in rows.values()] == [
        "partly paid",
        "partly paid",
        "committed",
        "not found",
        "no number",
        "unreadable number",
    ]
    assert (rows[2]["committed"], rows[2]["paid"], rows[2]["outstanding"]) == euros("1 000", "70", "930")
    assert (rows[3]["committed"], rows[3]["paid"]) == euros("1 250", "320")
    assert (rows[2]["shared"], rows[3]["shared"], rows[4]["shared"]) == (True, True, False)
    assert rows[2]["bops"] == "0131-CARA, 0131-CAXX"
    assert [str(rows[n]["last_payment"]) for n in (2, 3, 4)] == ["2026-06-01", "2026-06-01", "None"]
    assert table.total is not None
    assert table.total[3:6] == euros("1 320", "320", "1 000")
    assert not complete
    assert "A shared commitment counts once in the total." in map(str, table.notes)
    assert "EJ 2199999999: no commitment and no payment" in str(rows[5]["why"])


def test_a_list_wholly_found_is_complete(sg: Secretariat, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("numero_ej\n2103105755\n2103105757\n")
    table, complete = match_file(sg, str(path))
    assert complete
    assert len(table) == 2


def test_the_column_of_numbers_may_be_named(sg: Secretariat, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("ref;autre\n2103105757;x\n")
    with pytest.raises(InvalidInput):
        match_file(sg, str(path))
    assert match_file(sg, str(path), "ref")[1]
    with pytest.raises(InvalidInput):
        match_file(sg, str(path), "absent")


def test_a_line_that_cannot_be_cut_is_told_and_the_list_not_complete(sg: Secretariat, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("dossier;EJ\n1;2103105757\n2;2103105756;one cell too many\n")
    table, complete = match_file(sg, str(path))
    assert len(table) == 1
    assert not complete
    assert any(f"{path}:3" in str(note) for note in table.notes)


def test_the_matching_speaks_french(sg: Secretariat, listed: Path) -> None:
    with language("fr"):
        table, _ = match_file(sg, str(listed))
        assert table.column("state")[:2] == ("payé en partie", "payé en partie")
        assert "Un engagement partagé compte une fois au total." in map(str, table.notes)
