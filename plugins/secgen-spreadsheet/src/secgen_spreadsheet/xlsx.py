"""Tables as Excel workbooks: number formats, frozen headers, totals as formulas."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

import xlsxwriter

from secgen.kernel.text import Lang, Text, language
from secgen.reports.table import Table
from secgen_spreadsheet.cells import Plain, letters, plain, sheet_name, totals

_FORMATS: Final = {"money": '#,##0.00 "€"', "rate": "0.0%", "date": "yyyy-mm-dd", "int": "#,##0", "number": "#,##0.0##"}
_CREATED: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the same bytes each time; a workbook's property has no time zone
_NOTES: Final = Text("Notes", "Notes")


def render(table: Table, lang: Lang = "en") -> bytes:
    """One table as a workbook of one sheet, and a second one for its notes."""
    return render_all([table], lang)


def render_all(tables: Sequence[Table], lang: Lang = "en") -> bytes:
    """Several tables as one workbook, a sheet for each."""
    out = io.BytesIO()
    with language(lang), xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": ", ".join(str(t.title) for t in tables)[:255], "created": _CREATED})
        taken: set[str] = set()
        for table in tables:
            _write(book, table, taken)
        notes = [f"{table.title} – {note}" for table in tables for note in table.notes]
        if notes:
            sheet = book.add_worksheet(sheet_name(str(_NOTES), taken))
            for row, note in enumerate(notes):
                sheet.write_string(row, 0, plain(note))
    return out.getvalue()


def _write(book: Any, table: Table, taken: set[str]) -> None:
    sheet = book.add_worksheet(sheet_name(str(table.title), taken))
    heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    styles = [book.add_format({"num_format": _FORMATS.get(column.kind, "@")}) for column in table.columns]
    strong = [
        book.add_format({"bold": True, "top": 1, "num_format": _FORMATS.get(column.kind, "@")})
        for column in table.columns
    ]
    for index, column in enumerate(table.columns):
        sheet.write_string(0, index, str(plain(str(column.label))), heading)
        longest = max((len(str(row[index])) for row in table.rows[:1000]), default=0)
        sheet.set_column(index, index, min(max(longest, len(str(column.label)), 8) + 2, 60))
    for number, row in enumerate(table.rows, 1):
        for index, cell in enumerate(row):
            _cell(sheet, number, index, plain(cell), styles[index])
    last = len(table.rows)
    for index, total in enumerate(totals(table)):
        if total.is_sum and last:
            name = letters(index)
            sheet.write_formula(last + 1, index, f"=SUM({name}2:{name}{last + 1})", strong[index], total.value)
        else:
            _cell(sheet, last + 1, index, total.value, strong[index])
    sheet.freeze_panes(1, 0)
    if last:
        sheet.autofilter(0, 0, last, len(table.columns) - 1)


def _cell(sheet: Any, row: int, column: int, value: Plain, style: Any) -> None:
    match value:
        case None:
            sheet.write_blank(row, column, None, style)
        case bool():
            sheet.write_boolean(row, column, value, style)
        case int() | Decimal():
            sheet.write_number(row, column, value, style)
        case date():
            sheet.write_datetime(row, column, value, style) if value.year >= 1900 else sheet.write_string(
                row, column, value.isoformat(), style
            )
        case _:
            sheet.write_string(row, column, value, style)
