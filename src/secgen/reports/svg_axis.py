"""What charts share: a readable scale, short figures, colours, and the columns they may draw together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from attrs import frozen

from secgen.kernel.errors import InvalidInput
from secgen.kernel.markup import safe
from secgen.kernel.money import Money
from secgen.kernel.text import Text, lang
from secgen.reports.cells import NUMERIC, Kind
from secgen.reports.table import Column, Table

COLOURS: Final = ("--s1,#000091", "--s2,#c9742b", "--s3,#3a8f86", "--s4,#a0487a", "--s5,#7a7a86")
WIDTH: Final = 760
GRID: Final = 'stroke="currentColor" stroke-opacity=".14"'
SOFT: Final = 'fill-opacity=".7"'
_BY: Final = Text(
    "{what} : {columns}, par {by} ; {n} lignes sur {all}.",
    "{what}: {columns}, by {by}; {n} of {all} rows.",
)
_STEPS: Final = (1, 2, 2.5, 5, 10)


@frozen
class Scale:
    """From values to pixels, with round ticks that always include zero."""

    low: float
    high: float
    step: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value lies, in pixels."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def ticks(self) -> list[float]:
        """The round values to mark."""
        return [self.low + i * self.step for i in range(round((self.high - self.low) / self.step) + 1)]


def scale(values: Sequence[float], start: float, end: float) -> Scale:
    """About four round steps around the values and zero."""
    low, high = min([0.0, *values]), max([0.0, *values])
    span = (high - low) or 1.0
    power = 10.0 ** math.floor(math.log10(span / 4))
    step = next(s * power for s in _STEPS if s * power >= span / 4 * 0.999)
    return Scale(math.floor(low / step) * step, math.ceil((high or 1.0) / step) * step, step, start, end)


def numbers(cells: Sequence[object]) -> list[float | None]:
    """Cells as lengths to draw (euros for money). Only drawing uses floats."""
    return [None if cell is None else _number(cell) for cell in cells]


def short(kind: Kind, value: float) -> str:
    """A tick: ``2,5 M€``, ``12 k€``, ``40 %`` in French, ``€2.5M``, ``€12k``, ``40%`` in English."""
    if lang() == "en":
        return _short_english(kind, value)
    if kind == "rate":
        return f"{value * 100:g}".replace(".", ",") + "\u00a0%"
    unit = "€" if kind == "money" else ""
    for size, prefix in ((1e9, "Md"), (1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:g}".replace(".", ",") + f"\u00a0{prefix}{unit}"
    return f"{value:g}".replace(".", ",") + (f"\u00a0{unit}" if unit else "")


def _short_english(kind: Kind, value: float) -> str:
    if kind == "rate":
        return f"{value * 100:g}%"
    sign, unit = "-" if value < 0 else "", "€" if kind == "money" else ""
    for size, suffix in ((1e9, "bn"), (1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return f"{sign}{unit}{abs(value) / size:g}{suffix}"
    return f"{sign}{unit}{abs(value):g}"


def drawn(table: Table, names: str | Sequence[str]) -> list[Column]:
    """The columns to draw; they must be figures of one kind, or the axis would lie."""
    wanted = [table.columns[table.index(n)] for n in ((names,) if isinstance(names, str) else names)]
    kind = wanted[0].kind if wanted and wanted[0].kind in NUMERIC else None
    for column in wanted:
        if column.kind != kind:
            known = ", ".join(c.name for c in table.columns if c.kind in NUMERIC and kind in (None, c.kind))
            raise InvalidInput(
                "SG-REPORT-OPTION", report=table.name, option="chart column", value=column.name, known=known
            )
    return wanted


def colour(index: int) -> str:
    """The colour of a column: the page's own, or a default outside a page."""
    return f"var({COLOURS[index % len(COLOURS)]})"


def legend(columns: Sequence[Column], x: float, y: float) -> str:
    """One swatch and label per column; nothing when there is only one."""
    if len(columns) < 2:
        return ""
    out = []
    for i, column in enumerate(columns):
        label = str(column.label)
        out.append(f'<rect x="{x:.0f}" y="{y - 9:.0f}" width="10" height="10" rx="2" style="fill:{colour(i)}"/>')
        out.append(f'<text x="{x + 16:.0f}" y="{y:.0f}">{safe(label)}</text>')
        x += 40 + 7 * len(label)
    return "".join(out)


def cut(text: str, length: int) -> str:
    """Text that fits, ended by … when it was longer."""
    return text if len(text) <= length else text[: length - 1] + "…"


def describe(what: Text, table: Table, by: str, columns: Sequence[Column], n: int) -> str:
    """A sentence for those who cannot see the chart."""
    names = ", ".join(str(c.label) for c in columns)
    return _BY.fill(what=what, columns=names, by=table.columns[table.index(by)].label, n=n, all=len(table))


def frame(title: str, description: str, height: float, content: str) -> str:
    """The drawing itself, with a title and a description for those who cannot see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" role="img" '
        'style="font:13px system-ui,sans-serif;fill:currentColor">'
        f"<title>{safe(title)}</title><desc>{safe(description)}</desc>{content}</svg>"
    )


def _number(cell: object) -> float:
    if isinstance(cell, Money):
        return cell.cents / 100
    if isinstance(cell, (int, Decimal)):
        return float(cell)
    raise TypeError(type(cell))  # a Table never holds anything else in a numeric column
