"""Tables for data tools: Arrow, and through it polars and pandas."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from secgen.kernel.errors import InvalidInput
from secgen.kernel.figures import Number
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.cells import Kind
from secgen.reports.extras import need
from secgen.reports.table import Table

_SIX_DECIMALS: Final = Decimal("0.000001")
_RATE_LIMIT: Final = Decimal(10**6)
_NUMBER_LIMIT: Final = Decimal(10**12)


def to_arrow(table: Table, feature: str = "to_arrow") -> Any:
    """A pyarrow Table: money is decimal128(18, 2) in euros, a rate decimal128(12, 6), a figure with
    decimals decimal128(18, 6), a date date32."""
    arrow = need("pyarrow", feature)
    types: dict[Kind, Any] = {
        "text": arrow.string(),
        "int": arrow.int64(),
        "number": arrow.decimal128(18, 6),
        "money": arrow.decimal128(18, 2),
        "rate": arrow.decimal128(12, 6),
        "date": arrow.date32(),
        "bool": arrow.bool_(),
    }
    fields = [arrow.field(c.name, types[c.kind], metadata={"fr": c.label.fr, "en": c.label.en}) for c in table.columns]
    arrays = [
        arrow.array([_plain(table, c.name, cell) for cell in table.column(c.name)], type=types[c.kind])
        for c in table.columns
    ]
    return arrow.Table.from_arrays(arrays, schema=arrow.schema(fields))


def to_polars(table: Table) -> Any:
    """A polars DataFrame."""
    polars = need("polars", "to_polars")
    return polars.from_arrow(to_arrow(table, "to_polars"))


def to_pandas(table: Table) -> Any:
    """A pandas DataFrame: amounts stay exact Decimals, whole numbers stay whole even beside empty cells."""
    need("pandas", "to_pandas")
    return to_arrow(table, "to_pandas").to_pandas(integer_object_nulls=True)


def _plain(table: Table, column: str, cell: object) -> object:
    if isinstance(cell, Money):
        return cell.euros
    if isinstance(cell, Decimal):
        rate = cell.quantize(_SIX_DECIMALS, rounding=ROUND_HALF_UP)
        if abs(rate) >= (_NUMBER_LIMIT if isinstance(cell, Number) else _RATE_LIMIT):
            reason = Text("nombre trop grand pour Arrow", "number too large for Arrow")
            raise InvalidInput("SG-FIELD", act=table.name, field=column, value=str(cell), reason=reason)
        return rate
    return cell
