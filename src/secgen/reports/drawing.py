"""What a chart of a table shows when nobody says: by what, which figures, bars or lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, Literal

from attrs import evolve, frozen

from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text
from secgen.reports.cells import NUMERIC, Kind, show
from secgen.reports.svg_axis import drawn
from secgen.reports.table import Column, Table

Shape = Literal["bars", "lines"]
LIMIT: Final = 24
"""How many bars a reader takes in."""
_MOST: Final = 3
_PERIOD: Final = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2]|[TQ][1-4]))?", re.ASCII)
_PREFERRED: Final[tuple[Kind, ...]] = ("money", "rate", "number", "int")
_HIDDEN: Final = Text("{hidden} lignes de plus ne sont pas dessinées.", "{hidden} more rows are not drawn.")


@frozen
class Drawing:
    """A table made ready to draw: a first column of labels, then figures of one kind."""

    table: Table
    shape: Shape
    hidden: int = 0

    @property
    def labels(self) -> Column:
        """The column of labels."""
        return self.table.columns[0]

    @property
    def values(self) -> tuple[Column, ...]:
        """The columns of figures."""
        return self.table.columns[1:]

    @property
    def kind(self) -> Kind:
        """The kind of the figures: what the axis is marked in."""
        return self.values[0].kind

    @property
    def note(self) -> str:
        """How many rows are left out, or nothing."""
        return _HIDDEN.fill(hidden=self.hidden) if self.hidden else ""


def drawing(table: Table, by: str = "", values: str | Sequence[str] = (), limit: int = LIMIT) -> Drawing:
    """Choose by the kinds of the columns what was not asked for.

    Labels come from the first column that is no figure, joined with the next ones while it does not tell the rows
    apart; figures from the first three columns of money, else of rates, else of numbers. Periods make lines, all else
    bars, at most ``limit``. Raises ``InvalidInput`` SG-REPORT-OPTION where the table has no figure or not the column.
    """
    names = [by] if by else _labels(table)
    wanted = [values] if isinstance(values, str) else list(values) or _figures(table, names)
    if not wanted or not names:
        known = ", ".join(c.name for c in table.columns)
        raise InvalidInput("SG-REPORT-OPTION", report=table.name, option="chart column", value="—", known=known)
    columns = drawn(table, wanted)
    places = [table.index(name) for name in names]
    labels = [" · ".join(show(row[i]) for i in places) for row in table.rows]
    lines = len(names) == 1 and len(labels) > 2 and all(map(_is_period, table.column(names[0])))
    kept = len(labels) if lines else max(limit, 0)
    series = [table.column(column.name) for column in columns]
    ready = evolve(
        table,
        columns=(Column(f"by {names[0]}", table.columns[places[0]].label, "text"), *columns),
        rows=tuple(zip(labels, *series, strict=True))[:kept],
        total=None,
    )
    return Drawing(ready, "lines" if lines else "bars", max(len(labels) - kept, 0))


def _labels(table: Table) -> list[str]:
    """The fewest leading columns that tell the rows apart; never more than three."""
    names = [c.name for c in table.columns if c.kind not in NUMERIC and c.kind != "bool"]
    names = names or [c.name for c in table.columns if c.kind == "int"][:1]
    for count in range(1, min(len(names), 3) + 1):
        if len(set(zip(*map(table.column, names[:count]), strict=True))) == len(table):
            return names[:count]
    return names[:1]


def _figures(table: Table, labels: Sequence[str]) -> list[str]:
    """The first figures of the preferred kind; a column that says the same as one before adds nothing."""
    for kind in _PREFERRED:
        found = {
            table.column(c.name): c.name for c in reversed(table.columns) if c.kind == kind and c.name not in labels
        }
        if found:
            return list(reversed(found.values()))[:_MOST]
    return []


def _is_period(cell: object) -> bool:
    return isinstance(cell, date) or (isinstance(cell, int | str) and _PERIOD.fullmatch(str(cell)) is not None)
