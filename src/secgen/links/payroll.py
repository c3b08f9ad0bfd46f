"""The payroll and title 2: the payments a settled payroll proposes, and what the year's payrolls leave of T2."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from secgen.budget.events import DirectlyPaid
from secgen.budget.lines import parse_line
from secgen.budget.reports.catalogue import facts
from secgen.budget.state import Budget, LineRow
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import ZERO, Money
from secgen.kernel.text import Text
from secgen.personnel.pay.events import PayrollSettled
from secgen.personnel.state import Personnel
from secgen.reports.table import Column, Table
from secgen.reports.view import Options, View

PAYEE: Final = "paye-a-facon"
"""Who is paid: the agents, through the accountant's payroll without prior payment order (*paye à façon*)."""
_NOT_STAFF: Final = Text("la paye se charge sur le titre 2", "a payroll is charged on title 2")
_PARTS: Final = (
    ("21", Text("rémunérations d'activité", "pay")),
    ("22", Text("cotisations hors CAS Pensions", "contributions without the State pension account")),
    ("22-cas", Text("CAS Pensions", "State pension account (CAS Pensions)")),
    ("23", Text("prestations sociales", "social benefits")),
)


def payroll_payments(settled: PayrollSettled, line: str = "", *, by: str = "") -> tuple[DirectlyPaid, ...]:
    """The direct payments (flow 4: AE = CP) a settled payroll proposes, one for each category, CAS Pensions apart.

    ``line`` is the title-2 line charged, by default the payroll's own; their sum is the cost of the payroll to the
    cent. Refused if the line is not one of title 2.
    """
    code = line or settled.budget_line
    if not parse_line(code).is_staff:
        raise InvalidInput("SG-FIELD", act="links.payroll", field="line", value=code, reason=_NOT_STAFF)
    sums = {name: ZERO for name, _ in _PARTS}
    for total in settled.totals:
        part = "22-cas" if total.line == "cas" else total.category
        if part:
            sums[part] = sums[part] + total.amount
    month = f"{settled.year}-{settled.month:02}"
    return tuple(
        DirectlyPaid(
            on=settled.on,
            by=by or settled.by,
            payment=f"PAYE-{month}-{name}",
            line=code,
            payee=PAYEE,
            amount=sums[name],
            case="pay",
            object=f"Paye {month}, {label.fr}",
        )
        for name, label in _PARTS
        if sums[name]
    )


_COLUMNS: Final = (
    Column("month", Text("mois", "month"), "text"),
    Column("settled", Text("paye arrêtée", "payroll settled"), "money"),
    Column("charged", Text("payé sur le titre 2", "paid on title 2"), "money"),
    Column("gap", Text("écart", "gap"), "money"),
    Column("cumulated", Text("cumul payé", "paid, cumulated"), "money"),
    Column("left", Text("titre 2 disponible", "title 2 left"), "money"),
)
_YEAR_END: Final = Text(
    "Au rythme du dernier mois arrêté, l'année coûterait {cost} € pour {available} € mis à disposition : {left} €.",
    "At the pace of the last payroll settled, the year would cost {cost} € of {available} € made available: {left} €.",
)
_NO_LINE: Final = Text("Aucun crédit de titre 2 cette année.", "No title-2 appropriations this year.")


def payroll_against_t2(view: View, options: Options) -> Table:
    """Payrolls settled and payments of title 2, month by month, against the appropriations of a programme (224)."""
    programme = str(options.get("programme") or "224")
    room, budget = view.state("personnel"), view.state("budget")
    assert isinstance(room, Personnel)
    assert isinstance(budget, Budget)
    year = view.year
    settled = [0] * 12
    for (of, month), act in room.pay.payrolls.items():
        if of == year and act.programme == programme:
            settled[month - 1] += act.cost.cents
    paid = _paid(view, programme)
    lines = [row for (of, _), row in budget.lines.items() if of == year and _staff(row.line.code, programme)]
    available = sum(row.cp_in - row.cp_reserved for row in lines if row.line.uo or not _has_units(lines))
    rows, done = [], 0
    for month in range(1, 13):
        if date(year, month, 1) > view.on:
            break
        done += paid[month - 1]
        cents = (settled[month - 1], paid[month - 1], settled[month - 1] - paid[month - 1], done, available - done)
        rows.append((f"{year}-{month:02}", *map(Money, cents)))
    title = Text(f"Paye et titre 2 du programme {programme}, {year}", f"Payroll and title 2 of {programme}, {year}")
    notes = _notes(settled, paid, available, lines)
    return Table("payroll-against-t2", title, _COLUMNS, tuple(rows), notes)


def _staff(code: str, programme: str) -> bool:
    line = parse_line(code)
    return line.is_staff and line.programme == programme


def _has_units(lines: Iterable[LineRow]) -> bool:
    """Whether some of the year's lines are those of a unit: then those of programme and BOP are only passed through."""
    return any(row.line.uo for row in lines)


def _paid(view: View, programme: str) -> list[int]:
    """CP paid on title 2 of a programme, in cents by month of the view's year, whatever brought them in."""
    known = view.get(facts)
    places = {column.name: i for i, column in enumerate(known.columns)}
    months = [0] * 12
    for row in known.rows:
        day, cents = row[places["on"]], row[places["cp_paid"]]
        assert isinstance(day, date)
        assert isinstance(cents, int)
        ours = (row[places["programme"]], row[places["title"]], row[places["year"]]) == (programme, "2", str(view.year))
        if ours and day <= view.on:
            months[day.month - 1] += cents
    return months


def _notes(settled: list[int], paid: list[int], available: int, lines: list[LineRow]) -> tuple[Text, ...]:
    if not lines:
        return (_NO_LINE,)
    last = max((i for i, cents in enumerate(settled) if cents), default=None)
    if last is None:
        return ()
    cost = sum(paid[: last + 1]) + settled[last] * (11 - last)
    return (_YEAR_END.filled(cost=Money(cost), available=Money(available), left=Money(available - cost)),)
