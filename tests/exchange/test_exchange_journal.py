"""The JP51 and JP57 journals, under the headers a State service says it receives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from secgen.exchange import read, sniff
from secgen.kernel.money import Money

Put = Callable[..., Path]

JP51 = (
    "Exercice comptable;Centre financier;Domaine fonctionnel;Centre de coûts;Services;"
    "Numéro de pièce de la pièce de référence;Numéro de poste de la pièce de référence;Texte;"
    "Montant à contrôler en dev. transaction;Fournisseur;Nom 1;Type de montant;Type de montant.1;Activité;"
    "Programme de financement;Description du programme de financement;Période;"
    "Date de mise à jour Comptabilité budgéta;Date comptable;Désignation du cpte budgétaire;Saisi par;"
    "Type de valeur;Compte général\n"
)
JP57 = (
    "Exercice comptable;Période;Numéro de la pièce précédente;Poste de pièce précédente;Fournisseur;Nom 1;"
    "Montant à contrôler en devise trans. ave;Date comptable;Nº pièce de paiement;Date pièce;Domaine fonctionnel;"
    "Compte bancaire\n"
)


def test_a_jp51_line_is_read_whole(put: Put) -> None:
    line = (
        "2024;0203-IDF;0203-04-01;DIR94ET094;STT / DETT;2103105755;10;Signalisation;1234,50;100;ACME;Original;100;"
        "TUEQ24;PF1;Tunnels;3;05/03/2024;01/02/2024;Dépenses de fonction;AGENT;54;6156000000\n"
    )
    reading = read("jp51", put(JP51 + line))
    (row,) = reading.journal
    assert (row.fiscal_year, row.commitment, row.item, row.amount) == (2024, "2103105755", "10", Money(123_450))
    assert (row.amount_type, row.amount_type_label, row.supplier_code) == ("100", "Original", "100")
    assert (row.updated_on, row.posted_on) == (date(2024, 3, 5), date(2024, 2, 1))
    assert (row.fund, row.fund_label, row.activity, row.entered_by) == ("PF1", "Tunnels", "TUEQ24", "AGENT")
    assert (row.budget_account, row.account, row.programme) == ("Dépenses de fonction", "6156000000", "203")
    assert reading.anomalies == ()


SHORT = "Exercice comptable;Numéro de pièce de la pièce de référence;Montant à contrôler;"


@pytest.mark.parametrize("cells", ["100;Original", "Original;100"])
def test_of_the_two_columns_of_the_amount_type_the_digits_are_the_code(put: Put, cells: str) -> None:
    text = f"{SHORT}Type de montant;Type de montant\n2024;2103105755;5;{cells}\n"
    reading = read("jp51", put(text))
    assert [(r.amount_type, r.amount_type_label) for r in reading.journal] == [("100", "Original")]
    assert reading.anomalies == ()


def test_a_label_that_is_not_the_one_of_its_code_is_told(put: Put) -> None:
    reading = read("jp51", put(f"{SHORT}Type de montant;Type de montant\n2024;2103105755;5;100;Réduction\n"))
    (told,) = reading.anomalies
    assert (told.kind.value, told.line, told.value) == ("label-mismatch", 2, "100 (Original) ≠ Réduction")


def test_one_column_with_the_code_is_enough(put: Put) -> None:
    reading = read("jp51", put(f"{SHORT}Type de montant\n2024;2103105755;-5;200\n"))
    assert [(r.amount_type, r.amount) for r in reading.journal] == [("200", Money(-500))]
    assert reading.anomalies == ()


@pytest.mark.rule("CH-04")
def test_a_jp57_payment_finds_its_commitment_in_the_previous_piece_or_is_an_orphan(put: Put) -> None:
    lines = (
        "2024;3;2103105755;10;100;ACME;400,00;20/03/2024;5100001;02/03/2024;0203-04-01;FR76\n"
        "2024;3;;;100;EDF;-740000;21/03/2024;5100002;03/03/2024;0203-04-01;FR76\n"
        "2024;3;1000123;;100;EDF;12;21/03/2024;5100003;03/03/2024;0203-04-01;FR76\n"
    )
    reading = read("jp57", put(JP57 + lines))
    (row,) = reading.journal
    assert (row.commitment, row.item, row.previous_piece, row.piece) == ("2103105755", "10", "2103105755", "5100001")
    assert (row.paid_on, row.document_on) == (date(2024, 3, 20), date(2024, 3, 2))
    assert [orphan.amount for orphan in reading.orphans] == [Money(-74_000_000), Money(1_200)]
    assert [(a.line, a.kind.value) for a in reading.anomalies] == [
        (3, "negative-amount"),
        (3, "orphan-payment"),
        (4, "orphan-payment"),
    ]


def test_bank_accounts_are_left_unread(put: Put) -> None:
    line = "2024;3;2103105755;10;100;ACME;400,00;20/03/2024;5100001;02/03/2024;0203-04-01;FR7612345\n"
    assert "FR7612345" not in repr(read("jp57", put(JP57 + line)))


def test_a_file_that_would_do_for_both_journals_is_the_one_with_most_of_its_columns(put: Put) -> None:
    both = f"{SHORT}Date comptable;Numéro de la pièce précédente;Type de montant;"
    assert sniff(put(both + "Saisi par;Compte général;Texte\n")) == "jp51"
    assert sniff(put(both + "Date pièce;Type de pièce;Référence;Nº pièce de paiement\n")) == "jp57"
