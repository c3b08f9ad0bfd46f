"""Tables as CSV (RFC 4180), for programs and spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import Final

from secgen.kernel.text import Lang
from secgen.reports.cells import machine
from secgen.reports.table import Table

_FORMULA: Final = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")  # the last four: full-width = + - @
_SKIPPED: Final = " \u00a0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
"""What some programs pass over before they look whether a cell is a formula."""


def render(table: Table, lang: Lang = "en") -> str:
    """Column names, then the rows in machine form; neither total nor notes, so that a sum stays a sum.

    The same bytes in both languages. Text that a spreadsheet would take for a formula gets an
    apostrophe in front.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_safe(c.name) for c in table.columns])
    writer.writerows([_safe(cell) if isinstance(cell, str) else machine(cell) for cell in row] for row in table)
    return out.getvalue()


def _safe(text: str) -> str:
    return "'" + text if text.lstrip(_SKIPPED).startswith(_FORMULA) else text
