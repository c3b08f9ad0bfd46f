"""The payrolls settled, as a cube; one payslip, line by line."""

from __future__ import annotations

from typing import Final

from secgen.kernel.money import Money
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text
from secgen.personnel.pay.events import PayrollSettled
from secgen.personnel.pay.explain import line_kinds
from secgen.personnel.pay.months import month_of
from secgen.personnel.pay.payroll import slip_of, tariff_of
from secgen.personnel.reports.headcount import personnel
from secgen.reports.cube import Cube, Derived, Dimension, Measure
from secgen.reports.facts import Facts
from secgen.reports.table import Column, Table
from secgen.reports.view import CubeReport, Options, View

_TITLE: Final = Text("Masse salariale (titre 2)", "Payroll (title 2)")
_COLUMNS: Final = (
    Column("on", Text("date", "day"), "date"),
    Column("year", Text("exercice", "budget year"), "text"),
    Column("month", Text("mois", "month"), "text"),
    Column("programme", Text("programme", "programme"), "text"),
    Column("category", Text("catégorie", "category"), "text"),
    Column("line", Text("ligne de paie", "pay line"), "text"),
    Column("amount", Text("montant", "amount"), "money"),
)


def facts(view: View) -> Facts:
    """One row for each line of each payroll settled."""
    rows = [
        (act.on, str(act.year), f"{act.year}-{act.month:02}", act.programme, t.category, t.line, t.amount.cents)
        for _, act in view.acts
        if isinstance(act, PayrollSettled)
        for t in act.totals
    ]
    return Facts("payroll", _TITLE, _COLUMNS, rows)


def _of(name: str, label: Text, column: str, *kept: str) -> Measure:
    return Measure(name, label, ("amount",), where=((column, kept),))


CUBE: Final = Cube(
    "payroll",
    _TITLE,
    "payroll",
    tuple(Dimension(c.name, c.label, c.name) for c in _COLUMNS[1:6]),
    (
        _of("gross", Text("rémunérations (21)", "pay (21)"), "category", "21"),
        _of("contributions", Text("cotisations (22)", "contributions (22)"), "category", "22"),
        _of("benefits", Text("prestations (23)", "benefits (23)"), "category", "23"),
        Derived("cost", Text("titre 2", "title 2"), ("gross", "contributions", "benefits")),
        _of("cas", Text("dont CAS Pensions", "of which CAS Pensions"), "line", "cas"),
        Derived("without_cas", Text("titre 2 hors CAS", "title 2 without CAS"), ("cost",), ("cas",)),
        _of("withheld", Text("retenues des agents", "withheld from agents"), "category", ""),
    ),
    ("month",),
)
payroll = CubeReport(CUBE, facts, one_year=True)

_SLIP: Final = (
    Column("line", Text("ligne", "line"), "text"),
    Column("label", Text("libellé", "label"), "text"),
    Column("base", Text("base", "base"), "money"),
    Column("rate", Text("taux ou valeur", "rate or value"), "text"),
    Column("amount", Text("montant", "amount"), "money"),
    Column("borne_by", Text("part", "part"), "text"),
    Column("category", Text("catégorie", "category"), "text"),
    Column("rule", Text("règle", "rule"), "text"),
    Column("text", Text("texte", "text"), "text"),
)
_WHOSE: Final = Text("Nommer un agent : option agent.", "Name an agent: option agent.")
_SUMS: Final = Text("brut {gross} € ; net {net} € ; coût {cost} €", "gross {gross} €; net {net} €; cost {cost} €")


def payslip_table(view: View, options: Options) -> Table:
    """One payslip: every line with its base, rate, rule and text. Options ``agent`` and ``month`` (``2026-03``)."""
    year, month = month_of(options.get("month") or f"{view.on:%Y-%m}")
    room, agent = personnel(view), str(options.get("agent") or "")
    if not agent:
        title = Text(f"Paie, {year}-{month:02}", f"Pay, {year}-{month:02}")
        return Table("payslip", title, _SLIP, (), (_WHOSE,))
    tariff = tariff_of(room, view.law, year, month)
    slip = slip_of(room, tariff, agent, year, month)
    kinds = line_kinds(view.law)
    rows = []
    for line in slip.lines:
        kind = kinds[line.code]
        rate: LawValue | None = tariff.read(line.rate) if line.rate else None
        cells = (line.code, str(kind.label), Money(line.base), rate.show() if rate else "", Money(line.amount))
        rows.append((*cells, kind.side, kind.category, kind.rule, rate.ref.text if rate else kind.ref.text))
    title = Text(f"Paie de {agent}, {year}-{month:02}", f"Pay of {agent}, {year}-{month:02}")
    note = _SUMS.filled(gross=slip.gross, net=slip.net, cost=slip.cost)
    return Table("payslip", title, _SLIP, tuple(rows), (note,))
