"""DuckDB gives what the built-in engine gives, to the cent, whatever is asked of whatever facts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, example, given, settings

from conftest import COLUMNS, CUBE, NAMES, QUERIES, ROWS, facts_of, label
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import Money
from secgen.reports import Column, Dimension, Facts, Measure, run
from secgen_columnar.dataset import write_dataset, write_file
from secgen_columnar.duck import DuckEngine

Rows = list[tuple[object, ...]]
ROW = ("2026", "131", 5, date(2026, 1, 10), "in", True, 10_00, 100_00, 30_00, 2)


@settings(max_examples=300)
@given(ROWS, QUERIES)
@example([], {"by": [], "where": {}, "on": None})
@example([ROW], {"by": [], "where": {"title": ["6"]}, "on": None})
@example([ROW], {"by": [], "where": {"title": []}, "on": None})
def test_facts_in_memory(duck: DuckEngine, rows: Rows, asked: dict[str, Any]) -> None:
    facts = facts_of(rows)
    assert duck.run(CUBE, facts, **asked) == run(CUBE, facts, **asked)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS.filter(bool), QUERIES)
def test_a_data_set_by_year_and_region(duck: DuckEngine, rows: Rows, asked: dict[str, Any]) -> None:
    facts = facts_of(rows)
    with TemporaryDirectory() as folder:
        dataset = write_dataset(facts, folder, region="84")
        assert duck.run(CUBE, dataset, **asked) == run(CUBE, facts, **asked)
        assert duck.run(CUBE, str(dataset.path), **asked) == run(CUBE, dataset.facts(), **asked)


def test_two_regions_are_added_and_told_apart(duck: DuckEngine, tmp_path: Path) -> None:
    write_dataset(facts_of([ROW, ROW]), tmp_path, region="84")
    dataset = write_dataset(facts_of([ROW]), tmp_path, region="2A")
    cube = evolve(CUBE, dimensions=(*CUBE.dimensions, Dimension("region", label("region"), "region")))
    table = duck.run(cube, dataset, by=["region", "budget_year"])
    assert table.column("region") == ("2A", "84")
    assert table.column("budget_year") == ("2026", "2026")
    assert table.column("net") == (Money(70_00), Money(140_00))
    assert table == run(cube, dataset.facts(), by=["region", "budget_year"])


@pytest.mark.parametrize("folder", ["plain", "a*b?[c]{d}", "l'été $HOME \\"])
def test_a_folder_may_bear_any_name(duck: DuckEngine, tmp_path: Path, folder: str) -> None:
    dataset = write_dataset(facts_of([ROW]), tmp_path / folder, region="84")
    assert duck.run(CUBE, dataset) == run(CUBE, facts_of([ROW]))
    write_file(facts_of([ROW]), tmp_path / folder / "one.parquet")
    assert duck.run(CUBE, tmp_path / folder / "one.parquet") == run(CUBE, facts_of([ROW]))


def test_threads_share_an_engine() -> None:
    with DuckEngine() as engine:
        facts = [facts_of([ROW] * n) for n in range(8)]
        found: dict[int, object] = {}
        threads = [Thread(target=lambda n=n: found.update({n: engine.run(CUBE, facts[n])})) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == {n: run(CUBE, facts[n]) for n in range(8)}


def test_sums_beyond_a_machine_word_are_exact(duck: DuckEngine) -> None:
    facts = facts_of([(*ROW[:7], 10**17, -(10**17), 2**62)] * 300)
    table = duck.run(CUBE, facts, by=[])
    assert table == run(CUBE, facts, by=[])
    assert table.total is not None
    assert table.total[0] == Money(2 * 300 * 10**17)


@pytest.mark.parametrize("cell", [2**63, -(2**70), "12", 1.5, True])
def test_an_amount_that_does_not_fit_is_refused_by_name(duck: DuckEngine, cell: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        duck.run(CUBE, facts_of([(*ROW[:7], cell, 0, 0)]))
    assert (caught.value.params["act"], caught.value.params["field"]) == ("wide", "a")


def test_what_the_built_in_engine_refuses_is_refused(duck: DuckEngine) -> None:
    facts = facts_of([ROW])
    asked: list[dict[str, Any]] = [
        {"by": ["colour"]},
        {"where": {"colour": "red"}},
        {"date_column": "when", "on": date.max},
    ]
    for each in asked:
        with pytest.raises(InvalidInput) as theirs:
            run(CUBE, facts, **each)
        with pytest.raises(InvalidInput) as ours:
            duck.run(CUBE, facts, **each)
        assert str(ours.value) == str(theirs.value)
    mixed = evolve(CUBE, measures=(Measure("m", label("m"), ("a", "pieces")),))
    with pytest.raises(InvalidInput, match="mixed units"):
        duck.run(mixed, facts)


def test_a_rate_neither_groups_nor_filters(duck: DuckEngine) -> None:
    columns = (*COLUMNS, Column("vat", label("vat"), "rate"))
    cube = evolve(CUBE, dimensions=(*CUBE.dimensions, Dimension("vat", label("vat"), "vat")))
    with pytest.raises(InvalidInput, match="neither groups nor filters"):
        duck.run(cube, Facts("wide", label("wide"), columns, []), by=["vat"])


def test_names_that_differ_only_by_case_are_refused(duck: DuckEngine) -> None:
    columns = (*COLUMNS, Column("ACT", label("act"), "text"))
    with pytest.raises(InvalidInput, match="differ only by case"):
        duck.run(CUBE, Facts("wide", label("wide"), columns, []))


def test_every_dimension_is_tried() -> None:
    assert set(NAMES) == {d.name for d in CUBE.dimensions}
