"""The schema of every report: columns, kinds, units, what they mean, and a row of the demo year."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from markdown import anchor, cell, code, doc, table

from secgen.budget.reports.consumption import consumption
from secgen.budget.reports.facts import DIMENSIONS, MEASURES
from secgen.kernel.clock import ManualClock
from secgen.opening import open_secretariat
from secgen.plugins import PluginSet
from secgen.plugins.specs import ReportSpec, resolve
from secgen.reports import Cube, Derived, Measure
from secgen.reports.cells import Kind
from secgen.reports.table import Column
from secgen.reports.view import TIMES, View

_REPORTS = PluginSet.builtin().reports
EXAMPLES: Mapping[str, Mapping[str, Any]] = json.loads(
    (Path(__file__).resolve().parents[1] / "reference" / "examples.json").read_text(encoding="utf-8")
)
KINDS: Mapping[Kind, tuple[str, str, str]] = {
    "text": ("words, a name, a number that is not counted", "str", "as it is"),
    "int": ("a count, or a number of days; the label says which", "int", "digits"),
    "money": ("euros, exact to the cent", "Money", "`48000.00`"),
    "rate": ("a fraction, shown as a percentage", "Decimal", "`0.055` for 5,5 %"),
    "date": ("a day", "date", "`2026-03-02`"),
    "bool": ("yes or no", "bool", "`true`, `false`"),
}


def pages() -> dict[str, Callable[[], Iterator[str]]]:
    """Every page by its name."""
    rooms = {f"reports-{room}": lambda room=room, own=own: _room(room, own) for room, own in _by_room().items()}
    return {"reports": _index, **rooms}  # type: ignore[dict-item]


def _by_room() -> dict[str, list[ReportSpec]]:
    found: dict[str, list[ReportSpec]] = {}
    for report in _REPORTS.values():
        found.setdefault(_room_of(report), []).append(report)
    return found


def _room_of(report: ReportSpec) -> str:
    """The room that brings a report: ``budget`` of ``secgen.budget.reports…``."""
    address = report.build if isinstance(report.build, str) else report.build.__module__
    return address.split(".")[1]


def _index() -> Iterator[str]:
    yield "# Reports and tables"
    yield ""
    yield "`sg.report(name, **options)` in Python, `secgen report NAME` on the command line. Every report takes "
    yield f"{', '.join(f'`{t}`' for t in TIMES)}: the day it speaks of, the instant it was known at, the budget year."
    yield ""
    yield "## Kinds of columns"
    yield ""
    yield from table(
        ("kind", "what it is", "in Python", "in CSV and JSON"), ((code(k), *words) for k, words in KINDS.items())
    )
    yield "An empty cell is `None` in Python, nothing in CSV, `null` in JSON, – for a reader: not known, or not"
    yield "applicable. It is never zero."
    yield ""
    for room, own in _by_room().items():
        yield f"## {room.capitalize()}"
        yield ""
        yield from table(
            ("report", "title", "further options"),
            (
                (
                    f"[`{r.name}`](reports-{room}.md#{anchor('report', r.name)})",
                    f"{r.title.en}<br>*{r.title.fr}*",
                    ", ".join(map(code, r.options)) or "–",
                )
                for r in own
            ),
        )
    yield from _facts()
    yield "```{toctree}"
    yield ":hidden:"
    yield ""
    yield from (f"reports-{room}" for room in _by_room())
    yield "```"


def _room(room: str, own: list[ReportSpec]) -> Iterator[str]:
    yield f"# Tables: {room}"
    yield ""
    yield "The last column is a row of the demo year, or of the page named. Back to [all reports](reports.md), where"
    yield "the kinds are explained."
    yield ""
    for report in own:
        yield f"({anchor('report', report.name)})="
        yield f"## {report.name}"
        yield ""
        yield f"**{report.title.en}**<br>*{report.title.fr}*"
        yield ""
        build = resolve(report.build)
        if words := _meaning(build):
            yield words
            yield ""
        if report.options:
            yield f"Further options: {', '.join(map(code, report.options))}."
            yield ""
        cube = consumption() if report.name == "consumption" else getattr(build, "cube", None)
        if cube is not None:
            yield from _groups(cube)
        how = {} if cube is None else _how(cube)
        example = EXAMPLES.get(report.name)
        row = {} if example is None else example["row"]
        header = ("column", "label", "kind", *(["how"] if how else []), "example")
        yield from table(
            header,
            (
                (
                    code(c.name),
                    f"{c.label.en}<br>*{c.label.fr}*",
                    c.kind,
                    *([how.get(c.name, "group")] if how else []),
                    row.get(c.name, ""),
                )
                for c in columns(report.name)
            ),
        )
        yield f"Example: {example['from']}." if example else "Neither the demo year nor a how-to page has a row here."
        yield ""


def _meaning(build: object) -> str:
    """What the report says, from the first paragraph of what builds it."""
    if not inspect.isfunction(build):
        return ""
    first = doc(build).partition("\n\n")[0]
    return re.sub(r"\s+", " ", first)


@cache
def _empty() -> View:
    clock = ManualClock(datetime(2026, 1, 1, 9, tzinfo=UTC))
    office = open_secretariat("memory:", region="84", year=2026, plugins=PluginSet.builtin(), clock=clock)
    return View(office, on="2026-12-31", year=2026)


def columns(name: str) -> tuple[Column, ...]:
    """The columns of a report, as an office without any act has them."""
    made: tuple[Column, ...] = resolve(_REPORTS[name].build)(_empty(), {}).columns
    return made


def _groups(cube: Cube) -> Iterator[str]:
    yield "Group and filter by: " + ", ".join(code(d.name) for d in cube.dimensions) + "."
    yield f"By default: {', '.join(map(code, cube.default_by))}."
    yield ""


def _how(cube: Cube) -> dict[str, str]:
    """How each measure is made: a sum of columns of the facts, or of measures before it, or a ratio of two."""
    found = {}
    for measure in cube.measures:
        if isinstance(measure, (Measure, Derived)):
            found[measure.name] = " + ".join(measure.plus) + "".join(f" − {name}" for name in measure.minus)
        else:
            found[measure.name] = f"{measure.numerator} / {measure.denominator}"
    return found


def _facts() -> Iterator[str]:
    yield "(facts-budget)="
    yield "## The table of facts: budget"
    yield ""
    yield "One row for each effect of an act on AE, CP or service rendered. In Python it is `view.get(facts)`;"
    yield "a money cell is a whole number of cents there, and `.table()` gives it as money."
    yield ""
    yield from table(
        ("column", "label", "kind"),
        ((code(c.name), cell(f"{c.label.en} / *{c.label.fr}*"), c.kind) for c in (*DIMENSIONS, *MEASURES)),
    )
