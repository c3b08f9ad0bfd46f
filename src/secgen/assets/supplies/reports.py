"""Stock and requests as tables."""

from __future__ import annotations

from datetime import date
from typing import Final

from secgen.assets.state import Assets
from secgen.assets.supplies.valuation import reorder_point
from secgen.assets.wording import choice, column
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.table import Table
from secgen.reports.view import Options

_STOCK: Final = (
    column("item", "article", "item"),
    column("name", "désignation", "name"),
    column("unit", "unité", "unit"),
    column("quantity", "en stock", "in stock", "int"),
    column("on_order", "en commande", "on order", "int"),
    column("reorder_point", "point de commande", "reorder point", "int"),
    column("order", "à commander", "to order", "bool"),
    column("valuation", "valorisation", "valuation"),
    column("unit_cost", "coût unitaire moyen", "average unit cost", "money"),
    column("value", "valeur", "value", "money"),
    column("issued", "sorti", "issued", "int"),
    column("issued_value", "valeur sortie", "value issued", "money"),
    column("gap", "écarts d'inventaire", "inventory gaps", "money"),
    column("counted_on", "inventorié le", "counted on", "date"),
)
_WAYS: Final = {True: Text("PEPS", "FIFO"), False: Text("CMUP", "weighted average")}


def stock(assets: Assets, on: date) -> Table:
    """Each item: units, value, and whether what is in stock and on order calls for an order (SU-03)."""
    rows = []
    for item, row in assets.items.items():
        made = row.made
        point = reorder_point(made.daily_use, made.lead_days, made.safety)
        rows.append(
            (
                item,
                made.name,
                made.unit,
                row.stock.quantity,
                row.on_order,
                point,
                bool(point) and row.stock.quantity + row.on_order <= point,
                str(_WAYS[row.fifo]),
                row.stock.unit_cost,
                row.stock.value,
                row.issued,
                Money(row.issued_cents),
                Money(row.gap_cents),
                row.counted_on,
            )
        )
    value = Money.sum(row.stock.value for row in assets.items.values())
    issued = Money.sum(Money(row.issued_cents) for row in assets.items.values())
    gap = Money.sum(Money(row.gap_cents) for row in assets.items.values())
    total = (*([None] * 9), value, None, issued, gap, None)
    title = Text(f"Stocks au {on}", f"Stock on {on}")
    return Table("stock", title, _STOCK, sorted(rows), total=total)


_REQUESTS: Final = (
    column("request", "demande", "request"),
    column("item", "article", "item"),
    column("requester", "demandeur", "requester"),
    column("asked_on", "demandé le", "asked on", "date"),
    column("quantity", "demandé", "asked", "int"),
    column("given", "servi", "given", "int"),
    column("declined_on", "refusé le", "declined on", "date"),
)


def requests(assets: Assets, on: date, options: Options) -> Table:
    """Requests neither met nor declined, or every one with ``status`` ``all``."""
    every = choice("requests", options, "status", ("open", "all"), "open") == "all"
    rows = [
        (number, row.made.item, row.made.requester, row.made.on, row.made.quantity, row.given, row.declined_on)
        for number, row in assets.requests.items()
        if every or (row.declined_on is None and row.given < row.made.quantity)
    ]
    title = Text(f"Demandes de fournitures au {on}", f"Requests for supplies on {on}")
    return Table("requests", title, _REQUESTS, rows).sort("asked_on", "request")
