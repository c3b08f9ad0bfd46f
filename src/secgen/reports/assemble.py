"""From sums to a table: shared by every engine, so that they agree to the cent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text
from secgen.reports.cells import Kind, cell
from secgen.reports.cube import AnyMeasure, Derived, Dimension, Measure, Ratio
from secgen.reports.query import Query
from secgen.reports.table import Column, Row, Table


def assemble(query: Query, sums: Mapping[Row, Sequence[int]]) -> Table:
    """The table for a query, from the sums of ``cube.sums`` per group (a group is the tuple of its dimensions).

    The total is computed from all the sums: its ratios are ratios of totals.
    """
    measures, kinds = query.cube.measures, _measure_kinds(query)
    dimensions = [Column(d.name, d.label, _dimension_kind(query, d)) for d in query.by]
    values = {group: _values(measures, group_sums) for group, group_sums in sums.items()}
    total = _values(measures, [sum(each) for each in zip(*sums.values(), strict=True)] or [0] * len(query.cube.sums))
    shown = [i for i, m in enumerate(measures) if not _hidden(m, [row[i] for row in values.values()])]

    def cells(group: Row, row: Sequence[int | Decimal | None]) -> Row:
        keys = (cell(column.kind, key) for column, key in zip(dimensions, group, strict=True))
        return (*keys, *(cell(kinds[measures[i].name], row[i]) for i in shown))

    table = Table(
        query.cube.name,
        query.title(),
        (*dimensions, *(Column(measures[i].name, measures[i].label, kinds[measures[i].name]) for i in shown)),
        tuple(cells(group, row) for group, row in values.items()),
        query.notes(),
        cells((None,) * len(dimensions), total),
    )
    return table.sort(*(d.name for d in query.by))


def ratio(numerator: int, denominator: int) -> Decimal | None:
    """An exact fraction rounded half up to six decimals; None over zero."""
    if denominator == 0:
        return None
    quotient, rest = divmod(abs(numerator) * 10**6, abs(denominator))
    quotient += 2 * rest >= abs(denominator)
    return Decimal(quotient if numerator * denominator >= 0 else -quotient).scaleb(-6)


def _values(measures: Sequence[AnyMeasure], sums: Sequence[int]) -> list[int | Decimal | None]:
    """Every measure of one group, in the order declared."""
    numbers: dict[str, int] = {}
    values: list[int | Decimal | None] = []
    given = iter(sums)
    for measure in measures:
        if isinstance(measure, Ratio):
            values.append(ratio(numbers[measure.numerator], numbers[measure.denominator]))
            continue
        if isinstance(measure, Derived):
            number = sum(numbers[name] for name in measure.plus) - sum(numbers[name] for name in measure.minus)
        else:
            number = next(given)
        numbers[measure.name] = number
        values.append(number)
    return values


def _hidden(measure: AnyMeasure, values: Sequence[object]) -> bool:
    return isinstance(measure, Measure) and measure.optional and not any(values)


def _dimension_kind(query: Query, dimension: Dimension) -> Kind:
    if dimension.part != "value":
        return "text"
    return next(c.kind for c in query.columns if c.name == dimension.column)


def _measure_kinds(query: Query) -> dict[str, Kind]:
    """The kind of each measure; refuse to add or compare euros with plain numbers."""
    kinds: dict[str, Kind] = {c.name: c.kind for c in query.columns}
    found: dict[str, Kind] = {}
    for measure in query.cube.measures:
        if isinstance(measure, Measure):
            parts = {kinds[name] for name in (*measure.plus, *measure.minus)}
        elif isinstance(measure, Derived):
            parts = {found[name] for name in (*measure.plus, *measure.minus)}
        else:
            parts = {found[measure.numerator], found[measure.denominator]}
        scaled = isinstance(measure, Measure) and measure.thousandths
        if parts not in (({"int"},) if scaled else ({"money"}, {"int"}, {"number"})):
            reason = Text("mélange d'unités", "mixed units")
            value = ", ".join(sorted(parts))
            raise InvalidInput("SG-FIELD", act=query.cube.name, field=measure.name, value=value, reason=reason)
        found[measure.name] = "rate" if isinstance(measure, Ratio) else "number" if scaled else parts.pop()
    return found
