"""Reads the ``agents`` file into acts. A row in error is set aside with a typed anomaly; twice changes nothing."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, get_type_hints

from attrs import evolve, fields_dict

from secgen.kernel.act import Act
from secgen.kernel.anomaly import Anomaly, shortened
from secgen.kernel.errors import InvalidInput, SecgenError
from secgen.kernel.importing import Import
from secgen.kernel.text import Text
from secgen.personnel.exchange.layout import AGENT, COLUMNS, DAY, MOVEMENT, MOVEMENTS, REQUIRED, WORDS

_MISSING: Final = Text("colonne absente", "missing column")
_UNKNOWN: Final = Text("colonne inconnue, ignorée", "unknown column, ignored")
_UNUSED: Final = Text("colonne sans objet pour ce mouvement, ignorée", "column without use for this movement, ignored")
_WORD: Final = Text("mot inconnu", "unknown word")
_WIDTH: Final = Text("plus de cellules que de colonnes", "more cells than columns")
_CORRECT: Final = Text("corriger la cellule et importer de nouveau", "correct the cell and import again")
_SEE: Final = Text("voir la liste des colonnes dans la documentation", "see the list of columns in the documentation")
_SET_ASIDE: Final = Text("lignes écartées", "rows set aside")


class _Reader:
    """One file being read: its acts with their lines, and its anomalies."""

    def __init__(self, office: Any, path: Path) -> None:
        self.office = office
        self.path = path
        self.anomalies: list[Anomaly] = []
        self.lines = 0

    def note(
        self, kind: str, line: int, column: str, value: str, message: Text, remedy: Text = _CORRECT, *, row: bool = True
    ) -> None:
        """Say what is wrong with a cell, or with the whole row."""
        severity = "row" if row else "note"
        self.anomalies.append(
            Anomaly(kind, self.path.name, line, column, shortened(value), message, remedy, severity)  # type: ignore[arg-type]
        )

    def acts(self) -> Iterator[tuple[int, Act]]:
        """The acts of the rows that can be read, with the line each begins on."""
        try:
            with self.path.open(encoding="utf-8-sig", newline="") as file:
                rows = csv.DictReader(file, delimiter=";", restkey="")
                if self._header(rows.fieldnames or []):
                    for row in rows:
                        self.lines += 1
                        act = self._act(rows.line_num, row)
                        if act is not None:
                            yield rows.line_num, act
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise InvalidInput("SG-FILE", file=str(self.path), problem=str(error)) from None

    def _header(self, names: Any) -> bool:
        for name in REQUIRED:
            if name not in names:
                self.note("column-missing", 1, name, "", _MISSING, _SEE)
        for name in names:
            if name not in REQUIRED and name not in COLUMNS:
                self.note("column-unknown", 1, name, name, _UNKNOWN, _SEE, row=False)
        return all(name in names for name in REQUIRED)

    def _act(self, line: int, row: Mapping[Any, Any]) -> Act | None:
        if row.get(""):
            self.note("row-too-wide", line, "", ";".join(row[""]), _WIDTH)
            return None
        cells = {name: (value or "").strip() for name, value in row.items() if name}
        word = cells[MOVEMENT].lower()
        cls = MOVEMENTS.get(word)
        if cls is None:
            known = ", ".join(MOVEMENTS)
            remedy = Text(f"mouvements connus : {known}", f"known movements: {known}")
            self.note("movement-unknown", line, MOVEMENT, cells[MOVEMENT], _WORD, remedy)
            return None
        before = len(self.anomalies)
        values = self._values(line, cls, cells)
        if any(a.severity == "row" for a in self.anomalies[before:]):
            return None
        try:
            found: Act = self.office.read({"act": cls.tag, "on": cells[DAY], "agent": cells[AGENT], **values})
        except SecgenError as error:
            text = Text(error.message, error.message)
            self.note("field-unreadable", line, "", cells[AGENT], text)
            return None
        return found

    def _values(self, line: int, cls: type[Act], cells: Mapping[str, str]) -> dict[str, object]:
        hints, known = get_type_hints(cls), fields_dict(cls)
        values: dict[str, object] = {}
        for column, targets in COLUMNS.items():
            text = cells.get(column, "")
            if not text:
                continue
            name = next((target for target in targets if target in known), "")
            if not name:
                self.note("column-unused", line, column, text, _UNUSED, row=False)
                continue
            value = _value(name, hints[name], text)
            if value is None:
                self._wrong(line, column, name, text)
            else:
                values[name] = value
        return values

    def _wrong(self, line: int, column: str, name: str, text: str) -> None:
        if name in WORDS:
            known = ", ".join(WORDS[name])
            self.note("word-unknown", line, column, text, _WORD, Text(f"connus : {known}", f"known: {known}"))
        else:
            how = Text("écrire un nombre entier, ou oui ou non", "write a whole number, or oui or non")
            self.note("field-unreadable", line, column, text, Text("valeur illisible", "unreadable value"), how)


def _value(name: str, kind: Any, text: str) -> object | None:
    """A cell as the act's field wants it; ``None`` if it cannot be read. Days, amounts and rates stay text."""
    if name in WORDS:
        return WORDS[name].get(text.lower())
    if kind is bool:
        return {"oui": True, "non": False}.get(text.lower())
    if kind is int:
        return int(text) if text.isascii() and text.isdecimal() else None
    return text.replace(",", ".") if name in ("quota", "share", "reimbursed") else text


def _column(name: str) -> str:
    """The column that fills a field of an act."""
    if name == "on":
        return DAY
    return next((column for column, targets in COLUMNS.items() if name in targets), name)


def import_agents(office: Any, name: str, path: Path | str) -> Import:
    """Read the file and record what it brings. A movement already recorded, the same in all, is left alone.

    ``office`` is a Secretariat; raises ``InvalidInput`` (SG-FILE) if the file cannot be opened or read.
    """
    reader = _Reader(office, Path(path))
    known = Counter(evolve(r.act, advice=()) for r in office.acts() if type(r.act) in MOVEMENTS.values())
    lines: dict[int, int] = {}
    unchanged = 0

    def new() -> Iterator[Act]:
        nonlocal unchanged
        for line, act in reader.acts():
            if known[act]:
                known[act] -= 1
                unchanged += 1
            else:
                lines[id(act)] = line
                kept.append(act)
                yield act

    kept: list[Act] = []
    posting = office.post(new())
    for decision in posting.refused:
        line = lines.get(id(decision.act), 0)
        for finding in decision.findings:
            if finding.blocks:
                column = _column(finding.where)
                value = dict(finding.inputs).get(finding.where, "")
                reader.anomalies.append(
                    Anomaly("refused", reader.path.name, line, column, shortened(value), finding.statement,
                            finding.remedy, "row", finding.rule)
                )  # fmt: skip
    aside = len({a.line for a in reader.anomalies if a.severity == "row"})
    counts = (("set_aside", _SET_ASIDE, aside),)
    return Import(
        name,
        reader.path.name,
        reader.lines,
        posting.accepted,
        unchanged,
        counts,
        tuple(reader.anomalies),
        posting.findings,
    )
