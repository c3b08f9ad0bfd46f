"""What programmes, actions, titles and categories are called, by year (rule FIN-062).

A programme is known by its year and its code, never by its code alone: in 2021 the label
*Transmission des savoirs et démocratisation de la culture* moved from programme 224 to 361.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, TypeVar

from attrs import frozen

from secgen.kernel.errors import InvalidInput, LawError
from secgen.kernel.legal import LegalRef, Status
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.law.law import Law

T = TypeVar("T")

_PROGRAMME: Final = Text("programme", "programme")
_ACTION: Final = Text("action", "action")
_TITLE: Final = Text("titre", "title")
_CATEGORY: Final = Text("catégorie", "category")

# Account prefix → (title, category), longest prefix first. From the usual shape of the State's chart, not verified.
_ACCOUNTS: Final = (
    ("651", "6", "61"),
    ("652", "6", "62"),
    ("653", "6", "63"),
    ("654", "6", "64"),
    ("232", "5", "52"),
    ("237", "5", "52"),
    ("20", "5", "52"),
    ("21", "5", "51"),
    ("23", "5", "51"),
    ("26", "7", ""),
    ("27", "7", ""),
    ("60", "3", "31"),
    ("61", "3", "31"),
    ("62", "3", "31"),
    ("63", "3", "31"),
    ("64", "2", ""),
)


@frozen
class Programme:
    """A programme as it was published for some years; ``actions`` is empty when they were not read."""

    code: str
    label: str
    mission: str
    actions: Mapping[str, str]
    ref: LegalRef


@frozen
class Figure:
    """One published amount, in whole euros.

    ``action`` empty: the whole programme; ``title`` empty: every title; ``label`` says what the
    figure is about when it is not simply a programme or an action; ``precision`` is the last
    digit known, in euros.
    """

    year: int
    stage: str
    programme: str
    action: str
    title: str
    measure: str
    euros: int
    ref: LegalRef
    checked_on: date
    label: str = ""
    precision: int = 1

    @property
    def money(self) -> Money:
        """The figure as money."""
        return Money(self.euros * 100)


class Nomenclature:
    """The nomenclature of the packs of a law; where two rows cover one year, the later pack wins."""

    def __init__(self, law: Law) -> None:
        self._programmes: dict[str, list[tuple[int, int | None, Programme]]] = defaultdict(list)
        for row in law.section("programme"):
            since, until = _need(row, "from_year", int), row.get("to_year")
            self._programmes[_need(row, "code", str)].append((since, until, _programme(row)))
        self._titles = {_need(row, "code", str): _both(row) for row in law.section("title")}
        self._categories = {_need(row, "code", str): _both(row) for row in law.section("category")}
        self._figures = tuple(_figure(row) for row in law.section("figure"))

    def programme(self, year: int, code: str) -> Programme:
        """The programme of that code in that year; an error that names the known ones otherwise."""
        found = self._find(year, code)
        if found is None:
            known = (c for c in sorted(self._programmes) if self._find(year, c))
            raise _unknown(_PROGRAMME, code, year, known)
        return found

    def knows_programme(self, year: int, code: str) -> bool:
        """Whether the packs describe a programme in that year."""
        return self._find(year, code) is not None

    def programmes(self, year: int) -> tuple[Programme, ...]:
        """Every programme known in a year, by code."""
        found = (self._find(year, code) for code in sorted(self._programmes))
        return tuple(p for p in found if p is not None)

    def action_label(self, year: int, programme: str, action: str) -> str:
        """The label of an action; empty when the actions of that programme were not read for that year."""
        actions = self.programme(year, programme).actions
        if actions and action not in actions:
            raise _unknown(_ACTION, f"{programme}-{action}", year, sorted(actions))
        return actions.get(action, "")

    def title_label(self, code: str) -> Text:
        """The name of a title (LOLF art. 5); an error that names the known ones otherwise."""
        if code not in self._titles:
            raise _unknown(_TITLE, code, "LOLF art. 5", sorted(self._titles))
        return self._titles[code]

    def category_label(self, code: str) -> Text:
        """The name of a category (LOLF art. 5); an error that names the known ones otherwise."""
        if code not in self._categories:
            raise _unknown(_CATEGORY, code, "LOLF art. 5", sorted(self._categories))
        return self._categories[code]

    def figures(
        self,
        *,
        year: int | None = None,
        programme: str | None = None,
        action: str | None = None,
        title: str | None = None,
        stage: str | None = None,
        measure: str | None = None,
        label: str | None = "",
    ) -> tuple[Figure, ...]:
        """The published figures that match. Labelled ones (a region, a mission…) only if asked for:
        by their label, or with ``label=None`` for all."""
        asked = {"year": year, "programme": programme, "action": action, "title": title}
        asked |= {"stage": stage, "measure": measure, "label": label}
        wanted = {name: value for name, value in asked.items() if value is not None}
        return tuple(f for f in self._figures if all(getattr(f, name) == value for name, value in wanted.items()))

    def _find(self, year: int, code: str) -> Programme | None:
        for since, until, programme in reversed(self._programmes.get(code, ())):
            if since <= year and (until is None or year <= until):
                return programme
        return None


def title_of_account(account: str) -> str:
    """The title an account of the State's chart belongs to, or ``""`` when not sure.

    Takes a Chorus account (``6541000000``, with or without ``PCE/``). The prefixes are not
    verified against the State's chart of accounts.
    """
    return _of_account(account)[0]


def category_of_account(account: str) -> str:
    """The category an account belongs to, or ``""`` when not sure. Not verified, as for the title."""
    return _of_account(account)[1]


def _of_account(account: str) -> tuple[str, str]:
    digits = account.strip().removeprefix("PCE/")
    if digits.isascii() and digits.isdigit():
        for prefix, title, category in _ACCOUNTS:
            if digits.startswith(prefix):
                return title, category
    return "", ""


def _unknown(kind: Text, code: str, year: object, known: Iterable[str]) -> InvalidInput:
    return InvalidInput("SG-NOMENCLATURE", kind=kind, code=code, year=year, known=", ".join(known) or "—")


def _need(row: Mapping[str, Any], key: str, kind: type[T]) -> T:
    value = row.get(key)
    if type(value) is not kind:
        where = f"{row.get('text')} ({row.get('code', row.get('stage', '?'))})"
        raise LawError("SG-LAW-PACK", pack="nomenclature", where=where, problem=f"{key} must be {kind.__name__}")
    return value


def _ref(row: Mapping[str, Any]) -> LegalRef:
    return LegalRef(_need(row, "text", str), Status(_need(row, "status", str)))


def _both(row: Mapping[str, Any]) -> Text:
    return Text(_need(row, "fr", str), _need(row, "en", str))


def _programme(row: Mapping[str, Any]) -> Programme:
    actions = {_need(a, "code", str): _need(a, "label", str) for a in row.get("actions", ())}
    code, label, mission = (_need(row, key, str) for key in ("code", "label", "mission"))
    return Programme(code, label, mission, actions, _ref(row))


def _figure(row: Mapping[str, Any]) -> Figure:
    return Figure(
        year=_need(row, "year", int),
        stage=_need(row, "stage", str),
        programme=_need(row, "programme", str),
        action=_need(row, "action", str),
        title=_need(row, "title", str),
        measure=_need(row, "measure", str),
        euros=_need(row, "euros", int),
        ref=_ref(row),
        checked_on=_need(row, "checked_on", date),
        label=row.get("label", ""),
        precision=row.get("precision", 1),
    )
