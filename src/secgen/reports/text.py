"""Tables as plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Final

from secgen.kernel.text import Lang, Text, clean, language
from secgen.reports.cells import NUMERIC, show
from secgen.reports.table import Column, Table
from secgen.reports.totals import shown_total

_GAP: Final = "  "
_SHORTEST: Final = 12
_LABEL: Final = 14
NO_ROWS: Final = Text("Aucune ligne.", "No rows.")


def render(table: Table, lang: Lang = "en", width: int = 100) -> str:
    """Aligned columns within ``width`` characters: long texts are cut with …, a figure never is."""
    with language(lang):
        body = [[show(cell) for cell in row] for row in table]
        total = shown_total(table)
        lines = body if total is None else [*body, total]
        widths = _widths(table.columns, lines, width)
        rule = _GAP.join("─" * w for w in widths)
        out = [clean(str(table.title)), ""]
        out += _header(table.columns, widths)
        out.append(rule)
        out += [_line(table.columns, widths, cells) for cells in body] or [str(NO_ROWS)]
        if total is not None:
            out += [rule, _line(table.columns, widths, total)]
        if table.notes:
            out += ["", *(clean(str(note)) for note in table.notes)]
        return "\n".join(out) + "\n"


def _widths(columns: Sequence[Column], lines: Sequence[Sequence[str]], width: int) -> list[int]:
    """The width of each column; the widest text columns give way until the line fits.

    None is cut below twelve characters, nor in the middle of a word of its header.
    """
    widths, least = [], []
    for i, column in enumerate(columns):
        label = clean(str(column.label))
        word = max((len(word) for word in label.split()), default=0)
        widths.append(max([min(len(label), _LABEL), word, *(len(line[i]) for line in lines)]))
        least.append(widths[i] if column.kind in NUMERIC else max(_SHORTEST, word))
    while sum(widths) + len(_GAP) * (len(widths) - 1) > width:
        widest = max(range(len(widths)), key=lambda i: (widths[i] > least[i], widths[i]), default=None)
        if widest is None or widths[widest] <= least[widest]:
            break
        widths[widest] -= 1
    return widths


def _header(columns: Sequence[Column], widths: Sequence[int]) -> list[str]:
    """Labels on as many lines as they need, standing on the rule."""
    labels = [wrap(clean(str(c.label)), w) for c, w in zip(columns, widths, strict=True)]
    height = max(map(len, labels), default=0)
    stacked = [[""] * (height - len(label)) + label for label in labels]
    return [_line(columns, widths, level) for level in zip(*stacked, strict=True)]


def _line(columns: Sequence[Column], widths: Sequence[int], cells: Sequence[str]) -> str:
    aligned = [
        cell.rjust(width) if column.kind in NUMERIC else _cut(cell, width).ljust(width)
        for column, width, cell in zip(columns, widths, cells, strict=True)
    ]
    return _GAP.join(aligned).rstrip(" ")


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
