"""From lines to cells, strictly: a quote that is not closed never swallows the lines after it."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from attrs import frozen

Quoting = Literal["csv", "raw"]
_JOIN_LIMIT: Final = 20


@frozen
class Record:
    """One row of a file: its first and last lines, its cells (None when it cannot be cut), its text."""

    line: int
    last: int
    cells: list[str] | None
    text: str


def records(
    lines: Iterable[str],
    quoting: Quoting,
    separator: str,
    *,
    width: int | None = None,
    start: int = 1,
    join: bool = True,
) -> Iterator[Record]:
    """Cut lines into records.

    A cell may hold line ends, over at most twenty lines; if joining them does not give ``width``
    cells, the first line alone is reported as broken and the others are read again on their own.
    """
    source = iter(lines)
    waiting: deque[str] = deque()
    line = start
    while (first := _take(waiting, source)) is not None:
        text = first
        held: list[str] = []
        cells, unfinished = _cut(text, quoting, separator)
        while unfinished and join and len(held) < _JOIN_LIMIT and (more := _take(waiting, source)) is not None:
            held.append(more)
            text += more
            cells, unfinished = _cut(text, quoting, separator)
        if held and (cells is None or (width is not None and len(cells) != width)):
            waiting.extendleft(reversed(held))
            held, text, cells = [], first, None
        yield Record(line, line + len(held), cells, _bare(text))
        line += 1 + len(held)


def _take(waiting: deque[str], source: Iterator[str]) -> str | None:
    return waiting.popleft() if waiting else next(source, None)


def _bare(text: str) -> str:
    return text.removesuffix("\n").removesuffix("\r")


def _cut(text: str, quoting: Quoting, separator: str) -> tuple[list[str] | None, bool]:
    """The cells, and whether a quote is still open at the end."""
    line = _bare(text)
    if quoting == "raw":
        return _cut_raw(line, separator)
    if '"' not in line:
        return line.split(separator), False
    try:
        return next(csv.reader([line], delimiter=separator, strict=True)), False
    except (csv.Error, StopIteration):
        return None, line.count('"') % 2 == 1


def _cut_raw(line: str, separator: str) -> tuple[list[str] | None, bool]:
    """The national rule: every cell is quoted, so cut on quote, separator, quote."""
    if not line.startswith('"'):
        return None, False
    if len(line) < 2 or not line.endswith('"'):
        return None, True
    return line[1:-1].split(f'"{separator}"'), False


def cut_raw_is_plain(cells: list[str]) -> bool:
    """Whether no cell of a raw record holds a quote."""
    return not any('"' in cell for cell in cells)


def join_cells(cells: list[str], quoting: Quoting, separator: str, newline: str) -> str:
    """The text of a record, quoted as its layout wants."""
    if quoting == "raw":
        return '"' + f'"{separator}"'.join(cells) + '"' + newline
    special = f'"\r\n{separator}'
    quoted = (f'"{cell.replace(chr(34), chr(34) * 2)}"' if any(c in cell for c in special) else cell for cell in cells)
    return separator.join(quoted) + newline
