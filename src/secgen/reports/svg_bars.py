"""Horizontal bars: one group per row, one bar per value column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from secgen.kernel.markup import safe
from secgen.kernel.text import Lang, Text, lang, language
from secgen.reports.cells import show, spoken
from secgen.reports.svg_axis import (
    GRID,
    SOFT,
    WIDTH,
    Scale,
    colour,
    cut,
    describe,
    drawn,
    frame,
    legend,
    numbers,
    scale,
    short,
)
from secgen.reports.table import Column, Table

_WHAT: Final = Text("Barres", "Bars")
_LEFT: Final = 250
_RIGHT: Final = WIDTH - 110
_GAP: Final = 14


def bars(
    table: Table,
    label_column: str,
    value_columns: str | Sequence[str],
    language_code: Lang | None = None,
    limit: int = 20,
) -> str:
    """A chart of the first ``limit`` rows; the figures stand beside the bars."""
    with language(language_code or lang()):
        columns, rows = drawn(table, value_columns), table.head(limit)
        series = [numbers(rows.column(c.name)) for c in columns]
        axis = scale([v for values in series for v in values if v is not None], _LEFT, _RIGHT)
        thick = 18 if len(columns) == 1 else 13
        top = 8 if len(columns) == 1 else 30
        pitch = thick * len(columns) + _GAP
        bottom = top + pitch * len(rows)
        out = [legend(columns, _LEFT, 14), _grid(axis, columns, top, bottom)]
        for i, label in enumerate(map(show, rows.column(label_column))):
            y = top + pitch * i + _GAP / 2
            middle = y + thick * len(columns) / 2 + 4
            out.append(f'<text x="{_LEFT - 12}" y="{middle:.1f}" text-anchor="end">{safe(cut(label, 30))}</text>')
            for j, column in enumerate(columns):
                figure = spoken(rows.column(column.name)[i])
                tip = f"{label} · {column.label} : {figure}"
                out.append(_bar(axis, series[j][i], y + thick * j, thick, j, tip, figure))
        description = describe(_WHAT, table, label_column, columns, len(rows))
        return frame(str(table.title), description, bottom + 24, "".join(out))


def _bar(axis: Scale, value: float | None, y: float, thick: int, index: int, tip: str, figure: str) -> str:
    start, end = sorted((axis.at(0), axis.at(value or 0)))
    return (
        f'<rect x="{start:.1f}" y="{y:.1f}" width="{end - start:.1f}" height="{thick - 2}" rx="2" '
        f'style="fill:{colour(index)}"><title>{safe(tip)}</title></rect>'
        f'<text x="{end + 6:.1f}" y="{y + thick / 2 + 3:.1f}" font-size="11.5">{safe(figure)}</text>'
    )


def _grid(axis: Scale, columns: Sequence[Column], top: float, bottom: float) -> str:
    out = []
    for tick in axis.ticks:
        x = axis.at(tick)
        out.append(f'<path d="M{x:.1f} {top}V{bottom}" {GRID}/>')
        label = safe(short(columns[0].kind, tick)) if columns else ""
        out.append(f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle" font-size="11.5" {SOFT}>{label}</text>')
    return "".join(out)
