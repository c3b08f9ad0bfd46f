"""Acts from a sheet: its first row names the fields, each row below is an act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from attrs import fields

from secgen import Secretariat
from secgen.kernel.act import Act
from secgen.kernel.anomaly import Anomaly, shortened
from secgen.kernel.errors import InvalidInput, SecgenError
from secgen.kernel.importing import Import
from secgen.kernel.progress import track
from secgen.kernel.text import Text
from secgen_spreadsheet.cells import Plain
from secgen_spreadsheet.reading import read_sheet

_NO_HEADER: Final = Text(
    "sa première ligne doit nommer les champs, dont « act »", "its first row must name the fields, 'act' among them"
)
_REMEDY: Final = Text(
    "corriger la ligne et réimporter : le reste ne sera pas repris", "mend the row and import again: the rest is known"
)


def import_acts(office: Secretariat, name: str, path: Path) -> Import:
    """Record the acts of a sheet; a row that is no act is set aside, one already recorded is left out."""
    rows = read_sheet(Path(path))
    header = [str(cell or "").strip() for cell in rows[0]] if rows else []
    if "act" not in header:
        raise InvalidInput("SG-FILE", file=str(path), problem=_NO_HEADER)
    known = {recorded.act for recorded in office.acts()}
    anomalies: list[Anomaly] = []
    unchanged = 0

    def new() -> Iterator[Act]:
        nonlocal unchanged
        for line, row in enumerate(rows[1:], 2):
            if not any(cell not in (None, "") for cell in row):
                continue
            try:
                act = office.read(_fields(office, header, row))
            except SecgenError as error:
                told = Text(str(error), str(error))
                shown = shortened("; ".join(str(cell) for cell in row if cell is not None))
                anomalies.append(Anomaly("act-unreadable", str(path), line, "", shown, told, _REMEDY, "row"))
                continue
            if act in known:
                unchanged += 1
            else:
                yield act

    posting = office.post(track(new(), Path(path).name))
    found = tuple(anomalies)
    return Import(name, str(path), max(len(rows) - 1, 0), posting.accepted, unchanged, (), found, posting.findings)


def _fields(office: Secretariat, header: Sequence[str], row: Sequence[Plain]) -> dict[str, object]:
    """The fields of a row as people write them; an empty cell is a field not given."""
    given = {name: cell for name, cell in zip(header, row, strict=False) if name and cell not in (None, "")}
    kinds = {field.name: field.type for field in fields(office.registry.find(str(given.get("act", ""))))}
    return {name: _written(cell, kinds.get(name)) for name, cell in given.items()}


def _written(cell: Plain, kind: object) -> object:
    """A cell for a field: programs make numbers of ten-digit texts, and people type years as text."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        number = int(cell) if cell == int(cell) else cell
        return number if kind is int else f"{number:f}" if isinstance(number, Decimal) else str(number)
    if kind is int and isinstance(cell, str) and re.fullmatch(r"-?\d{1,15}", cell, re.ASCII):
        return int(cell)
    return cell
