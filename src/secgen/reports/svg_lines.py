"""Lines: one per value column, a point per row."""

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

_WHAT: Final = Text("Courbes", "Lines")
_LEFT: Final = 76
_RIGHT: Final = WIDTH - 24
_BOTTOM: Final = 280
_MOST_LABELS: Final = 12


def lines(
    table: Table,
    label_column: str,
    value_columns: str | Sequence[str],
    language_code: Lang | None = None,
) -> str:
    """A chart of the rows in their order; an empty cell leaves a gap in its line."""
    with language(language_code or lang()):
        columns, labels = drawn(table, value_columns), [show(cell) for cell in table.column(label_column)]
        series = [numbers(table.column(c.name)) for c in columns]
        top = 16 if len(columns) == 1 else 40
        axis = scale([v for values in series for v in values if v is not None], _BOTTOM, top)
        step = (_RIGHT - _LEFT - 40) / max(len(labels) - 1, 1)
        xs = [_LEFT + 20 + step * i for i in range(len(labels))]
        out = [legend(columns, _LEFT, 14), _grid(axis, columns), _labels(xs, labels)]
        for j, column in enumerate(columns):
            figures = map(spoken, table.column(column.name))
            tips = [f"{label} · {column.label} : {figure}" for label, figure in zip(labels, figures, strict=True)]
            out.append(_line(axis, xs, series[j], tips, j))
        description = describe(_WHAT, table, label_column, columns, len(labels))
        return frame(str(table.title), description, _BOTTOM + 34, "".join(out))


def _line(axis: Scale, xs: Sequence[float], values: Sequence[float | None], tips: Sequence[str], index: int) -> str:
    path, dots, pen = [], [], "M"
    for x, value, tip in zip(xs, values, tips, strict=True):
        if value is None:
            pen = "M"
            continue
        y = axis.at(value)
        path.append(f"{pen}{x:.1f} {y:.1f}")
        dots.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5"><title>{safe(tip)}</title></circle>')
        pen = "L"
    stroke = f"fill:none;stroke:{colour(index)};stroke-width:2.25;stroke-linejoin:round"
    return f'<path d="{"".join(path)}" style="{stroke}"/><g style="fill:{colour(index)}">{"".join(dots)}</g>'


def _grid(axis: Scale, columns: Sequence[Column]) -> str:
    out = []
    for tick in axis.ticks:
        y = axis.at(tick)
        out.append(f'<path d="M{_LEFT} {y:.1f}H{_RIGHT}" {GRID}/>')
        label = safe(short(columns[0].kind, tick)) if columns else ""
        out.append(f'<text x="{_LEFT - 10}" y="{y + 4:.1f}" text-anchor="end" font-size="11.5" {SOFT}>{label}</text>')
    return "".join(out)


def _labels(xs: Sequence[float], labels: Sequence[str]) -> str:
    """Labels under the axis: every one, or every second, third…, so that they do not touch."""
    every = -(-len(labels) // _MOST_LABELS) or 1
    style = f'text-anchor="middle" font-size="11.5" {SOFT}'
    return "".join(
        f'<text x="{x:.1f}" y="{_BOTTOM + 22}" {style}>{safe(cut(label, 10))}</text>'
        for x, label in list(zip(xs, labels, strict=True))[::every]
    )
