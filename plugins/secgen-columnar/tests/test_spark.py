"""The same cubes on Spark, from the same SQL text, equal to the cent."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given, settings

from conftest import CUBE, NAMES, ODD, QUERIES, ROWS, facts_of, label
from secgen.kernel.money import Money
from secgen.reports import Dimension, run
from secgen_columnar.dataset import write_dataset
from secgen_columnar.spark import SparkEngine, SparkError

pytestmark = pytest.mark.spark
Rows = list[tuple[object, ...]]
ROW = ("2026", "131", 5, date(2026, 1, 10), "in", True, 10_00, 100_00, 30_00, 2)


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkEngine]:
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        pytest.skip("no Java here: apt-get install openjdk-17-jre-headless")
    with SparkEngine(master="local[2]") as engine:
        yield engine


@settings(max_examples=40)
@given(ROWS.filter(bool), QUERIES)
@example([ROW], {"by": [], "where": {"title": ["6"]}, "on": None})
def test_facts_in_memory(spark: SparkEngine, rows: Rows, asked: dict[str, Any]) -> None:
    facts = facts_of(rows)
    assert spark.run(CUBE, facts, **asked) == run(CUBE, facts, **asked)


def test_facts_without_a_row(spark: SparkEngine) -> None:
    assert spark.run(CUBE, facts_of([])) == run(CUBE, facts_of([]))


@settings(max_examples=20)
@given(ROWS.filter(bool), QUERIES)
def test_a_data_set_by_year_and_region(spark: SparkEngine, rows: Rows, asked: dict[str, Any]) -> None:
    facts = facts_of(rows)
    with TemporaryDirectory() as folder:
        dataset = write_dataset(facts, folder, region="84")
        assert spark.run(CUBE, str(dataset.path), **asked) == run(CUBE, facts, **asked)


def test_every_dimension_and_every_odd_text(spark: SparkEngine) -> None:
    facts = facts_of([("2026", odd, None, None, odd, None, None, 1_00, 2_00, 3) for odd in ODD])
    for name in NAMES:
        assert spark.run(CUBE, facts, by=[name]) == run(CUBE, facts, by=[name])
    for odd in ODD:
        where = {"programme": odd}
        assert spark.run(CUBE, facts, where=where) == run(CUBE, facts, where=where)


def test_two_regions_are_added_and_told_apart(spark: SparkEngine, tmp_path: Path) -> None:
    write_dataset(facts_of([ROW, ROW]), tmp_path, region="84")
    dataset = write_dataset(facts_of([ROW]), tmp_path, region="01")
    cube = evolve(CUBE, dimensions=(*CUBE.dimensions, Dimension("region", label("region"), "region")))
    table = spark.run(cube, dataset, by=["region", "budget_year"])
    assert table.column("region") == ("01", "84")
    assert table.column("net") == (Money(70_00), Money(140_00))


@pytest.mark.parametrize("folder", ["a*b?[c]{d}", "l'été $HOME %20"])
def test_a_folder_may_bear_any_name(spark: SparkEngine, tmp_path: Path, folder: str) -> None:
    dataset = write_dataset(facts_of([ROW]), tmp_path / folder, region="84")
    assert spark.run(CUBE, dataset) == run(CUBE, facts_of([ROW]))


def test_sums_beyond_a_machine_word_are_exact(spark: SparkEngine) -> None:
    facts = facts_of([(*ROW[:7], 10**17, -(10**17), 0)] * 300)
    assert spark.run(CUBE, facts, by=[]) == run(CUBE, facts, by=[])


def test_a_count_too_large_for_spark_is_an_error_not_a_wrong_figure(spark: SparkEngine) -> None:
    with pytest.raises(Exception, match="ARITHMETIC_OVERFLOW"):
        spark.run(CUBE, facts_of([(*ROW[:9], 2**62)] * 3))


def test_a_session_given_keeps_its_settings_and_goes_on(spark: SparkEngine) -> None:
    session = spark._open()
    name = "spark.sql.ansi.doubleQuotedIdentifiers"
    session.conf.set(name, "false")
    try:
        with SparkEngine(session=session) as engine:
            assert engine.run(CUBE, facts_of([ROW])) == run(CUBE, facts_of([ROW]))
        assert session.conf.get(name) == "false"
        assert session.sql("SELECT 1").collect()[0][0] == 1
    finally:
        session.conf.set(name, "true")


def test_without_java_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SparkError, match="Java missing") as caught:
        SparkEngine().run(CUBE, facts_of([ROW]))
    assert "openjdk-17-jre-headless" in caught.value.remedy
