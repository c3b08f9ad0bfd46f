"""Tables as JSON: one object, the same bytes for the same table."""

from __future__ import annotations

import json

from secgen.kernel.text import Lang, language
from secgen.reports.cells import machine
from secgen.reports.table import Row, Table


def render(table: Table, lang: Lang = "en") -> str:
    """Name, title, columns with their kinds, rows as arrays, total and notes.

    Amounts, rates, figures with decimals and dates are strings (``"48000.00"``, ``"0.055"``, ``"2026-03-02"``), so
    that no reader turns them into floats.
    """
    with language(lang):
        content = {
            "name": table.name,
            "title": str(table.title),
            "columns": [{"name": c.name, "label": str(c.label), "kind": c.kind} for c in table.columns],
            "rows": [_cells(row) for row in table],
            "total": None if table.total is None else _cells(table.total),
            "notes": [str(note) for note in table.notes],
        }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _cells(row: Row) -> list[object]:
    return [cell if cell is None or isinstance(cell, (bool, int, str)) else machine(cell) for cell in row]
