"""The due dates of an office on a day, from the tables of its reports."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from attrs import evolve, frozen

from secgen import Secretariat, Text, language
from secgen.kernel.errors import InvalidInput
from secgen.reporting import build_one
from secgen.reports.cells import show
from secgen.reports.table import Table
from secgen.reports.view import View
from secgen_calendar.dues import DUES, Due

COLON: Final = Text(" : ", ": ")


@frozen
class Event:
    """One due date. ``key`` is the same from one export to the next, also when the day moves."""

    key: str
    day: date
    title: str
    told: tuple[str, ...]
    room: str
    report: str


def events(office: Secretariat, options: Mapping[str, Any]) -> tuple[View, list[Event]]:
    """The view and its due dates, by day. ``reports`` keeps only some, named with commas."""
    given = dict(options)
    wanted = _wanted(str(given.pop("reports", "") or ""))
    view, plain = View(office, **given), View(office, **given)
    found: dict[str, Event] = {}
    for due in wanted:
        if due.report in office.plugins.reports:
            table = build_one(office.plugins, view, due.report, due.options)
            with language("fr"):
                identities = build_one(office.plugins, plain, due.report, due.options)
            for event in _of(due, table, identities):
                found.setdefault(event.key if event.key not in found else f"{event.key}-{event.day}", event)
    told = (evolve(event, key=key) for key, event in found.items())
    return view, sorted(told, key=lambda event: (event.day, event.title, event.key))


def _wanted(names: str) -> Iterable[Due]:
    asked = [name.strip() for name in names.split(",") if name.strip()]
    known = {due.report for due in DUES}
    for name in asked:
        if name not in known:
            listed = ", ".join(sorted(known))
            raise InvalidInput("SG-REPORT-OPTION", report="calendar", option="reports", value=name, known=listed)
    return [due for due in DUES if not asked or due.report in asked]


def _of(due: Due, table: Table, identities: Table) -> Iterator[Event]:
    """The events of a table; the same table in French names them, so that a key is the same in every language."""
    labels = {column.name: str(column.label) for column in table.columns}
    for row, plain in zip(table.to_dicts(), identities.to_dicts(), strict=True):
        day = _day(row[due.day])
        if day is None or (due.done and row[due.done]) or any(row[name] in values for name, values in due.over.items()):
            continue
        named = " – ".join(show(row[name]) for name in due.named if row[name])
        told = tuple(f"{labels[name]}{COLON}{show(row[name])}" for name in due.shown if row[name])
        title = f"{due.title}{COLON}{named}" if named else str(due.title)
        yield Event(_key(due, plain), day, title, told, due.room, due.report)


def _key(due: Due, row: Mapping[str, object]) -> str:
    parts = (due.report, due.day, *(str(row[name]) for name in due.key or due.named))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def _day(cell: object) -> date | None:
    """A date, or a text that begins with one (an instant with its offset)."""
    if isinstance(cell, date):
        return cell
    try:
        return date.fromisoformat(str(cell)[:10]) if cell else None
    except ValueError:
        return None
