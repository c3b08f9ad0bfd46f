"""The payrolls settled, as a cube; one payslip, line by line."""

from __future__ import annotations

import re
from typing import Final

from secgen.kernel.errors import NotFound
from secgen.kernel.money import Money
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text
from secgen.personnel.inputs import refuse
from secgen.personnel.pay.events import PayrollSettled
from secgen.personnel.pay.explain import line_kinds
from secgen.personnel.pay.payroll import tariff_of
from secgen.personnel.pay.payslip import Payslip, payslip
from secgen.personnel.pay.tariff import Tariff
from secgen.personnel.reports.headcount import personnel
from secgen.personnel.staff.grids import grids_of
from secgen.personnel.state import Personnel
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
_MONTH: Final = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
_HOW: Final = Text("écrire par exemple 2026-03", "write for example 2026-03")
_SUMS: Final = Text("brut {gross} € ; net {net} € ; coût {cost} €", "gross {gross} €; net {net} €; cost {cost} €")


def month_of(text: str) -> tuple[int, int]:
    """A month written ``2026-03``; anything else is refused."""
    match = _MONTH.fullmatch(text)
    if match is None:
        refuse("report", "month", text, _HOW)
    return int(match[1]), int(match[2])


def slip_of(room: Personnel, tariff: Tariff, agent: str, year: int, month: int) -> Payslip:
    """The payslip of an agent for a month; raises ``NotFound`` if he is unknown or not paid here that month."""
    row = room.staff.agents.get(agent)
    found = row and payslip(agent, row, room.pay.agents.get(agent), year, month, tariff, grids_of(tariff.law))
    if not found:
        known = ", ".join(sorted(room.staff.agents)[:3]) or "—"
        raise NotFound("SG-NOT-FOUND", kind="payslip", id=f"{agent} {year}-{month:02}", hint=f"{known}…")
    return found


def payslip_table(view: View, options: Options) -> Table:
    """One payslip: every line with its base, rate, rule and text. Options ``agent`` and ``month`` (``2026-03``)."""
    year, month = month_of(options.get("month") or f"{view.on:%Y-%m}")
    room, agent = personnel(view), str(options.get("agent") or "")
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
