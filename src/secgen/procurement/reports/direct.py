"""Purchases without competition: what should have been one need, and who always gets the order."""

from __future__ import annotations

from typing import Final

from attrs import define

from secgen.kernel.judge import Law
from secgen.kernel.money import ZERO, Money
from secgen.kernel.text import Text
from secgen.procurement.computations.splitting import splittings
from secgen.procurement.computations.streaks import streaks
from secgen.procurement.reports.listed import share
from secgen.procurement.state import Procurement
from secgen.procurement.words import KINDS
from secgen.reports.table import Column, Table

_BASKET: Final = (
    Column("unit", Text("Unité", "Unit"), "text"),
    Column("family", Text("Famille", "Family"), "text"),
    Column("kind", Text("Nature", "Kind"), "text"),
)
_SPLITTING: Final = (
    *_BASKET,
    Column("first", Text("Premier achat", "First purchase"), "date"),
    Column("last", Text("Dernier achat", "Last purchase"), "date"),
    Column("purchases", Text("Achats", "Purchases"), "int"),
    Column("suppliers", Text("Fournisseurs", "Suppliers"), "int"),
    Column("total", Text("Sur douze mois HT", "Over twelve months excl. VAT"), "money"),
    Column("threshold", Text("Seuil", "Threshold"), "money"),
    Column("share", Text("Part du seuil", "Share of the threshold"), "rate"),
    Column("numbers", Text("Numéros", "Numbers"), "text"),
)
_DIRECT: Final = (
    *_BASKET,
    Column("supplier", Text("Fournisseur", "Supplier"), "text"),
    Column("purchases", Text("Achats", "Purchases"), "int"),
    Column("total", Text("Total HT", "Total excl. VAT"), "money"),
    Column("share", Text("Part de la famille", "Share of the family"), "rate"),
    Column("in_a_row", Text("De suite, au plus", "In a row, at most"), "int"),
    Column("alert", Text("Alerte", "Alert"), "bool"),
)
_RULE_11: Final = Text("PR-11 : CCP art. R2121-6 et R2121-7", "PR-11: CCP art. R2121-6 and R2121-7")
_RULE_42: Final = Text("PR-42 : CCP art. R2122-8", "PR-42: CCP art. R2122-8")
_SHOWN: Final = 12


def splitting(state: Procurement, law: Law) -> Table:
    """Exempt purchases that together reached the threshold within twelve months."""
    rows = []
    for s in splittings(state.direct_purchases(), law):
        more = ("…",) if len(s.purchases) > _SHOWN else ()
        rows.append(
            (
                s.unit,
                s.family,
                str(KINDS[s.kind]),
                s.first,
                s.last,
                len(s.purchases),
                s.suppliers,
                s.total,
                s.threshold.money,
                share(s.total, s.threshold.money),
                ", ".join((*s.purchases[:_SHOWN], *more)),
            )
        )
    title = Text("Achats homogènes à regrouper", "Homogeneous purchases to be grouped")
    return Table("splitting", title, _SPLITTING, rows, notes=(_RULE_11,))


@define
class _Direct:
    count: int = 0
    total: Money = ZERO
    longest: int = 1


def direct_awards(state: Procurement, law: Law) -> Table:
    """Direct purchases by family and supplier, the streaks that raise the alert marked; the largest first."""
    purchases = state.direct_purchases()
    baskets: dict[tuple[str, str, str], Money] = {}
    found: dict[tuple[str, str, str, str], _Direct] = {}
    for p in purchases:
        baskets[p.basket] = baskets.get(p.basket, ZERO) + p.amount
        row = found.setdefault((*p.basket, p.supplier), _Direct())
        row.count, row.total = row.count + 1, row.total + p.amount
    alerts = set()
    for streak in streaks(purchases, law):
        key = (streak.unit, streak.family, streak.kind, streak.supplier)
        alerts.add(key)
        found[key].longest = max(found[key].longest, streak.count)
    rows = [
        (
            *key[:2],
            str(KINDS[key[2]]),
            key[3],
            row.count,
            row.total,
            share(row.total, baskets[key[:3]]),
            row.longest if key in alerts else None,
            key in alerts,
        )
        for key, row in found.items()
    ]
    rows.sort(key=lambda cells: (-cells[5].cents, cells[0], cells[1], cells[3]))
    title = Text("Achats directs par fournisseur", "Direct purchases by supplier")
    return Table("direct-awards", title, _DIRECT, rows, notes=(_RULE_42,))
