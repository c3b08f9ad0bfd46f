"""The numbered rules CH-01 to CH-05, each with its worked example."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from secgen.exchange import (
    JournalRow,
    JournalSummary,
    PaymentRow,
    Row,
    match,
    read,
    summarise_jp51,
    write,
)
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import Money

Put = Callable[..., Path]
Good = dict[str, Row]

HEADER = (
    "Programme,Domaine fonctionnel,Centre de coûts,Référentiel de programmation,N° EJ,Date de réplication,"
    "N° poste EJ,Date de dernière modif. de l'EJ,Fournisseur titulaire principal (EJ),"
    "Fournisseur titulaire principal (EJ),Code taxe 1,Compte général,Compte budgétaire,Groupe de marchandises,"
    "Contrat de projet Etat-Region,Contrat de projet Etat-Region,Localisation interministérielle,EUR\n"
)
PREAMBLE = "INF-BUD-53\n\n\n\n\n\n\n"


def line(item: str, amount: str, *, on: str = "10.01.2026", supplier: str = "LYON") -> str:
    return (
        f"175,0175-01,BG00/X,BG00/Y,2103105755,02.01.2026,{item},{on},1,{supplier},#,A,B,C,#,Non affecté,N69,{amount}\n"
    )


@pytest.mark.rule("CH-01")
def test_ch_01_the_header_is_found_under_seven_lines_and_eighteen_columns_are_read(put: Put) -> None:
    (row,) = read("inf-bud-53-ae", put(PREAMBLE + HEADER + line("1", '"1000,00"'))).commitments
    assert (row.line, row.supplier_code, row.supplier, row.cper, row.cper_label) == (9, "1", "LYON", "", "Non affecté")


@pytest.mark.rule("CH-01")
def test_ch_01_a_file_without_three_columns_names_the_three(put: Put) -> None:
    header = HEADER.replace("N° EJ,", "").replace("Contrat de projet Etat-Region,", "", 1).replace(",EUR", "")
    with pytest.raises(InvalidInput) as refused:
        read("inf-bud-53-ae", put(PREAMBLE + header))
    assert "3 missing column(s): N° EJ ; Contrat de projet Etat-Region (2) ; EUR" in str(refused.value)


@pytest.mark.rule("CH-02")
@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("138\u00a0936\u00a0678,56", 13_893_667_856),
        ("138\u202f936\u202f678,56", 13_893_667_856),
        ("22500,12", 2_250_012),
        ("15000", 1_500_000),
        ("-12,5", -1_250),
    ],
)
def test_ch_02_a_decimal_comma_and_no_break_spaces_are_read_to_the_cent(put: Put, written: str, cents: int) -> None:
    (row,) = read("inf-bud-53-ae", put(PREAMBLE + HEADER + line("1", f'"{written}"'))).commitments
    assert row.amount == Money(cents)


@pytest.mark.rule("CH-02")
def test_ch_02_an_amount_that_could_be_either_is_told_and_its_row_set_aside(put: Put) -> None:
    reading = read("inf-bud-53-ae", put(PREAMBLE + HEADER + line("1", '"1,234"') + line("2", "5")))
    assert [row.item for row in reading.commitments] == ["2"]
    (wrong,) = reading.set_aside
    assert (wrong.kind.value, wrong.line, wrong.column, wrong.value, wrong.rule) == (
        "amount-unreadable",
        9,
        "EUR",
        "1,234",
        "CH-02",
    )


@pytest.mark.rule("CH-03")
def test_ch_03_two_lines_of_one_item_are_added_up(put: Put) -> None:
    lines = line("1", '"1000,00"', supplier="OLD") + line("1", '"200,0"', on="11.01.2026", supplier="NEW")
    reading = read("inf-bud-53-ae", put(PREAMBLE + HEADER + lines))
    (row,) = reading.commitments
    assert (row.amount, row.supplier, row.line) == (Money(120_000), "NEW", 9)
    assert [(a.kind.value, a.line) for a in reading.anomalies] == [
        ("duplicate-item-summed", 10),
        ("label-mismatch", 10),
    ]


@pytest.mark.rule("CH-03")
def test_ch_03_a_line_of_zero_is_dropped_and_told(put: Put) -> None:
    reading = read("inf-bud-53-ae", put(PREAMBLE + HEADER + line("1", "0") + line("2", "7")))
    assert [row.item for row in reading.commitments] == ["2"]
    assert [(a.kind.value, a.line, a.severity) for a in reading.anomalies] == [("zero-amount", 9, "row")]


@pytest.mark.rule("CH-03")
def test_ch_03_lines_that_cancel_out_are_dropped_and_told(put: Put) -> None:
    reading = read("inf-bud-53-ae", put(PREAMBLE + HEADER + line("1", "50") + line("1", "-50")))
    assert reading.rows == ()
    assert [a.kind.value for a in reading.anomalies] == ["zero-amount", "negative-amount", "duplicate-item-summed"]


@pytest.mark.rule("CH-04")
def test_ch_04_a_payment_without_commitment_is_kept_apart_and_joined_to_nothing(tmp_path: Path, good: Good) -> None:
    payment = good["inf-bud-53-cp"]
    assert isinstance(payment, PaymentRow)
    orphan = evolve(payment, commitment="", item="", request="999")
    path = tmp_path / "cp.csv"
    write("inf-bud-53-cp", [payment, orphan], path)
    assert ",#,#,999," in path.read_text()
    reading = read("inf-bud-53-cp", path)
    assert (reading.rows, reading.orphans) == ((payment,), (orphan,))
    matching = match([], [], [*reading.payments, orphan])
    assert (matching.orphan_payments, matching.orphan_amount) == (1, orphan.amount)
    assert [standing.paid for standing in matching.unnamed] == [payment.amount]


def journal(code: str, euros: int) -> JournalRow:
    return JournalRow(fiscal_year=2026, commitment="2103105755", amount=Money(euros * 100), amount_type=code)


@pytest.mark.rule("CH-05")
def test_ch_05_only_original_and_modification_are_commitments_of_the_year() -> None:
    rows = [journal("100", 10_000), journal("200", -4_000), journal("350", 3_000)]
    assert summarise_jp51(rows) == JournalSummary(
        committed=Money(1_000_000), paid=Money(400_000), carried=Money(300_000)
    )


@pytest.mark.rule("CH-05")
def test_ch_05_each_code_has_its_sum() -> None:
    codes = ["100", "150", "500", "600", "650", "999"]
    assert summarise_jp51(journal(code, 10**n) for n, code in enumerate(codes)) == JournalSummary(
        committed=Money(1_100), adjusted=Money(10_000), reassigned=Money(1_100_000), other=Money(10_000_000)
    )


@pytest.mark.rule("CH-05")
@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["100", "150", "200", "350", "500", "600", "650", "7"]), st.integers(-9999, 9999))
    )
)
def test_ch_05_no_euro_is_lost_in_the_summary(lines: list[tuple[str, int]]) -> None:
    rows = [journal(code, euros) for code, euros in lines]
    s = summarise_jp51(rows)
    assert s.committed - s.paid + s.carried + s.adjusted + s.reassigned + s.other == Money.sum(r.amount for r in rows)
