"""JP51 and JP57: the journals of commitments and of payments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from helpers import euros, open_line
from random_office import quick_office

from secgen import Money, Secretariat
from secgen.exchange.importing import Import, import_file

LINE = "0131-CARA-DRAC/01/64"
OLD, NEW = "2103105755", "2103105756"
JP51 = (
    "Exercice comptable;Centre financier;Domaine fonctionnel;Centre de coûts;"
    "Numéro de pièce de la pièce de référence;Poste;Texte;Montant à contrôler;Fournisseur;Nom 1;"
    "Type de montant;Type de montant.1;Date comptable;Compte général\n"
)
JP57 = (
    "Exercice comptable;Domaine fonctionnel;Centre de coûts;Fournisseur;Nom 1;Texte;"
    "Numéro de la pièce précédente;Poste de pièce précédente;Montant à contrôler;Date comptable;"
    "{piece}Date pièce\n"
)
LABELS = {"100": "Original", "150": "Modification", "350": "Report exercice suivant", "200": "Réduction"}

Bring = Callable[..., Import]


@pytest.fixture
def sg() -> Secretariat:
    office = quick_office(2025)
    for year in (2025, 2026):
        open_line(office, LINE, "100 000", year=year)
    return office


@pytest.fixture
def commit(sg: Secretariat, tmp_path: Path) -> Bring:
    """Import JP51 lines: year, number, kind of amount, amount, day."""

    def bring(*lines: tuple[int, str, str, str, str]) -> Import:
        rows = [
            f"{year};0131-CARA-DRAC;0131-01;DRACARA069;{number};1;Aide;{amount};1400875965;Compagnie;{kind};"
            f"{LABELS[kind]};{day};6541100000\n"
            for year, number, kind, amount, day in lines
        ]
        path = tmp_path / "jp51.csv"
        path.write_text(JP51 + "".join(rows), encoding="utf-8")
        return import_file(sg, "jp51", path)

    return bring


@pytest.fixture
def pay(sg: Secretariat, tmp_path: Path) -> Bring:
    """Import JP57 lines: year, number, amount, day, piece (without that column if none has one)."""

    def bring(*lines: tuple[int, str, str, str, str]) -> Import:
        named = any(line[4] for line in lines)
        rows = [
            f"{year};0131-01;DRACARA069;1400875965;Compagnie;Aide;{number};1;{amount};{day};"
            + (f"{piece};" if named else "")
            + f"{day}\n"
            for year, number, amount, day, piece in lines
        ]
        path = tmp_path / "jp57.csv"
        path.write_text(JP57.format(piece="Numéro de pièce de paiement;" if named else "") + "".join(rows))
        return import_file(sg, "jp57", path)

    return bring


def net(sg: Secretariat, number: str) -> Money:
    row = sg.budget.state.commitments[f"{number}/1"]
    return Money(row.committed - row.withdrawn)


def test_original_and_modification_make_the_commitment_and_the_rest_is_left_out(sg: Secretariat, commit: Bring) -> None:
    told = commit(
        (2025, NEW, "100", "10000,00", "03/03/2025"),
        (2025, NEW, "150", "-500,00", "05/05/2025"),
        (2025, NEW, "200", "-4000,00", "06/06/2025"),
        (2025, NEW, "350", "-5500,00", "31/12/2025"),
    )
    assert (told.recorded, net(sg, NEW)) == (1, euros("9 500"))
    made = sg.budget.state.commitments[f"{NEW}/1"].made
    assert (made.line, made.on, made.department, made.payee) == (LINE, date(2025, 3, 3), "69", "1400875965")


def test_what_is_carried_over_of_a_commitment_nobody_knows_is_committed(sg: Secretariat, commit: Bring) -> None:
    lines = ((2026, OLD, "350", "6000,00", "02/01/2026"), (2026, OLD, "150", "250,00", "04/05/2026"))
    assert commit(*lines).recorded == 1
    assert net(sg, OLD) == euros("6 250")
    assert (commit(*lines).recorded, commit(*lines).unchanged) == (0, 1)


def test_what_is_carried_over_of_a_known_commitment_is_what_was_left_to_pay(
    sg: Secretariat, commit: Bring, pay: Bring
) -> None:
    """10 000 € of 2025, 4 000 € paid in 2025; 2026 carries 6 000 € over, and adds 500 €: 10 500 € in all."""
    commit((2025, OLD, "100", "10000,00", "03/03/2025"))
    pay((2025, OLD, "4000,00", "06/06/2025", "900001"))
    lines = ((2026, OLD, "350", "6000,00", "02/01/2026"), (2026, OLD, "150", "500,00", "04/05/2026"))
    assert commit(*lines).recorded == 1
    assert net(sg, OLD) == euros("10 500")
    pay((2026, OLD, "1000,00", "07/07/2026", "900002"))
    assert (commit(*lines).recorded, net(sg, OLD)) == (0, euros("10 500"))


def test_a_modification_alone_does_not_tell_what_is_committed(sg: Secretariat, commit: Bring) -> None:
    for known in (False, True):
        told = commit((2026, OLD, "150", "500,00", "04/05/2026"))
        assert (told.recorded, told.clean) == (0, False)
        assert [(a.kind.value, a.column) for a in told.anomalies] == [("value-missing", "Type de montant")]
        if not known:
            commit((2025, OLD, "100", "10000,00", "03/03/2025"))
    assert net(sg, OLD) == euros("10 000")


def test_payments_of_the_journal_are_recorded_once(sg: Secretariat, commit: Bring, pay: Bring) -> None:
    commit((2025, NEW, "100", "10000,00", "03/03/2025"))
    lines = (
        (2025, NEW, "1000,00", "06/06/2025", "900001"),
        (2025, NEW, "250,50", "06/06/2025", "900001"),
        (2025, NEW, "-20,00", "07/07/2025", "900002"),
    )
    assert pay(*lines).recorded == 5
    row = sg.budget.state.commitments[f"{NEW}/1"]
    assert (row.paid, set(sg.budget.state.requests)) == (123_050, {f"2025/900001/{NEW}/1"})
    assert (pay(*lines).recorded, pay(*lines).unchanged) == (0, 2)


def test_without_the_number_of_their_piece_payments_are_told_apart_by_their_day(
    sg: Secretariat, commit: Bring, pay: Bring
) -> None:
    commit((2025, NEW, "100", "10000,00", "03/03/2025"))
    lines = ((2025, NEW, "100,00", "06/06/2025", ""), (2025, NEW, "100,00", "07/07/2025", ""))
    assert pay(*lines).recorded == 8
    assert sg.budget.state.commitments[f"{NEW}/1"].paid == 20_000
    assert pay(*lines).recorded == 0


def test_a_direct_payment_of_the_journal_has_no_account_to_be_placed_by(sg: Secretariat, pay: Bring) -> None:
    told = pay((2025, "", "312,40", "06/06/2025", "500043027"))
    assert (told.count("orphans"), told.recorded, told.clean) == (1, 0, False)
    assert [(a.kind.value, a.severity) for a in told.anomalies] == [
        ("orphan-payment", "note"),
        ("value-missing", "row"),
    ]


def test_a_payment_on_an_unknown_commitment_names_the_column_of_its_number(pay: Bring) -> None:
    told = pay((2025, OLD, "312,40", "06/06/2025", "900001"))
    assert [(a.column, a.value) for a in told.anomalies] == [("Numéro de la pièce précédente", f"{OLD}/1")]
