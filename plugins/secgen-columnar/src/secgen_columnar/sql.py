"""A cube as one plain SQL text, the same for DuckDB, Spark and PostgreSQL, and its rows read back as sums of cents.

Only sums are asked of the database. What follows from them (differences, ratios, the total) is computed by
:func:`secgen.reports.assemble.assemble`, as for the built-in engine: so results are equal to the cent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Context, Decimal
from typing import Any, Final

from attrs import frozen

from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text
from secgen.reports.assemble import assemble
from secgen.reports.cells import Kind
from secgen.reports.cube import Dimension
from secgen.reports.query import Query
from secgen.reports.table import Row, Table
from secgen_columnar import literals

SOURCE: Final = "facts"
"""The name the statement gives to the facts: a table, a view or a registered data set."""
_EXACT: Final = Context(prec=60)
_NEVER: Final = "1 = 0"

Where = tuple[tuple[str, tuple[str, ...]], ...]
Atom = tuple[str, Where]
"""A column summed over the rows that match; measures are sums and differences of atoms."""


@frozen
class Statement:
    """The SQL text of a query, and how its rows become sums per group."""

    text: str
    query: Query
    keys: tuple[Callable[[Sequence[Any]], object], ...]
    first_sum: int
    measures: tuple[tuple[tuple[int, int], ...], ...]
    kinds: tuple[Kind, ...]

    @property
    def columns(self) -> set[str]:
        """The columns the query looks at; with none, the first will do to count rows."""
        query = self.query
        names = {d.column for d in query.by} | {d.column for d, _ in query.where}
        names |= {n for m in query.cube.sums for n in (*m.plus, *m.minus, *(column for column, _ in m.where))}
        if query.on is not None:
            names.add(query.date_column)
        return names or {query.columns[0].name}

    def sums(self, rows: Iterable[Sequence[Any]]) -> dict[Row, list[int]]:
        """The sums of ``cube.sums`` for each group, from the rows the database gave."""
        result: dict[Row, list[int]] = {}
        for row in rows:
            if not self.keys and not row[0]:
                continue  # no row was kept: no group, as for the built-in engine
            found = [_whole(kind, cell) for kind, cell in zip(self.kinds, row[self.first_sum :], strict=True)]
            totals = [sum(sign * found[at] for sign, at in parts) for parts in self.measures]
            result[tuple(key(row) for key in self.keys)] = totals
        return result

    def table(self, rows: Iterable[Sequence[Any]]) -> Table:
        """The report, from the rows the database gave."""
        return assemble(self.query, self.sums(rows))


def statement(query: Query) -> Statement:
    """Compile a query; euros and numbers mixed, or a rate asked to group or filter by, are refused."""
    assemble(query, {})  # refuses what cannot be summed
    kinds: dict[str, Kind] = {c.name: c.kind for c in query.columns}
    _check(query, kinds)
    columns: list[str] = []
    keys = []
    for dimension in query.by:
        keys.append(_key(dimension, kinds[dimension.column], len(columns)))
        columns += _cut(dimension)
    groups = [str(i + 1) for i in range(len(columns))]
    if not columns:
        columns.append("COUNT(*)")
    atoms: dict[Atom, int] = {}
    measures = tuple(
        tuple(
            (sign, atoms.setdefault((column, measure.where), len(atoms)))
            for sign, names in ((1, measure.plus), (-1, measure.minus))
            for column in names
        )
        for measure in query.cube.sums
    )
    first_sum = len(columns)
    columns += [_sum(column, where, kinds) for column, where in atoms]
    text = "SELECT " + ",\n       ".join(f"{column} AS c{i}" for i, column in enumerate(columns))
    text += f"\nFROM {literals.name(SOURCE)}"
    if kept := _kept(query, kinds):
        text += "\nWHERE " + "\n  AND ".join(kept)
    if groups:
        text += "\nGROUP BY " + ", ".join(groups)
    return Statement(text, query, tuple(keys), first_sum, measures, tuple(kinds[column] for column, _ in atoms))


def _check(query: Query, kinds: Mapping[str, Kind]) -> None:
    names = [c.name for c in query.columns]
    if len({name.casefold() for name in names}) < len(names):
        reason = Text("noms de colonnes égaux à la casse près", "column names that differ only by case")
        raise InvalidInput("SG-FIELD", act=query.cube.name, field="columns", value=", ".join(names), reason=reason)
    asked = [d.column for d in query.by] + [d.column for d, _ in query.where]
    asked += [column for measure in query.cube.sums for column, _ in measure.where]
    for column in asked:
        if kinds[column] == "rate":
            reason = Text("un taux ne groupe ni ne filtre", "a rate neither groups nor filters")
            raise InvalidInput("SG-FIELD", act=query.cube.name, field=column, value="rate", reason=reason)
    for dimension in (*query.by, *(d for d, _ in query.where)):
        if dimension.part != "value" and kinds[dimension.column] != "date":
            reason = Text("ce n'est pas une date", "not a date")
            raise InvalidInput(
                "SG-FIELD", act=query.cube.name, field=dimension.name, value=dimension.column, reason=reason
            )


def _cut(dimension: Dimension) -> list[str]:
    """What a dimension is grouped by: the column, or the year and month of a date as numbers."""
    column = literals.name(dimension.column)
    match dimension.part:
        case "year":
            return [f"EXTRACT(YEAR FROM {column})"]
        case "month":
            return [f"EXTRACT(YEAR FROM {column})", f"EXTRACT(MONTH FROM {column})"]
        case _:
            return [column]


def _key(dimension: Dimension, kind: Kind, at: int) -> Callable[[Sequence[Any]], object]:
    """How the cell of a dimension is read from a row."""
    match dimension.part:
        case "year":
            return lambda row: "" if row[at] is None else f"{int(row[at]):04d}"
        case "month":
            return lambda row: "" if row[at] is None else f"{int(row[at]):04d}-{int(row[at + 1]):02d}"
        case _ if kind == "money":
            return lambda row: None if row[at] is None else _whole("money", row[at])
        case _:
            return lambda row: row[at]


def _sum(column: str, where: Where, kinds: Mapping[str, Kind]) -> str:
    kept = " AND ".join(_match(name, kinds[name], "value", values) for name, values in where)
    return f"SUM({literals.name(column)})" + (f" FILTER (WHERE {kept})" if kept else "")


def _kept(query: Query, kinds: Mapping[str, Kind]) -> list[str]:
    kept = [_match(d.column, kinds[d.column], d.part, values) for d, values in query.where]
    if query.on is not None:
        kept.insert(0, f"{literals.name(query.date_column)} <= {literals.day(query.on)}")
    return kept


def _match(column: str, kind: Kind, part: str, values: Sequence[str]) -> str:
    """The rows whose cell, as a machine writes it, is one of these values; nothing is written ``""``."""
    quoted, tests = literals.name(column), []
    if part == "value":
        listed = [literal for value in dict.fromkeys(values) if (literal := literals.value(kind, value)) is not None]
        if listed:
            tests.append(f"{quoted} IN ({', '.join(listed)})")
    else:
        spans = [found for value in dict.fromkeys(values) if (found := literals.span(part, value)) is not None]
        tests += [f"{quoted} BETWEEN {literals.day(first)} AND {literals.day(last)}" for first, last in spans]
    if "" in values:
        tests.append(f"{quoted} IS NULL")
    return tests[0] if len(tests) == 1 else f"({' OR '.join(tests)})" if tests else _NEVER


def _whole(kind: Kind, cell: Any) -> int:
    """Cents from euros, or a whole number; nothing summed is zero."""
    if cell is None:
        return 0
    if kind == "money":
        scaled = _EXACT.scaleb(Decimal(cell), 2)
        cents = int(scaled)
        if cents != scaled:
            raise ValueError(f"{cell} is not a whole number of cents")
        return cents
    return int(cell)
