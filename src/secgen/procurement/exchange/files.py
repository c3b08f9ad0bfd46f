"""Files of essential data: which layout they are in, and their records one by one."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NoReturn

from secgen.kernel.errors import InvalidInput
from secgen.kernel.judge import Law
from secgen.kernel.progress import track
from secgen.kernel.text import Text
from secgen.procurement.essential.layouts import Layout
from secgen.procurement.essential.reading import Reading, Row, read_records

_HINT: Final = Text(
    "données essentielles attendues : JSON de 2019, JSON 2.x, export de data.economie.gouv.fr, ou table CSV",
    "essential data expected: JSON of 2019, JSON 2.x, export of data.economie.gouv.fr, or CSV table",
)
_NOT_TEXT: Final = Text("n'est pas un texte UTF-8", "is not UTF-8 text")
_NOT_JSON: Final = Text("JSON illisible, ligne {line} : {problem}", "JSON unreadable, line {line}: {problem}")
_NO_CONTRACT: Final = Text("aucune liste de contrats", "no list of contracts")
_NO_COLUMN: Final = Text("colonnes absentes : {columns}", "columns missing: {columns}")
_TABULAR: Final = ("uid", "id", "codeCPV", "acheteur_id", "titulaire_id", "montant", "dateNotification", "procedure")
_FLAT: Final = ("id", "acheteur_id", "codecpv", "montant", "datenotification", "titulaire_id_1")


def read_file(path: Path | str, law: Law, extracted: date) -> Reading:
    """Read a file of essential data in any of its layouts; what is none of them is refused whole."""
    place = Path(path)
    text = _text(place)
    layout, rows = _json(text, place.name) if text.lstrip()[:1] in ("{", "[") else _csv(text, place.name)
    return read_records(layout, track(rows, place.name), place.name, law, extracted)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        _refuse(path.name, str(_NOT_TEXT))
    except OSError as error:
        raise InvalidInput("SG-FILE", file=path.name, problem=error.strerror or str(error)) from None


def _refuse(file: str, problem: str) -> NoReturn:
    raise InvalidInput("SG-LAYOUT", file=file, layout="decp", problem=problem, hint=_HINT)


def _json(text: str, file: str) -> tuple[Layout, Iterator[Row]]:
    try:
        data = json.loads(text, parse_float=Decimal, parse_constant=str)
    except json.JSONDecodeError as error:
        _refuse(file, _NOT_JSON.fill(line=error.lineno, problem=error.msg))
    except (RecursionError, ValueError) as error:
        _refuse(file, _NOT_JSON.fill(line=1, problem=type(error).__name__))
    layout, records = _records(data)
    if layout is None:
        _refuse(file, str(_NO_CONTRACT))
    return layout, iter(enumerate(records, 1))


def _records(data: Any) -> tuple[Layout | None, list[Any]]:
    marches = data.get("marches") if isinstance(data, Mapping) else None
    if isinstance(marches, list):
        return "json-2019", marches
    if isinstance(marches, Mapping):
        lists = [found for name in ("marche", "contrat-concession") if isinstance(found := marches.get(name), list)]
        return ("json-2022", [record for found in lists for record in found]) if lists else (None, [])
    records = data.get("records", data.get("results")) if isinstance(data, Mapping) else data
    if not isinstance(records, list) or not records or not isinstance(records[0], Mapping):
        return None, []
    return ("flat-2022", records) if set(_FLAT) <= set(records[0]) else (None, [])


def _csv(text: str, file: str) -> tuple[Layout, Iterator[Row]]:
    header = text[: text.find("\n") if "\n" in text else len(text)]
    separator = ";" if header.count(";") > header.count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        columns = list(reader.fieldnames or [])
    except csv.Error as error:
        _refuse(file, str(error))
    wanted, layout = (_FLAT, "flat-2022") if "titulaire_id_1" in columns else (_TABULAR, "tabular-2024")
    if missing := [name for name in wanted if name not in columns]:
        _refuse(file, _NO_COLUMN.fill(columns=", ".join(missing)))
    return ("flat-2022" if layout == "flat-2022" else "tabular-2024"), _rows(reader, file)


def _rows(reader: csv.DictReader[str], file: str) -> Iterator[Row]:
    try:
        for row in reader:
            yield reader.line_num, {name: value for name, value in row.items() if name is not None}
    except csv.Error as error:
        _refuse(file, str(error))
