"""The documented Parquet schema of facts: types, labels and kinds, written in every file and read back from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text
from secgen.reports import cells as values
from secgen.reports.cells import Kind
from secgen.reports.facts import Facts
from secgen.reports.table import Column

LAYOUT: Final = "1"
TYPES: Final[dict[Kind, Any]] = {
    "text": pa.string(),
    "int": pa.int64(),
    "money": pa.decimal128(18, 2),
    "rate": pa.decimal128(12, 6),
    "date": pa.date32(),
    "bool": pa.bool_(),
}
"""Money is in euros, exact, with two decimals: any tool that opens the file reads the right amount."""
_PLAIN: Final[dict[Kind, type]] = {"money": int}
"""In facts an amount is a whole number of cents."""
_WIDE: Final = pa.decimal128(19, 2)
_CENT: Final = pa.scalar("0.01").cast(pa.decimal128(3, 2))


def schema_of(name: str, title: Text, columns: Sequence[Column]) -> Any:
    """The Arrow schema of facts, with their labels in both languages."""
    fields = [
        pa.field(c.name, TYPES[c.kind], metadata={"fr": c.label.fr, "en": c.label.en, "kind": c.kind}) for c in columns
    ]
    about = {"secgen.layout": LAYOUT, "secgen.facts": name, "secgen.title.fr": title.fr, "secgen.title.en": title.en}
    return pa.schema(fields, metadata=about)


def described(schema: Any) -> tuple[str, Text, tuple[Column, ...]]:
    """Name, title and columns of facts, from the schema of a file; of a foreign file, as its types tell."""
    about = {key.decode(): value.decode() for key, value in (schema.metadata or {}).items()}
    name = about.get("secgen.facts", "facts")
    title = Text(about.get("secgen.title.fr", name), about.get("secgen.title.en", name))
    return name, title, tuple(_column(name, field) for field in schema)


def _column(facts: str, field: Any) -> Column:
    about = {key.decode(): value.decode() for key, value in (field.metadata or {}).items()}
    label = Text(about.get("fr", field.name), about.get("en", field.name))
    kind = about.get("kind") or _kind(field.type)
    if kind not in TYPES:
        reason = Text(
            "type non lu : texte, entier, decimal(18,2), date ou booléen ; jamais de nombre flottant",
            "type not read: text, whole number, decimal(18,2), date or boolean; never a floating number",
        )
        raise InvalidInput("SG-FIELD", act=facts, field=field.name, value=str(field.type), reason=reason)
    return Column(field.name, label, kind)


def _kind(found: Any) -> str:
    if pa.types.is_dictionary(found):
        found = found.value_type
    if pa.types.is_decimal(found):
        return "money" if found.scale == 2 and found.precision <= 18 else ""
    tests = {
        "text": pa.types.is_string(found) or pa.types.is_large_string(found),
        "int": pa.types.is_signed_integer(found),
        "date": pa.types.is_date32(found),
        "bool": pa.types.is_boolean(found),
    }
    return next((kind for kind, yes in tests.items() if yes), "")


def to_arrow(facts: Facts, names: Iterable[str] | None = None, *, wide: bool = False) -> Any:
    """Facts (or some of their columns) as an Arrow table: cents become euros, exactly.

    ``wide`` lets an amount too large for the documented type take one digit more: for engines, never for files.
    """
    wanted = {c.name for c in facts.columns} if names is None else set(names)
    chosen = [(i, c) for i, c in enumerate(facts.columns) if c.name in wanted]
    arrays = [_array(facts.name, c, [row[i] for row in facts.rows], wide=wide) for i, c in chosen]
    schema = schema_of(facts.name, facts.title, [c for _, c in chosen])
    for at, array in enumerate(arrays):
        schema = schema.set(at, schema.field(at).with_type(array.type))
    return pa.Table.from_arrays(arrays, schema=schema)


def _array(facts: str, column: Column, cells: list[Any], *, wide: bool) -> Any:
    plain = _PLAIN.get(column.kind, values.TYPES[column.kind])
    for found in set(map(type, cells)) - {plain, type(None)}:
        reason = Text(f"colonne de type {column.kind}", f"column of kind {column.kind}")
        raise InvalidInput("SG-FIELD", act=facts, field=column.name, value=found.__name__, reason=reason)
    try:
        return _euros(cells, wide=wide) if column.kind == "money" else pa.array(cells, TYPES[column.kind])
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError, UnicodeEncodeError) as error:
        reason = Text(f"ne tient pas dans {TYPES[column.kind]}", f"does not fit {TYPES[column.kind]}")
        raise InvalidInput("SG-FIELD", act=facts, field=column.name, value=str(error), reason=reason) from error


def _euros(cells: list[Any], *, wide: bool) -> Any:
    euros = pc.multiply(pa.array(cells, pa.int64()).cast(pa.decimal128(19, 0)), _CENT)
    try:
        return euros.cast(TYPES["money"])
    except pa.ArrowInvalid:
        if not wide:
            raise
        return euros.cast(_WIDE)
