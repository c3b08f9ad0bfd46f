"""An office's own list: any table with a column of commitment numbers, as an online procedure exports it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

from attrs import frozen

from secgen.exchange.anomalies import Anomaly, AnomalyKind, anomaly
from secgen.exchange.header import SEARCHED, normal
from secgen.exchange.records import Record, records
from secgen.exchange.refusal import refusal
from secgen.exchange.source import Path, open_text
from secgen.kernel.errors import InvalidInput
from secgen.kernel.identifiers import is_chorus_commitment
from secgen.kernel.text import Text

OFFICE_LIST: Final = "office-list"
_SEPARATORS: Final = (";", ",", "\t")
_NO_NUMBER: Final = ("", "-", "–", "—", "#")
_SPREADSHEET = re.compile(r"(?<=\d)[.,]0+(?!\d)", re.ASCII)
_BETWEEN = re.compile(r"[,;/\r\n|+&]+")
_PREFIX = re.compile(r"\bEJ(?=\d|\b)|\bN(?:[°º]|\b)|:", re.IGNORECASE)
_LENGTH: Final = 10


def parse_numbers(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The commitment numbers of a cell, each once, and what could not be read.

    Numbers stand apart by comma, semicolon, slash, space or line end. A number may hold spaces
    (``2103 105 755``), follow ``EJ`` or ``N°``, and end with the ``.0`` of a spreadsheet.
    """
    numbers: dict[str, None] = {}
    unreadable: dict[str, None] = {}
    for part in _BETWEEN.split(_SPREADSHEET.sub("", cell)):
        if part.strip() in _NO_NUMBER:
            continue
        found = _numbers(_PREFIX.sub(" ", part).split())
        if found is None:
            unreadable[part.strip()] = None
        else:
            numbers.update(dict.fromkeys(found))
    return tuple(numbers), tuple(unreadable)


def _numbers(tokens: list[str]) -> list[str] | None:
    """Put digits together until they make ten; nothing if they do not fall on ten exactly."""
    found: list[str] = []
    held = ""
    for token in tokens:
        held += token
        if len(held) == _LENGTH and held.isascii() and is_chorus_commitment(held):
            found.append(held)
            held = ""
        elif len(held) >= _LENGTH:
            return None
    return None if held or not found else found


@frozen
class OfficeRow:
    """One line of the office's list: its cells, and the commitment numbers read in it."""

    line: int
    cells: tuple[tuple[str, str], ...]
    numbers: tuple[str, ...]
    unreadable: tuple[str, ...] = ()

    @classmethod
    def of(cls, numbers: str, line: int = 0, **cells: str) -> OfficeRow:
        """A line made by hand, its numbers written as in a cell."""
        return cls(line, tuple(cells.items()), *parse_numbers(numbers))

    def __getitem__(self, name: str) -> str:
        """The cell of a column."""
        return dict(self.cells)[name]


@frozen
class OfficeList:
    """A list as read: the column the numbers came from, the lines, and the lines that could not be cut."""

    file: str
    column: str
    names: tuple[str, ...]
    rows: tuple[OfficeRow, ...]
    anomalies: tuple[Anomaly, ...] = ()


def read_office_list(path: Path, column: str | None = None) -> OfficeList:
    """Read a CSV with any columns; the numbers are in ``column``, or in the one whose header says so.

    A header says so with the word ``EJ``, or with ``engagement`` in it. None, or several, is refused:
    the caller then names the column.
    """
    file = os.fspath(path)
    with open_text(path, OFFICE_LIST, ("utf-8-sig", "cp1252")) as stream:
        head = list(islice(stream, SEARCHED))
        last, names, separator = _header(head, file)
        place = _place(names, column, file)
        lines = chain(head[last:], stream)
        rows: list[OfficeRow] = []
        anomalies: list[Anomaly] = []
        for record in _cut(lines, separator, len(names), last + 1):
            if not record.text.strip(f' \t\r\n"{separator}'):
                continue
            if record.cells is not None and len(record.cells) == len(names):
                rows.append(_row(names, record.cells, place, record.line))
            elif record.cells is None:
                kind = AnomalyKind.UNESCAPED_QUOTE
                anomalies.append(anomaly(kind, file, record.line, "", record.text, severity="row"))
            else:
                width = f"{len(record.cells)} ≠ {len(names)}"
                anomalies.append(anomaly(AnomalyKind.ROW_WIDTH, file, record.line, "", width, severity="row"))
    return OfficeList(file, names[place], names, tuple(rows), tuple(anomalies))


def _cut(lines: Iterable[str], separator: str, width: int, start: int) -> Iterator[Record]:
    """The records of a table; in a list of one column, a line is a cell whatever it holds."""
    if width > 1:
        yield from records(lines, "csv", separator, width=width, start=start)
        return
    for number, line in enumerate(lines, start):
        yield Record(number, number, [line.strip().strip('"')], line)


def _row(names: Sequence[str], cells: Sequence[str], place: int, line: int) -> OfficeRow:
    return OfficeRow(line, tuple(zip(names, cells, strict=True)), *parse_numbers(cells[place]))


def _header(head: list[str], file: str) -> tuple[int, tuple[str, ...], str]:
    """The first line that is not blank, cut by the separator that gives most columns."""
    best: tuple[int, tuple[str, ...], str] | None = None
    for separator in _SEPARATORS:
        for record in records(head, "csv", separator):
            if record.cells is not None and any(cell.strip() for cell in record.cells):
                if best is None or len(record.cells) > len(best[1]):
                    best = (record.last, tuple(cell.strip() for cell in record.cells), separator)
                break
    if best is None:
        raise _refused(file, Text("aucun en-tête", "no header"), ())
    return best


def _place(names: tuple[str, ...], column: str | None, file: str) -> int:
    if column is not None:
        asked = normal(column)
        places = [i for i, name in enumerate(names) if name == column]
        places = places or [i for i, name in enumerate(names) if normal(name) == asked]
        if not places:
            raise _refused(file, Text(f"pas de colonne « {column} »", f"no column '{column}'"), names)
    else:
        words = [_words(name) for name in names]
        places = [i for i, said in enumerate(words) if "ej" in said]
        places = places or [i for i, said in enumerate(words) if any(w.startswith("engagement") for w in said)]
        if not places:
            raise _refused(
                file, Text("aucune colonne de numéros d'engagement", "no column of commitment numbers"), names
            )
    if len(places) > 1:
        several = ", ".join(names[i] for i in places)
        raise _refused(file, Text(f"plusieurs colonnes possibles : {several}", f"several columns: {several}"), names)
    return places[0]


def _words(header: str) -> list[str]:
    """The words of a header: ``N° EJ``, ``numero_ej`` and ``numEJ`` all have the word ``ej``."""
    apart = re.sub(r"(?<=[a-zé])(?=EJ)", " ", header)
    return [normal(word) for word in re.split(r"[\W_]+", apart)]


def _refused(file: str, problem: Text, names: tuple[str, ...]) -> InvalidInput:
    shown = ", ".join(name for name in names if name)
    return refusal(
        file,
        OFFICE_LIST,
        problem,
        Text(
            f"nommer la colonne des numéros d'EJ ; colonnes lues : {shown or '—'}",
            f"name the column of commitment numbers; columns read: {shown or '—'}",
        ),
    )
