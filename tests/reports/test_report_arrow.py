"""Arrow, polars and pandas: exact types when they are there, a clear word when they are not."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports import Column, Table

LABEL = Text("x", "x")


@pytest.mark.parametrize("feature", ["to_polars", "to_pandas", "__arrow_c_stream__"])
def test_without_the_packages_the_error_names_the_extra(
    table: Table, feature: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for package in ("pyarrow", "polars", "pandas"):
        monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(InvalidInput, match=r"drac-secgen\[notebook\]") as refused:
        getattr(table, feature)()
    assert refused.value.params["feature"] == feature


def test_arrow_keeps_exact_types(table: Table) -> None:
    arrow = pytest.importorskip("pyarrow", reason="pyarrow is an extra")
    read = arrow.table(table)
    assert [str(field.type) for field in read.schema] == [
        "string",
        "int64",
        "decimal128(18, 2)",
        "decimal128(12, 6)",
        "date32[day]",
        "bool",
    ]
    assert read.column("amount").to_pylist() == [Decimal("48000.00"), Decimal("-12.50"), Decimal("0.00")]
    assert read.column("rate").to_pylist() == [Decimal("0.123400"), Decimal("1.320000"), None]


def test_a_rate_too_large_for_arrow_is_refused_clearly(table: Table) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is an extra")
    huge = evolve(table, rows=((*table.rows[0][:3], Decimal(10**6), *table.rows[0][4:]),))
    with pytest.raises(InvalidInput, match="too large"):
        huge.__arrow_c_stream__()


def test_an_empty_table_keeps_its_types(table: Table) -> None:
    arrow = pytest.importorskip("pyarrow", reason="pyarrow is an extra")
    assert arrow.table(evolve(table, rows=())).schema.names == [c.name for c in table.columns]


def test_polars(table: Table) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is an extra")
    pytest.importorskip("polars", reason="polars is an extra")
    assert table.to_polars()["amount"].sum() == Decimal("47987.50")


def test_pandas_keeps_whole_numbers_whole(table: Table) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is an extra")
    pytest.importorskip("pandas", reason="pandas is an extra")
    holes = evolve(table, rows=(*table.rows, ("Vide", None, None, None, None, None)))
    assert list(holes.to_pandas()["count"])[:2] == [12, 12_345]
    assert all(isinstance(n, int) for n in list(holes.to_pandas()["count"])[:3])


AMOUNTS = st.one_of(st.none(), st.builds(Money, st.integers(-(10**17), 10**17)))
DAYS = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2200, 12, 31)))


@given(st.lists(st.tuples(AMOUNTS, DAYS), max_size=12))
def test_every_data_tool_reads_the_same_cents_and_the_same_days(rows: list[tuple[Money | None, date | None]]) -> None:
    """pyarrow, polars, pandas and DuckDB read one stream: exact decimals, days, and nothing where there is nothing."""
    arrow = pytest.importorskip("pyarrow", reason="pyarrow is an extra")
    pytest.importorskip("polars", reason="polars is an extra")
    pytest.importorskip("pandas", reason="pandas is an extra")
    duckdb = pytest.importorskip("duckdb", reason="duckdb is an extra of the tests")
    columns = (Column("amount", LABEL, "money"), Column("day", LABEL, "date"))
    table = Table("amounts", LABEL, columns, rows)
    expected = [(None if amount is None else amount.euros, day) for amount, day in rows]

    pandas = table.to_pandas()
    stream = arrow.table(table)
    read = {
        "pyarrow": list(zip(stream["amount"].to_pylist(), stream["day"].to_pylist(), strict=True)),
        "polars": table.to_polars().rows(),
        "pandas": list(zip(pandas["amount"], pandas["day"], strict=True)),
        "duckdb": duckdb.sql("select amount, day from stream").fetchall(),
    }
    assert read == dict.fromkeys(read, expected)
    assert not any(isinstance(amount, float) for found in read.values() for amount, _ in found)
    total = sum((amount.euros for amount, _ in rows if amount is not None), Decimal(0))
    assert (duckdb.sql("select sum(amount) from stream").fetchall()[0][0] or Decimal(0)) == total
