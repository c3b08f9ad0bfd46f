"""Reading the cells of an inventory: each wrong one becomes a typed, located anomaly."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from secgen.assets.exchange.sheet import Row, Sheet
from secgen.kernel.anomaly import Anomaly, Severity, shortened
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import ZERO, Money
from secgen.kernel.text import Text

_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]\d{2}:\d{2}(?::\d{2})?)?", re.ASCII)
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: \d{2}:\d{2}(?::\d{2})?)?", re.ASCII)
_NUMBER: Final = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+", re.ASCII)
_ID: Final = re.compile(r"[a-z]+:[0-9a-z-]+", re.ASCII)
_NOTHING: Final = ("", "-", "n/a", "null", "0000-00-00")
_FIRST_YEAR: Final = 1900
_YES: Final = ("1", "oui", "yes", "true", "vrai", "x")

_TEXTS: Final[dict[str, tuple[Text, Text]]] = {
    "date_unreadable": (
        Text("date illisible", "unreadable date"),
        Text("écrire AAAA-MM-JJ", "write YYYY-MM-DD"),
    ),
    "date_ambiguous": (
        Text("jour ou mois d'abord ?", "day or month first?"),
        Text("exporter les dates en AAAA-MM-JJ", "export dates as YYYY-MM-DD"),
    ),
    "date_implausible": (
        Text("date invraisemblable", "implausible date"),
        Text("corriger l'année", "correct the year"),
    ),
    "amount_unreadable": (
        Text("montant illisible ou négatif", "unreadable or negative amount"),
        Text("écrire 1 234,56", "write 1 234,56"),
    ),
    "number_unreadable": (
        Text("nombre entier illisible", "unreadable whole number"),
        Text("écrire des chiffres seulement", "write digits only"),
    ),
    "identifier_missing": (
        Text("pas de numéro d'inventaire", "no inventory number"),
        Text("étiqueter le bien, puis refaire l'export", "label the asset, then export again"),
    ),
    "identifier_invalid": (
        Text("identifiant invalide", "invalid identifier"),
        Text("relire l'identifiant sur l'appareil", "read the identifier again on the device"),
    ),
    "duplicate": (
        Text("déjà vu dans ce fichier", "already seen in this file"),
        Text("garder une seule ligne par bien", "keep one row for each asset"),
    ),
    "identifier_taken": (
        Text("identifiant d'un autre bien", "identifier of another asset"),
        Text("vérifier les deux étiquettes", "check both labels"),
    ),
    "name_left_out": (
        Text("les noms n'entrent pas au journal", "names stay out of the journal"),
        Text("donner l'identifiant de l'agent (agent:…)", "give the agent's id (agent:…)"),
    ),
    "kind_unknown": (
        Text("famille inconnue", "unknown kind"),
        Text("utiliser l'une des valeurs de la documentation", "use one of the documented values"),
    ),
    "known_otherwise": (
        Text("le journal en dit autre chose", "the journal says otherwise"),
        Text("enregistrer une correction si le fichier a raison", "record a correction if the file is right"),
    ),
    "meter_backwards": (
        Text("compteur inférieur au dernier relevé", "meter below its last reading"),
        Text("vérifier le relevé", "check the reading"),
    ),
}


class SetAside(Exception):
    """The row in hand cannot be used; its anomaly says why."""


class Reader:
    """Reads the rows of a sheet, one at a time, and keeps the anomalies."""

    def __init__(self, sheet: Sheet, *, day_first: bool) -> None:
        self.sheet = sheet
        self.day_first = day_first
        self.anomalies: list[Anomaly] = list(sheet.anomalies)

    def note(
        self, row: Row, kind: str, field: str, value: str = "", *, severity: Severity = "note", rule: str = ""
    ) -> None:
        """Keep an anomaly about a cell."""
        message, remedy = _TEXTS[kind]
        header = self.sheet.headers.get(field, "")
        shown = shortened(value or row[field])
        self.anomalies.append(Anomaly(kind, self.sheet.file, row.line, header, shown, message, remedy, severity, rule))

    def refuse(self, row: Row, kind: str, field: str, value: str = "", rule: str = "") -> SetAside:
        """Keep an anomaly that sets the row aside; raise what this gives."""
        self.note(row, kind, field, value, severity="row", rule=rule)
        return SetAside()

    def day(self, row: Row, field: str) -> date | None:
        """A day: ``2026-03-02``, or ``02/03/2026`` where the day certainly comes first."""
        text = row[field]
        if text.casefold() in _NOTHING:
            return None
        if match := _ISO.fullmatch(text):
            year, month, day = map(int, match.groups())
        elif match := _DAY_FIRST.fullmatch(text):
            day, month, year = map(int, match.groups())
            if not self.day_first and day <= 12 and day != month:
                raise self.refuse(row, "date_ambiguous", field)
        else:
            raise self.refuse(row, "date_unreadable", field)
        if year < _FIRST_YEAR:
            raise self.refuse(row, "date_implausible", field, rule="AST-DATE")
        try:
            return date(year, month, day)
        except ValueError:
            raise self.refuse(row, "date_unreadable", field) from None

    def money(self, row: Row, field: str) -> Money:
        """An amount in euros; zero if the cell is empty."""
        text = row[field]
        if text.casefold() in _NOTHING:
            return ZERO
        try:
            amount = Money.parse(text)
        except InvalidInput:
            raise self.refuse(row, "amount_unreadable", field) from None
        if amount < ZERO:
            raise self.refuse(row, "amount_unreadable", field, rule="AST-AMOUNT")
        return amount

    def number(self, row: Row, field: str) -> int:
        """A whole number; zero if the cell is empty."""
        text = row[field]
        if text.casefold() in _NOTHING:
            return 0
        if not _NUMBER.fullmatch(text):
            raise self.refuse(row, "number_unreadable", field)
        return int(re.sub(r"\D", "", text))

    def yes(self, row: Row, field: str) -> bool:
        """Whether a cell says yes."""
        return row[field].casefold() in _YES

    def holder(self, row: Row, field: str) -> str:
        """A holder given as an id (``agent:7f3c``); a name is left out of the journal, with a note."""
        text = row[field]
        if not text or _ID.fullmatch(text):
            return text
        self.note(row, "name_left_out", field, "…")
        return ""
