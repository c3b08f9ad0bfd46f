"""The inventory of assets (*inventaire des immobilisations*)."""

from __future__ import annotations

from datetime import date

from secgen.accounting.state import Accounts, AssetRow
from secgen.accounting.statements._common import day, money, text, total
from secgen.accounting.wear import worn
from secgen.kernel.dates import year_end
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.table import Column, Row, Table

_STATES = {
    "in_progress": Text("en cours", "in progress"),
    "in_service": Text("en service", "in service"),
    "disposed": Text("sortie", "disposed of"),
}


def fixed_assets(accounts: Accounts, year: int, on: date) -> Table:
    """Every asset held in a year: entry, commissioning, exit, cost, depreciation, net value, physical count.

    Heritage and cultural property is not depreciated (norme 17; FIN-056).
    """
    columns = (
        text("asset", "immobilisation", "asset"),
        text("label", "intitulé", "label"),
        text("category", "catégorie", "category"),
        text("line", "ligne", "line"),
        text("state", "état", "state"),
        day("acquired_on", "acquise le", "acquired"),
        day("in_service", "mise en service", "in service"),
        day("disposed_on", "sortie le", "disposed of"),
        Column("years", Text("durée (ans)", "life (years)"), "int"),
        money("in_progress", "en cours", "in progress"),
        money("cost", "coût", "cost"),
        money("charge", f"dotation {year}", f"depreciation {year}"),
        money("depreciation", "amortissements", "accumulated depreciation"),
        money("net", "valeur nette", "net value"),
        day("counted_on", "dernier récolement", "last count"),
        text("counted", "résultat", "result"),
    )
    held = [row for row in accounts.assets.values() if row.entered_on <= on and not _gone(row, year)]
    rows = [_row(row, year, on) for row in sorted(held, key=lambda row: row.asset)]
    title = Text(f"Inventaire des immobilisations {year}", f"Inventory of assets {year}")
    return Table("fixed_assets", title, columns, tuple(rows), total=total(list(rows), columns))


def _gone(row: AssetRow, year: int) -> bool:
    return row.disposed_on is not None and row.disposed_on.year < year


def _row(row: AssetRow, year: int, on: date) -> Row:
    out = row.disposed_on is not None and row.disposed_on <= on
    serving = row.in_service is not None and row.in_service <= on
    state = "disposed" if out else "in_service" if serving else "in_progress"
    until = row.disposed_on if out and row.disposed_on else on
    depreciation = worn(row, until)
    cost = row.cost if serving and not out else 0
    return (
        row.asset,
        row.label,
        row.category,
        row.line,
        str(_STATES[state]),
        row.acquired_on,
        row.in_service if serving else None,
        row.disposed_on if out else None,
        row.years if serving else None,
        Money(row.in_progress(on)),
        Money(cost),
        Money(depreciation - worn(row, year_end(year - 1))),
        Money(0 if out else depreciation),
        Money(0 if out or not serving else cost - depreciation),
        row.counted_on,
        row.counted,
    )
