"""Loans and telephone lines as tables."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from secgen.assets.equipment.state import LoanRow
from secgen.assets.state import Assets
from secgen.assets.wording import choice, column
from secgen.kernel.judge import LawBook
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.table import Table
from secgen.reports.view import Options

_STATUS: Final = {
    "booked": Text("réservé", "booked"),
    "out": Text("sorti", "out"),
    "to_return": Text("à rendre bientôt", "due back soon"),
    "overdue": Text("en retard", "overdue"),
    "returned": Text("rendu", "returned"),
    "cancelled": Text("annulé", "cancelled"),
}
_LOANS: Final = (
    column("loan", "prêt", "loan"),
    column("asset", "matériel", "equipment"),
    column("name", "désignation", "name"),
    column("borrower", "emprunteur", "borrower"),
    column("start", "du", "from", "date"),
    column("until", "au", "to", "date"),
    column("taken_on", "sorti le", "out on", "date"),
    column("returned_on", "rendu le", "back on", "date"),
    column("condition_out", "état au départ", "condition out"),
    column("condition_in", "état au retour", "condition in"),
    column("missing", "manquant", "missing"),
    column("incident", "incident", "incident number"),
    column("status", "état", "status"),
)


def loans(assets: Assets, law: LawBook, on: date, options: Options) -> Table:
    """Loans booked, out, due back soon or overdue; ``status`` chooses one, or ``all``."""
    wanted = choice("loans", options, "status", ("open", "all", *_STATUS), "open")
    rows = []
    for number, row in assets.loans.items():
        status = _status(row, law, on)
        closed = status in ("returned", "cancelled")
        if wanted not in ("all", status) and (wanted != "open" or closed):
            continue
        made, out, back = row.made, row.taken, row.returned
        rows.append(
            (
                number,
                made.asset,
                assets.assets[made.asset].made.name,
                made.borrower,
                made.start,
                made.until,
                out.on if out else None,
                back.on if back else None,
                out.condition if out else "",
                back.condition if back else "",
                ", ".join(back.missing) if back else "",
                back.incident if back else "",
                str(_STATUS[status]),
            )
        )
    title = Text(f"Prêts de matériel au {on}", f"Loans of equipment on {on}")
    return Table("loans", title, _LOANS, rows).sort("start", "loan")


def _status(row: LoanRow, law: LawBook, on: date) -> str:
    if row.stage != "out":
        return row.stage
    left = (row.made.until - on).days
    if left < 0:
        return "overdue"
    return "to_return" if law.read("loan.reminder", on).holds(left) else "out"


_LINES: Final = (
    column("line", "ligne", "line"),
    column("number", "numéro", "number"),
    column("operator", "opérateur", "operator"),
    column("plan", "forfait", "plan"),
    column("contract", "marché", "contract"),
    column("holder", "détenteur", "holder"),
    column("device", "appareil", "device"),
    column("allowance", "forfait (Mo)", "allowance (MB)", "int"),
    column("month", "dernier mois", "last month"),
    column("used", "consommé (Mo)", "used (MB)", "int"),
    column("alert", "alerte", "alert", "bool"),
    column("billed", "facturé", "billed", "money"),
    column("closed_on", "résiliée le", "ended on", "date"),
)


def lines(assets: Assets, law: LawBook, on: date) -> Table:
    """Telephone lines: who holds them, what they used in their last month, what they cost."""
    alert = law.read("line.alert", on)
    rows = []
    for line, row in assets.lines.items():
        made = row.made
        month, used = row.used[-1] if row.used else ("", None)
        raised = None if used is None or not made.allowance else alert.holds(Decimal(used) / made.allowance)
        who = (line, made.number, made.operator, made.plan, made.contract, row.holder, row.device)
        rows.append((*who, made.allowance or None, month, used, raised, Money(row.billed), row.closed_on))
    title = Text(f"Lignes téléphoniques au {on}", f"Telephone lines on {on}")
    return Table("lines", title, _LINES, rows).sort("line")
