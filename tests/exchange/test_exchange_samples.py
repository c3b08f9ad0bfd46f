"""The real sample files: what is read in each, to the cent, and what is wrong in each, to the line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve

from secgen.exchange import CommitmentRow, GrantRow, HeaderInfo, PaymentRow, Reading, read, sniff
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import Money
from secgen.kernel.text import language

Sample = Callable[[str], Path]


def told(reading: Reading) -> list[tuple[int, str, str, str, str]]:
    """Each anomaly as line, kind, column, value, severity."""
    return [(a.line, a.kind.value, a.column, a.value, a.severity) for a in reading.anomalies]


@pytest.mark.rule("CH-01")
def test_the_regional_commitments_give_two_items_and_tell_of_the_line_without_programme(sample: Sample) -> None:
    reading = read("inf-bud-53-ae", sample("region_ae_INF-BUD-53.csv"))
    item = CommitmentRow(
        programme="103",
        commitment="2103105755",
        item="5",
        amount=Money(2_250_012),
        functional_domain="0103-01-01",
        cost_centre="BG00/DREETS0035",
        programming_ref="BG00/010300000108",
        replicated_on=date(2023, 1, 10),
        modified_on=date(2023, 1, 10),
        supplier_code="1001465507",
        supplier="ATLAS SOUTENIR LES COMPETENCES",
        siret="85129663200017",
        account="PCE/6522800000",
        budget_account="Transferts aux entre",
        goods_group="09.02.01",
        cper_label="Non affecté",
        location="N53",
    )
    assert reading.rows == (item, evolve(item, item="6", amount=Money(1_500_000)))
    assert [row.line for row in reading.rows] == [9, 10]
    assert reading.lines_read == 3
    assert told(reading) == [
        (6, "year-unreadable", "Exercice comptable", "GFFF", "note"),
        (11, "programme-invalid", "Programme", "XXX", "row"),
    ]


@pytest.mark.rule("CH-04")
def test_the_regional_payments_give_two_payments_and_two_orphans(sample: Sample) -> None:
    reading = read("inf-bud-53-cp", sample("region_cp_INF-BUD-53.csv"))
    assert reading.header == HeaderInfo(2023, "03.02.2023 05:32:09")
    summed, other = reading.rows
    assert summed == PaymentRow(
        programme="152",
        request="100011636",
        commitment="2103105755",
        item="5",
        amount=Money(40_200),
        functional_domain="0152-04-01",
        cost_centre="BG00/GN5GDPL044",
        programming_ref="BG00/015234300101",
        base_on=date(2022, 12, 25),
        paid_on=date(2023, 1, 18),
        payee_code="1400875965",
        payee="AE EXIST 2",
        account="PCE/6113110000",
        budget_account="Dépenses de fonction",
        goods_group="36.01.01",
        cper_label="Non affecté",
        location="S198063",
        fiscal_year=2023,
    )
    assert isinstance(other, PaymentRow)
    assert (other.request, other.item, other.amount) == ("100011552", "1", Money(80_728))
    assert [(o.commitment, o.amount, o.line) for o in reading.orphans if isinstance(o, PaymentRow)] == [
        ("", Money(2_826), 9),
        ("", Money(2_796), 10),
    ]
    assert told(reading) == [
        (9, "orphan-payment", "", "DP 500043027", "note"),
        (10, "orphan-payment", "", "DP 500043030", "note"),
        (12, "duplicate-item-summed", "", "DP 100011636", "note"),
        (12, "label-mismatch", "Fournisseur payé (DP)", "AE EXIST 2 ≠ AE EXIST", "note"),
    ]
    assert reading.total == Money(126_550)


@pytest.mark.rule("CH-01")
def test_the_regional_file_of_fifteen_columns_is_refused_and_its_three_missing_columns_are_named(
    sample: Sample,
) -> None:
    with pytest.raises(InvalidInput) as refused:
        read("inf-bud-53-ae", sample("region_ae_missing_column.csv"))
    assert refused.value.code == "SG-LAYOUT"
    with language("fr"):
        assert "ligne 8, 3 colonne(s) manquante(s) : N° EJ ; Date de réplication ; N° poste EJ" in str(refused.value)
    with language("en"):
        assert "line 8, 3 missing column(s): N° EJ ; Date de réplication ; N° poste EJ" in str(refused.value)


def test_the_national_commitments_keep_the_quotes_and_semicolons_of_their_labels(sample: Sample) -> None:
    reading = read("aife-ae", sample("national_aife_ae.csv"))
    first, second = reading.commitments
    assert first.supplier == 'XXX ";P BBB"'
    assert second.supplier == 'AGENCE; NATIONALE "DES TITRES"'
    assert second == CommitmentRow(
        programme="354",
        commitment="2104583353",
        item="1",
        amount=Money(915_957_518),
        functional_domain="0354-02",
        cost_centre="ADCSDAT075",
        programming_ref="035401010301",
        replicated_on=date(2024, 12, 10),
        modified_on=date(2024, 12, 10),
        supplier_code="1000972118",
        supplier='AGENCE; NATIONALE "DES TITRES"',
        siret="13000326200024",
        account="6541100000",
        budget_account="64",
        goods_group="12.01.01",
        cper="1",
        location="N1175",
        financial_centre="0354-CDMA-CDAT",
        company="ADCE",
    )
    assert (first.amount, first.company, first.line) == (Money(1_261_594_052), "BRET", 2)
    column = "Fournisseur titulaire principal (EJ)"
    assert told(reading) == [
        (2, "unescaped-quote", column, 'XXX ";P BBB"', "note"),
        (3, "unescaped-quote", column, 'AGENCE; NATIONALE "DES TITRES"', "note"),
    ]


def test_the_national_payments_are_read_with_nothing_to_say(sample: Sample) -> None:
    reading = read("aife-cp", sample("national_aife_cp.csv"))
    first, second = reading.payments
    assert first == PaymentRow(
        programme="354",
        request="100241599",
        request_item="2",
        commitment="2104453606",
        item="1",
        amount=Money(1_261_594_052),
        functional_domain="0354-02",
        cost_centre="ADCSDAT075",
        programming_ref="035401010301",
        base_on=date(2024, 8, 9),
        paid_on=date(2024, 8, 9),
        payee_code="1000972118",
        payee="AGENCE NATIONALE DES TITRES",
        siret="13000326200024",
        account="6541100000",
        budget_account="64",
        goods_group="12.01.01",
        location="N1175",
        fiscal_year=2024,
        company="ADCE",
        piece_type="RE",
    )
    assert (second.request, second.amount, second.paid_on) == ("100379604", Money(915_957_518), date(2024, 12, 13))
    assert (reading.orphans, reading.anomalies, reading.lines_read) == ((), (), 2)


def test_the_scdl_grants_are_read_and_their_false_sirets_told(sample: Sample) -> None:
    reading = read("subventions", sample("scdl_subventions_sample.csv"))
    _, second, third, fourth = reading.grants
    assert second == GrantRow(
        grantor="",
        grantor_siret="99000000000001",
        signed_on=date(2019, 8, 30),
        decision="2102763867",
        beneficiary="ANNO_2",
        beneficiary_siret="11223344500034",
        beneficiary_rna="W123456974",
        purpose="Les engagés de l'AFEV contre le racisme et l'antisémistisme",
        amount=Money(5_000_000),
        nature="aide en numéraire",
        payment_terms="UNIQUE",
        payment_dates=(date(2019, 2, 15), date(2022, 2, 14)),
        aid_register="Non",
        eu_notified="non",
        share=Decimal("0.50"),
        scheme="65d5b6c7-102c-4440-ac3b-768f708edz27",
    )
    assert third.payment_dates == (date(2019, 5, 30),)
    assert fourth.purpose.startswith('"A la mémoire')
    assert reading.total == Money(11_000_000)
    assert told(reading) == [
        (2, "value-missing", "idAttribuant", "", "note"),
        (2, "siret-invalid", "idBeneficiaire", "13579246800043", "note"),
        (3, "value-missing", "nomAttribuant", "", "note"),
        (3, "siret-invalid", "idAttribuant", "99000000000001", "note"),
        (3, "siret-invalid", "idBeneficiaire", "11223344500034", "note"),
        (4, "siret-invalid", "idAttribuant", "99000000000001", "note"),
        (4, "siret-invalid", "idBeneficiaire", "98876554100014", "note"),
        (5, "siret-invalid", "idAttribuant", "99000000000001", "note"),
        (5, "siret-invalid", "idBeneficiaire", "74185296300016", "note"),
    ]


def test_the_ademe_grants_of_the_older_flavour_are_read_with_nothing_to_say(sample: Sample) -> None:
    reading = read("subventions", sample("ademe_subventions_sample.csv"))
    assert [(g.beneficiary, g.amount, g.payment_dates) for g in reading.grants] == [
        ("MEGO ! - MEGO", Money(500_000), (date(2021, 5, 11), date(2023, 1, 5))),
        ("LACTEUS", Money(500_000), (date(2021, 5, 7), date(2022, 9, 30))),
        ("ATIS", Money(500_000), (date(2021, 5, 14), date(2022, 10, 7))),
    ]
    assert {g.grantor for g in reading.grants} == {"ADEME"}
    assert reading.anomalies == ()


def test_the_example_of_the_regulatory_format_is_read_and_its_false_siret_told(sample: Sample) -> None:
    reading = read("subventions", sample("format-subventions_exemple.csv"))
    first, second = reading.grants
    assert (first.amount, first.share, first.nature) == (
        Money(2_200_080),
        Decimal("0.8"),
        "aide en numéraire;aide en nature",
    )
    assert (second.amount, second.share) == (Money(550_020), Decimal("0.2"))
    assert told(reading) == [(3, "siret-invalid", "idBeneficiaire", "67895644300011", "note")]


@pytest.mark.parametrize(
    ("name", "layout"),
    [
        ("region_ae_INF-BUD-53.csv", "inf-bud-53-ae"),
        ("region_cp_INF-BUD-53.csv", "inf-bud-53-cp"),
        ("region_ae_missing_column.csv", None),
        ("national_aife_ae.csv", "aife-ae"),
        ("national_aife_cp.csv", "aife-cp"),
        ("scdl_subventions_sample.csv", "subventions"),
        ("ademe_subventions_sample.csv", "subventions"),
        ("format-subventions_exemple.csv", "subventions"),
        ("programmes_themes.csv", None),
        ("regions_codes.csv", None),
        ("scdl_subventions_schema.json", None),
    ],
)
def test_the_layout_of_each_sample_is_recognised(sample: Sample, name: str, layout: str | None) -> None:
    assert sniff(sample(name)) == layout
