"""Cubes on DuckDB, inside this process: facts in memory by Arrow, data sets from their Parquet files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, Self

import duckdb

from secgen.reports.cube import Cube
from secgen.reports.facts import Facts
from secgen.reports.query import Query
from secgen.reports.table import Table
from secgen_columnar import literals
from secgen_columnar.dataset import PARTITIONS, Dataset
from secgen_columnar.schema import to_arrow
from secgen_columnar.sql import SOURCE, statement

Source = Facts | Dataset | str | Path
_OFFLINE: Final = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}


class DuckEngine:
    """Computes cubes on DuckDB; options are DuckDB's own, such as ``threads=4`` or ``memory_limit="2GB"``."""

    def __init__(self, **options: Any) -> None:
        self._db = duckdb.connect(":memory:", config={**_OFFLINE, **options})

    def run(
        self,
        cube: Cube,
        facts: Source,
        by: Sequence[str] | None = None,
        where: Mapping[str, str | Sequence[str]] | None = None,
        on: date | None = None,
        date_column: str = "on",
    ) -> Table:
        """Compute a cube as :func:`secgen.reports.engine.run` does, over facts in memory or a data set's address."""
        given = facts if isinstance(facts, Facts | Dataset) else Dataset.open(facts)
        compiled = statement(Query.of(cube, given.columns, by, where, on, date_column))
        cursor = self._db.cursor()
        try:
            if isinstance(given, Dataset):
                cursor.execute(f"CREATE TEMP VIEW {literals.name(SOURCE)} AS {_read(given)}")
            else:
                cursor.register(SOURCE, to_arrow(given, compiled.columns, wide=True))
            return compiled.table(cursor.execute(compiled.text).fetchall())
        finally:
            cursor.close()

    def close(self) -> None:
        """Free DuckDB's memory; closing twice is fine."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def _read(dataset: Dataset) -> str:
    """The files of a data set, by name: no pattern, whatever characters their folders bear."""
    listed = ", ".join(literals.text(_plain(file)) for file in dataset.files)
    if not dataset.partitioned:
        return f"SELECT * FROM read_parquet([{listed}], hive_partitioning = false)"
    types = ", ".join(f"{literals.text(c.name)}: VARCHAR" for c in PARTITIONS)
    return f"SELECT * FROM read_parquet([{listed}], hive_partitioning = true, hive_types = {{{types}}})"


def _plain(file: Path) -> str:
    """A path in which nothing is a pattern."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in file.absolute().as_posix())
