"""The built-in engine passes the engine kit, and each of its checks catches an engine that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from secgen.kernel.money import Money
from secgen.reports import engine as built_in
from secgen.reports.engine import PythonEngine
from secgen.reports.facts import Facts
from secgen.reports.table import Table
from secgen.reports.view import Engine
from secgen.testing import EngineKit, check_engine


class TestPython(EngineKit):
    def engine(self) -> Engine:
        return PythonEngine()


def run(cube: Any, facts: Facts, by: Any = None, where: Any = None, on: Any = None) -> Table:
    return built_in.run(cube, facts, by, where, on)


def rows(facts: Facts, change: Callable[[list[Any]], list[Any]]) -> Facts:
    return evolve(facts, rows=[tuple(change(list(row))) for row in facts.rows])


def backwards(cube: Any, facts: Facts, by: Any = None, where: Any = None, on: Any = None) -> Table:
    table = run(cube, facts, by, where, on)
    return evolve(table, rows=table.rows[::-1])


def first_dimension_only(cube: Any, facts: Facts, by: Any = None, where: Any = None, on: Any = None) -> Table:
    table = run(cube, facts, by, where, on)
    return evolve(table, rows=table.rows[:1]) if by and len(by) > 1 else table


def undated_is_january(cube: Any, facts: Facts, by: Any = None, where: Any = None, on: Any = None) -> Table:
    table = run(cube, facts, by, where, on)
    if by == ["month"]:
        return evolve(table, rows=[row if row[0] else ("2026-01", *row[1:]) for row in table.rows])
    return table


def drops_empty_filters(cube: Any, facts: Facts, by: Any = None, where: Any = None, on: Any = None) -> Table:
    return run(cube, facts, by, {k: v for k, v in (where or {}).items() if v}, on)


def trims_filters(cube: Any, facts: Facts, by: Any = None, where: Any = None, on: Any = None) -> Table:
    return run(cube, facts, by, {k: [t.strip() for t in v] for k, v in (where or {}).items()}, on)


def day_excluded(cube: Any, facts: Facts, by: Any = None, where: Any = None, on: Any = None) -> Table:
    if on is not None:
        facts = evolve(facts, rows=[row for row in facts.rows if row[0] != on])
    return run(cube, facts, by, where, on)


def fails_when_empty(cube: Any, facts: Facts, by: Any = None, where: Any = None, on: Any = None) -> Table:
    max(facts.rows, key=lambda row: row[3])
    return run(cube, facts, by, where, on)


def through_floats(cube: Any, facts: Facts, by: Any = None, where: Any = None, on: Any = None) -> Table:
    return run(cube, rows(facts, lambda row: [*row[:3], int(float(row[3])), row[4]]), by, where, on)


def a_thousand_rows(cube: Any, facts: Facts, by: Any = None, where: Any = None, on: Any = None) -> Table:
    return run(cube, evolve(facts, rows=facts.rows[:1000]), by, where, on)


def eats_the_facts(cube: Any, facts: Facts, by: Any = None, where: Any = None, on: Any = None) -> Table:
    table = run(cube, facts, by, where, on)
    if isinstance(facts.rows, list) and facts.rows:
        facts.rows.append(facts.rows.pop(0))
    return table


def takes_anything(cube: Any, facts: Facts, by: Any = None, where: Any = None, on: Any = None) -> Table:
    known = {d.name for d in cube.dimensions}
    kept = {k: v for k, v in (where or {}).items() if k in known}
    return run(cube, facts, [name for name in by or [] if name in known] or None, kept, on)


def one_cent_more(cube: Any, facts: Facts, by: Any = None, where: Any = None, on: Any = None) -> Table:
    table = run(cube, facts, by, where, on)
    place = table.index("plus")
    more = [
        tuple(Money(c.cents + 1) if i == place and isinstance(c, Money) else c for i, c in enumerate(row))
        for row in table.rows
    ]
    return evolve(table, rows=more)


MUTANTS = [
    ("test_by_default", backwards),
    ("test_by_default", one_cent_more),
    ("test_by_every_choice_of_dimensions", first_dimension_only),
    ("test_years_and_months_of_a_date", undated_is_january),
    ("test_filters", drops_empty_filters),
    ("test_odd_texts_in_a_filter", trims_filters),
    ("test_as_of_a_day", day_excluded),
    ("test_no_row", fails_when_empty),
    ("test_large_sums_are_exact", through_floats),
    ("test_thousands_of_random_rows", a_thousand_rows),
    ("test_the_facts_are_left_as_they_were", eats_the_facts),
    ("test_an_unknown_dimension_is_refused", takes_anything),
]


@pytest.mark.parametrize(("check", "run"), MUTANTS, ids=lambda value: getattr(value, "__name__", value))
def test_a_wrong_engine_is_caught(check: str, run: Any) -> None:
    wrong = type("Wrong", (), {"run": staticmethod(run)})
    told = {result.check: result for result in check_engine(wrong)}
    assert told[check].outcome == "fail", told[check]


def test_every_check_catches_a_wrong_engine() -> None:
    assert {check for check, _ in MUTANTS} == set(EngineKit.names())
