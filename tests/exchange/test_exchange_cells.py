"""Wrong cells: each is told with its line, column and value; the row is set aside only if it must be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

from secgen.exchange import LAYOUTS, AnomalyKind, GrantRow, Row, read, write
from secgen.exchange.anomalies import anomaly
from secgen.exchange.records import join_cells, records
from secgen.kernel.text import language

Put = Callable[..., Path]
Good = dict[str, Row]

SB_01 = pytest.mark.rule("SB-01")
CASES = [
    ("inf-bud-53-ae", "Programme", "XXX", "programme-invalid", "row"),
    ("inf-bud-53-ae", "Programme", "1175", "programme-invalid", "row"),
    ("inf-bud-53-ae", "Programme", "17", "programme-invalid", "row"),
    ("inf-bud-53-ae", "Programme", "#", "value-missing", "row"),
    ("inf-bud-53-ae", "N° EJ", "210310575", "commitment-number-invalid", "row"),
    ("inf-bud-53-ae", "N° EJ", "٢١٠٣١٠٥٧٥٥", "commitment-number-invalid", "row"),
    ("inf-bud-53-ae", "N° EJ", "#", "value-missing", "row"),
    ("inf-bud-53-ae", "N° poste EJ", "", "value-missing", "row"),
    ("inf-bud-53-ae", "Date de réplication", "10/01/2026", "date-unreadable", "row"),
    ("inf-bud-53-ae", "Date de réplication", "31.02.2026", "date-unreadable", "row"),
    ("inf-bud-53-ae", "Date de dernière modif. de l'EJ", "1.2.2026", "date-unreadable", "note"),
    ("inf-bud-53-ae", "Code taxe 1", "73282932000079", "siret-invalid", "note"),
    ("inf-bud-53-ae", "Code taxe 1", "732 829 320 00074", "siret-invalid", "note"),
    ("inf-bud-53-ae", "EUR", "1.234.5", "amount-unreadable", "row"),
    ("inf-bud-53-ae", "EUR", "12E3", "amount-unreadable", "row"),
    ("inf-bud-53-ae", "EUR", "#", "value-missing", "row"),
    ("inf-bud-53-ae", "EUR", "-5", "negative-amount", "note"),
    ("inf-bud-53-cp", "N° EJ", "12", "commitment-number-invalid", "note"),
    ("inf-bud-53-cp", "N° DP", "#", "value-missing", "row"),
    ("inf-bud-53-cp", "Date de dernière opération sur la DP", "#", "value-missing", "row"),
    ("inf-bud-53-cp", "Date comptable du SF", "2026-01-01", "date-unreadable", "note"),
    ("aife-ae", "N° EJ - Date de réplication (Clé)", "02.03.2026", "date-unreadable", "row"),
    ("aife-cp", "Exercice comptable - Clé (non composée)", "26", "year-unreadable", "row"),
    ("jp51", "Exercice comptable", "", "value-missing", "row"),
    ("jp51", "Numéro de pièce de la pièce de référence", "2103105755.0", "commitment-number-invalid", "row"),
    ("jp51", "Montant à contrôler en dev. transaction", "0", "zero-amount", "note"),
    ("jp51", "Type de montant", "999", "unknown-amount-type", "note"),
    ("jp57", "Date comptable", "2/4/2026", "date-unreadable", "row"),
    ("jp57", "Montant à contrôler en devise trans. ave", "-3686,79", "negative-amount", "note"),
    ("subventions", "montant", "", "value-missing", "row"),
    ("subventions", "montant", "1 000,123", "amount-unreadable", "row"),
    ("subventions", "montant", "0", "zero-amount", "note"),
    ("subventions", "dateConvention", "02/03/2026", "date-unreadable", "note"),
    ("subventions", "datesPeriodeVersement", "2026-01-01/2026", "date-unreadable", "note"),
    ("subventions", "datesPeriodeVersement", "2026-05-01/2026-01-01", "period-reversed", "note"),
    ("subventions", "rnaBeneficiaire", "W12", "rna-invalid", "note"),
    ("subventions", "nature", "prêt", "value-unknown", "note"),
    ("subventions", "nature", "aide en nature;aide en nature", "value-unknown", "note"),
    ("subventions", "pourcentageSubvention", "100%", "share-unreadable", "note"),
    ("subventions", "pourcentageSubvention", "1.5", "share-unreadable", "note"),
    ("subventions", "pourcentageSubvention", "0", "share-unreadable", "note"),
    pytest.param("subventions", "pourcentageSubvention", "1.2", "share-unreadable", "note", marks=SB_01),
    pytest.param("subventions", "nature", "numéraire", "value-unknown", "note", marks=SB_01),
    ("subventions", "objet", "x" * 257, "text-too-long", "note"),
    ("subventions", "nomAttribuant", "", "value-missing", "note"),
]


@pytest.mark.parametrize(("layout", "column", "written", "kind", "severity"), CASES)
def test_a_wrong_cell_is_told_where_it_is_and_the_other_rows_are_read(
    put: Put, tmp_path: Path, good: Good, layout: str, column: str, written: str, kind: str, severity: str
) -> None:
    plan = LAYOUTS[layout]
    write(layout, [good[layout]], tmp_path / "good.csv")
    lines = (tmp_path / "good.csv").read_text().splitlines()
    (record,) = records([lines[-1]], plan.quoting, plan.separators[0])
    assert record.cells is not None
    record.cells[[c.name for c in plan.columns].index(column)] = written
    wrong = join_cells(record.cells, plan.quoting, plan.separators[0], "")
    path = put("\n".join([*lines[:-1], wrong, lines[-1]]))

    reading = read(layout, path)
    (told,) = [a for a in reading.anomalies if a.kind.value == kind]
    place = len(lines)
    assert (told.line, told.severity, told.file) == (place, severity, str(path))
    if kind != "zero-amount":
        assert told.column == column
    if kind not in ("zero-amount", "negative-amount"):
        assert told.value == written
    if severity == "row":
        assert reading.rows == (good[layout],)
        assert reading.lines_read == 2
    else:
        assert reading.total.cents != 0
        assert place in [row.line for row in (*reading.rows, *reading.orphans)]


def test_every_kind_says_what_and_what_to_do_in_two_languages() -> None:
    for kind in AnomalyKind:
        told = anomaly(kind, "f.csv", 3, "EUR", "{x}", severity="row")
        assert told.message.fr != told.message.en
        assert told.remedy.fr != told.remedy.en
        assert "{value}" not in told.message.fr + told.message.en
        with language("fr"):
            assert str(told) == f"f.csv:3 [EUR]: {told.message.fr} → {told.remedy.fr}"
            assert told.as_dict()["message"] == told.message.fr
    assert len({kind.value for kind in AnomalyKind}) == len(AnomalyKind) == 21


def test_a_long_value_is_kept_whole_and_shown_short() -> None:
    told = anomaly(AnomalyKind.AMOUNT_UNREADABLE, "f.csv", 3, "EUR", "9" * 500, severity="row")
    assert len(told.value) == 500
    assert len(told.message.en) < 200


@pytest.mark.parametrize(("written", "programme"), [("175", "175"), ("0175", "175"), ("003", "003")])
def test_a_programme_is_three_digits_with_or_without_a_zero_before(
    put: Put, tmp_path: Path, good: Good, written: str, programme: str
) -> None:
    write("inf-bud-53-ae", [good["inf-bud-53-ae"]], tmp_path / "good.csv")
    content = (tmp_path / "good.csv").read_text().replace("\n175,", f"\n{written},")
    (row,) = read("inf-bud-53-ae", put(content)).commitments
    assert row.programme == programme


def test_two_programmes_in_one_national_payment_are_told(put: Put, tmp_path: Path, good: Good) -> None:
    write("aife-cp", [good["aife-cp"]], tmp_path / "good.csv")
    head, row = (tmp_path / "good.csv").read_text().splitlines()
    before, _, after = row.rpartition('"0175"')
    reading = read("aife-cp", put(f'{head}\n{before}"0131"{after}\n'))
    assert [row.programme for row in reading.payments] == ["175"]
    (told,) = reading.anomalies
    assert (told.kind, told.value) == (AnomalyKind.LABEL_MISMATCH, "175 ≠ 131")


def test_a_purpose_of_256_characters_is_not_too_long(tmp_path: Path, good: Good) -> None:
    grant = good["subventions"]
    assert isinstance(grant, GrantRow)
    write("subventions", [evolve(grant, purpose="x" * 256)], tmp_path / "good.csv")
    assert read("subventions", tmp_path / "good.csv").anomalies == ()


def test_a_column_the_older_grants_do_not_have_is_not_a_missing_value(put: Put) -> None:
    header = "nomAttribuant,idAttribuant,dateConvention,nomBeneficiaire,idBeneficiaire,objet,montant,nature,"
    row = "DRAC,73282932000074,2017-06-27,Les Amis,73282932000074,Festival,5500.20,aide en nature,unique,2017-12-14"
    reading = read("subventions", put(f"{header}conditionsVersement,datesPeriodeVersement\n{row}\n"))
    (grant,) = reading.grants
    assert (grant.share, grant.eu_notified, grant.beneficiary_rna) == (None, "", "")
    assert reading.anomalies == ()
