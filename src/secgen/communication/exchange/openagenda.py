"""OpenAgenda files read into entries: duplicates left out, anomalies told one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, Final

from attrs import define, field, frozen

from secgen.communication.answers import Answer
from secgen.communication.exchange.dialects import Unreadable, contributor_fields, dialect_of, read_event
from secgen.communication.exchange.source import rows
from secgen.communication.programme.checks import check_event, moment, span
from secgen.communication.programme.event import Event
from secgen.communication.programme.state import Commune
from secgen.communication.programme.territory import (
    by_name,
    commune_of,
    department_of,
    km_between,
    plain,
    point_of,
    region_code,
)
from secgen.kernel.anomaly import Anomaly, Severity, shortened
from secgen.kernel.errors import InvalidInput
from secgen.kernel.judge import LawBook
from secgen.kernel.territory import REGIONS
from secgen.kernel.text import Text

LAYOUT: Final = "openagenda"
_KINDS: Final[Mapping[str, str]] = {
    "C11": "event-incomplete",
    "C12": "title-too-long",
    "C13": "slots-wrong",
    "C14": "offset-not-paris",
    "C15": "point-outside-department",
    "C17": "region-unknown",
    "C18": "image-without-credit",
}
_WHOLE_TOWNS: Final = frozenset({"75056", "13055"})
"""Towns whose own code is less exact than those of their districts; Lyon's is that of the whole on purpose (C16)."""


@frozen
class Found:
    """One event of a file: its line, its department (empty if undetermined), what the rules say of it."""

    line: int
    event: Event
    department: str
    answers: tuple[Answer, ...]


@define
class Reading:
    """What is learnt of a file as its events go by: counts, anomalies, the points of each commune."""

    file: str
    law: LawBook
    on: date
    communes: Mapping[str, Commune]
    lines: int = 0
    duplicates: int = 0
    dialects: Counter[str] = field(factory=Counter)
    anomalies: list[Anomaly] = field(factory=list)
    _seen: dict[str, int] = field(factory=dict)
    _points: dict[str, list[tuple[int, str, float, float]]] = field(factory=dict)
    _names: Mapping[str, tuple[Commune, ...]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self._names = by_name(self.communes.values())

    def events(self, path: Path) -> Iterator[Found]:
        """The events of a file, each once (C10); rows that make none are set aside with an anomaly."""
        for line, row in rows(path, LAYOUT):
            self.lines += 1
            uid = str(row.get("uid") or "").strip()
            first = self._seen.get(uid)
            if first is not None:
                self.duplicates += 1
                self._note("duplicate", line, "uid", uid, _DUPLICATE.filled(line=first), "C10")
                continue
            event = self._read(line, row)
            if event is not None:
                self._seen[event.uid] = line
                yield self._checked(line, event)
        self._far_from_peers()

    def _read(self, line: int, row: Mapping[str, Any]) -> Event | None:
        dialect = dialect_of(row)
        if not dialect:
            columns = ", ".join(list(row)[:8])
            hint = "columns of OpenAgenda API v2, legacy JSON, OpenDataSoft or the short CSV"
            raise InvalidInput("SG-LAYOUT", file=self.file, layout=LAYOUT, problem=f"columns {columns}", hint=hint)
        self.dialects[dialect] += 1
        if contacts := contributor_fields(row):
            self._note("contributor-contact", line, contacts[0], "…", _CONTACT, "C66")
        try:
            event = read_event(row, dialect)
            for slot in event.slots:
                span(slot)
            for bound in (event.first, event.last):
                if bound:
                    moment(bound)
        except Unreadable as problem:
            self._aside(line, problem.column, problem.value, problem.reason)
        except InvalidInput as problem:
            self._aside(line, "timings", str(problem.params.get("value", "")), _INSTANT)
        else:
            return event
        return None

    def _checked(self, line: int, event: Event) -> Found:
        place, department = event.place, ""
        if place is not None:
            commune = commune_of(place, self.communes, self._names)
            department = commune.department if commune else department_of(place.insee) if place.insee else ""
            point = point_of(place)
            if point and place.commune:
                self._points.setdefault(plain(place.commune), []).append((line, event.uid, *point))
            if place.insee in _WHOLE_TOWNS:
                self._note("insee-whole-town", line, "insee", place.insee, _WHOLE, "C16")
            code = region_code(place.region, self.law)
            if code and place.region != REGIONS[code]:
                self._note("region-label", line, "region", place.region, _LABEL.filled(code=code), "C17")
        answers = tuple(check_event(event, self.law, self.on, department))
        for given in answers:
            if given.ok is False:
                self._told(line, event, given)
        return Found(line, event, department, answers)

    def _told(self, line: int, event: Event, given: Answer) -> None:
        value = str(getattr(event, given.where, "")) if given.where in ("title", "credits") else _shown(given)
        kind, rule = _KINDS.get(given.rule.id, given.rule.id), given.rule
        message = Text(f"{rule.statement.fr} ({_shown(given)})", f"{rule.statement.en} ({_shown(given)})")
        anomaly = Anomaly(kind, self.file, line, given.where, shortened(value), message, rule.remedy, "note", rule.id)
        self.anomalies.append(anomaly)

    def _far_from_peers(self) -> None:
        """Points far from the other events of the same commune in the file: C15 without knowing the commune's."""
        tolerance = self.law.read("programme.geocoding_km", self.on)
        told = {a.line for a in self.anomalies if a.rule == "C15"}
        for points in self._points.values():
            if len(points) < 3:
                continue
            middle = (median(p[2] for p in points), median(p[3] for p in points))
            for line, uid, latitude, longitude in points:
                away = km_between(middle, (latitude, longitude))
                if not tolerance.holds(away) and line not in told:
                    value = f"{latitude} {longitude}"
                    self._note("point-far-from-peers", line, "latitude", value, _FAR.filled(km=away, uid=uid), "C15")

    def _note(self, kind: str, line: int, column: str, value: str, message: Text, rule: str) -> None:
        self._add(kind, line, column, value, message, _REMEDIES[kind], "note", rule)

    def _aside(self, line: int, column: str, value: str, reason: Text) -> None:
        self._add("event-unreadable", line, column, value, reason, _CORRECT, "row", "C11")

    def _add(
        self, kind: str, line: int, column: str, value: str, message: Text, remedy: Text, severity: Severity, rule: str
    ) -> None:
        anomaly = Anomaly(kind, self.file, line, column, shortened(value), message, remedy, severity, rule)
        self.anomalies.append(anomaly)


def _shown(given: Answer) -> str:
    return ", ".join(f"{name} = {shortened(value)}" for name, value in given.inputs if value not in ("", "—"))


def reading(path: Path, law: LawBook, on: date, communes: Iterable[Commune] = ()) -> Reading:
    """A reading of a file, to be run through its :meth:`Reading.events`."""
    return Reading(path.name, law, on, {commune.insee: commune for commune in communes})


_DUPLICATE: Final = Text("événement déjà lu ligne {line}", "event already read on line {line}")
_CONTACT: Final = Text("contact d'un contributeur, laissé de côté", "a contributor's contact, left out")
_INSTANT: Final = Text("instant illisible ou sans décalage", "instant unreadable or without offset")
_WHOLE: Final = Text("code de la ville entière, non d'un arrondissement", "code of the whole town, not a district's")
_LABEL: Final = Text("libellé non officiel de la région {code}", "not the official label of region {code}")
_FAR: Final = Text(
    "événement {uid} à {km} km des autres de la commune", "event {uid} lies {km} km from the others of its commune"
)
_CORRECT: Final = Text(
    "corriger la ligne à la source, puis réimporter", "mend the row at its source, then import again"
)
_REMEDIES: Final[Mapping[str, Text]] = {
    "duplicate": Text("rien à faire : compté une fois", "nothing to do: counted once"),
    "contributor-contact": Text("retirer ces colonnes de l'export", "remove these columns from the export"),
    "insee-whole-town": Text("donner le code de l'arrondissement", "give the district's code"),
    "region-label": Text("écrire le nom officiel", "write the official name"),
    "point-far-from-peers": Text("vérifier les coordonnées du lieu", "check the place's coordinates"),
}
