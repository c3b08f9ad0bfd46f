"""What the format kit of secgen is run on."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from secgen.kernel.text import Lang
from secgen.reports.table import Table
from secgen.testing import FormatKit
from secgen.testing.samples import COLUMNS
from secgen_spreadsheet import ods, xlsx
from secgen_spreadsheet.reading import read_sheet


def typed(written: str | bytes) -> list[list[object]]:
    """The rows under the header, each cell as the kind of its column says: numbers without point come as integers."""
    assert isinstance(written, bytes)
    return [
        [_typed(column.kind, cell) for column, cell in zip(COLUMNS, row, strict=False)]
        for row in read_sheet(io.BytesIO(written))[1:]
    ]


def _typed(kind: str, cell: object) -> object:
    match kind:
        case "money" | "rate" | "number" if cell not in (None, ""):
            return Decimal(str(cell))
        case "int" if isinstance(cell, Decimal):
            return int(cell)
        case "date" if isinstance(cell, str) and cell:
            return date.fromisoformat(cell)
        case _:
            return cell


class TestXlsx(FormatKit):
    capabilities = frozenset({"reads-back", "same-bytes", "spreadsheet", "total", "notes"})

    def render(self, table: Table, lang: Lang) -> bytes:
        return xlsx.render(table, lang)

    def read(self, written: str | bytes) -> Sequence[Sequence[object]]:
        return typed(written)


class TestOds(TestXlsx):
    capabilities = frozenset({"reads-back", "spreadsheet", "total", "notes"})

    def render(self, table: Table, lang: Lang) -> bytes:
        return ods.render(table, lang)
