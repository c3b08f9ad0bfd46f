"""A table: what every report gives, every renderer takes and every notebook shows."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from secgen.kernel.errors import InvalidInput
from secgen.kernel.figures import Number
from secgen.kernel.text import Text, lang
from secgen.reports.cells import TYPES, Kind

if TYPE_CHECKING:
    from secgen.reports.picture import Picture

Row = tuple[object, ...]


@frozen
class Column:
    """One column: a stable name, a label in both languages and the kind of its cells."""

    name: str
    label: Text
    kind: Kind


def _rows(rows: Iterable[Iterable[object]]) -> tuple[Row, ...]:
    return tuple(map(tuple, rows))


@frozen(repr=False)
class Table:
    """Rows under named columns, with notes and possibly a total.

    A cell is a str, int, Number (a figure with decimals), Money, Decimal (a rate, as a fraction), date, bool or
    None, as the kind of its column says. The dimensions of a ``total`` are None.
    """

    name: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = field(converter=_rows)
    notes: tuple[Text, ...] = ()
    total: Row | None = None

    def __attrs_post_init__(self) -> None:
        names = [c.name for c in self.columns]
        if len(set(names)) < len(names):
            raise _refused(self.name, "columns", ", ".join(names), Text("nom répété", "repeated name"))
        rows = self.rows if self.total is None else (*self.rows, self.total)
        if set(map(len, rows)) - {len(names)}:
            at, row = next((i, row) for i, row in enumerate(rows) if len(row) != len(names))
            reason = Text(f"{len(row)} cellules pour {len(names)} colonnes", f"{len(row)} cells, {len(names)} columns")
            raise _refused(self.name, f"rows[{at}]", repr(row), reason)
        for index, column in enumerate(self.columns):
            _check_kind(self.name, column, {type(row[index]) for row in rows})

    def column(self, name: str) -> Row:
        """The cells of one column, top to bottom."""
        index = self.index(name)
        return tuple(row[index] for row in self.rows)

    def index(self, name: str) -> int:
        """Where a column is; refuse a name the table does not have."""
        for index, column in enumerate(self.columns):
            if column.name == name:
                return index
        known = ", ".join(c.name for c in self.columns)
        raise InvalidInput("SG-REPORT-OPTION", report=self.name, option="column", value=name, known=known)

    def to_dicts(self) -> list[dict[str, object]]:
        """One dictionary per row, by column name."""
        names = [c.name for c in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]

    def where(self, **equal: object) -> Table:
        """The rows whose cells equal the values given. The total no longer holds and is left out."""
        tests = [(self.index(name), value) for name, value in equal.items()]
        rows = tuple(row for row in self.rows if all(row[i] == value for i, value in tests))
        return evolve(self, rows=rows, total=None)

    def select(self, *names: str) -> Table:
        """The same rows with these columns only, in this order."""
        places = [self.index(name) for name in names]
        return evolve(
            self,
            columns=tuple(self.columns[i] for i in places),
            rows=tuple(tuple(row[i] for i in places) for row in self.rows),
            total=None if self.total is None else tuple(self.total[i] for i in places),
        )

    def sort(self, *names: str, reverse: bool = False) -> Table:
        """The rows in the order of the columns named; an empty cell counts as the smallest."""
        indexes = [self.index(name) for name in names]

        def key(row: Iterable[Any]) -> list[Any]:
            cells = tuple(row)
            return [(cells[i] is not None, cells[i]) for i in indexes]

        return evolve(self, rows=tuple(sorted(self.rows, key=key, reverse=reverse)))

    def head(self, n: int) -> Table:
        """The first ``n`` rows, without the total."""
        return evolve(self, rows=self.rows[: max(n, 0)], total=None)

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        """A table is a table even when it has no row."""
        return True

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __repr__(self) -> str:
        names = ", ".join(c.name for c in self.columns)
        return f"<Table {self.name}: {len(self.rows)} rows ({names})>"

    def __str__(self) -> str:
        from secgen.reports import text

        return text.render(self, lang(), width=shutil.get_terminal_size((100, 24)).columns)

    def _repr_html_(self) -> str:
        from secgen.reports import html

        return html.fragment(self)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        from secgen.reports import arrow

        return arrow.to_arrow(self, "__arrow_c_stream__").__arrow_c_stream__(requested_schema)

    def to_polars(self) -> Any:
        """This table as a polars DataFrame (needs the ``notebook`` extra)."""
        from secgen.reports import arrow

        return arrow.to_polars(self)

    def to_pandas(self) -> Any:
        """This table as a pandas DataFrame (needs the ``notebook`` extra)."""
        from secgen.reports import arrow

        return arrow.to_pandas(self)

    def plot(self, by: str = "", values: str | Sequence[str] = (), *, limit: int = 24) -> Picture:
        """A still picture, with nothing to install: bars, or lines where the rows are periods.

        ``by`` names the column of the labels, ``values`` the figures, all of one kind; without them the kinds of the
        columns choose. Raises ``InvalidInput`` SG-REPORT-OPTION where the table has no such column.
        """
        from secgen.reports.drawing import drawing
        from secgen.reports.picture import picture

        return picture(drawing(self, by, values, limit))

    def chart(self, by: str = "", values: str | Sequence[str] = (), *, limit: int = 24) -> Any:
        """The same as an ``altair.Chart`` (needs the ``chart`` extra), to look at closely or to change."""
        from secgen.reports.chart import chart
        from secgen.reports.drawing import drawing

        return chart(drawing(self, by, values, limit))


def _check_kind(table: str, column: Column, types: set[type]) -> None:
    """Refuse a cell of another kind: cents under a money column would read a hundred times too much."""
    for found in types - {type(None)}:
        stranger = not issubclass(found, TYPES[column.kind])
        disguised = found is not TYPES[column.kind] and issubclass(found, (bool, datetime, Number))
        if stranger or disguised:
            reason = Text(f"colonne de type {column.kind}", f"column of kind {column.kind}")
            raise _refused(table, column.name, found.__name__, reason)


def _refused(table: str, where: str, value: str, reason: Text) -> InvalidInput:
    return InvalidInput("SG-FIELD", act=table, field=where, value=value, reason=reason)
