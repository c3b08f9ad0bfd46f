"""Reports by name: those of every domain and those of plugins, from one catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from secgen.kernel.errors import InvalidInput
from secgen.plugins.specs import ReportSpec
from secgen.reports.table import Table
from secgen.reports.view import TIMES, Engine, View

if TYPE_CHECKING:
    from secgen.plugins import PluginSet
    from secgen.secretariat import Secretariat


def build(office: Secretariat, name: str, options: Mapping[str, Any]) -> Table:
    """Build a report by name; unknown names and options are refused. ``engine`` names what computes its cubes."""
    report = _known(office.plugins, name)
    given = {key: value for key, value in options.items() if key != "engine"}
    for option in given:
        if option not in (*TIMES, *report.options):
            _refuse(name, "option", option, (*TIMES, *report.options))
    office.check_reading(f"report {name}")
    times = {key: given[key] for key in TIMES if key in given}
    view = View(office, **times, engine=_engine(office.plugins, name, options.get("engine")))
    return build_one(office.plugins, view, name, {key: given[key] for key in given if key not in TIMES})


def _engine(plugins: PluginSet, report: str, name: str | None) -> Engine | None:
    if name is None:
        return None
    if name not in plugins.engines:
        _refuse(report, "engine", name, plugins.engines)
    engine: Engine = plugins.call("engines", name)
    return engine


def build_one(plugins: PluginSet, view: View, name: str, options: Mapping[str, Any] | None = None) -> Table:
    """One report of a view already made."""
    _known(plugins, name)
    table: Table = plugins.call("reports", name, view, options or {}, kind=Table)
    return table


def build_all(plugins: PluginSet, view: View, names: Iterable[str]) -> list[Table]:
    """Several reports of one view, which reads the journal once."""
    return [build_one(plugins, view, name) for name in names]


def _known(plugins: PluginSet, name: str) -> ReportSpec:
    report = plugins.reports.get(name)
    if report is None:
        _refuse(name, "report", name, plugins.reports)
    return report


def _refuse(report: str, option: str, value: str, known: Iterable[str]) -> NoReturn:
    raise InvalidInput("SG-REPORT-OPTION", report=report, option=option, value=value, known=", ".join(known))
