"""The report catalogue: each report by its name, what it is, and how it is built from an office."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NoReturn

from attrs import frozen

from secgen.accounting import year_end
from secgen.budget.nomenclature import Nomenclature
from secgen.budget.reports import commitments, consumption, outlook, payments, programming
from secgen.budget.reports.facts import budget_facts, budget_on
from secgen.budget.state import Budget
from secgen.kernel.act import Act
from secgen.kernel.dates import parse_day
from secgen.kernel.dates import year_end as year_end_day
from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text
from secgen.law import Law
from secgen.plugins.specs import resolve
from secgen.reports.cube import Cube
from secgen.reports.engine import run
from secgen.reports.facts import Facts
from secgen.reports.table import Table

if TYPE_CHECKING:
    from secgen.secretariat import Secretariat


def read_year(value: int | str) -> int:
    """A budget year, given as a number or as text."""
    text = str(value)
    if not re.fullmatch(r"[12]\d{3}", text, re.ASCII):
        reason = Text("écrire une année, par exemple 2026", "write a year, for example 2026")
        raise InvalidInput("SG-FIELD", act="report", field="year", value=value, reason=reason)
    return int(text)


def _in_year(last: date, year: int | str | None) -> date:
    """The last day acts know of; a year that is over is seen at its end."""
    return last if year is None else min(last, year_end_day(read_year(year)))


class View:
    """An office seen on a day (``on``), as it was known at an instant: what reports are built from."""

    def __init__(
        self,
        office: Secretariat,
        *,
        on: date | str | None = None,
        known_at: datetime | str | None = None,
        year: int | str | None = None,
    ) -> None:
        self.law: Law = office.law
        self._acts = [(r.id, r.act) for r in office.acts(known_at=known_at)]
        last = max((act.on for _, act in self._acts), default=office.clock().date())
        self.on: date = parse_day(on) if on is not None else _in_year(last, year)
        self.year: int = self.on.year if year is None else read_year(year)

    @property
    def acts(self) -> list[tuple[int, Act]]:
        """The acts known at that instant, with their ids, in the order recorded; those after ``on`` too."""
        return self._acts

    @cached_property
    def facts(self) -> Facts:
        """The effects of all these acts on AE, CP and service rendered, in cents."""
        return budget_facts(self._acts)

    @cached_property
    def budget(self) -> Budget:
        """The budget at the end of the day."""
        return budget_on(self._acts, self.on)

    @cached_property
    def closing(self) -> year_end.Closing:
        """Where the year stands at its 31 December."""
        return year_end.closing(self._acts, self.year)

    @cached_property
    def opening(self) -> year_end.Closing:
        """Where the year before stands at its 31 December: what the year starts from."""
        return year_end.closing(self._acts, self.year - 1)


Build = Callable[[View, Mapping[str, Any]], Table]


@frozen
class Report:
    """A report of the catalogue; ``options`` are the names it takes besides ``on``, ``known_at``, ``year``."""

    name: str
    title: Text
    build: Build
    options: tuple[str, ...] = ()


def _cube(cube: Callable[[Mapping[str, Any]], Cube], *, one_year: bool = True) -> Build:
    def build(view: View, options: Mapping[str, Any]) -> Table:
        where = {name: _values(values) for name, values in (options.get("where") or {}).items()}
        if one_year and "year" not in where and "year" not in _names(options.get("by")):
            where["year"] = [str(view.year)]
        return run(cube(options), view.facts, by=_names(options.get("by")) or None, where=where, on=view.on)

    return build


def _values(values: object) -> list[str]:
    """The values a filter keeps, as facts write them: ``2026`` and ``"2026"`` are the same year."""
    return [str(v) for v in values] if isinstance(values, list | tuple | set | frozenset) else [str(values)]


def _names(value: str | Sequence[str] | None) -> list[str]:
    if value is None:
        return []
    return [name for name in value.split(",") if name] if isinstance(value, str) else list(value)


def _consumption(options: Mapping[str, Any]) -> Cube:
    by = set(_names(options.get("by")))
    if by & consumption.ONLY_ACTS and not options.get("base"):
        return consumption.EXECUTION
    return consumption.consumption(options.get("base") or "available")


_CUBE: Final = ("by", "where")
REPORTS: Final[Mapping[str, Report]] = {
    report.name: report
    for report in (
        Report(
            "consumption",
            Text("Consommation des crédits", "Consumption of appropriations"),
            _cube(_consumption),
            (*_CUBE, "base"),
        ),
        Report(
            "appropriations",
            Text("Crédits : ouverture, mouvements, réserve", "Appropriations: opening, movements, reserve"),
            _cube(lambda o: consumption.APPROPRIATIONS),
            _CUBE,
        ),
        Report(
            "outstanding",
            Text("Restes à payer", "Outstanding commitments"),
            _cube(lambda o: consumption.OUTSTANDING, one_year=False),
            _CUBE,
        ),
        Report(
            "commitments",
            Text("Engagements un par un", "Commitments one by one"),
            lambda v, o: commitments.commitments(v.budget, v.on, v.law, state=o.get("state") or ""),
            ("state",),
        ),
        Report(
            "dormant",
            Text("Engagements dormants", "Dormant commitments"),
            lambda v, o: commitments.commitments(
                v.budget, v.on, v.law, state="dormant", title=Text("Engagements dormants", "Dormant commitments")
            ),
        ),
        Report(
            "to-close",
            Text("Engagements à clore", "Commitments to close"),
            lambda v, o: commitments.commitments(
                v.budget, v.on, v.law, state="to_close", title=Text("Engagements à clore", "Commitments to close")
            ),
        ),
        Report(
            "ageing",
            Text("Restes à payer par âge", "Outstanding commitments by age"),
            lambda v, o: commitments.ageing(v.budget, v.on),
        ),
        Report(
            "roll-forward",
            Text("Passage du reste à payer", "Roll-forward of outstanding commitments"),
            lambda v, o: commitments.roll_forward(v.facts, v.year, v.on),
        ),
        Report(
            "grants-due",
            Text("Comptes rendus financiers en retard", "Financial reports overdue"),
            lambda v, o: commitments.grants_due(v.budget, v.on, v.law),
        ),
        Report(
            "payment-delays",
            Text("Délai global de paiement", "Overall payment time"),
            lambda v, o: payments.payment_delays(v.budget, v.on, v.law),
        ),
        Report(
            "late-payments",
            Text("Paiements en retard et intérêts moratoires", "Late payments and late interest"),
            lambda v, o: payments.late_payments(v.budget, v.on, v.law),
        ),
        Report(
            "profile",
            Text("Cadencement des paiements", "Spending profile"),
            lambda v, o: outlook.profile(v.budget, v.facts, v.year, v.on, o.get("node") or ""),
            ("node",),
        ),
        Report(
            "forecast",
            Text("Prévision d'exécution au 31 décembre", "Year-end forecast"),
            lambda v, o: outlook.forecast(v.budget, v.year, v.on),
        ),
        Report(
            "documents",
            Text("Documents de programmation", "Programming documents"),
            lambda v, o: programming.documents(v.budget, v.year, v.on, v.law),
        ),
        Report(
            "nomenclature",
            Text("Nomenclature de l'année", "Nomenclature of the year"),
            lambda v, o: programming.nomenclature(Nomenclature(v.law), v.year),
        ),
        Report(
            "figures",
            Text("Chiffres publiés", "Published figures"),
            lambda v, o: programming.published_figures(Nomenclature(v.law), v.year),
        ),
        Report(
            "accrued-expenses",
            Text("Charges à payer", "Accrued expenses"),
            lambda v, o: year_end.accrued_expenses(v.closing),
        ),
        Report(
            "prepaid-expenses",
            Text("Charges constatées d'avance", "Prepaid expenses"),
            lambda v, o: year_end.prepaid_expenses(v.closing, v.law),
        ),
        Report(
            "carry-over",
            Text("Reports possibles", "Possible carry-overs"),
            lambda v, o: year_end.carry_over(v.closing, v.law),
        ),
        Report(
            "reconciliation",
            Text("Rapprochement des trois comptabilités", "The three ledgers reconciled"),
            lambda v, o: year_end.reconciliation(v.opening, v.closing, v.law),
        ),
    )
}
TIMES: Final = ("on", "known_at", "year")


def build(office: Secretariat, name: str, options: Mapping[str, Any]) -> Table:
    """Build a report by name, from the catalogue or a plugin; unknown names and options are refused."""
    spec = office.plugins.reports.get(name)
    if spec is not None:
        table: Table = resolve(spec.build)(office, **options)
        return table
    report = REPORTS.get(name)
    if report is None:
        _refuse(name, "report", name, (*REPORTS, *office.plugins.reports))
    for option in options:
        if option not in (*TIMES, *report.options):
            _refuse(name, "option", option, (*TIMES, *report.options))
    view = View(office, **{key: options[key] for key in TIMES if key in options})
    return report.build(view, options)


def build_all(view: View, names: Iterable[str]) -> list[Table]:
    """Several reports of one view, which reads the journal once."""
    return [REPORTS[name].build(view, {}) for name in names]


def _refuse(report: str, option: str, value: str, known: Iterable[str]) -> NoReturn:
    raise InvalidInput("SG-REPORT-OPTION", report=report, option=option, value=value, known=", ".join(known))
