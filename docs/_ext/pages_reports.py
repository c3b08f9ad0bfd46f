"""The reports, their columns, and the table of facts they are computed from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from markdown import anchor, code, table

from secgen.budget.reports.consumption import consumption
from secgen.budget.reports.facts import DIMENSIONS, MEASURES
from secgen.kernel.clock import ManualClock
from secgen.opening import open_secretariat
from secgen.plugins import PluginSet
from secgen.plugins.specs import resolve
from secgen.reports import Cube, Derived, Measure
from secgen.reports.view import TIMES, View

_REPORTS = PluginSet.builtin().reports


def page() -> Iterator[str]:
    yield "# Reports and tables"
    yield ""
    yield "`sg.report(name, **options)` in Python, `secgen report NAME` on the command line. Every report takes "
    yield f"{', '.join(f'`{t}`' for t in TIMES)}: the day it speaks of, the instant it was known at, the budget year."
    yield ""
    yield from table(
        ("report", "title", "further options"),
        (
            (
                f"[`{r.name}`](#{anchor('report', r.name)})",
                f"{r.title.en}<br>*{r.title.fr}*",
                ", ".join(map(code, r.options)) or "–",
            )
            for r in _REPORTS.values()
        ),
    )
    clock = ManualClock(datetime(2026, 1, 1, 9, tzinfo=UTC))
    with open_secretariat("memory:", region="84", year=2026, plugins=PluginSet.builtin(), clock=clock) as office:
        view = View(office, on="2026-12-31", year=2026)
        for report in _REPORTS.values():
            yield f"({anchor('report', report.name)})="
            yield f"## {report.name}"
            yield ""
            yield f"{report.title.en} / *{report.title.fr}*"
            yield ""
            build = resolve(report.build)
            cube = consumption() if report.name == "consumption" else getattr(build, "cube", None)
            if cube is not None:
                yield from _cube(cube)
            else:
                made = build(view, {})
                yield from table(
                    ("column", "label", "kind"),
                    ((code(c.name), f"{c.label.en} / *{c.label.fr}*", c.kind) for c in made.columns),
                )
    yield from _facts()


def _cube(cube: Cube) -> Iterator[str]:
    yield "Group and filter by: " + ", ".join(code(d.name) for d in cube.dimensions) + "."
    yield f"By default: {', '.join(map(code, cube.default_by))}."
    yield ""
    rows = []
    for measure in cube.measures:
        if isinstance(measure, (Measure, Derived)):
            how = " + ".join(measure.plus) + "".join(f" − {name}" for name in measure.minus)
        else:
            how = f"{measure.numerator} / {measure.denominator}"
        rows.append((code(measure.name), f"{measure.label.en} / *{measure.label.fr}*", how))
    yield from table(("measure", "label", "sum of"), rows)


def _facts() -> Iterator[str]:
    yield "(facts-budget)="
    yield "## The table of facts: budget"
    yield ""
    yield "One row for each effect of an act on AE, CP or service rendered. In Python it is `view.get(facts)`;"
    yield "a money cell is a whole number of cents there, and `.table()` gives it as money."
    yield ""
    yield from table(
        ("column", "label", "kind"),
        ((code(c.name), f"{c.label.en} / *{c.label.fr}*", c.kind) for c in (*DIMENSIONS, *MEASURES)),
    )
