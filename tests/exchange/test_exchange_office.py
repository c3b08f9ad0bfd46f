"""An office's own list: which column has the numbers, and what a cell may hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secgen.exchange import parse_numbers, read_office_list
from secgen.kernel.errors import InvalidInput

Put = Callable[..., Path]
A, B = "2103105755", "2103105756"


@pytest.mark.parametrize(
    ("cell", "numbers", "unreadable"),
    [
        (A, (A,), ()),
        (f"{A},{B}", (A, B), ()),
        (f"{A};{B}", (A, B), ()),
        (f"{A} / {B}", (A, B), ()),
        (f"{A} {B}", (A, B), ()),
        (f"{A}\n{B}", (A, B), ()),
        (f"{A}\r\n{B}\n", (A, B), ()),
        (f"  {A}\u00a0", (A,), ()),
        ("2103 105 755", (A,), ()),
        ("21 03 10 57 55 2103105756", (A, B), ()),
        (f"{A}.0", (A,), ()),
        (f"{A},0", (A,), ()),
        (f"{A}.0;{B}.0", (A, B), ()),
        (f"EJ {A}", (A,), ()),
        (f"EJ{A}", (A,), ()),
        (f"N° EJ : {A}", (A,), ()),
        (f"{A}, {A}", (A,), ()),
        ("", (), ()),
        ("-", (), ()),
        ("#", (), ()),
        ("210310575", (), ("210310575",)),
        ("21031057555", (), ("21031057555",)),
        ("2,10311E+09", (), ("2", "10311E", "09")),
        ("en attente", (), ("en attente",)),
        ("٢١٠٣١٠٥٧٥٥", (), ("٢١٠٣١٠٥٧٥٥",)),
        (f"{A} / à venir", (A,), ("à venir",)),
        (f"{A} 12", (), (f"{A} 12",)),
    ],
)
def test_a_cell_gives_its_numbers_and_what_cannot_be_read(
    cell: str, numbers: tuple[str, ...], unreadable: tuple[str, ...]
) -> None:
    assert parse_numbers(cell) == (numbers, unreadable)


@settings(deadline=None)
@given(
    st.lists(st.text("0123456789", min_size=10, max_size=10), min_size=1, unique=True),
    st.sampled_from([",", ";", "/", " ", "\n", " ; "]),
)
def test_numbers_are_found_whatever_stands_between_them(numbers: list[str], between: str) -> None:
    assert parse_numbers(between.join(numbers)) == (tuple(numbers), ())


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_cell_gives_only_ten_digit_numbers(cell: str) -> None:
    numbers, _ = parse_numbers(cell)
    assert all(len(number) == 10 and number.isascii() and number.isdigit() for number in numbers)


@pytest.mark.parametrize("header", ["N° EJ", "EJ", "numero_ej", "numEJ", "Numéro d'engagement juridique", "EJ Chorus"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_column_is_found_by_its_header(put: Put, header: str, separator: str) -> None:
    content = separator.join(["Dossier", header, "Projet"]) + "\n" + separator.join(["7", A, "Objets"]) + "\n"
    office = read_office_list(put(content))
    (row,) = office.rows
    assert (office.column, row.line, row.numbers, row["Dossier"]) == (header, 2, (A,), "7")


def test_a_header_with_ej_wins_over_one_with_engagement(put: Put) -> None:
    office = read_office_list(put(f"Date d'engagement;N° EJ\n2026-01-01;{A}\n"))
    assert office.column == "N° EJ"


@pytest.mark.parametrize("header", ["Projet;Montant", "Objet;Rejet"])
def test_no_column_of_numbers_is_refused_and_the_columns_are_named(put: Put, header: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_office_list(put(header + "\n1;2\n"))
    assert "no column of commitment numbers" in str(refused.value)
    assert header.replace(";", ", ") in str(refused.value)


def test_several_columns_of_numbers_are_refused_unless_one_is_named(put: Put) -> None:
    path = put(f"EJ 2025;EJ 2026\n{A};{B}\n")
    with pytest.raises(InvalidInput, match="several columns: EJ 2025, EJ 2026"):
        read_office_list(path)
    assert read_office_list(path, "EJ 2026").rows[0].numbers == (B,)
    assert read_office_list(path, "ej 2025").rows[0].numbers == (A,)
    with pytest.raises(InvalidInput, match="no column 'EJ 2024'"):
        read_office_list(path, "EJ 2024")


def test_a_cell_of_several_lines_is_one_row(put: Put) -> None:
    office = read_office_list(put(f'Dossier;EJ\n1;"{A}\n{B}"\n2;{A}\n'))
    assert [(row.line, row.numbers) for row in office.rows] == [(2, (A, B)), (4, (A,))]


def test_a_list_of_one_column_may_hold_several_numbers_in_a_line(put: Put) -> None:
    office = read_office_list(put(f"EJ\n{A};{B}\n\n{A}, {B}\n"))
    assert [(row.line, row.numbers) for row in office.rows] == [(2, (A, B)), (4, (A, B))]


def test_a_line_that_cannot_be_cut_is_told(put: Put) -> None:
    office = read_office_list(put(f'Dossier;EJ\n1;{A};x\n2;"{A}" y\n3;{B}\n'))
    assert [row.line for row in office.rows] == [4]
    assert [(a.line, a.kind.value, a.severity) for a in office.anomalies] == [
        (2, "row-width", "row"),
        (3, "unescaped-quote", "row"),
    ]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"%PDF-1.4"])
def test_a_file_that_is_no_list_is_refused(put: Put, content: bytes) -> None:
    with pytest.raises(InvalidInput, match="SG-LAYOUT"):
        read_office_list(put(content))
