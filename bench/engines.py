"""Cubes on each engine, beside hand-written SQL on the same Parquet: interleaved, medians, ratios.

    python bench/engines.py [--rows N] [--memory-rows N] [--rounds N] [--no-spark] [--json FILE]

Needs secgen-columnar installed (and Java 17 for Spark). The cube has two dimensions and seven measures, one of them
conditional, over a data set of several years and regions. The hand-written SQL asks for the same figures, in cents, and
its rows are checked against the cube's. The built-in engine is measured on --memory-rows rows of it in memory.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from secgen_columnar.dataset import Dataset
from secgen_columnar.duck import DuckEngine
from secgen_columnar.schema import TYPES, schema_of
from secgen_columnar.spark import SparkEngine

from secgen.kernel.text import Text
from secgen.reports import Column, Cube, Derived, Dimension, Facts, Measure, Ratio, run
from secgen.reports.table import Table


def t(word: str) -> Text:
    """A label that is the same in both languages."""
    return Text(word, word)


MONEY = ("opened", "moved", "reserved", "committed", "withdrawn", "certified", "paid")
COLUMNS = (
    Column("on", t("on"), "date"),
    Column("programme", t("programme"), "text"),
    Column("title", t("title"), "text"),
    Column("department", t("department"), "text"),
    Column("act", t("act"), "text"),
    *(Column(name, t(name), "money") for name in MONEY),
)
CUBE = Cube(
    "consumption",
    t("Consumption"),
    "bench",
    (Dimension("programme", t("programme"), "programme"), Dimension("month", t("month"), "on", "month")),
    (
        Measure("available", t("available"), ("opened", "moved"), ("reserved",)),
        Measure("consumed", t("consumed"), ("committed",), ("withdrawn",)),
        Measure("paid", t("paid"), ("paid",)),
        Measure("grants", t("grants"), ("paid",), where=(("title", ("6",)),)),
        Measure("certified", t("certified"), ("certified",)),
        Derived("left", t("left"), ("available",), ("consumed",)),
        Ratio("rate", t("rate"), "consumed", "available"),
    ),
    ("programme", "month"),
)
CODES = (
    ["131", "175", "224", "334", "354", "361", "723", "348"],
    ["2", "3", "5", "6"],
    [f"{d:02d}" for d in range(1, 96)],
    ["opened", "committed", "paid"],
)
BY_HAND = """
SELECT programme, year(on_) AS y, month(on_) AS m,
       sum(opened) + sum(moved) - sum(reserved), sum(committed) - sum(withdrawn), sum(paid),
       sum(CASE WHEN title = '6' THEN paid ELSE 0 END), sum(certified)
FROM {source} GROUP BY programme, year(on_), month(on_)
"""


def euros(cents: Any) -> Any:
    """Cents as the documented type of money."""
    cent = pa.scalar("0.01").cast(pa.decimal128(3, 2))
    return pa.compute.multiply(pa.array(cents).cast(pa.decimal128(19, 0)), cent).cast(TYPES["money"])


def make(folder: Path, rows: int) -> Dataset:
    """A data set of random facts: three years, four regions."""
    random = np.random.default_rng(20260302)
    fields = schema_of("bench", t("Bench"), COLUMNS)
    for year in (2024, 2025, 2026):
        for region in ("11", "53", "84", "93"):
            n = rows // 12
            first = (np.datetime64(f"{year}-01-01") - np.datetime64("1970-01-01")).astype(int)
            arrays = [pa.array((first + random.integers(0, 365, n)).astype("int32"), pa.int32()).cast(pa.date32())]
            arrays += [pa.array(names).take(pa.array(random.integers(0, len(names), n))) for names in CODES]
            arrays += [euros(random.integers(-10_000, 50_000_000, n)) for _ in MONEY]
            path = folder / "bench" / f"year={year}" / f"region={region}" / "part-0.parquet"
            path.parent.mkdir(parents=True)
            table = pa.Table.from_arrays(arrays, schema=fields)
            pq.write_table(table, path, compression="zstd", row_group_size=122_880, store_decimal_as_integer=True)
    return Dataset.open(folder / "bench")


def check(table: Table, rows: list[tuple[Any, ...]]) -> None:
    """The hand-written figures are those of the cube, or the comparison means nothing."""
    mine = {(r[0], r[1]): tuple(m.cents for m in r[2:7]) for r in table.rows}  # type: ignore[attr-defined]
    theirs = {(r[0], f"{r[1]:04d}-{r[2]:02d}"): tuple(int(v * 100) for v in r[3:]) for r in rows}
    assert mine == theirs


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--memory-rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-spark", action="store_true")
    parser.add_argument("--json", metavar="FILE")
    args = parser.parse_args()
    times: dict[str, list[float]] = {}

    def timed(name: str, work: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        found = work()
        times.setdefault(name, []).append(time.perf_counter() - start)
        return found

    with tempfile.TemporaryDirectory() as folder:
        dataset = make(Path(folder), args.rows)
        pattern = f"{dataset.path}/year=*/region=*/*.parquet"
        source = f"(SELECT *, \"on\" AS on_ FROM read_parquet('{pattern}', hive_partitioning = true))"
        whole = duckdb.connect()
        duck = DuckEngine()

        def by_hand() -> Any:
            return whole.cursor().execute(BY_HAND.format(source=source)).fetchall()

        check(duck.run(CUBE, dataset.path), by_hand())
        for _ in range(args.rounds):
            timed("DuckDB, SQL by hand", by_hand)
            timed("DuckDB, cube", lambda: duck.run(CUBE, dataset.path))
        duck.close()
        if not args.no_spark:
            spark = SparkEngine(master="local[2]")
            session = spark._open()

            def spark_by_hand() -> Any:
                session.read.parquet(str(dataset.path)).createOrReplaceTempView("hand")
                return session.sql(BY_HAND.format(source='(SELECT *, "on" AS on_ FROM hand)')).collect()

            check(spark.run(CUBE, dataset.path), spark_by_hand())
            for _ in range(args.rounds):
                timed("Spark, SQL by hand", spark_by_hand)
                timed("Spark, cube", lambda: spark.run(CUBE, dataset.path))
            spark.close()
        some = dataset.arrow().select([c.name for c in COLUMNS]).slice(0, args.memory_rows)
        one = Path(folder) / "some.parquet"
        pq.write_table(some, one)
        facts: Facts = Dataset.open(one).facts()
        duck = DuckEngine()
        assert run(CUBE, facts) == duck.run(CUBE, facts)
        for _ in range(args.rounds):
            timed("built-in", lambda: run(CUBE, facts))
            timed("DuckDB, facts in memory", lambda: duck.run(CUBE, facts))
        duck.close()
    rows = dict.fromkeys(times, args.rows) | {"built-in": len(facts), "DuckDB, facts in memory": len(facts)}
    hand = {"DuckDB, cube": "DuckDB, SQL by hand", "Spark, cube": "Spark, SQL by hand"}
    print("| | rows | seconds, median (min..max) | time / by hand, median of the rounds |\n|---|---|---|---|")
    for name, seconds in times.items():
        other = times.get(hand.get(name, ""))
        ratio = (
            f"{statistics.median(a / b for a, b in zip(seconds, other, strict=True)):.2f}" if other is not None else ""
        )
        spread = f"{statistics.median(seconds):.2f} ({min(seconds):.2f}..{max(seconds):.2f})"
        print(f"| {name} | {rows[name]:,} | {spread} | {ratio} |")
    if args.json:
        Path(args.json).write_text(json.dumps({"rows": rows, "seconds": times}))


if __name__ == "__main__":
    main()
