"""Contracts one by one: amounts, orders, dates, what their essential data miss."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.procurement.essential.from_award import contract_of
from secgen.procurement.essential.official import missing
from secgen.procurement.state import ContractRow, Procurement
from secgen.procurement.words import KINDS, PROCEDURES
from secgen.reports.table import Column, Table

STATES: Final[dict[str, Text]] = {
    "running": Text("en cours", "running"),
    "overdue": Text("terme passé", "past its term"),
    "ended": Text("terminé", "ended"),
}
_COLUMNS: Final = (
    Column("contract", Text("Marché", "Contract"), "text"),
    Column("title", Text("Objet", "Object"), "text"),
    Column("holder", Text("Titulaire", "Holder"), "text"),
    Column("kind", Text("Nature", "Kind"), "text"),
    Column("procedure", Text("Procédure", "Procedure"), "text"),
    Column("family", Text("Famille", "Family"), "text"),
    Column("notified", Text("Notifié le", "Notified on"), "date"),
    Column("ends", Text("Fin", "End"), "date"),
    Column("initial", Text("Initial HT", "Initial excl. VAT"), "money"),
    Column("amended", Text("Modifications HT", "Modifications excl. VAT"), "money"),
    Column("current", Text("Actuel HT", "Current excl. VAT"), "money"),
    Column("maximum", Text("Maximum HT", "Maximum excl. VAT"), "money"),
    Column("ordered", Text("Commandé HT", "Ordered excl. VAT"), "money"),
    Column("used", Text("Part du maximum", "Share of the maximum"), "rate"),
    Column("delivered", Text("Livré TTC", "Delivered incl. VAT"), "money"),
    Column("state", Text("État", "State"), "text"),
    Column("data", Text("Données essentielles", "Essential data"), "text"),
)
_PUBLISHED: Final = Text("publiées", "published")
_READY: Final = Text("à publier", "to be published")
_LACKING: Final = Text("manquent : {names}", "missing: {names}")


def state_of(row: ContractRow, on: date) -> str:
    """Ended; past its term without having been ended; running."""
    if row.ended_on is not None:
        return "ended"
    return "overdue" if row.ends_on < on else "running"


def share(part: Money, whole: Money | None) -> Decimal | None:
    """A share to four decimals; ``None`` without a whole."""
    return round(Decimal(part.cents) / Decimal(whole.cents), 4) if whole else None


def contracts(state_now: Procurement, on: date, *, state: str = "") -> Table:
    """Every contract as of a day, by number; ``state`` keeps one state."""
    if state and state not in STATES:
        raise InvalidInput("SG-REPORT-OPTION", report="contracts", option="state", value=state, known=", ".join(STATES))
    kept = [(number, row) for number, row in sorted(state_now.contracts.items())]
    rows = [_row(number, row, on) for number, row in kept if not state or state_of(row, on) == state]
    return Table("contracts", Text("Marchés", "Contracts"), _COLUMNS, rows)


def _row(number: str, row: ContractRow, on: date) -> tuple[object, ...]:
    made, ordered = row.made, Money(row.ordered)
    return (
        number,
        made.title,
        ", ".join(row.holders),
        str(KINDS[made.kind]),
        str(PROCEDURES[made.procedure]),
        made.family,
        made.notified,
        row.ends_on,
        made.amount,
        Money(row.amount) - made.amount,
        Money(row.amount),
        row.maximum,
        ordered,
        share(ordered, row.maximum),
        Money(row.delivered),
        str(STATES[state_of(row, on)]),
        _data(row, on),
    )


def _data(row: ContractRow, on: date) -> str:
    lacking = missing(contract_of(row, published=on))
    if lacking:
        return _LACKING.fill(names=", ".join(lacking))
    return str(_PUBLISHED if row.data_on else _READY)
