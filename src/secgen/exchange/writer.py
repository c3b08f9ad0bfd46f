"""Writing the same layouts. Each row is read back before it is kept: what is written reads back equal."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TextIO

from attrs import evolve, fields

from secgen.exchange.building import RowMaker
from secgen.exchange.cells import encode
from secgen.exchange.header import Header, preamble_info, require_header
from secgen.exchange.layouts import Layout, layout_named
from secgen.exchange.records import join_cells, records
from secgen.exchange.refusal import refusal, unreadable
from secgen.exchange.rows import CommitmentRow, HeaderInfo, Key, PaymentRow, Row
from secgen.exchange.source import Path
from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text

_NO_INFO = HeaderInfo()
_LABELS_ONLY = Text(
    "corriger la valeur, ou écrire dans un autre format",
    "correct the value, or write in another layout",
)


def write(
    layout: str, rows: Iterable[Row], path: Path, *, header_info: HeaderInfo = _NO_INFO, drop: bool = False
) -> int:
    """Write rows in a layout; tells how many. Nothing is written if one row is refused.

    A row is refused (``SG-LAYOUT``, naming the row and the column) when it would not read back
    equal: a label the layout cannot quote, a value it has no column for, two rows for one item, an
    amount of zero in an extract. ``drop`` leaves out values that have no column in the layout.
    """
    file = os.fspath(path)
    plan = layout_named(layout, file)
    source = iter(rows)
    first = next(source, None)
    if header_info.fiscal_year is None and isinstance(first, PaymentRow) and plan.preamble:
        header_info = evolve(header_info, fiscal_year=first.fiscal_year)
    try:
        return _replace(file, plan, chain([] if first is None else [first], source), header_info, drop)
    except OSError as error:
        raise unreadable(file, error.strerror or str(error)) from None
    except ValueError as error:
        if "null" not in str(error):
            raise
        raise unreadable(file, str(error)) from None  # a path with a NUL in it


def _replace(file: str, layout: Layout, rows: Iterable[Row], info: HeaderInfo, drop: bool) -> int:
    """Write beside the file, then put it in place at once."""
    target = os.path.realpath(file)
    if os.path.exists(target) and not os.path.isfile(target):
        raise unreadable(file, "not a regular file")
    beside = f"{target}.{os.urandom(4).hex()}.tmp"
    with open(beside, "x", encoding="utf-8", newline="") as out:
        try:
            count = _write(out, layout, rows, file, info, drop)
        except BaseException:
            os.unlink(beside)
            raise
    os.replace(beside, target)
    return count


def _write(out: TextIO, layout: Layout, rows: Iterable[Row], file: str, info: HeaderInfo, drop: bool) -> int:
    separator = layout.separators[0]
    names = tuple(column.name for column in layout.columns)
    header = Header(1, 1, separator, names, tuple(range(len(names))), ())
    above = [join_cells(c, layout.quoting, separator, layout.newline) for c in (*_preamble(layout, info), list(names))]
    _check_info(above, info, layout, file)
    out.writelines(above)
    year = info.fiscal_year if layout.preamble else None
    seen: set[Key] = set()
    count = 0
    for count, row in enumerate(rows, 1):
        text = _row_text(row, layout, separator)
        _check(row, text, RowMaker(layout, header, file, year), count, drop, seen)
        out.write(text)
    return count


def _preamble(layout: Layout, info: HeaderInfo) -> Iterator[list[str]]:
    """The seven lines above a regional report."""
    if not layout.preamble:
        return
    title, measure = layout.preamble
    width = len(layout.columns)
    year = "" if info.fiscal_year is None else str(info.fiscal_year)
    for line in ([title], ["Dernière MÀJ des données :"], [info.updated], ["Affichage :"], []):
        yield line + [""] * (width - len(line))
    yield [""] * (width - 2) + ["Exercice comptable", year]
    yield [""] * (width - 1) + [measure]


def _check_info(above: list[str], info: HeaderInfo, layout: Layout, file: str) -> None:
    """What goes above the header must read back too."""
    if not layout.preamble:
        return
    header = require_header(above, layout, file)
    if preamble_info(above, header)[0] != info or not _encodes("".join(above)):
        raise _refused(file, layout, 0, "Exercice comptable, Dernière MÀJ", f"{info.fiscal_year}, {info.updated}")


def _row_text(row: Row, layout: Layout, separator: str) -> str:
    cells = [encode(c.kind, getattr(row, c.field, None), layout) for c in layout.columns]
    return join_cells(cells, layout.quoting, separator, layout.newline)


def _check(row: Row, text: str, maker: RowMaker, number: int, drop: bool, seen: set[Key]) -> None:
    """Read the row back; refuse it if it is not the same."""
    layout, file = maker.layout, maker.file
    if type(row) is not layout.row:
        raise _refused(file, layout, number, "", f"{type(row).__name__} ≠ {layout.row.__name__}")
    if not _encodes(text):
        raise _refused(file, layout, number, _suspect(row, layout), "")
    cut = list(records(io.StringIO(text, newline=""), layout.quoting, maker.header.separator))
    if len(cut) != 1 or cut[0].cells is None or len(cut[0].cells) != len(layout.columns):
        raise _refused(file, layout, number, _suspect(row, layout), "")
    back = maker.make(cut[0])
    if back is None:
        wrong = next(a for a in maker.anomalies if a.severity == "row")
        raise _refused(file, layout, number, wrong.column, wrong.value)
    for attribute in fields(type(row)):
        name = attribute.name
        told = name in layout.fields or not drop
        if attribute.eq and told and getattr(row, name) != getattr(back, name):
            raise _refused(file, layout, number, _column(layout, name), str(getattr(row, name)))
    if layout.merges and isinstance(row, CommitmentRow | PaymentRow):
        if not row.amount:
            raise _refused(file, layout, number, _column(layout, "amount"), str(row.amount))
        key = back.key if isinstance(back, CommitmentRow | PaymentRow) else ()
        if key in seen:
            raise _refused(file, layout, number, "", "/".join(str(part) for part in key if part))
        seen.add(key)


def _suspect(row: Row, layout: Layout) -> str:
    """The first column whose text holds what the layout cannot quote."""
    bad = ('"', "\r", "\n") if layout.quoting == "raw" else ("\r", "\n")
    for column in layout.columns:
        value = getattr(row, column.field, "")
        if isinstance(value, str) and (any(mark in value for mark in bad) or not _encodes(value)):
            return column.name
    return ""


def _encodes(text: str) -> bool:
    """Whether a text can stand in a text file: no NUL, no half of a character."""
    return not any(c == "\0" or 0xD800 <= ord(c) <= 0xDFFF for c in text)


def _column(layout: Layout, name: str) -> str:
    return next((column.name for column in layout.columns if column.field == name), name)


def _refused(file: str, layout: Layout, number: int, column: str, value: str) -> InvalidInput:
    shown = f"« {value[:80]} »" if value else ""
    return refusal(
        file,
        layout.name,
        Text(
            f"rangée {number}, colonne {column or '—'} : {shown} ne se relirait pas à l'identique",
            f"row {number}, column {column or '—'}: {shown} would not read back the same",
        ),
        _LABELS_ONLY,
    )
