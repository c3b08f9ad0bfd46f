"""Declared layouts in files: a poster, a card or a page described in TOML or JSON, read strictly and checked."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import NoneType
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

from attrs import NOTHING, fields

from secgen.communication.brand.checking import check
from secgen.communication.brand.layout import Box, Grounds, Layout, Mark, Wording
from secgen.kernel.anomaly import Anomaly, shortened
from secgen.kernel.dates import END_OF_TIME, parse_day
from secgen.kernel.errors import InvalidInput
from secgen.kernel.finding import Finding, Verdict
from secgen.kernel.importing import Check
from secgen.kernel.judge import Judge
from secgen.kernel.territory import REGIONS
from secgen.kernel.text import Text
from secgen.law import Law, builtin_law
from secgen.law.loader import regional_law

DEFAULT_REGION: Final = "84"
_TOP: Final = ("region", "grant")
_NAMES: Final[dict[Any, tuple[str, str]]] = {
    str: ("un texte", "a text"),
    Decimal: ("un nombre", "a number"),
    int: ("un nombre entier", "a whole number"),
    bool: ("true ou false", "true or false"),
}
_REMEDY = Text("corriger ce champ", "correct this field")
_SIZE = Text("une largeur et une hauteur sont positives", "a width and a height are above zero")


def check_layout(path: Path, options: Mapping[str, Any]) -> Check:
    """What is wrong in a declared layout, by the rules of its region (option ``region``, else the file's, else 84).

    ``on``: the day the rules are read, by default that of the release. Raises ``InvalidInput`` if the file cannot be
    read at all; wrong fields are anomalies.
    """
    data = _load(path)
    reader = _Reader(str(path))
    region = str(options.get("region") or data.get("region") or DEFAULT_REGION)
    if region not in REGIONS:
        known = ", ".join(REGIONS)
        raise InvalidInput("SG-REPORT-OPTION", report="check", option="region", value=region, known=known)
    body = {key: value for key, value in data.items() if key not in _TOP}
    layout = reader.read(Layout, body, "")
    grounds = reader.read(Grounds, data.get("grant", {}), "grant")
    if layout is None or grounds is None or reader.anomalies:
        return Check("brand", str(path), anomalies=tuple(reader.anomalies))
    day = parse_day(options["on"]) if options.get("on") else layout.release or layout.submitted or END_OF_TIME
    findings = judge_layout(layout, grounds, regional_law(builtin_law(), region), day)
    told = tuple(finding for finding in findings if finding.verdict is not Verdict.PASS)
    counts = [(verdict.value, verdict.label, sum(f.verdict is verdict for f in findings)) for verdict in Verdict]
    marks = ("marks", Text("marques", "marks"), len(layout.marks))
    return Check("brand", str(path), (marks, *counts), findings=told)


def judge_layout(layout: Layout, grounds: Grounds, law: Law, day: date) -> tuple[Finding, ...]:
    """What every rule on marks says of a layout on a day, passes included."""
    judge = Judge(law, verbose=True)
    judge.start(f"layout/{layout.support}", day)
    check(layout, grounds, judge)
    return tuple(judge.findings)


def _load(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InvalidInput("SG-FILE", file=str(path), problem=error.strerror or str(error)) from None
    except UnicodeDecodeError as error:
        raise InvalidInput("SG-FILE", file=str(path), problem=str(error)) from None
    try:
        if path.suffix.lower() == ".json":
            data = json.loads(text, parse_float=Decimal)
        else:
            data = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise InvalidInput("SG-FILE", file=str(path), problem=str(error)) from None
    if not isinstance(data, dict):
        raise InvalidInput("SG-FILE", file=str(path), problem="not an object")
    return data


class _Reader:
    """Reads plain data into values; what does not fit is an anomaly that names its place."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.anomalies: list[Anomaly] = []

    def wrong(self, place: str, value: object, fr: str, en: str) -> None:
        shown = shortened(str(value))
        self.anomalies.append(Anomaly("field", self.file, 0, place, shown, Text(fr, en), _REMEDY, "row"))

    def read(self, cls: type, data: object, place: str) -> Any:
        """A value of a class from a mapping; a mark or a text may write its box in line: ``x``, ``y``, ``w``, ``h``."""
        if not isinstance(data, Mapping):
            self.wrong(place, data, "un tableau de champs est attendu", "a table of fields is expected")
            return None
        given = dict(data)
        if cls in (Mark, Wording) and "box" not in given:
            given["box"] = {name: given.pop(name) for name in ("x", "y", "w", "h") if name in given}
        hints, before, values = get_type_hints(cls), len(self.anomalies), {}
        for field in fields(cls):
            where = f"{place}.{field.name}".lstrip(".")
            if field.name in given:
                values[field.name] = self.value(hints[field.name], given.pop(field.name), where)
            elif field.default is NOTHING:
                self.wrong(where, "—", "champ obligatoire absent", "required field missing")
        known = ", ".join(field.name for field in fields(cls))
        for name, value in given.items():
            where = f"{place}.{name}".lstrip(".")
            self.wrong(where, value, f"champ inconnu (champs : {known})", f"unknown field (fields: {known})")
        if cls is Box and len(self.anomalies) == before and min(values["w"], values["h"]) <= 0:
            self.wrong(place, f"{values['w']} × {values['h']}", _SIZE.fr, _SIZE.en)
        return cls(**values) if len(self.anomalies) == before else None

    def value(self, kind: Any, value: object, place: str) -> Any:
        """One field; ``None`` with an anomaly if it does not fit."""
        options = [arg for arg in get_args(kind) if arg is not NoneType]
        if get_origin(kind) is Literal:
            if value not in get_args(kind):
                known = ", ".join(map(str, get_args(kind)))
                self.wrong(place, value, f"valeurs possibles : {known}", f"possible values: {known}")
            return value
        if get_origin(kind) is tuple:
            if not isinstance(value, list):
                self.wrong(place, value, "une liste est attendue", "a list is expected")
                return ()
            return tuple(self.value(options[0], item, f"{place}[{n}]") for n, item in enumerate(value))
        if get_origin(kind) is not None or NoneType in get_args(kind):
            return self.value(options[0], value, place)
        return self.plain(kind, value, place)

    def plain(self, kind: Any, value: object, place: str) -> Any:
        """A plain value: text, number, day, yes or no; or a value inside."""
        if kind in (Mark, Wording, Box):
            return self.read(kind, value, place)
        if kind is Decimal and type(value) in (int, Decimal):
            return Decimal(str(value))
        if kind is date:
            try:
                return parse_day(value)  # type: ignore[arg-type]
            except InvalidInput:
                self.wrong(place, value, "écrire AAAA-MM-JJ", "write YYYY-MM-DD")
                return None
        if type(value) is not kind:
            fr, en = _NAMES[kind]
            self.wrong(place, value, f"{fr} est attendu", f"{en} is expected")
        return value
