"""What the demo leaves to read: one page, each report as CSV and JSON, the telling figures."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from attrs import evolve

from secgen.demo.plan import PLANS, YEAR
from secgen.demo.rooms import REPORTS
from secgen.demo.telling import say, title
from secgen.kernel.text import Text, lang
from secgen.plugins.loader import PluginSet
from secgen.reporting import build_all, build_one
from secgen.reports import csv, html, svg
from secgen.reports import json as json_format
from secgen.reports.cells import show
from secgen.reports.table import Table
from secgen.reports.view import View
from secgen.secretariat import Secretariat

REGION_ONLY: Final = {"bop": sorted({f"{plan.programme.zfill(4)}-CARA" for plan in PLANS})}
"""The filter that leaves the national lines out."""
_TELLING: Final = (
    ("consumption", ("ae_consumed", "ae_rate", "cp_consumed", "cp_rate")),
    ("roll_forward", ("closing",)),
    ("payment_delays", ("paid", "late", "late_share", "interest")),
    ("late_payments", ("interest", "compensation")),
)


def write_reports(office: Secretariat, folder: Path) -> None:
    """Write every room's reports in ``folder`` and say the telling figures."""
    view = View(office, on=f"{YEAR}-12-31", year=YEAR)
    consumption = {
        "consumption": _consumption(office.plugins, view),
        "consumption-by-department": _consumption(office.plugins, view, "department"),
        "consumption-by-month": _consumption(office.plugins, view, "month"),
    }
    programme = build_one(office.plugins, view, "regional-programme", {"edition": f"jep-{YEAR}"})
    tables = [consumption["consumption"], *build_all(office.plugins, view, REPORTS), programme]
    _page(consumption, tables[1:], folder)
    for table in [*consumption.values(), *tables[1:]]:
        name = table.name.replace("_", "-")
        (folder / "reports" / f"{name}.csv").write_text(csv.render(table, lang()), encoding="utf-8", newline="")
        (folder / "reports" / f"{name}.json").write_text(json_format.render(table, lang()), encoding="utf-8")
    _tell({table.name: table for table in tables})


def _consumption(plugins: PluginSet, view: View, by: str = "") -> Table:
    options = {"where": REGION_ONLY, **({"by": by} if by else {})}
    table = build_one(plugins, view, "consumption", options)
    return evolve(table, name=f"consumption-by-{by}") if by else table


def _page(consumption: dict[str, Table], others: list[Table], folder: Path) -> None:
    whole, by_department, by_month = consumption.values()
    figures = ("ae_consumed", "cp_consumed")
    sections = [
        html.Section(whole),
        html.Section(by_department, svg.bars(by_department, "department", figures)),
        html.Section(by_month, svg.lines(by_month, "month", figures)),
        *(html.Section(table) for table in others),
    ]
    name = f"DRAC Auvergne-Rhône-Alpes, {YEAR}"
    subtitle = Text("Année simulée sur des crédits publiés", "A simulated year on published appropriations")
    (folder / "index.html").write_text(html.page(sections, name, lang(), str(subtitle)), encoding="utf-8")


def _tell(by_name: dict[str, Table]) -> None:
    title(Text("Les chiffres qui parlent", "The telling figures"))
    for report, columns in _TELLING:
        table = by_name[report]
        assert table.total is not None
        for name in columns:
            place = table.index(name)
            say(table.columns[place].label, show(table.total[place]))
