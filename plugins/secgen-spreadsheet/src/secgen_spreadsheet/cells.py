"""What a spreadsheet can hold: numbers of at most fifteen digits, dates, booleans, text."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from attrs import frozen

from secgen.kernel.money import Money
from secgen.reports.table import Table

Plain = Decimal | int | date | bool | str | None
DIGITS: Final = 15
"""A spreadsheet keeps numbers as binary floating point: up to fifteen digits they come back as they were."""
_UNWRITABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""What XML refuses, and what turns the direction of the text around it."""


@frozen
class Total:
    """The total of a column: its value, and whether it is the sum of the cells above."""

    value: Plain
    is_sum: bool


def plain(cell: object) -> Plain:
    """A cell as a spreadsheet holds it; a number too long to be exact becomes text."""
    if isinstance(cell, Money):
        cell = cell.euros
    if isinstance(cell, bool) or cell is None:
        return cell
    if isinstance(cell, int | Decimal):
        return cell if exact(cell) else str(cell)
    if isinstance(cell, date):
        return cell
    return _UNWRITABLE.sub("\ufffd", str(cell))


def exact(number: int | Decimal) -> bool:
    """Whether a spreadsheet keeps a number to the last digit."""
    return len(Decimal(number).normalize().as_tuple().digits) <= DIGITS


def totals(table: Table) -> list[Total]:
    """The total of each column, to be written as a formula where it is the sum of what is above."""
    if table.total is None:
        return []
    found = []
    for index, (column, cell) in enumerate(zip(table.columns, table.total, strict=True)):
        above = [row[index] for row in table.rows]
        is_sum = False
        if column.kind == "money" and isinstance(cell, Money):
            is_sum = all(isinstance(plain(c), Decimal | None) for c in above)
            is_sum = is_sum and cell == Money.sum(c for c in above if isinstance(c, Money))
        elif column.kind == "int" and isinstance(cell, int):
            is_sum = cell == sum(c for c in above if isinstance(c, int)) and all(exact(c or 0) for c in above)  # type: ignore[arg-type]
        found.append(Total(plain(cell), is_sum))
    return found


def letters(index: int) -> str:
    """The name of a column: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def sheet_name(title: str, taken: set[str]) -> str:
    """A name a spreadsheet accepts: at most 31 characters, none of ``[]:*?/\\``, not taken."""
    base = re.sub(r"[\[\]:*?/\\]", " ", title).strip(" '")[:31].strip(" '") or "secgen"
    name, number = base, 2
    while name.lower() in taken:
        suffix = f" {number}"
        name, number = base[: 31 - len(suffix)] + suffix, number + 1
    taken.add(name.lower())
    return name
