"""What the documentation shows of the demo year: a picture, and one row of each report.

``make pictures`` plays the demo and runs this on the office it leaves. What the demo has no row of is taken from
the office of a how-to page, whose examples are played for it.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from sqlite3 import ProgrammingError

from attrs import evolve

import secgen
from secgen import Secretariat, language
from secgen.demo.plan import YEAR
from secgen.demo.writing import REGION_ONLY
from secgen.kernel.errors import SecgenError
from secgen.plugins import PluginSet
from secgen.reporting import build_one
from secgen.reports import svg
from secgen.reports.cells import show
from secgen.reports.table import Table
from secgen.reports.view import View

DOCS = Path(__file__).resolve().parents[1]
EXAMPLES = DOCS / "reference" / "examples.json"
PICTURE = DOCS / "_static" / "consumption.svg"
CAPTION = f"DRAC Auvergne-Rhône-Alpes, {YEAR}: a simulated year on published appropriations"
WIDEST = 60
DAYS = ("2026-12-31", "2026-06-08", "2026-03-31")
"""When the office of a how-to page is asked: at the end of its year, else while things are under way."""
ASKED = {"payslip": {"agent": "agent:7f3c", "month": "2026-03"}}
"""What a report must be asked to have rows."""


def picture(view: View, plugins: PluginSet) -> str:
    """The consumption of the region by programme, as it can be shown anywhere: on paper of its own, with a caption."""
    names = {row["code"]: row["label"] for row in view.law.section("programme")}
    table = build_one(plugins, view, "consumption", {"where": REGION_ONLY, "by": "programme"})
    at = table.index("programme")
    named = (tuple(f"{c} {names[c]}" if i == at else c for i, c in enumerate(row)) for row in table)
    figures = ("ae_available", "ae_consumed", "cp_consumed")
    drawn = svg.bars(evolve(table, rows=tuple(named)), "programme", figures, "en")
    left, _, inside = drawn.partition("<title>")
    width, height = (float(n) for n in re.findall(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"', left)[0])
    box = f"-12 -12 {width + 24:.0f} {height + 48:.0f}"
    paper = f'<rect x="-12" y="-12" width="{width + 24:.0f}" height="{height + 48:.0f}" rx="8" style="fill:#fff"/>'
    caption = f'<text x="0" y="{height + 20:.0f}" font-size="12" fill-opacity=".7">{CAPTION}</text>'
    left = re.sub(r'viewBox="[^"]+"', f'viewBox="{box}"', left).replace("fill:currentColor", "fill:#1e1e1e")
    shapes = inside.partition("</desc>")
    return f"{left}<title>{shapes[0]}</desc>{paper}{shapes[2].removesuffix('</svg>')}{caption}</svg>"


def examples(view: View, plugins: PluginSet) -> dict[str, dict[str, object]]:
    """One row of each report: the demo's, else that of a how-to page."""
    found = {}
    for name, table in rows(view, plugins, plugins.reports):
        found[name] = {"from": f"the demo, 31 December {YEAR}", "row": fullest(table)}
    for page in sorted((DOCS / "how-to").glob("*.md")):
        for office in played(page):
            for day in DAYS:
                missing = [name for name in plugins.reports if name not in found]
                for name, table in rows(View(office, on=day), plugins, missing):
                    found[name] = {"from": f"[{title(page)}](../../how-to/{page.name})", "row": fullest(table)}
    return {name: found[name] for name in plugins.reports if name in found}


def rows(view: View, plugins: PluginSet, names: Iterable[str]) -> Iterator[tuple[str, Table]]:
    for name in names:
        with contextlib.suppress(SecgenError, ProgrammingError):
            table = build_one(plugins, view, name, ASKED.get(name))
            if len(table):
                yield name, table


def fullest(table: Table) -> dict[str, str]:
    """The row that says most, the first of those that say as much; long texts are cut."""
    row = max(table.rows, key=lambda row: sum(cell not in (None, "", 0) for cell in row))
    shown = (show(cell) for cell in row)
    cut = (text if len(text) <= WIDEST else f"{text[:WIDEST]}…" for text in shown)
    return dict(zip((column.name for column in table.columns), cut, strict=True))


def played(page: Path) -> list[Secretariat]:
    """The offices a page leaves, once its examples have been run in an empty folder."""
    names: dict[str, object] = {"__name__": "__main__"}
    test = doctest.DocTestParser().get_doctest(page.read_text(encoding="utf-8"), names, page.name, str(page), 0)
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.chdir(tempfile.mkdtemp()):
        runner.run(test, clear_globs=False)
    return [value for value in test.globs.values() if isinstance(value, Secretariat)]


def title(page: Path) -> str:
    return page.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")


def main(database: str) -> None:
    with language("en"), secgen.open(f"sqlite:///{os.path.abspath(database)}") as office:
        plugins = PluginSet.builtin()
        view = View(office, on=f"{YEAR}-12-31", year=YEAR)
        PICTURE.write_text(picture(view, plugins) + "\n", encoding="utf-8")
        found = examples(view, plugins)
    EXAMPLES.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    absent = [name for name in plugins.reports if name not in found]
    sys.stdout.write(f"{len(found)} rows; none of {', '.join(absent) or 'nothing'}\n")


if __name__ == "__main__":
    main(sys.argv[1])
