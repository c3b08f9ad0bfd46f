"""Names and values inside SQL: whatever is in them, DuckDB, Spark and PostgreSQL read the same thing."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

from secgen.reports.cells import Kind

_SPECIAL: Final = re.compile(r"[\x00-\x1f\x7f'\\$]")
"""A quote ends a text, a backslash is an escape in Spark, a dollar begins a variable there."""
_INT64: Final = range(-(2**63), 2**63)
_CENTS: Final = range(-(10**18) + 1, 10**18)


def name(column: str) -> str:
    """A column: ``"on"``."""
    return '"' + column.replace('"', '""') + '"'


def text(value: str) -> str:
    """A text: ``'L' || CHR(39) || 'œuvre'``."""
    pieces = []
    start = 0
    for found in _SPECIAL.finditer(value):
        if found.start() > start:
            pieces.append(f"'{value[start : found.start()]}'")
        pieces.append(f"CHR({ord(found[0])})")
        start = found.end()
    if start < len(value) or not pieces:
        pieces.append(f"'{value[start:]}'")
    return " || ".join(pieces)


def day(value: date) -> str:
    """A day: ``DATE '2026-03-02'``."""
    return f"DATE '{value.isoformat()}'"


def euros(cents: int) -> str:
    """An amount in euros: ``-12.50``."""
    whole, part = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole}.{part:02d}"


def value(kind: Kind, written: str) -> str | None:
    """The literal of what a filter writes as a machine does; None if no cell of this kind reads so.

    As in the built-in engine an amount is filtered by its cents.
    """
    match kind:
        case "text":
            return text(written) if _storable(written) else None
        case "int":
            number = _whole(written)
            return str(number) if number is not None and number in _INT64 else None
        case "money":
            number = _whole(written)
            return euros(number) if number is not None and number in _CENTS else None
        case "bool":
            return {"true": "TRUE", "false": "FALSE"}.get(written)
        case "date":
            found = _day(written)
            return None if found is None else day(found)
        case _:
            return None


def _storable(written: str) -> bool:
    try:
        written.encode()
    except UnicodeEncodeError:
        return False
    return True


def _whole(written: str) -> int | None:
    if not re.fullmatch(r"-?[0-9]{1,20}", written, re.ASCII):
        return None
    number = int(written)
    return number if str(number) == written else None


def _day(written: str) -> date | None:
    try:
        found = date.fromisoformat(written)
    except ValueError:
        return None
    return found if found.isoformat() == written else None


def span(part: str, written: str) -> tuple[date, date] | None:
    """The first and last day of a year ``2026`` or a month ``2026-03``; None if it is not one."""
    year, dash, month = written.partition("-")
    if not re.fullmatch(r"[0-9]{4}", year, re.ASCII) or year == "0000":
        return None
    if part == "year":
        return None if dash else (date(int(year), 1, 1), date(int(year), 12, 31))
    if not re.fullmatch(r"0[1-9]|1[0-2]", month, re.ASCII):
        return None
    first = date(int(year), int(month), 1)
    return first, first.replace(day=monthrange(first.year, first.month)[1])
