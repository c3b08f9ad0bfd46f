"""Rows of a spreadsheet, read as values: what is a number there is an exact decimal here."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Final

from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text
from secgen_spreadsheet.cells import Plain

LARGEST: Final = 512 * 1024 * 1024
"""Bytes a workbook may hold once unpacked: a file built to explode is refused before it is read."""
_TOO_LARGE: Final = Text("une fois ouvert il dépasserait 512 Mio", "once unpacked it would exceed 512 MiB")
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
        rows = list(_xlsx(source) if "xl/workbook.xml" in names else _ods(source))
    except InvalidInput:
        raise
    except OSError as error:
        raise InvalidInput("SG-FILE", file=name, problem=error.strerror or str(error)) from None
    except Exception as error:  # what a library says of a broken file is of no use to its owner
        raise InvalidInput("SG-FILE", file=name, problem=_NOT_ONE) from error
    while rows and not any(cell not in (None, "") for cell in rows[-1]):
        rows.pop()
    return rows


def _xlsx(source: Path | io.BytesIO) -> Iterator[tuple[Plain, ...]]:
    import openpyxl

    book = openpyxl.load_workbook(source, read_only=True, data_only=True)
    try:
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield tuple(map(_plain, row))
    finally:
        book.close()


def _ods(source: Path | io.BytesIO) -> Iterator[tuple[Plain, ...]]:
    from odfdo import Document

    for row in Document(source).body.tables[0].iter_rows():
        yield tuple(_plain(value) for value in row.get_values())


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
