"""Facts as Parquet: one file, or a data set in folders ``year=2026/region=84`` that several offices fill."""

from __future__ import annotations

import os
import re
import uuid
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, Self

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from attrs import frozen

from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text
from secgen.reports.facts import Facts
from secgen.reports.table import Column
from secgen_columnar.schema import TYPES, described, schema_of, to_arrow

PARTITIONS: Final = (
    Column("year", Text("exercice", "budget year"), "text"),
    Column("region", Text("région", "region"), "text"),
)
"""The columns that the folders hold; both are text."""
_PARTITION: Final = re.compile(r"year=(?P<year>\d{4})/region=(?P<region>[0-9A-Z]{2,3})/[^/]+\.parquet", re.ASCII)
_ROWS: Final = 122_880
_FILE: Final = "part-0.parquet"
_HUNDRED: Final = pa.scalar(Decimal(100), pa.decimal128(3, 0))


@frozen
class Dataset:
    """Facts at rest: the files, and the columns an engine may ask for (those of the folders included)."""

    path: Path
    files: tuple[Path, ...]
    name: str
    title: Text
    columns: tuple[Column, ...]
    partitioned: bool

    @classmethod
    def open(cls, address: str | Path) -> Self:
        """The data set of a folder, or one file; files that do not describe the same facts are refused."""
        path = Path(address)
        if path.is_file():
            name, title, columns = described(_schema(path))
            return cls(path, (path,), name, title, columns, partitioned=False)
        files = tuple(sorted(path.glob("year=*/region=*/*.parquet"))) if path.is_dir() else ()
        files = tuple(file for file in files if not file.name.startswith((".", "_")))
        if not files:
            raise _bad(path, _nothing(path))
        for file in files:
            if not _PARTITION.fullmatch(file.relative_to(path).as_posix()):
                problem = Text("dossier attendu : year=AAAA/region=CODE", "folder expected: year=YYYY/region=CODE")
                raise _bad(file, problem)
        name, title, columns = described(_schema(files[0]))
        for file in files[1:]:
            if described(_schema(file))[2] != columns:
                problem = Text(f"n'a pas les colonnes de {files[0]}", f"has not the columns of {files[0]}")
                raise _bad(file, problem)
        return cls(path, files, name, title, (*columns, *PARTITIONS), partitioned=True)

    def arrow(self) -> Any:
        """All rows as an Arrow table, in the order of the files."""
        return pa.concat_tables(self._tables())

    def _tables(self) -> Iterator[Any]:
        for file in self.files:
            table = pq.ParquetFile(file).read()
            if self.partitioned:
                found = _PARTITION.fullmatch(file.relative_to(self.path).as_posix())
                assert found is not None
                for column in PARTITIONS:
                    value = pa.array([found[column.name]] * len(table), TYPES[column.kind])
                    table = table.append_column(schema_of("", self.title, [column]).field(0), value)
            yield table.replace_schema_metadata(schema_of(self.name, self.title, ()).metadata)

    def facts(self) -> Facts:
        """The rows in memory, for the built-in engine: money as whole cents."""
        table = self.arrow()
        cells = [_cells(column, table.column(column.name)) for column in self.columns]
        return Facts(self.name, self.title, self.columns, list(zip(*cells, strict=True)))


def write_file(facts: Facts, path: Path, *, region: str | None = None) -> int:
    """Write facts as one Parquet file, with the region as a column if it is given; the number of rows."""
    table = to_arrow(facts)
    if region is not None and "region" not in table.column_names:
        field = schema_of(facts.name, facts.title, [PARTITIONS[1]]).field(0)
        table = table.append_column(field, pa.array([region] * len(table), pa.string()))
    _write(table, path)
    return len(facts)


def write_dataset(facts: Facts, folder: Path | str, *, region: str, year: int | None = None) -> Dataset:
    """Write facts under ``folder/NAME/year=…/region=…``; what this region had there for these years is replaced.

    The year is that of the facts' own ``year`` column, or ``year`` for all rows if they have none. Each file is
    written beside and put in place at once: who reads meanwhile sees the old rows or the new ones.
    """
    if not re.fullmatch(r"[0-9A-Z]{2,3}", region, re.ASCII):
        reason = Text("code officiel attendu : 84, 2A…", "official code expected: 84, 2A…")
        raise _field(facts, "region", region, reason)
    table, root = to_arrow(facts), Path(folder) / facts.name
    if "region" in table.column_names:
        reason = Text("la région est celle du dossier", "the region is that of the folder")
        raise _field(facts, "region", "region", reason)
    if "year" in table.column_names:
        years = table.column("year")
        if years.type != pa.string() or years.null_count:
            reason = Text("exercice attendu en texte, partout", "budget year expected as text, everywhere")
            raise _field(facts, "year", "—", reason)
        parts = [(str(found), table.filter(pc.equal(years, found))) for found in pc.unique(years).to_pylist()]
    elif year is None:
        raise _field(facts, "year", "—", Text("préciser year=", "give year="))
    else:
        parts = [(f"{year:04d}", table)]
    for found, _ in parts:
        if not re.fullmatch(r"\d{4}", found, re.ASCII):
            raise _field(facts, "year", found, Text("quatre chiffres attendus", "four digits expected"))
    for found, rows in parts:
        kept = rows.drop_columns(["year"]) if "year" in rows.column_names else rows
        _write(kept, root / f"year={found}" / f"region={region}" / _FILE)
    if not parts:
        raise _field(facts, "rows", 0, Text("rien à écrire", "nothing to write"))
    return Dataset.open(root)


def _write(table: Any, path: Path) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        pq.write_table(table, beside, compression="zstd", row_group_size=_ROWS, store_decimal_as_integer=True)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _cells(column: Column, values: Any) -> list[Any]:
    if column.kind != "money":
        return list(values.to_pylist())
    cents = pc.multiply(values.cast(TYPES["money"]), _HUNDRED)
    return list(cents.cast(pa.decimal128(20, 0)).cast(pa.int64()).to_pylist())


def _schema(file: Path) -> Any:
    try:
        return pq.read_schema(file)
    except (pa.ArrowException, OSError) as error:
        raise _bad(file, Text(f"Parquet illisible ({error})", f"Parquet unreadable ({error})")) from error


def _nothing(path: Path) -> Text:
    if not path.exists():
        return Text("n'existe pas", "does not exist")
    inside = ", ".join(sorted({found.parent.name for found in path.glob("*/year=*")}))
    if inside:
        return Text(f"choisir un jeu de données : {inside}", f"choose a data set: {inside}")
    return Text("aucun fichier year=AAAA/region=CODE/*.parquet", "no file year=YYYY/region=CODE/*.parquet")


def _bad(path: Path, problem: Text) -> InvalidInput:
    return InvalidInput("SG-FILE", file=str(path), problem=problem)


def _field(facts: Facts, field: str, value: object, reason: Text) -> InvalidInput:
    return InvalidInput("SG-FIELD", act=facts.name, field=field, value=value, reason=reason)
