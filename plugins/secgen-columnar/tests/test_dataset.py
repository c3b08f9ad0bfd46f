"""Parquet as documented: what is written is what is read, by us and by anyone."""

from __future__ import annotations

import threading
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings

from conftest import COLUMNS, ROWS, facts_of, label
from secgen.kernel.errors import InvalidInput
from secgen.reports import Column, Facts
from secgen_columnar.dataset import Dataset, write_dataset, write_file
from secgen_columnar.schema import TYPES

ROW = ("2026", "131", 5, date(2026, 1, 10), "in", True, 10_00, 100_01, -30_00, 2)


@settings(max_examples=60)
@given(ROWS)
def test_facts_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[object, ...]]) -> None:
    path = tmp_path_factory.mktemp("one") / "facts.parquet"
    facts = facts_of(rows)
    assert write_file(facts, path) == len(rows)
    back = Dataset.open(path).facts()
    assert (back.name, back.title, back.columns) == (facts.name, facts.title, facts.columns)
    assert list(back.rows) == rows


def test_the_layout_is_the_documented_one(tmp_path: Path) -> None:
    dataset = write_dataset(facts_of([ROW, ("2025", *ROW[1:])]), tmp_path, region="84")
    assert [file.relative_to(tmp_path).as_posix() for file in dataset.files] == [
        "wide/year=2025/region=84/part-0.parquet",
        "wide/year=2026/region=84/part-0.parquet",
    ]
    schema = pq.read_schema(dataset.files[1])
    assert schema.names == [c.name for c in COLUMNS if c.name != "year"]
    assert [field.type for field in schema] == [TYPES[c.kind] for c in COLUMNS if c.name != "year"]
    assert schema.field("a").metadata == {b"fr": b"a (fr)", b"en": b"a (en)", b"kind": b"money"}
    assert pq.read_table(dataset.files[1], partitioning=None).column("a").to_pylist() == [Decimal("100.01")]
    assert [c.name for c in dataset.columns][-2:] == ["year", "region"]
    assert [row[-2:] for row in dataset.facts().rows] == [("2025", "84"), ("2026", "84")]


def test_writing_again_replaces_what_this_region_had(tmp_path: Path) -> None:
    write_dataset(facts_of([ROW] * 3), tmp_path, region="84")
    write_dataset(facts_of([ROW] * 5), tmp_path, region="93")
    dataset = write_dataset(facts_of([ROW]), tmp_path, region="84")
    assert len(dataset.facts()) == 6
    assert not [file for file in tmp_path.rglob(".*") if file.is_file()]


def test_who_reads_while_it_is_written_sees_whole_files(tmp_path: Path) -> None:
    small, large = facts_of([ROW] * 10), facts_of([ROW] * 20_000)
    dataset = write_dataset(small, tmp_path, region="84")
    stop, seen = threading.Event(), set()

    def read() -> None:
        while not stop.is_set():
            seen.add(pq.ParquetFile(dataset.files[0]).metadata.num_rows)

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(5):
        write_dataset(large, tmp_path, region="84")
        write_dataset(small, tmp_path, region="84")
    stop.set()
    reader.join()
    assert seen <= {10, 20_000}
    assert seen


def test_a_write_that_fails_leaves_the_old_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dataset = write_dataset(facts_of([ROW]), tmp_path, region="84")

    def full(*args: object, **options: object) -> None:
        Path(str(args[1])).write_bytes(b"half")
        raise OSError("no space left on device")

    monkeypatch.setattr("secgen_columnar.dataset.pq.write_table", full)
    with pytest.raises(OSError, match="no space left"):
        write_dataset(facts_of([ROW] * 2), tmp_path, region="84")
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == ["part-0.parquet"]
    assert len(Dataset.open(dataset.path).facts()) == 1


@pytest.mark.parametrize("region", ["", "..", "8/4", "ara", "84=", "é"])
def test_a_region_that_is_not_a_code_is_refused(tmp_path: Path, region: str) -> None:
    with pytest.raises(InvalidInput, match="region"):
        write_dataset(facts_of([ROW]), tmp_path, region=region)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("year", ["", "26", "../x", "2026/"])
def test_a_year_that_is_not_one_is_refused(tmp_path: Path, year: str) -> None:
    with pytest.raises(InvalidInput, match="year"):
        write_dataset(facts_of([ROW, (year, *ROW[1:])]), tmp_path, region="84")
    assert list(tmp_path.iterdir()) == []


def test_facts_without_a_year_take_one(tmp_path: Path) -> None:
    facts = Facts("plain", label("plain"), COLUMNS[1:], [ROW[1:]])
    with pytest.raises(InvalidInput, match="year"):
        write_dataset(facts, tmp_path, region="84")
    dataset = write_dataset(facts, tmp_path, region="84", year=2026)
    assert dataset.facts().rows[0][-2:] == ("2026", "84")


def test_what_cannot_be_opened_says_what_is_there(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="does not exist"):
        Dataset.open(tmp_path / "nowhere")
    with pytest.raises(InvalidInput, match="no file year="):
        Dataset.open(tmp_path)
    dataset = write_dataset(facts_of([ROW]), tmp_path, region="84")
    with pytest.raises(InvalidInput, match="choose a data set: wide"):
        Dataset.open(tmp_path)
    other = dataset.path / "year=2027" / "region=84" / "part-0.parquet"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"not parquet")
    with pytest.raises(InvalidInput, match="year=2027") as caught:
        Dataset.open(dataset.path)
    assert "Parquet" in caught.value.message
    write_file(Facts("wide", label("wide"), COLUMNS[2:], [ROW[2:]]), other)
    with pytest.raises(InvalidInput, match="has not the columns of"):
        Dataset.open(dataset.path)


def test_a_foreign_file_is_read_by_its_types(tmp_path: Path) -> None:
    path = tmp_path / "foreign.parquet"
    days = pa.array([date(2026, 1, 1)], pa.date32())
    euros = pa.array([Decimal("12.50")], pa.decimal128(12, 2))
    pq.write_table(pa.table({"who": ["x"], "n": pa.array([1], pa.int32()), "day": days, "paid": euros}), path)
    dataset = Dataset.open(path)
    assert [(c.name, c.kind) for c in dataset.columns] == [
        ("who", "text"),
        ("n", "int"),
        ("day", "date"),
        ("paid", "money"),
    ]
    assert list(dataset.facts().rows) == [("x", 1, date(2026, 1, 1), 1250)]


@pytest.mark.parametrize("cells", [pa.array([1.5]), pa.array([[1]]), pa.array([Decimal("1.234")])])
def test_a_type_that_is_not_read_is_named(tmp_path: Path, cells: pa.Array) -> None:
    path = tmp_path / "foreign.parquet"
    pq.write_table(pa.table({"paid": cells}), path)
    with pytest.raises(InvalidInput, match="type not read") as caught:
        Dataset.open(path)
    assert caught.value.params["field"] == "paid"


def test_labels_are_kept_in_both_languages(tmp_path: Path) -> None:
    facts = Facts("x", label("x"), (Column("paid", label("payé œuvré"), "money"),), [(1,)])
    write_file(facts, tmp_path / "x.parquet", region="84")
    dataset = Dataset.open(tmp_path / "x.parquet")
    assert dataset.columns[0].label == label("payé œuvré")
    assert dataset.columns[1].name == "region"


@pytest.mark.parametrize("cents", [10**18, -(10**18)])
def test_an_amount_beyond_the_documented_type_is_refused_by_name(tmp_path: Path, cents: int) -> None:
    with pytest.raises(InvalidInput, match="does not fit") as caught:
        write_dataset(facts_of([(*ROW[:7], cents, 0, 0)]), tmp_path, region="84")
    assert caught.value.params["field"] == "a"
    assert list(tmp_path.iterdir()) == []
