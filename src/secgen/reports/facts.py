"""Facts: the documented rows a cube is computed from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text
from secgen.reports.cells import cell
from secgen.reports.table import Column, Row, Table

_WHOLE: Final = Text(
    "les faits comptent en millièmes entiers ; la mesure dit thousandths=True",
    "facts count in whole thousandths; the measure says thousandths=True",
)


@frozen(eq=False, repr=False)
class Facts:
    """A fact table. For speed a money cell is an **int number of cents** and a figure with decimals an int number of
    thousandths (kind ``int``); a date cell is a ``date``; a text cell is a str, ``""`` when it was not given.
    Rows are not copied: do not change them."""

    name: str
    title: Text
    columns: tuple[Column, ...]
    rows: Sequence[Row]

    def __attrs_post_init__(self) -> None:
        widths = set(map(len, self.rows)) - {len(self.columns)}
        if widths:
            reason = Text(f"{len(self.columns)} colonnes déclarées", f"{len(self.columns)} columns declared")
            raise InvalidInput("SG-FIELD", act=self.name, field="rows", value=sorted(widths), reason=reason)
        for column in self.columns:
            if column.kind == "number":
                raise InvalidInput("SG-FIELD", act=self.name, field=column.name, value=column.kind, reason=_WHOLE)

    def table(self) -> Table:
        """The facts as a table to read or export: cents become money."""
        kinds = [c.kind for c in self.columns]
        rows = tuple(tuple(cell(kind, raw) for kind, raw in zip(kinds, row, strict=True)) for row in self.rows)
        return Table(self.name, self.title, self.columns, rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<Facts {self.name}: {len(self.rows)} rows>"
