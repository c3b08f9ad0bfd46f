"""Finding the header row: at its usual line or not, under a preamble or not."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from secgen.exchange.layouts import LAYOUTS, Column, Layout
from secgen.exchange.records import Record, records
from secgen.exchange.refusal import refusal
from secgen.exchange.rows import HeaderInfo
from secgen.kernel.text import Text

SEARCHED = 60
"""How many lines are searched for the header."""


@lru_cache(maxsize=4096)
def normal(header: str) -> str:
    """A header without accents, case, spaces and punctuation: ``N° EJ`` → ``nej``."""
    spread = unicodedata.normalize("NFKD", header.replace("º", "").replace("°", ""))
    return "".join(c for c in spread.casefold() if c.isalnum())


@frozen
class Header:
    """Where the header was found, and which file column fills which layout column."""

    line: int
    last: int
    separator: str
    names: tuple[str, ...]
    positions: tuple[int | None, ...]
    missing: tuple[str, ...]

    @property
    def found(self) -> int:
        """How many of the layout's columns the file has."""
        return sum(position is not None for position in self.positions)

    def unknown(self) -> Iterator[str]:
        """Named columns the layout does not have."""
        known = set(self.positions)
        return (name for index, name in enumerate(self.names) if index not in known and name.strip())


def best_header(head: list[str], layout: Layout) -> Header | None:
    """The line of the head that has most of the layout's columns, whatever the separator."""
    candidates = [
        _matched(record, layout, separator)
        for separator in layout.separators
        for join in (False, True)
        for record in records(head, layout.quoting, separator, join=join)
        if record.cells is not None
    ]
    best = max(candidates, key=lambda header: header.found, default=None)
    return best if best is not None and best.found else None


def require_header(head: list[str], layout: Layout, file: str) -> Header:
    """The header, complete; otherwise a refusal that names every missing column."""
    best = best_header(head, layout)
    missing = best.missing if best else tuple(_numbered(layout.columns))
    if best is not None and not missing:
        return best
    where = (
        Text(f"en-tête lu ligne {best.line}, ", f"header read on line {best.line}, ")
        if best
        else Text("en-tête introuvable, ", "no header found, ")
    )
    names = " ; ".join(missing)
    raise refusal(
        file,
        layout.name,
        Text(
            f"{where.fr}{len(missing)} colonne(s) manquante(s) : {names}",
            f"{where.en}{len(missing)} missing column(s): {names}",
        ),
        _hint(head, layout),
    )


def sniffed(head: list[str]) -> str | None:
    """The layout whose columns are all there; the widest, if several are."""
    complete = [
        (header.found, layout.name)
        for layout in LAYOUTS.values()
        if (header := best_header(head, layout)) is not None and not header.missing
    ]
    return max(complete)[1] if complete else None


def preamble_info(head: list[str], header: Header) -> tuple[HeaderInfo, tuple[int, str] | None]:
    """What the preamble says, and the line and text of a fiscal year that cannot be read."""
    year: int | None = None
    updated = ""
    wrong: tuple[int, str] | None = None
    cells: list[list[str]] = []
    for record in records(head[: header.line - 1], "csv", header.separator, join=False):
        cells.append([cell.strip() for cell in record.cells or [] if cell.strip()])
        for label, value in pairwise(cells[-1]):
            if normal(label) == "exercicecomptable":
                if re.fullmatch(r"[12]\d{3}", value, re.ASCII):
                    year = int(value)
                else:
                    wrong = (record.line, value)
    for above, below in pairwise(cells):
        if above and below and normal(above[0]) == normal("Dernière MÀJ des données"):
            updated = below[0]
    return HeaderInfo(year, updated), wrong


def _matched(record: Record, layout: Layout, separator: str) -> Header:
    cells = record.cells or []
    places: dict[str, list[int]] = {}
    for index, cell in enumerate(cells):
        places.setdefault(normal(cell), []).append(index)
    taken: set[int] = set()
    positions: list[int | None] = []
    for column in layout.columns:
        free = sorted(i for name in set(map(normal, column.names)) for i in places.get(name, ()) if i not in taken)
        positions.append(free[0] if free else None)
        taken.update(free[:1])
    missing = tuple(
        name
        for name, column, position in zip(_numbered(layout.columns), layout.columns, positions, strict=True)
        if position is None and not column.optional
    )
    return Header(record.line, record.last, separator, tuple(cells), tuple(positions), missing)


def _numbered(columns: tuple[Column, ...]) -> Iterator[str]:
    """Column names; the second of two alike bears its number."""
    seen: Counter[str] = Counter()
    for column in columns:
        seen[column.name] += 1
        yield column.name if seen[column.name] == 1 else f"{column.name} ({seen[column.name]})"


def _hint(head: list[str], layout: Layout) -> Text:
    other = sniffed(head)
    if other is not None:
        return Text(f"ce fichier semble être au format {other}", f"this file looks like layout {other}")
    if layout.quoting == "raw":
        return Text(
            "refaire l'extraction ; ne pas l'ouvrir dans un tableur, qui ôte les guillemets",
            "export it again; do not open it in a spreadsheet, which takes the quotes away",
        )
    return Text("refaire l'extraction avec toutes les colonnes", "export it again with every column")
