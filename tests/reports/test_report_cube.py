"""Cubes: what is summed, grouped, filtered and refused; totals add up whatever is asked."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from secgen.kernel.errors import InvalidInput
from secgen.kernel.figures import Number
from secgen.kernel.money import Money
from secgen.kernel.text import Text, language
from secgen.reports import Column, Cube, Derived, Dimension, Facts, Measure, Query, Ratio, Table, run
from secgen.reports.assemble import assemble, ratio

T = Text("x", "x")


def test_measures_derived_and_ratios(cube: Cube, facts: Facts) -> None:
    table = run(cube, facts)
    assert [c.name for c in table.columns] == ["programme", "opened", "paid", "left", "rate"]
    assert table.rows == (
        ("", Money(0), Money(7_00), Money(-7_00), None),
        ("131", Money(100_00), Money(150_00), Money(-50_00), Decimal("1.500000")),
        ("175", Money(300_00), Money(100_00), Money(200_00), Decimal("0.333333")),
    )


def test_the_total_has_the_ratio_of_totals_and_is_not_clamped(cube: Cube, facts: Facts) -> None:
    assert run(cube, facts).total == (None, Money(400_00), Money(257_00), Money(143_00), Decimal("0.642500"))
    over = run(cube, facts, where={"programme": "131"})
    assert over.total is not None
    assert over.total[-1] == Decimal("1.5")


def test_an_optional_measure_is_shown_as_soon_as_it_has_something(cube: Cube, facts: Facts) -> None:
    frozen = evolve(facts, rows=[*facts.rows, ("131", 5, date(2026, 1, 1), "freeze", 1_00)])
    assert run(cube, frozen).column("frozen") == (Money(0), Money(1_00), Money(0))


def test_a_measure_that_is_not_optional_is_shown_even_at_zero(cube: Cube, facts: Facts) -> None:
    table = run(cube, facts, where={"programme": ""})
    assert table.column("opened") == (Money(0),)


def test_by_parts_of_a_date(cube: Cube, facts: Facts) -> None:
    assert run(cube, facts, by=["month"]).column("month") == ("", "2026-01", "2026-02", "2026-03")
    assert run(cube, facts, by=["year"]).column("year") == ("", "2026")
    assert run(cube, facts, by=["month"], where={"month": ["2026-02"]}).column("paid") == (Money(150_00),)


def test_by_nothing_gives_one_row_equal_to_the_total(cube: Cube, facts: Facts) -> None:
    table = run(cube, facts, by=[])
    assert table.rows == (table.total,)


def test_a_name_given_twice_counts_once(cube: Cube, facts: Facts) -> None:
    assert run(cube, facts, by=["title", "title"]) == run(cube, facts, by="title")


def test_filters_read_numbers_as_text(cube: Cube, facts: Facts) -> None:
    assert run(cube, facts, by=["title"], where={"title": "3"}).column("title") == (3,)
    assert len(run(cube, facts, where={"programme": ["131", "nobody"]})) == 1


def test_on_includes_the_day_and_leaves_out_what_has_no_date(cube: Cube, facts: Facts) -> None:
    at = run(cube, facts, on=date(2026, 2, 20))
    assert at.total is not None
    assert at.total[1:3] == (Money(100_00), Money(150_00))
    assert Text("Situation au 2026-02-20.", "As of 2026-02-20.") in at.notes


def test_a_report_on_no_facts_has_a_total_of_zero(cube: Cube, facts: Facts) -> None:
    table = run(cube, evolve(facts, rows=[]))
    assert table.rows == ()
    assert table.total == (None, Money(0), Money(0), Money(0), None)


def test_the_title_says_by_what(cube: Cube, facts: Facts) -> None:
    assert run(cube, facts, by=["programme", "month"]).title.fr == "Consommation, par programme et mois"


@pytest.mark.parametrize(
    ("asked", "option", "value"),
    [
        ({"by": ["colour"]}, "by", "colour"),
        ({"where": {"colour": "red"}}, "where", "colour"),
        ({"on": date(2026, 1, 1), "date_column": "when"}, "date column", "when"),
    ],
)
def test_an_unknown_name_is_refused_with_those_known(
    cube: Cube, facts: Facts, asked: dict[str, object], option: str, value: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        run(cube, facts, **asked)  # type: ignore[arg-type]
    assert refused.value.code == "SG-REPORT-OPTION"
    assert (refused.value.params["option"], refused.value.params["value"]) == (option, value)
    with language("fr"):
        assert "valeurs possibles" in str(refused.value)


def test_a_cube_that_names_an_unknown_measure_or_column_is_refused(cube: Cube, facts: Facts) -> None:
    with pytest.raises(InvalidInput):
        evolve(cube, measures=(Ratio("rate", T, "nothing", "nothing"),))
    with pytest.raises(InvalidInput):
        run(evolve(cube, measures=(Measure("m", T, ("nothing",)),)), facts)


def test_euros_and_numbers_are_never_added(cube: Cube, facts: Facts) -> None:
    with pytest.raises(InvalidInput, match="mixed units"):
        run(evolve(cube, measures=(Measure("m", T, ("cents", "title")),)), facts)


def test_whole_numbers_are_summed_as_whole_numbers(cube: Cube, facts: Facts) -> None:
    assert run(evolve(cube, measures=(Measure("m", T, ("title",)),)), facts).total == (None, 19)


def test_facts_become_a_table_with_money(facts: Facts) -> None:
    assert facts.table().column("cents")[0] == Money(100_00)
    with pytest.raises(InvalidInput, match="5 columns declared"):
        evolve(facts, rows=[("131",)])


def test_another_engine_only_has_to_give_sums(cube: Cube, facts: Facts) -> None:
    query = Query.of(cube, facts.columns, ["programme"])
    sums: dict[tuple[object, ...], list[int]] = {
        ("175",): [300_00, 100_00, 0],
        ("131",): [100_00, 150_00, 0],
        ("",): [0, 7_00, 0],
    }
    assert assemble(query, sums) == run(cube, facts, by=["programme"])


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        (1, 3, "0.333333"),
        (2, 3, "0.666667"),
        (1, 2_000_000, "0.000001"),
        (-1, 2_000_000, "-0.000001"),
        (3, -2, "-1.5"),
        (10**17, 1, "100000000000000000"),
        (0, 5, "0"),
    ],
)
def test_ratios_are_exact_and_rounded_half_up(numerator: int, denominator: int, expected: str) -> None:
    assert ratio(numerator, denominator) == Decimal(expected)


def test_nothing_over_zero_is_nothing() -> None:
    assert ratio(5, 0) is None


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["", "131", "175", "=x"]),
        st.sampled_from([None, 3, 5]),
        st.none() | st.dates(date(2025, 1, 1), date(2027, 12, 31)),
        st.sampled_from(["in", "out"]),
        st.integers(-(10**12), 10**12),
        st.integers(-(10**12), 10**12),
    ),
    max_size=40,
)
DIMENSIONS = ("programme", "title", "year", "month", "day")
WIDE = Cube(
    "wide",
    T,
    "wide",
    (
        Dimension("programme", T, "programme"),
        Dimension("title", T, "title"),
        Dimension("year", T, "on", "year"),
        Dimension("month", T, "on", "month"),
        Dimension("day", T, "on"),
    ),
    (
        Measure("net", T, ("a",), ("b",)),
        Measure("into", T, ("a", "b"), where=(("act", ("in",)),)),
        Derived("gap", T, ("net",), ("into",)),
    ),
)
WIDE_COLUMNS = (
    Column("programme", T, "text"),
    Column("title", T, "int"),
    Column("on", T, "date"),
    Column("act", T, "text"),
    Column("a", T, "money"),
    Column("b", T, "money"),
)


@given(ROWS, st.lists(st.sampled_from(DIMENSIONS), unique=True))
def test_whatever_is_asked_the_rows_add_up_to_the_total(rows: list[tuple[object, ...]], by: list[str]) -> None:
    table = run(WIDE, Facts("wide", T, WIDE_COLUMNS, rows), by)
    total = dict(zip([c.name for c in table.columns], table.total or (), strict=True))
    net = sum(a - b for *_, a, b in rows)  # type: ignore[operator]
    into = sum(a + b for *_, act, a, b in rows if act == "in")  # type: ignore[operator]
    assert (total["net"], total["into"], total["gap"]) == (Money(net), Money(into), Money(net - into))
    assert [Money.sum(table.column(name)) for name in ("net", "into", "gap")] == [  # type: ignore[arg-type]
        total["net"],
        total["into"],
        total["gap"],
    ]


@given(ROWS, st.sampled_from(DIMENSIONS))
def test_the_order_of_the_facts_changes_nothing(rows: list[tuple[object, ...]], by: str) -> None:
    there = run(WIDE, Facts("wide", T, WIDE_COLUMNS, rows), by)
    back = run(WIDE, Facts("wide", T, WIDE_COLUMNS, rows[::-1]), by)
    assert there == back


def test_a_hundred_thousand_rows_add_up() -> None:
    days = [date(2026, 1, 1) + timedelta(i) for i in range(300)]
    rows = [(f"{i % 40}", i % 7, days[i % 300], "in", i, 1) for i in range(100_000)]
    facts = Facts("wide", T, WIDE_COLUMNS, rows)
    table: Table = run(WIDE, facts, ["programme", "title", "month"], {"year": "2026"}, date(2026, 12, 31))
    assert Money.sum(table.column("net")) == Money(sum(range(100_000)) - 100_000)  # type: ignore[arg-type]


def test_a_measure_in_thousandths_is_a_figure_with_three_decimals() -> None:
    name, of = Text("service", "unit"), Text("ETP", "FTE")
    columns = (Column("unit", name, "text"), Column("fte", of, "int"))
    people = Facts("people", Text("agents", "agents"), columns, [("drac", 800), ("drac", 1000), ("udap", 500)])
    cube = Cube(
        "fte", Text("ETP", "FTE"), "people",
        (Dimension("unit", name, "unit"),), (Measure("fte", of, ("fte",), thousandths=True),), ("unit",),
    )  # fmt: skip
    table = run(cube, people)
    assert table.rows == (("drac", Number("1.800")), ("udap", Number("0.500")))
    assert table.total == (None, Number("2.300"))
    assert table.columns[1].kind == "number"


def test_facts_count_in_whole_thousandths() -> None:
    with pytest.raises(InvalidInput, match="thousandths=True"):
        Facts("people", Text("agents", "agents"), (Column("fte", Text("ETP", "FTE"), "number"),), [(Number("0.8"),)])
