"""The total as a person reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from secgen.kernel.text import Text
from secgen.reports.cells import show
from secgen.reports.table import Table

TOTAL: Final = Text("Total", "Total")


def shown_total(table: Table, write: Callable[[object], str] = show) -> list[str] | None:
    """The cells of the total: empty dimensions stay blank, and the first one says what the line is."""
    if table.total is None:
        return None
    cells = [
        "" if cell is None and column.kind != "rate" else write(cell)
        for column, cell in zip(table.columns, table.total, strict=True)
    ]
    if table.total and table.total[0] is None:
        cells[0] = str(TOTAL)
    return cells
