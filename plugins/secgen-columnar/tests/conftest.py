"""A cube with everything in it, and facts of every kind of cell to run it on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from secgen.kernel.text import Text
from secgen.reports import Column, Cube, Derived, Dimension, Facts, Measure, Ratio
from secgen_columnar.duck import DuckEngine

settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("ci")


def label(word: str) -> Text:
    return Text(f"{word} (fr)", f"{word} (en)")


COLUMNS = (
    Column("year", label("year"), "text"),
    Column("programme", label("programme"), "text"),
    Column("title", label("title"), "int"),
    Column("on", label("on"), "date"),
    Column("act", label("act"), "text"),
    Column("urgent", label("urgent"), "bool"),
    Column("price", label("price"), "money"),
    Column("a", label("a"), "money"),
    Column("order", label("order"), "money"),
    Column("pieces", label("pieces"), "int"),
)
ODD = [
    "",
    "131",
    "175",
    "L'œuvre",
    'a"b',
    "\\",
    "\\'",
    "x' OR '1'='1",
    "${spark.app.name}",
    "%s",
    "a;--",
    "\t\n",
    "e\u0301",
]
CUBE = Cube(
    "wide",
    Text("Exécution", "Execution"),
    "wide",
    (
        Dimension("programme", label("programme"), "programme"),
        Dimension("title", label("title"), "title"),
        Dimension("act", label("act"), "act"),
        Dimension("urgent", label("urgent"), "urgent"),
        Dimension("price", label("price"), "price"),
        Dimension("year", label("year"), "on", "year"),
        Dimension("month", label("month"), "on", "month"),
        Dimension("day", label("day"), "on"),
        Dimension("budget_year", label("budget year"), "year"),
    ),
    (
        Measure("net", label("net"), ("a",), ("order",)),
        Measure("into", label("into"), ("a", "order", "a"), where=(("act", ("in", "L'œuvre")),)),
        Measure(
            "odd", label("odd"), ("order",), where=(("programme", ("\\'", "x' OR '1'='1", "")), ("title", ("5", "")))
        ),
        Measure("never", label("never"), ("a",), where=(("title", ("05", "five")),), optional=True),
        Measure("urgent_a", label("urgent a"), ("a",), where=(("urgent", ("true",)),), optional=True),
        Derived("gap", label("gap"), ("net",), ("into", "odd")),
        Ratio("rate", label("rate"), "into", "gap"),
        Measure("pieces", label("pieces"), ("pieces",)),
    ),
    ("programme",),
)
NAMES = [d.name for d in CUBE.dimensions]
_CENTS = st.integers(-(10**12), 10**12) | st.sampled_from([0, 1, -1, 10**17, -(10**17)])
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["2025", "2026"]),
        st.none()
        | st.sampled_from(ODD)
        | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=3),
        st.none() | st.integers(-1, 7),
        st.none()
        | st.dates(date(2025, 11, 1), date(2026, 2, 28))
        | st.sampled_from([date(1, 1, 1), date(9999, 12, 31)]),
        st.sampled_from(["in", "out", "L'œuvre", ""]),
        st.none() | st.booleans(),
        st.none() | st.sampled_from([0, 10_00, -12_50]),
        _CENTS,
        _CENTS,
        st.integers(-(10**6), 10**6),
    ),
    max_size=30,
)
FILTERS = {
    "programme": st.sampled_from([*ODD, "nobody", "a\udc80"]),
    "title": st.sampled_from(["5", "05", "-1", "", "x", "5 ", "99999999999999999999"]),
    "urgent": st.sampled_from(["true", "false", "", "True"]),
    "price": st.sampled_from(["1000", "-1250", "0", "10.00", ""]),
    "year": st.sampled_from(["2025", "2026", "0001", "9999", "", "26", "2026-01", "0000"]),
    "month": st.sampled_from(["2025-12", "2026-02", "2026-13", "2026-1", "", "9999-12", "2026"]),
    "day": st.sampled_from(["2026-01-01", "0001-01-01", "20260101", "", "soon"]),
    "budget_year": st.sampled_from(["2025", "2026", "1999"]),
}
QUERIES = st.fixed_dictionaries(
    {
        "by": st.none() | st.lists(st.sampled_from(NAMES), max_size=3),
        "where": st.lists(st.sampled_from(sorted(FILTERS)), max_size=2, unique=True).flatmap(
            lambda names: st.fixed_dictionaries({name: st.lists(FILTERS[name], max_size=3) for name in names})
        ),
        "on": st.none() | st.dates(date(2025, 11, 1), date(2026, 2, 28)) | st.just(date(9999, 12, 31)),
    }
)


def facts_of(rows: list[tuple[object, ...]]) -> Facts:
    return Facts("wide", label("wide"), COLUMNS, rows)


@pytest.fixture(scope="session")
def duck() -> Iterator[DuckEngine]:
    with DuckEngine(threads=1) as engine:
        yield engine
