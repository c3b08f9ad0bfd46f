"""One SQL text: DuckDB, Spark and PostgreSQL take it unchanged. Here it is read, and run on PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import COLUMNS, CUBE, QUERIES, ROWS, facts_of
from secgen.kernel.money import Money
from secgen.reports import Query, run
from secgen.reports.cells import Kind
from secgen_columnar import literals
from secgen_columnar.sql import statement

TYPES: dict[Kind, str] = {
    "text": "text",
    "int": "bigint",
    "money": "numeric(18,2)",
    "date": "date",
    "bool": "boolean",
}


def test_the_text_is_plain() -> None:
    where = {"programme": ["L'œuvre", ""], "month": ["2026-02", "soon"], "title": ["5", "05"]}
    query = Query.of(CUBE, COLUMNS, ["programme", "month"], where, date(2026, 2, 28))
    compiled = statement(query)
    assert compiled.text.splitlines() == [
        'SELECT "programme" AS c0,',
        '       EXTRACT(YEAR FROM "on") AS c1,',
        '       EXTRACT(MONTH FROM "on") AS c2,',
        '       SUM("a") AS c3,',
        '       SUM("order") AS c4,',
        "       SUM(\"a\") FILTER (WHERE \"act\" IN ('in', 'L' || CHR(39) || 'œuvre')) AS c5,",
        "       SUM(\"order\") FILTER (WHERE \"act\" IN ('in', 'L' || CHR(39) || 'œuvre')) AS c6,",
        '       SUM("order") FILTER (WHERE ("programme" IN (CHR(92) || CHR(39), '
        "'x' || CHR(39) || ' OR ' || CHR(39) || '1' || CHR(39) || '=' || CHR(39) || '1', '') "
        'OR "programme" IS NULL) AND ("title" IN (5) OR "title" IS NULL)) AS c7,',
        '       SUM("a") FILTER (WHERE 1 = 0) AS c8,',
        '       SUM("a") FILTER (WHERE "urgent" IN (TRUE)) AS c9,',
        '       SUM("pieces") AS c10',
        'FROM "facts"',
        "WHERE \"on\" <= DATE '2026-02-28'",
        "  AND (\"programme\" IN ('L' || CHR(39) || 'œuvre', '') OR \"programme\" IS NULL)",
        "  AND \"on\" BETWEEN DATE '2026-02-01' AND DATE '2026-02-28'",
        '  AND "title" IN (5)',
        "GROUP BY 1, 2, 3",
    ]


@given(st.text())
def test_no_text_ends_its_literal(value: str) -> None:
    """Outside CHR(n) nothing but text between two quotes, and no quote, backslash or dollar inside."""
    for piece in literals.text(value).split(" || "):
        if not piece.startswith("CHR("):
            assert piece[0] == piece[-1] == "'"
            assert not set(piece[1:-1]) & set("'\\$\0\n")


@pytest.mark.parametrize(
    ("kind", "written", "literal"),
    [
        ("int", "5", "5"),
        ("int", "-5", "-5"),
        ("int", "05", None),
        ("int", "٥", None),
        ("int", "-0", None),
        ("int", str(2**63), None),
        ("money", "-1250", "-12.50"),
        ("money", "-5", "-0.05"),
        ("money", "12.50", None),
        ("money", str(10**18), None),
        ("bool", "true", "TRUE"),
        ("bool", "True", None),
        ("date", "2026-03-02", "DATE '2026-03-02'"),
        ("date", "20260302", None),
        ("date", "2026-02-30", None),
        ("text", "", "''"),
        ("text", "\udc80", None),
        ("rate", "0.5", None),
    ],
)
def test_values_as_a_machine_writes_them(kind: Kind, written: str, literal: str | None) -> None:
    assert literals.value(kind, written) == literal


def test_a_column_may_bear_any_name() -> None:
    assert literals.name('a"; DROP TABLE facts;--') == '"a""; DROP TABLE facts;--"'


@pytest.fixture(scope="module")
def postgres() -> Iterator[Any]:
    url = os.environ.get("SECGEN_TEST_POSTGRES")
    if not url:
        pytest.skip("no server: run under plugins/secgen-postgres/tests/with_postgres")
    psycopg = pytest.importorskip("psycopg")
    with psycopg.connect(url, autocommit=True) as db:
        columns = ", ".join(f"{literals.name(c.name)} {TYPES[c.kind]}" for c in COLUMNS)
        db.execute(f"CREATE TEMP TABLE facts({columns})")
        yield db


@settings(max_examples=60)
@given(ROWS, QUERIES)
def test_the_same_text_on_postgresql(postgres: Any, rows: list[tuple[object, ...]], asked: dict[str, Any]) -> None:
    facts = facts_of(rows)
    money = {i for i, c in enumerate(COLUMNS) if c.kind == "money"}
    postgres.execute("TRUNCATE facts")
    with postgres.cursor() as cursor, cursor.copy("COPY facts FROM STDIN") as copy:
        for row in rows:
            copy.write_row([Money(v).euros if i in money and isinstance(v, int) else v for i, v in enumerate(row)])
    compiled = statement(Query.of(CUBE, COLUMNS, asked["by"], asked["where"], asked["on"]))
    assert compiled.table(postgres.execute(compiled.text).fetchall()) == run(CUBE, facts, **asked)
