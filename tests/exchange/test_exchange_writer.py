"""Writing: nothing is written that would not read back the same, and a refusal leaves the file as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from secgen.exchange import LAYOUTS, CommitmentRow, HeaderInfo, PaymentRow, Row, read, write
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import ZERO
from secgen.kernel.text import language

Good = dict[str, Row]


@pytest.fixture
def commitment(good: Good) -> CommitmentRow:
    row = good["aife-ae"]
    assert isinstance(row, CommitmentRow)
    return row


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_a_good_row_reads_back_equal_with_nothing_to_say(tmp_path: Path, good: Good, layout: str) -> None:
    path = tmp_path / "out.csv"
    assert write(layout, [good[layout]], path) == 1
    reading = read(layout, path)
    assert (reading.rows, reading.anomalies) == ((good[layout],), ())


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_no_row_gives_a_file_with_its_header_only(tmp_path: Path, layout: str) -> None:
    assert write(layout, [], tmp_path / "out.csv") == 0
    reading = read(layout, tmp_path / "out.csv")
    assert (reading.rows, reading.anomalies, reading.lines_read) == ((), (), 0)


@pytest.mark.parametrize("label", ['A";"B', 'A";', 'A"\nB', "A\0B", "A\ud800", "#", "  "])
def test_a_label_the_national_flow_cannot_hold_is_refused_and_named(
    tmp_path: Path, commitment: CommitmentRow, label: str
) -> None:
    path = tmp_path / "out.csv"
    path.write_text("before")
    with pytest.raises(InvalidInput) as refused:
        write("aife-ae", [commitment, evolve(commitment, item="2", supplier=label)], path)
    assert refused.value.code == "SG-LAYOUT"
    assert "row 2, column Fournisseur titulaire principal (EJ)" in str(refused.value)
    with language("fr"):
        assert "rangée 2, colonne Fournisseur titulaire principal (EJ)" in str(refused.value)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("label", ['A";"B', 'A "B" C', "A;B", "A,B", "L\u00a0YON", "É", '"', '";', "a\nb", "a\r\nb"])
def test_a_regional_label_may_hold_anything_that_can_be_quoted(
    tmp_path: Path, commitment: CommitmentRow, label: str
) -> None:
    row = evolve(commitment, supplier=label)
    write("inf-bud-53-ae", [row], tmp_path / "out.csv")
    assert read("inf-bud-53-ae", tmp_path / "out.csv").rows == (row,)


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"amount": ZERO}, "EUR"),
        ({"programme": "17"}, "Programme"),
        ({"commitment": "12"}, "N° EJ"),
        ({"replicated_on": None}, "Date de réplication"),
        ({"fund": "X"}, "fund"),
        ({"supplier": "#"}, "Fournisseur titulaire principal (EJ)"),
        ({"siret": " 73282932000074"}, "Code taxe 1"),
    ],
)
def test_a_value_that_would_not_read_back_is_refused_by_its_column(
    tmp_path: Path, commitment: CommitmentRow, change: dict[str, Any], column: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        write("inf-bud-53-ae", [evolve(commitment, **change)], tmp_path / "out.csv")
    assert f"row 1, column {column}:" in str(refused.value)


def test_values_without_a_column_are_left_out_when_asked(tmp_path: Path, commitment: CommitmentRow) -> None:
    write("inf-bud-53-ae", [evolve(commitment, fund="X")], tmp_path / "out.csv", drop=True)
    assert read("inf-bud-53-ae", tmp_path / "out.csv").rows == (commitment,)


def test_two_rows_for_one_item_are_refused(tmp_path: Path, commitment: CommitmentRow) -> None:
    with pytest.raises(InvalidInput, match=r"row 2.*2103105755/1"):
        write("aife-ae", [commitment, commitment], tmp_path / "out.csv")


def test_a_row_of_another_kind_is_refused(tmp_path: Path, good: Good) -> None:
    with pytest.raises(InvalidInput, match="CommitmentRow ≠ PaymentRow"):
        write("aife-cp", [good["aife-ae"]], tmp_path / "out.csv")


def test_a_report_says_its_year_and_when_its_data_was_updated(tmp_path: Path, good: Good) -> None:
    info = HeaderInfo(2026, "03.02.2026 05:32:09")
    for layout in ("inf-bud-53-ae", "inf-bud-53-cp"):
        write(layout, [good[layout]], tmp_path / "out.csv", header_info=info)
        assert read(layout, tmp_path / "out.csv").header == info
        assert (tmp_path / "out.csv").read_text().splitlines()[7].startswith("Programme,")


def test_the_year_of_a_report_is_the_year_of_its_payments_and_there_is_one(tmp_path: Path, good: Good) -> None:
    payment = good["inf-bud-53-cp"]
    assert isinstance(payment, PaymentRow)
    write("inf-bud-53-cp", [payment], tmp_path / "out.csv")
    assert read("inf-bud-53-cp", tmp_path / "out.csv").header.fiscal_year == 2026
    with pytest.raises(InvalidInput, match="row 2, column fiscal_year: « 2025 »"):
        write("inf-bud-53-cp", [payment, evolve(payment, request="2", fiscal_year=2025)], tmp_path / "out.csv")


@pytest.mark.parametrize("info", [HeaderInfo(26), HeaderInfo(None, " x "), HeaderInfo(None, "\0")])
def test_what_stands_above_the_header_must_read_back_too(
    tmp_path: Path, commitment: CommitmentRow, info: HeaderInfo
) -> None:
    with pytest.raises(InvalidInput, match="row 0"):
        write("inf-bud-53-ae", [commitment], tmp_path / "out.csv", header_info=info)


def test_the_national_flow_is_quoted_whole_and_ends_its_lines_as_windows_does(
    tmp_path: Path, commitment: CommitmentRow
) -> None:
    write("aife-ae", [evolve(commitment, supplier='A "B"; C')], tmp_path / "out.csv")
    header, row, end = (tmp_path / "out.csv").read_bytes().decode().split("\r\n")
    assert header.startswith('"Centre financier - Programme (Clé)";"Domaine')
    assert row.startswith('"0175";"0175-01-01";')
    assert ';"A "B"; C";' in row
    assert ';"1000,00";' in row
    assert end == ""


@pytest.mark.parametrize("name", ["absent/out.csv", ".", "nul\0.csv"])
def test_a_place_that_cannot_be_written_is_an_error_of_files(
    tmp_path: Path, commitment: CommitmentRow, name: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        write("aife-ae", [commitment], f"{tmp_path}/{name}")
    assert refused.value.code == "SG-FILE"


def test_an_unknown_layout_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="unknown layout"):
        write("nope", [], tmp_path / "out.csv")
