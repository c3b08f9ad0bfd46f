"""Reads law packs (TOML). A value without its text, a gap, an overlap or an unknown key is refused.

A pack begins with ``[pack]`` (``id``, ``version``, ``title``) and lists ``[[parameter]]`` tables, each
with ``[[parameter.value]]`` entries, and any other array of tables as published facts, each of which
must carry ``text``, ``status`` and ``checked_on`` too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Final, NoReturn

from secgen.kernel.editions import source_of
from secgen.kernel.errors import InvalidInput, LawError
from secgen.kernel.legal import LegalRef, Status
from secgen.kernel.money import Money, parse_rate
from secgen.kernel.readings import OPERATORS, LawValue, Value
from secgen.kernel.text import Text
from secgen.law.at_need import AtNeed
from secgen.law.law import Law, Section
from secgen.law.outline import outline
from secgen.law.parameter import Parameter

UNITS: Final = ("amount", "rate", "days", "months", "years", "count", "date", "text", "list", "switch")
_PARAMETER_KEYS: Final = {"id", "unit", "title", "compare", "value"}
_VALUE_KEYS: Final = {"from", "to", "value", "compare", "text", "status", "checked_on", "note"}
BUILTIN: Final = (
    "state-budget.toml",
    "payment-time.toml",
    "contracts-grants.toml",
    "culture-nomenclature.toml",
    "accounts.toml",
    "correspondence.toml",
    "publications.toml",
    "brand.toml",
    "own-events.toml",
    "communication-editions.toml",
    "communication-elections.toml",
    "communication-programme.toml",
    "communication-press.toml",
    "communication-social.toml",
    "communication-accessibility.toml",
    "personnel-grids.toml",
    "personnel-staff.toml",
    "personnel-pay.toml",
    "personnel-careers.toml",
    "personal-data.toml",
    "access.toml",
    "personnel-time.toml",
    "personnel-training.toml",
    "social-dialogue.toml",
    "public-procurement.toml",
    "assets.toml",
    "buildings.toml",
    "fleet.toml",
    "it-park.toml",
    "supplies.toml",
)


@cache
def builtin_law() -> Law:
    """The packs that ship with secgen, in order; each is read once, at need, for all offices of a program."""
    folder = files("secgen.law") / "packs"
    packs = (_unread((folder / name).read_text(encoding="utf-8"), name) for name in BUILTIN)
    return Law({}, {}, ()).overlay(*packs)


def regional_law(law: Law, region: str) -> Law:
    """The law as a region lays its own packs over it (``packs/regions/…-53.toml``); the same law if it has none."""
    folder = files("secgen.law") / "packs" / "regions"
    for pack in sorted(folder.iterdir(), key=lambda pack: pack.name):
        if pack.name.endswith(f"-{region}.toml"):
            law = law.overlay(_unread(pack.read_text(encoding="utf-8"), pack.name))
    return law


def _unread(source: str, name: str) -> Law:
    """One of our packs, read whole only when something in it is asked for."""
    seen = outline(source)

    @cache
    def whole() -> Law:
        return load_pack(source, name)

    parameters = {known: lambda known=known: whole().parameter(known) for known in seen.parameters}
    sections = {known: lambda known=known: whole().section(known) for known in seen.sections}
    return Law(AtNeed(parameters), AtNeed(sections), (source_of(seen.edition, source),))


def load_pack(source: str, name: str = "pack") -> Law:
    """Read one pack from TOML text, or refuse it whole, saying where and why."""
    return _Loader(name).load(source)


class _Loader:
    def __init__(self, name: str) -> None:
        self.name = name

    def fail(self, where: str, problem: str) -> NoReturn:
        raise LawError("SG-LAW-PACK", pack=self.name, where=where, problem=problem)

    def load(self, source: str) -> Law:
        try:
            data = tomllib.loads(source, parse_float=Decimal)
        except (ValueError, RecursionError) as error:
            self.fail("TOML", str(error))
        pack = data.pop("pack", None)
        if not isinstance(pack, dict) or set(pack) != {"id", "version", "title"}:
            self.fail("[pack]", "needs exactly id, version and title")
        parameters: dict[str, Parameter] = {}
        for raw in self.rows(data.pop("parameter", []), "parameter"):
            parameter = self.parameter(raw, f"{pack['id']} {pack['version']}")
            if parameter.id in parameters:
                self.fail(parameter.id, "declared twice")
            parameters[parameter.id] = parameter
        sections = {key: self.section(key, rows) for key, rows in data.items()}
        return Law(parameters, sections, (source_of(f"{pack['id']} {pack['version']}", source),))

    def rows(self, rows: object, where: str) -> list[dict[str, Any]]:
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self.fail(where, "must be an array of tables")
        return rows

    def section(self, key: str, rows: object) -> Section:
        checked = self.rows(rows, key)
        for number, row in enumerate(checked, 1):
            where = f"{key} n° {number}"
            self.provenance(row, where)
            self.checked(row, where)
        return tuple(checked)

    def parameter(self, raw: Mapping[str, Any], pack: str) -> Parameter:
        where = str(raw.get("id", "parameter without id"))
        if unknown := set(raw) - _PARAMETER_KEYS:
            self.fail(where, f"unknown key {', '.join(sorted(unknown))}")
        if missing := {"id", "unit", "title", "value"} - set(raw):
            self.fail(where, f"missing {', '.join(sorted(missing))}")
        unit = raw["unit"]
        if unit not in UNITS:
            self.fail(where, f"unit {unit!r} is none of {', '.join(UNITS)}")
        title = self.text(raw["title"], where)
        values: list[LawValue] = []
        for entry in self.rows(raw["value"], where):
            value = self.value(entry, raw, title, where)
            if values:
                values[-1] = self.join(values[-1], value, where)
            values.append(value)
        if not values:
            self.fail(where, "has no value at all")
        return Parameter(raw["id"], unit, title, tuple(values), pack)

    def text(self, raw: object, where: str) -> Text:
        if not isinstance(raw, dict) or set(raw) != {"fr", "en"}:
            self.fail(where, "title needs fr and en")
        if not all(isinstance(words, str) and words.strip() for words in raw.values()):
            self.fail(where, "title needs words in fr and in en")
        return Text(raw["fr"], raw["en"])

    def value(self, entry: Mapping[str, Any], raw: Mapping[str, Any], title: Text, where: str) -> LawValue:
        if unknown := set(entry) - _VALUE_KEYS:
            self.fail(where, f"unknown key {', '.join(sorted(unknown))}")
        since = self.day(entry, "from", where)
        until = self.day(entry, "to", where) if "to" in entry else None
        if until is not None and until < since:
            self.fail(where, f"ends {until} before it begins {since}")
        compare = entry.get("compare", raw.get("compare", ""))
        if compare and str(compare) not in OPERATORS:
            self.fail(where, f"comparison {compare!r} is none of {' '.join(OPERATORS)}")
        ref = self.provenance(entry, f"{where} from {since}")
        checked = self.checked(entry, where)
        if "value" not in entry:
            self.fail(where, f"from {since}: missing value")
        value = self.typed(entry["value"], raw["unit"], where)
        return LawValue(raw["id"], value, raw["unit"], since, until, compare, ref, checked, title)

    def join(self, earlier: LawValue, later: LawValue, where: str) -> LawValue:
        from attrs import evolve

        day_before = later.since - timedelta(days=1)
        if earlier.until is None and later.since > earlier.since:
            return evolve(earlier, until=day_before)
        if earlier.until is None or earlier.until > day_before:
            self.fail(where, f"value from {later.since} overlaps the one from {earlier.since}")
        if earlier.until < day_before:
            self.fail(where, f"gap between {earlier.until} and {later.since}")
        return earlier

    def provenance(self, entry: object, where: str) -> LegalRef:
        text = entry.get("text") if isinstance(entry, dict) else None
        if not isinstance(entry, dict) or not isinstance(text, str) or not text.strip():
            self.fail(where, "a value without its text is not law: add text")
        try:
            return LegalRef(text, Status(entry.get("status")))
        except ValueError:
            self.fail(where, f"status {entry.get('status')!r} is none of {', '.join(s.value for s in Status)}")

    def checked(self, entry: Mapping[str, Any], where: str) -> date:
        return self.day(entry, "checked_on", where)

    def day(self, entry: Mapping[str, Any], key: str, where: str) -> date:
        day = entry.get(key)
        if isinstance(day, datetime) or not isinstance(day, date):
            self.fail(where, f"{key} must be a date, not {day!r}")
        return day

    def typed(self, value: object, unit: str, where: str) -> Value:
        try:
            if unit == "amount" and isinstance(value, str):
                return Money.parse(value)
            if unit == "rate" and isinstance(value, str):
                return parse_rate(value)
        except InvalidInput as error:
            self.fail(where, error.message)
        if unit in ("days", "months", "years", "count") and type(value) is int:
            return value
        if unit == "date" and type(value) is date:
            return value
        if unit == "switch" and type(value) is bool:
            return value
        if unit == "text" and isinstance(value, str):
            return value
        if unit != "list" or not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            self.fail(where, f"{value!r} is not a {unit}")
        return tuple(value)
