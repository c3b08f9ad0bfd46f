"""One table as HTML markup, everything escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final, TypeGuard

from secgen.kernel.figures import Number
from secgen.kernel.markup import safe
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.cells import NUMERIC, spoken
from secgen.reports.table import Column, Row, Table
from secgen.reports.text import NO_ROWS
from secgen.reports.totals import shown_total

_HIDDEN: Final = Text(
    "{hidden} lignes de plus ne sont pas montrées ({all} en tout).",
    "{hidden} more rows are not shown ({all} in all).",
)


def table_html(table: Table, limit: int | None = None) -> str:
    """``<table>`` with caption, headers, at most ``limit`` rows and the total; speaks the current language."""
    rows = table.rows if limit is None else table.rows[:limit]
    parts = [
        "<table>",
        f"<caption>{safe(table.title)}</caption>",
        f"<thead><tr>{''.join(map(_header, table.columns))}</tr></thead>",
        f"<tbody>\n{_body(table.columns, rows)}\n</tbody>",
    ]
    total = shown_total(table, spoken)
    if total is not None and table.total is not None:
        parts.append(f"<tfoot>{_row(table.columns, table.total, map(safe, total))}</tfoot>")
    parts.append("</table>")
    return "\n".join(parts)


def hidden_html(table: Table, limit: int) -> str:
    """How many rows a limit leaves out, or nothing."""
    hidden = len(table) - limit
    return f"<p>{safe(_HIDDEN.fill(hidden=spoken(hidden), all=spoken(len(table))))}</p>" if hidden > 0 else ""


def notes_html(table: Table) -> str:
    """The notes under a table."""
    return "".join(f"<p>{safe(note)}</p>" for note in table.notes)


def _header(column: Column) -> str:
    unit = " <small>(€)</small>" if column.kind == "money" else ""
    return f'<th scope="col" class="{_align(column)}">{safe(column.label)}{unit}</th>'


def _body(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    if not rows:
        return f'<tr><td colspan="{max(len(columns), 1)}" class="none">{safe(NO_ROWS)}</td></tr>'
    return "\n".join(_row(columns, row, map(_content, row)) for row in rows)


def _row(columns: Sequence[Column], cells: Row, contents: Iterable[str]) -> str:
    filled = zip(columns, cells, contents, strict=True)
    cells_html = (f'<td class="{_class(column, cell)}">{content}</td>' for column, cell, content in filled)
    return f"<tr>{''.join(cells_html)}</tr>"


def _content(cell: object) -> str:
    shown = safe(spoken(cell))
    return f"{_bar(cell)}{shown}" if _is_rate(cell) else shown


def _bar(rate: Decimal) -> str:
    """A small bar beside a rate. Over 100 % it is full, marked, and a notch tells where 100 % lies."""
    if rate > 1:
        return f'<i class="bar over" aria-hidden="true"><b></b><u style="left:{100 / rate:.1f}%"></u></i>'
    return f'<i class="bar" aria-hidden="true"><b style="width:{max(rate, Decimal(0)) * 100:.1f}%"></b></i>'


def _class(column: Column, cell: object) -> str:
    classes = [_align(column)]
    number = cell.cents if isinstance(cell, Money) else cell
    if isinstance(number, (int, Decimal)) and number < 0:
        classes.append("neg")
    if _is_rate(cell) and cell > 1:
        classes.append("over")
    if cell is None or cell == "":
        classes.append("none")
    return " ".join(classes)


def _is_rate(cell: object) -> TypeGuard[Decimal]:
    return isinstance(cell, Decimal) and not isinstance(cell, Number)


def _align(column: Column) -> str:
    return "num" if column.kind in NUMERIC else column.kind
