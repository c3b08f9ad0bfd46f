"""A CSV file of an inventory, whatever its separator, encoding and line ends."""

from __future__ import annotations

import csv
import os
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from attrs import frozen

from secgen.kernel.anomaly import Anomaly, shortened
from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text

_SEPARATORS: Final = (";", ",", "\t")
_BINARY: Final = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_AGAIN: Final = Text("refaire l'export au format CSV, en UTF-8", "export it again as CSV, in UTF-8")
_WIDTH: Final = Text("{found} cellules pour {wanted} colonnes", "{found} cells for {wanted} columns")
_CUT: Final = Text("vérifier les guillemets et le séparateur", "check the quotes and the separator")


@frozen
class Row:
    """One row: its line in the file, and its cells by field."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, field: str) -> str:
        return self.cells.get(field, "")


@frozen
class Sheet:
    """A file read: its rows by field, the header of each field, and the rows that could not be cut."""

    file: str
    headers: Mapping[str, str]
    rows: tuple[Row, ...]
    anomalies: tuple[Anomaly, ...]
    lines: int


def plain(header: str) -> str:
    """A header without case, accents or punctuation: ``Numéro d'inventaire`` → ``numero d inventaire``."""
    letters = unicodedata.normalize("NFKD", header.strip("\ufeff").casefold())
    kept = "".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c))
    return " ".join(kept.split())


def read_sheet(layout: str, path: Path | str, known: Mapping[str, Sequence[str]], required: Sequence[str]) -> Sheet:
    """Read a file whose columns are ``known``: for each field, the headers it may have. Other columns are left.

    A file that is no text, or lacks a ``required`` field, is refused whole.
    """
    file = os.fspath(path)
    text = _text(layout, file)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    head = next((n for n, line in enumerate(lines) if line.strip()), 0)
    separator = max(_SEPARATORS, key=lines[head].count)
    reader = csv.reader((line + "\n" for line in lines[head:]), delimiter=separator)
    try:
        names = [plain(name) for name in next(reader)]
        places = _places(layout, file, names, known, required)
        return _rows(file, names, places, reader, head)
    except csv.Error as error:
        raise refused(layout, file, Text(str(error), str(error)), _CUT) from None


def _text(layout: str, file: str) -> str:
    try:
        content = Path(file).read_bytes()
    except (OSError, ValueError) as error:
        raise InvalidInput("SG-FILE", file=file, problem=getattr(error, "strerror", None) or str(error)) from None
    if not content.strip():
        raise refused(layout, file, Text("le fichier est vide", "the file is empty"), _AGAIN)
    if content.startswith(_BINARY) or b"\0" in content:
        raise refused(layout, file, Text("ce n'est pas un fichier texte", "it is not a text file"), _AGAIN)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def refused(layout: str, file: str, problem: Text, hint: Text) -> InvalidInput:
    """The error for a file that is not in the layout asked for."""
    return InvalidInput("SG-LAYOUT", file=file, layout=layout, problem=problem, hint=hint)


def _places(
    layout: str, file: str, names: Sequence[str], known: Mapping[str, Sequence[str]], required: Sequence[str]
) -> dict[str, int]:
    places: dict[str, int] = {}
    for field, headers in known.items():
        found = [names.index(plain(header)) for header in headers if plain(header) in names]
        if found:
            places[field] = found[0]
    if missing := [field for field in required if field not in places]:
        wanted = "; ".join(" / ".join(known[field]) for field in missing)
        problem = Text(f"colonne absente : {wanted}", f"missing column: {wanted}")
        shown = ", ".join(name for name in names if name)
        raise refused(layout, file, problem, Text(f"colonnes lues : {shown}", f"columns read: {shown}"))
    return places


def _rows(file: str, names: Sequence[str], places: Mapping[str, int], reader: object, head: int) -> Sheet:
    rows: list[Row] = []
    anomalies: list[Anomaly] = []
    count = 0
    assert hasattr(reader, "line_num")
    for cells in reader:  # type: ignore[attr-defined]
        if not any(cell.strip() for cell in cells):
            continue
        count += 1
        line = head + reader.line_num
        if len(cells) != len(names):
            problem = _WIDTH.filled(found=len(cells), wanted=len(names))
            shown = shortened(" | ".join(cells))
            anomalies.append(Anomaly("row_width", file, line, "", shown, problem, _CUT, "row"))
            continue
        rows.append(Row(line, {field: cells[place].strip() for field, place in places.items()}))
    return Sheet(file, {field: names[place] for field, place in places.items()}, tuple(rows), tuple(anomalies), count)
