"""Rows of a spreadsheet, read as values: what is a number there is an exact decimal here."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text
from secgen_spreadsheet.cells import Plain

LARGEST: Final = 512 * 1024 * 1024
"""Bytes a workbook may hold once unpacked: a file built to explode is refused before it is read."""
CELLS: Final = 3_000_000
"""Cells a sheet may hold, empty ones before the last included: one far cell makes a million rows before it."""
_TOO_LARGE: Final = Text("une fois ouvert il dépasserait 512 Mio", "once unpacked it would exceed 512 MiB")
_TOO_MANY: Final = Text("plus de trois millions de cellules", "more than three million cells")
_NOT_ONE: Final = Text("ce n'est pas un classeur", "this is not a workbook")


def read_sheet(source: Path | io.BytesIO) -> list[tuple[Plain, ...]]:
    """The rows of the first sheet of an xlsx or ods workbook; empty rows at the end are left out."""
    name = str(source) if isinstance(source, Path) else "workbook"
    try:
        with zipfile.ZipFile(source) as archive:
            names = {info.filename for info in archive.infolist()}
            if sum(info.file_size for info in archive.infolist()) > LARGEST:
                raise InvalidInput("SG-FILE", file=name, problem=_TOO_LARGE)
        if not isinstance(source, Path):
            source.seek(0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves aside in a workbook is no matter of its owner
            rows = _bounded(_xlsx(source) if "xl/workbook.xml" in names else _ods(source), name)
    except InvalidInput:
        raise
    except OSError as error:
        raise InvalidInput("SG-FILE", file=name, problem=error.strerror or str(error)) from None
    except Exception as error:  # what a library says of a broken file is of no use to its owner
        raise InvalidInput("SG-FILE", file=name, problem=_NOT_ONE) from error
    while rows and not any(cell not in (None, "") for cell in rows[-1]):
        rows.pop()
    return rows


def _bounded(rows: Iterator[tuple[Plain, ...]], name: str) -> list[tuple[Plain, ...]]:
    kept, cells = [], 0
    for row in rows:
        cells += len(row) + 1
        if cells > CELLS:
            raise InvalidInput("SG-FILE", file=name, problem=_TOO_MANY)
        kept.append(row)
    return kept


def _xlsx(source: Path | io.BytesIO) -> Iterator[tuple[Plain, ...]]:
    import openpyxl

    book = openpyxl.load_workbook(source, read_only=True, data_only=True)
    try:
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield tuple(map(_plain, row))
    finally:
        book.close()


def _ods(source: Path | io.BytesIO) -> Iterator[tuple[Plain, ...]]:
    """Rows and cells are written once with how often they repeat: what is empty at the end is never repeated."""
    from odfdo import Document

    found = Document(source).body.tables[0].get_elements("descendant::table:table-row")
    rows = _until_the_last([(_cells(row), _repeated(row)) for row in found])
    width = max((len(cells) for cells, _ in rows), default=0)
    if sum(times for _, times in rows) * (width + 1) > CELLS:
        yield (None,) * (CELLS + 1)
    for cells, times in rows:
        for _ in range(times):
            yield cells + (None,) * (width - len(cells))


def _cells(row: Any) -> tuple[Plain, ...]:
    found = row.get_elements("table:table-cell|table:covered-table-cell")
    runs = _until_the_last([(_plain(cell.get_value()), _repeated(cell)) for cell in found])
    if sum(times for _, times in runs) > CELLS:
        return (None,) * CELLS + ("",)
    return tuple(value for value, times in runs for _ in range(times))


def _repeated(element: Any) -> int:
    return max(int(element.repeated or 1), 1)


def _until_the_last(runs: list[tuple[Any, int]]) -> list[tuple[Any, int]]:
    """Without what is empty at the end."""
    while runs and runs[-1][0] in (None, "", ()):
        runs.pop()
    return runs


def _plain(value: object) -> Plain:
    """A number comes as a double: up to fifteen digits its shortest text is what was written."""
    match value:
        case None | bool() | int() | str() | Decimal():
            return value
        case float():
            return Decimal(repr(value))
        case datetime():
            return value.date() if value.time() == datetime.min.time() else value.isoformat()
        case date():
            return value
        case _:
            return str(value)
