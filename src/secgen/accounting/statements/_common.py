"""What the statements share."""

from __future__ import annotations

from typing import Final

from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.table import Column

INTERNAL: Final = Text(
    "État interne et analytique : la direction n'est pas une personne morale, il n'y a qu'un bilan, celui de l'État.",
    "Internal and analytical statement: the directorate is no legal entity; there is one balance sheet, the State's.",
)
ACCOUNT: Final = Column("account", Text("compte", "account"), "text")
LABEL: Final = Column("label", Text("intitulé", "label"), "text")


def money(name: str, fr: str, en: str) -> Column:
    """A column of amounts."""
    return Column(name, Text(fr, en), "money")


def text(name: str, fr: str, en: str) -> Column:
    """A column of words."""
    return Column(name, Text(fr, en), "text")


def day(name: str, fr: str, en: str) -> Column:
    """A column of days."""
    return Column(name, Text(fr, en), "date")


def debit_side(cents: int) -> Money:
    """A balance if it is a debit, else zero."""
    return Money(max(cents, 0))


def credit_side(cents: int) -> Money:
    """A balance if it is a credit, else zero."""
    return Money(max(-cents, 0))


def total(rows: list[tuple[object, ...]], columns: tuple[Column, ...]) -> tuple[object, ...] | None:
    """The sums of the money columns, if there is a row."""
    if not rows:
        return None
    sums: list[object] = []
    for place, column in enumerate(columns):
        cells = [row[place] for row in rows]
        amounts = [cell for cell in cells if isinstance(cell, Money)]
        sums.append(Money.sum(amounts) if column.kind == "money" else None)
    return tuple(sums)
