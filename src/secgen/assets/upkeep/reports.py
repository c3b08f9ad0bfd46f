"""Checks due and overdue, works and observations open."""

from __future__ import annotations

from datetime import date
from typing import Final

from secgen.assets.upkeep.due import STATUS, DueDates
from secgen.assets.upkeep.state import Upkeep
from secgen.assets.wording import choice, column
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text
from secgen.reports.table import Table
from secgen.reports.view import Options

_NEAR: Final = ("overdue", "due_soon", "unknown")
_ORDER: Final = {"overdue": 0, "due_soon": 1, "unknown": 2, "ok": 3}
_CHECKS: Final = (
    column("asset", "bien", "asset"),
    column("name", "désignation", "name"),
    column("category", "catégorie", "category"),
    column("location", "lieu", "location"),
    column("check", "contrôle", "check"),
    column("title", "libellé", "title"),
    column("last", "fait le", "last done", "date"),
    column("opens", "possible dès le", "from", "date"),
    column("due", "échéance", "due", "date"),
    column("due_at", "échéance (compteur)", "due at (meter)", "int"),
    column("reading", "compteur", "meter", "int"),
    column("days_left", "jours restants", "days left", "int"),
    column("status", "état", "status"),
    column("by", "par", "by"),
    column("rule", "règle", "rule"),
    column("text", "texte", "text"),
)


def checks_due(upkeep: Upkeep, law: LawBook, on: date, options: Options) -> Table:
    """Checks overdue, near or undetermined, the oldest first; ``status`` chooses one, or ``all``."""
    wanted = choice("checks-due", options, "status", ("near", "all", *STATUS), "near")
    shown = _NEAR if wanted == "near" else tuple(STATUS) if wanted == "all" else (wanted,)
    rows = []
    for due in DueDates(upkeep, law, on).all():
        if due.status not in shown or (due.day is None and due.at is None and due.status == "ok"):
            continue
        asset = upkeep.assets[due.asset]
        left = (due.day - on).days if due.day else None
        plan = due.plan
        place = asset.location or asset.made.parent
        key = (_ORDER[due.status], due.day or date.max, due.asset, plan.check)
        cells = (
            due.asset,
            asset.made.name,
            asset.category,
            place,
            plan.check,
            str(plan.title),
            due.last,
            due.opens,
            due.day,
            due.at,
            asset.reading or None,
            left,
            str(STATUS[due.status]),
            plan.by,
            plan.rule,
            plan.text,
        )
        rows.append((key, cells))
    rows.sort(key=lambda row: row[0])
    title = Text(f"Contrôles dus et en retard au {on}", f"Checks due and overdue on {on}")
    return Table("checks-due", title, _CHECKS, [cells for _, cells in rows])


_WORKS: Final = (
    column("number", "numéro", "number"),
    column("kind", "nature", "kind"),
    column("asset", "bien", "asset"),
    column("title", "objet", "title"),
    column("urgent", "urgent", "urgent", "bool"),
    column("since", "depuis", "since", "date"),
    column("order", "bon de travaux", "work order"),
    column("contract", "marché", "contract"),
    column("estimate", "estimation", "estimate", "money"),
    column("cost", "coût", "cost", "money"),
    column("ended", "clos le", "ended", "date"),
)
_OBSERVATION: Final = Text("observation", "observation to settle")


def works(upkeep: Upkeep, on: date, options: Options) -> Table:
    """Observations and work orders not ended, or every one with ``status`` ``all``."""
    every = choice("works", options, "status", ("open", "all"), "open") == "all"
    rows: list[tuple[object, ...]] = []
    for number, seen in upkeep.observations.items():
        if every or seen.closed_on is None:
            what = (number, str(_OBSERVATION), seen.asset, seen.text or seen.check, seen.urgent, seen.on)
            rows.append((*what, seen.order, "", None, None, seen.closed_on))
    for number, order in upkeep.orders.items():
        made, done = order.made, order.done
        if every or done is None:
            cost = (made.estimate, done.cost if done else None, done.on if done else None)
            rows.append((number, made.kind, made.asset, made.title, False, made.on, number, made.contract, *cost))
    title = Text(f"Observations et travaux au {on}", f"Observations and works on {on}")
    return Table("works", title, _WORKS, rows).sort("since", "number")
