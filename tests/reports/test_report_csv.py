"""CSV: read back equal, safe to open in a spreadsheet."""

from __future__ import annotations

import csv as reader
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.kernel.text import Text
from secgen.reports import Column, Table, csv

T = Text("x", "x")


def read(table: Table) -> list[list[str]]:
    return list(reader.reader(io.StringIO(csv.render(table), newline=""), strict=True))


def test_machine_form(table: Table) -> None:
    header, museums, hostile, command = read(table)
    assert header == ["service", "count", "amount", "rate", "last", "settled"]
    assert museums == ["Musées", "12", "48000.00", "0.1234", "2026-03-02", "true"]
    assert hostile == ["<script>alert('x')</script>", "12345", "-12.50", "1.32", "2026-01-31", "false"]
    assert command == ["'=cmd|'/c calc'!A1", "0", "0.00", "", "", ""]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"])
def test_text_that_looks_like_a_formula_is_disarmed(start: str) -> None:
    table = Table("t", T, (Column("c", T, "text"),), ((f"{start}1+1",),))
    assert read(table)[1] == [f"'{start}1+1"]


@given(st.lists(st.tuples(st.text("aé\",;'\n\r =", max_size=8), st.integers()), max_size=5))
def test_what_is_written_is_read_back_equal(rows: list[tuple[str, int]]) -> None:
    table = Table("t", T, (Column("a", T, "text"), Column("b", T, "int")), tuple(rows))
    disarmed = [["'" + a if a.lstrip(" ").startswith(("=", "\n", "\r")) else a, str(b)] for a, b in rows]
    assert read(table)[1:] == disarmed


def test_lines_end_as_rfc_4180_says_and_bytes_do_not_depend_on_the_language(table: Table) -> None:
    assert csv.render(table, "fr") == csv.render(table, "en")
    assert csv.render(table).count("\r\n") == 4
