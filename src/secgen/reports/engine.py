"""The built-in engine: plain Python, nothing to install, a million rows in seconds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from secgen.reports.assemble import assemble
from secgen.reports.cells import machine
from secgen.reports.cube import Cube, Dimension
from secgen.reports.facts import Facts
from secgen.reports.query import Query
from secgen.reports.table import Row, Table


def run(
    cube: Cube,
    facts: Facts,
    by: Sequence[str] | None = None,
    where: Mapping[str, str | Sequence[str]] | None = None,
    on: date | None = None,
    date_column: str = "on",
) -> Table:
    """Compute a cube: group by dimensions (its own by default), keep matching rows, up to a day included."""
    query = Query.of(cube, facts.columns, by, where, on, date_column)
    return assemble(query, sums(query, facts))


class PythonEngine:
    """The engine every office has; what the others are compared with."""

    run = staticmethod(run)


def sums(query: Query, facts: Facts) -> dict[Row, list[int]]:
    """The sums of ``cube.sums`` for each group.

    Rows are first gathered by the raw cells that matter (dimensions, then columns the measures look
    at), so that dates are cut into months and conditions are tested once per group, not once per row.
    """
    at = {c.name: i for i, c in enumerate(facts.columns)}
    measures = query.cube.sums
    tested = tuple(dict.fromkeys(name for m in measures for name, _ in m.where))
    summed = tuple(dict.fromkeys(name for m in measures for name in (*m.plus, *m.minus)))

    gathered: defaultdict[Row, list[Row]] = defaultdict(list)
    raw_key = _cells_at([at[d.column] for d in query.by] + [at[name] for name in tested])
    for row in _kept(query, facts, at):
        gathered[raw_key(row)].append(row)

    parts = [_part(d) for d in query.by]
    columns: list[tuple[str, Callable[[Row], Any]]] = [(name, itemgetter(at[name])) for name in summed]
    result: dict[Row, list[int]] = {}
    for raw, rows in gathered.items():
        added = {name: sum(map(get, rows)) for name, get in columns}
        seen = {name: machine(value) for name, value in zip(tested, raw[len(parts) :], strict=True)}
        group = tuple(part(value) for part, value in zip(parts, raw, strict=False))
        totals = result.setdefault(group, [0] * len(measures))
        for i, measure in enumerate(measures):
            if all(seen[name] in values for name, values in measure.where):
                totals[i] += sum(added[name] for name in measure.plus) - sum(added[name] for name in measure.minus)
    return result


def _kept(query: Query, facts: Facts, at: Mapping[str, int]) -> Sequence[Row]:
    """The rows up to the day asked that match every filter; a row without a date is after any day."""
    rows: Sequence[Any] = facts.rows
    if query.on is not None:
        i, last = at[query.date_column], query.on
        rows = [row for row in rows if row[i] is not None and row[i] <= last]
    for dimension, values in query.where:
        i, part = at[dimension.column], _part(dimension)
        kept = {cell for cell in {row[i] for row in rows} if machine(part(cell)) in values}
        rows = [row for row in rows if row[i] in kept]
    return rows


def _part(dimension: Dimension) -> Callable[[Any], object]:
    """How a dimension reads a raw cell."""
    match dimension.part:
        case "year":
            return lambda day: "" if day is None else f"{day.year:04d}"
        case "month":
            return lambda day: "" if day is None else f"{day.year:04d}-{day.month:02d}"
        case _:
            return lambda cell: cell


def _cells_at(indexes: Sequence[int]) -> Callable[[Row], Row]:
    """A function from a row to the tuple of its cells at these places."""
    if len(indexes) > 1:
        return itemgetter(*indexes)
    return lambda row: tuple(row[i] for i in indexes)
