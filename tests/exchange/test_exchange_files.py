"""Whole files: what is refused, with its reason, and what is read although it is not as usual."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

from secgen.exchange import LAYOUTS, CommitmentRow, Row, read, sniff, write
from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import language

Put = Callable[..., Path]
Good = dict[str, Row]
NAMES = sorted(LAYOUTS)


@pytest.fixture
def text(tmp_path: Path, good: Good) -> Callable[[str], str]:
    """A good file of a layout, as text."""

    def make(layout: str) -> str:
        write(layout, [good[layout]], tmp_path / "good.csv")
        return (tmp_path / "good.csv").read_bytes().decode()

    return make


@pytest.mark.parametrize("layout", NAMES)
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "it is a PDF"),
        (b"PK\x03\x04rest", "workbook or an archive"),
        (b"\xd0\xcf\x11\xe0old", "old workbook"),
        (b"", "the file is empty"),
        (b"Programme,EUR\0", "NUL bytes"),
        ("Programme;EUR".encode("utf-16"), "NUL bytes"),
        (b"\x81\x8d\x8f", "undecodable text (utf-8-sig, cp1252 tried)"),
        (b"\n\n\n", "no header found"),
        (b"one,two\n1,2\n", "no header found"),
    ],
)
def test_a_file_that_is_not_a_table_of_ours_is_refused_with_its_reason(
    put: Put, layout: str, content: bytes, reason: str
) -> None:
    path = put(content)
    with pytest.raises(InvalidInput) as refused:
        read(layout, path)
    assert refused.value.code == "SG-LAYOUT"
    assert reason in str(refused.value)
    assert str(path) in str(refused.value)
    assert sniff(path) is None


@pytest.mark.parametrize("layout", NAMES)
def test_a_file_without_any_one_of_its_needed_columns_names_it(
    put: Put, text: Callable[[str], str], layout: str
) -> None:
    plan = LAYOUTS[layout]
    lines = text(layout).splitlines()
    top, header = lines[:-2], lines[-2]
    quote = '"' if plan.quoting == "raw" else ""
    separator = f"{quote}{plan.separators[0]}{quote}"
    names = header.strip(quote).split(separator)
    assert names == [column.name for column in plan.columns]
    for index, column in enumerate(plan.columns):
        left = [name for i, name in enumerate(names) if i != index]
        path = put("\n".join([*top, quote + separator.join(left) + quote]) + "\n")
        if column.optional or (layout == "jp51" and column.field == "amount_type"):  # its label stands in for it
            assert read(layout, path).rows == ()
            continue
        with pytest.raises(InvalidInput, match="SG-LAYOUT") as refused:
            read(layout, path)
        assert f"1 missing column(s): {column.name}" in str(refused.value)


def test_the_refusal_is_said_in_french_too(put: Put) -> None:
    with pytest.raises(InvalidInput) as refused:
        read("jp51", put("Exercice comptable;Type de montant\n"))
    with language("fr"):
        assert "n'est pas au format jp51" in str(refused.value)
        assert "2 colonne(s) manquante(s) : Numéro de pièce de la pièce de référence" in str(refused.value)


def test_a_file_of_another_layout_is_named_for_what_it_is(put: Put, text: Callable[[str], str]) -> None:
    with pytest.raises(InvalidInput, match="this file looks like layout aife-cp"):
        read("inf-bud-53-cp", put(text("aife-cp")))


def test_an_unknown_layout_names_the_known_ones(put: Put) -> None:
    with pytest.raises(InvalidInput, match="known layouts: inf-bud-53-ae, inf-bud-53-cp"):
        read("inf-bud-54", put("x"))


@pytest.mark.parametrize("layout", NAMES)
@pytest.mark.parametrize("name", ["absent.csv", ".", "nul\0.csv"])
def test_a_file_that_cannot_be_opened_is_an_error_of_files(tmp_path: Path, layout: str, name: str) -> None:
    for attempt in (lambda: read(layout, f"{tmp_path}/{name}"), lambda: sniff(f"{tmp_path}/{name}")):
        with pytest.raises(InvalidInput) as refused:
            attempt()
        assert refused.value.code == "SG-FILE"


@pytest.mark.parametrize("layout", NAMES)
def test_each_layout_is_recognised_by_its_columns(put: Put, text: Callable[[str], str], layout: str) -> None:
    assert sniff(put(text(layout))) == layout


@pytest.mark.parametrize("layout", NAMES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_file_reads_the_same_in_each_encoding(
    put: Put, text: Callable[[str], str], good: Good, layout: str, encoding: str
) -> None:
    assert read(layout, put(text(layout).encode(encoding))).rows == (good[layout],)


@pytest.mark.parametrize("layout", ["inf-bud-53-ae", "inf-bud-53-cp"])
@pytest.mark.parametrize("above", [0, 3, 7, 30])
def test_the_preamble_may_be_shorter_or_longer(put: Put, text: Callable[[str], str], layout: str, above: int) -> None:
    lines = text(layout).splitlines(keepends=True)
    reading = read(layout, put("x\n" * above + "".join(lines[7:])))
    assert [row.line for row in reading.rows] == [above + 2]


@pytest.mark.parametrize("layout", ["inf-bud-53-ae", "inf-bud-53-cp", "jp51", "jp57", "subventions"])
def test_columns_in_another_order_under_other_accents_and_cases_are_found(
    put: Put, text: Callable[[str], str], good: Good, layout: str
) -> None:
    separator = LAYOUTS[layout].separators[0]
    table = list(csv.reader(io.StringIO(text(layout)), delimiter=separator))
    top, header, row = table[:-2], table[-2], table[-1]
    alike = sorted({name for name in header if header.count(name) > 1})
    order = sorted(range(len(header)), key=lambda i: (header[i] not in alike, -i if header[i] not in alike else i))
    turned = [[header[i].upper().replace("É", "E").replace("°", " ") for i in order], [row[i] for i in order]]
    content = io.StringIO()
    csv.writer(content, delimiter=separator).writerows([*top, *turned])
    assert read(layout, put(content.getvalue())).rows == (good[layout],)


def test_an_extra_column_is_noted_in_an_extract_and_ignored_in_a_journal(
    put: Put, text: Callable[[str], str], good: Good
) -> None:
    for layout, noted in (("inf-bud-53-ae", True), ("subventions", True), ("jp51", False), ("jp57", False)):
        separator = LAYOUTS[layout].separators[0]
        lines = text(layout).splitlines()
        lines[-2] += separator + "Surplus"
        lines[-1] += separator + "x"
        reading = read(layout, put("\n".join(lines)))
        assert reading.rows == (good[layout],)
        assert [(a.kind.value, a.column) for a in reading.anomalies] == [("column-unknown", "Surplus")] * noted


def test_semicolons_are_read_where_commas_are_usual(put: Put, text: Callable[[str], str], good: Good) -> None:
    table = csv.reader(io.StringIO(text("subventions")))
    assert read("subventions", put("\n".join(";".join(cells) for cells in table))).rows == (good["subventions"],)


def test_blank_lines_are_not_rows(put: Put, text: Callable[[str], str], good: Good) -> None:
    content = text("inf-bud-53-ae") + "\n" + "," * 17 + "\n"
    reading = read("inf-bud-53-ae", put(content))
    assert (reading.lines_read, reading.anomalies) == (1, ())


def test_a_long_file_is_read_to_its_last_line(tmp_path: Path, good: Good) -> None:
    row = good["aife-ae"]
    assert isinstance(row, CommitmentRow)
    rows = [evolve(row, item=str(n)) for n in range(1, 3001)]
    path = tmp_path / "long.csv"
    assert write("aife-ae", rows, path) == 3000
    reading = read("aife-ae", path)
    assert reading.rows == tuple(rows)
    assert [read_row.line for read_row in reading.rows] == list(range(2, 3002))
