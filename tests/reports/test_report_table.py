"""The table: what it refuses, how it is cut and ordered, how it shows itself."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from secgen.kernel.errors import InvalidInput
from secgen.kernel.figures import Number
from secgen.kernel.money import Money
from secgen.kernel.text import Text, language
from secgen.reports import Column, Table
from secgen.reports.cells import machine, show

LABEL = Text("x", "x")


def one(kind: str, *cells: object) -> Table:
    return Table("t", LABEL, (Column("c", LABEL, kind),), tuple((cell,) for cell in cells))  # type: ignore[arg-type]


def test_a_row_of_another_width_is_refused_and_named() -> None:
    with pytest.raises(InvalidInput, match=r"rows\[1\].*2 cells, 1 columns"):
        Table("t", LABEL, (Column("c", LABEL, "int"),), ((1,), (2, 3)))


def test_a_repeated_column_name_is_refused() -> None:
    with pytest.raises(InvalidInput, match="repeated name"):
        Table("t", LABEL, (Column("c", LABEL, "int"), Column("c", LABEL, "int")), ())


@pytest.mark.parametrize(
    ("kind", "stranger"),
    [
        ("money", 4_800_000),
        ("int", True),
        ("date", datetime(2026, 1, 1, tzinfo=UTC)),
        ("rate", 0.5),
        ("text", Money(1)),
    ],
)
def test_a_cell_of_another_kind_is_refused(kind: str, stranger: object) -> None:
    with pytest.raises(InvalidInput) as refused:
        one(kind, None, stranger)
    assert refused.value.code == "SG-FIELD"


def test_the_total_is_checked_like_a_row() -> None:
    with pytest.raises(InvalidInput):
        Table("t", LABEL, (Column("c", LABEL, "money"),), (), (), (100,))


def test_a_column_is_read_by_its_name(table: Table) -> None:
    assert table.column("count") == (12, 12_345, 0)
    with pytest.raises(InvalidInput, match="unknown column 'nope'") as refused:
        table.column("nope")
    assert refused.value.params["known"] == "service, count, amount, rate, last, settled"


def test_where_keeps_equal_cells_and_drops_the_total(table: Table) -> None:
    kept = table.where(settled=True, count=12)
    assert kept.column("service") == ("Musées",)
    assert kept.total is None
    assert len(table.where(settled=True, count=13)) == 0


def test_sort_puts_empty_cells_first_and_keeps_the_total(table: Table) -> None:
    ordered = table.sort("last")
    assert [str(day) for day in ordered.column("last")] == ["None", "2026-01-31", "2026-03-02"]
    assert ordered.sort("amount", reverse=True).column("count") == (12, 0, 12_345)
    assert ordered.total == table.total


def test_head_cuts(table: Table) -> None:
    assert table.head(1).rows == table.rows[:1]
    assert len(table.head(99)) == 3
    assert len(table.head(-1)) == 0


def test_an_empty_table_is_still_a_table() -> None:
    empty = one("int")
    assert len(empty) == 0
    assert empty
    assert empty.to_dicts() == []


def test_to_dicts_and_iteration_give_the_rows(table: Table) -> None:
    assert table.to_dicts()[0]["amount"] == Money(4_800_000)
    assert list(table) == list(table.rows)


def test_repr_is_one_line_and_str_is_the_text(table: Table) -> None:
    assert repr(table) == "<Table services: 3 rows (service, count, amount, rate, last, settled)>"
    with language("fr"):
        assert str(table).startswith("Dépenses par service\n")


def test_a_figure_with_decimals_is_no_rate() -> None:
    made = Table("t", Text("t", "t"), (Column("days", Text("jours", "days"), "number"),), [(Number("23.7"),)])
    assert show(Number("12345.600")) == "12\u00a0345,600"
    assert machine(Number("-0.2")) == "-0.2"
    assert "23,7" in str(made)
    assert "%" not in str(made)
    assert 'class="bar"' not in made._repr_html_()
    with language("en"):
        assert "23.7" in made._repr_html_()
    with pytest.raises(InvalidInput, match="number"):
        Table("t", Text("t", "t"), made.columns, [(Decimal("23.7"),)])
    with pytest.raises(InvalidInput, match="rate"):
        Table("t", Text("t", "t"), (Column("share", Text("part", "share"), "rate"),), made.rows)
