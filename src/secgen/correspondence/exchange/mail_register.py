"""Imports a register kept elsewhere. A wrong row is set aside, gaps are told, and twice changes nothing."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from attrs import evolve, fields_dict, frozen

from secgen.correspondence.decisions._common import is_party
from secgen.correspondence.events import MailReceived, MailSent
from secgen.correspondence.exchange.layout import (
    CHANNELS,
    DAY,
    NO,
    NUMBER,
    OPTIONAL,
    PARTIES,
    PARTY,
    REGISTER,
    REGISTERS,
    REQUIRED,
    TEXTS,
    YES,
)
from secgen.correspondence.retention import code_of
from secgen.kernel.anomaly import Anomaly, Severity, shortened
from secgen.kernel.errors import InvalidInput
from secgen.kernel.importing import Import
from secgen.kernel.text import Text

Letter = MailReceived | MailSent
SOURCE: Final = "mail-register"
"""What decided the numbers: the register as it was kept, gaps included."""
_FIRST_YEAR: Final = 1900
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_FRENCH: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
_REFERENCE: Final = re.compile(r"A-(\d{4})-(\d{1,9})", re.ASCII)
_NUMBER: Final = re.compile(r"\d{1,9}", re.ASCII)
_GAPS: Final = Text("numéros manquants", "numbers missing")
_NOT_TEXT: Final = Text("ce n'est pas un fichier texte, ou il est vide", "it is not a text file, or it is empty")
_AGAIN: Final = Text("refaire l'export au format CSV, en UTF-8", "export it again as CSV, in UTF-8")


class _SetAside(Exception):
    """The row in hand cannot be used; its anomaly says why."""


@frozen
class _Row:
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def plain(text: str) -> str:
    """A word without case nor accents: ``Arrivée`` → ``arrivee``."""
    letters = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


class _Reader:
    """Reads the rows of one file, and keeps the anomalies."""

    def __init__(self, file: str, law: Any, today: date) -> None:
        self.file = file
        self.law = law
        self.today = today
        self.lines = 0
        self.anomalies: list[Anomaly] = []

    def note(
        self, kind: str, line: int, column: str, value: str, *, severity: Severity = "note", rule: str = "", **more: Any
    ) -> None:
        """Keep an anomaly about a cell."""
        message, remedy = TEXTS[kind]
        told = message.filled(**more) if more else message
        self.anomalies.append(Anomaly(kind, self.file, line, column, shortened(value), told, remedy, severity, rule))

    def refuse(self, kind: str, row: _Row, column: str, value: str | None = None, rule: str = "") -> _SetAside:
        """Keep an anomaly that sets the row aside; raise what this gives."""
        self.note(kind, row.line, column, row[column] if value is None else value, severity="row", rule=rule)
        return _SetAside()

    def letters(self, text: str) -> Iterator[tuple[_Row, Letter]]:
        """The letters of the rows that can be read."""
        for row in self._rows(text):
            try:
                yield row, self._letter(row)
            except _SetAside:
                continue

    def _rows(self, text: str) -> Iterator[_Row]:
        first = text.partition("\n")[0]
        reader = csv.reader(text.splitlines(keepends=True), delimiter=max(";,\t", key=first.count))
        try:
            names = [plain(name) for name in next(reader)]
            self._columns(names)
            for cells in reader:
                if not any(cell.strip() for cell in cells):
                    continue
                self.lines += 1
                if len(cells) != len(names):
                    self.note("row_width", reader.line_num, "", f"{len(cells)} / {len(names)}", severity="row")
                    continue
                pairs = zip(names, cells, strict=True)
                yield _Row(reader.line_num, {name: cell.strip() for name, cell in pairs})
        except csv.Error as error:
            raise _refused(self.file, Text(str(error), str(error)), _AGAIN) from None

    def _columns(self, names: list[str]) -> None:
        missing = ", ".join(name for name in REQUIRED if name not in names)
        if missing:
            read = ", ".join(filter(None, names))
            hint = Text(f"colonnes lues : {shortened(read)}", f"columns read: {shortened(read)}")
            raise _refused(self.file, Text(f"colonne absente : {missing}", f"missing column: {missing}"), hint)
        for name in names:
            if name and name not in REQUIRED and name not in OPTIONAL:
                self.note("column_unknown", 1, name, name)

    def _letter(self, row: _Row) -> Letter:
        register = self._word(row, REGISTER, REGISTERS, "register_unknown")
        cls: type[Letter] = MailReceived if register == "A" else MailSent
        if not _NUMBER.fullmatch(row[NUMBER]) or int(row[NUMBER]) < 1:
            raise self.refuse("number_unreadable", row, NUMBER, rule="MAIL-NUMBER")
        if not is_party(row[PARTY]):
            raise self.refuse("party_named", row, PARTY, "…", rule="MAIL-PARTY")
        who: dict[str, Any] = {"sender" if register == "A" else "recipient": row[PARTY]}
        on = self._day(row, DAY)
        if on is None:
            raise self.refuse("date_unreadable", row, DAY)
        known = fields_dict(cls)
        values = {field: self._value(row, column, field) for column, field in OPTIONAL.items() if row[column]}
        values = {field: value for field, value in values.items() if field in known}
        values.setdefault("channel", "post")
        dated = values.get("dated")
        if dated is not None and dated > on:
            self.note("dated_after", row.line, "date_courrier", row["date_courrier"], rule="MAIL-ORDER")
        return cls(on=on, number=int(row[NUMBER]), source=SOURCE, **who, **values)

    def _value(self, row: _Row, column: str, field: str) -> Any:
        text = row[column]
        if field == "channel":
            return self._word(row, column, CHANNELS, "channel_unknown")
        if field == "party":
            return self._word(row, column, PARTIES, "party_unknown")
        if field == "dated":
            return self._day(row, column)
        if field == "answers":
            return tuple(text.replace(",", " ").split())
        if field in ("confidential", "answer_due", "consent"):
            if plain(text) not in (*YES, *NO):
                raise self.refuse("answer_unclear", row, column)
            return plain(text) in YES
        if field == "retention" and code_of(self.law, text) is None:
            raise self.refuse("retention_unknown", row, column, rule="MAIL-RETENTION")
        return text

    def _word(self, row: _Row, column: str, words: Mapping[str, str], kind: str) -> str:
        found = words.get(plain(row[column]))
        if found is None:
            raise self.refuse(kind, row, column)
        return found

    def _day(self, row: _Row, column: str) -> date | None:
        text = row[column]
        if not text:
            return None
        if match := _ISO.fullmatch(text):
            year, month, day = map(int, match.groups())
        elif match := _FRENCH.fullmatch(text):
            day, month, year = map(int, match.groups())
        else:
            raise self.refuse("date_unreadable", row, column)
        try:
            found = date(year, month, day)
        except ValueError:
            raise self.refuse("date_unreadable", row, column) from None
        if year < _FIRST_YEAR or found > self.today:
            raise self.refuse("date_implausible", row, column)
        return found


class _Register:
    """What of the letters read the office does not know yet, in the order of the registers."""

    def __init__(self, reader: _Reader, state: Any) -> None:
        self._reader = reader
        self._state = state
        self._next: dict[tuple[str, int], int] = {}
        self._seen: set[str] = set()
        self.unchanged = 0
        self.missing = 0

    def news(self, letters: list[tuple[_Row, Letter]]) -> Iterator[Letter]:
        """The letters to record: those that arrived before those that left, by year and number."""
        letters.sort(key=lambda pair: (pair[1].on.year, pair[1].register, pair[1].number, pair[0].line))
        for row, letter in letters:
            name = letter.reference
            if name in self._seen:
                self._tell("duplicate", row, row[NUMBER], severity="row")
                continue
            self._seen.add(name)
            known = self._state.mail.get(name)
            if isinstance(letter, MailSent):
                letter = evolve(letter, answers=tuple(self._answers(row, letter)))
            if known is not None:
                self.unchanged += 1
                if evolve(known.made, advice=(), by="", note="", source=SOURCE) != letter:
                    self._tell("known_otherwise", row, name)
            elif self._follows(row, letter):
                yield letter

    def _follows(self, row: _Row, letter: Letter) -> bool:
        """Whether the number is free; a gap before it is told."""
        place = (letter.register, letter.on.year)
        following = self._next.get(place) or self._state.next_number(*place)
        if letter.number < following:
            self._tell("number_passed", row, row[NUMBER], severity="row")
            return False
        if letter.number > following:
            count = letter.number - following
            self.missing += count
            shown = f"{following}" if count == 1 else f"{following}–{letter.number - 1}"
            self._tell("gap", row, shown, count=count)
        self._next[place] = letter.number + 1
        return True

    def _answers(self, row: _Row, letter: MailSent) -> Iterator[str]:
        for text in letter.answers:
            match = _REFERENCE.fullmatch(text.upper())
            name = f"A-{match[1]}-{int(match[2]):05d}" if match else text
            if name in self._seen or name in self._state.mail:
                yield name
            else:
                self._reader.note("answered_unknown", row.line, "reponse_a", text, rule="MAIL-REF")

    def _tell(self, kind: str, row: _Row, value: str, *, severity: Severity = "note", **more: Any) -> None:
        self._reader.note(kind, row.line, NUMBER, value, severity=severity, rule="MAIL-NUMBER", **more)


def import_register(office: Any, name: str, path: Path | str) -> Import:
    """Read a register and record the letters the office does not know; their numbers are kept, gaps included.

    Refused whole if it is no text or lacks a required column. A row whose correspondent is a name, whose word, number
    or date cannot be read, or whose number is taken, is set aside.
    """
    text = _text(Path(path))
    reader = _Reader(str(path), office.law, office.clock().date())
    register = _Register(reader, office.state("correspondence"))
    acts = list(register.news(list(reader.letters(text))))
    posting = office.post(acts)
    return Import(
        name,
        reader.file,
        reader.lines,
        posting.accepted,
        register.unchanged,
        (("missing", _GAPS, register.missing),),
        tuple(sorted(reader.anomalies, key=lambda anomaly: anomaly.line)),
        posting.findings,
    )


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise InvalidInput("SG-FILE", file=str(path), problem=getattr(error, "strerror", None) or str(error)) from None
    if not content.strip() or b"\0" in content:
        raise _refused(str(path), _NOT_TEXT, _AGAIN)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refused(file: str, problem: Text, hint: Text) -> InvalidInput:
    return InvalidInput("SG-LAYOUT", file=file, layout=SOURCE, problem=problem, hint=hint)
