"""What the report tests share: one small table of every kind of cell, one small cube."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports import Column, Cube, Derived, Dimension, Facts, Measure, Ratio, Table

COLUMNS = (
    Column("service", Text("Service", "Service"), "text"),
    Column("count", Text("Nombre", "Count"), "int"),
    Column("amount", Text("Montant", "Amount"), "money"),
    Column("rate", Text("Taux", "Rate"), "rate"),
    Column("last", Text("Dernier jour", "Last day"), "date"),
    Column("settled", Text("Soldé", "Settled"), "bool"),
)


@pytest.fixture
def table() -> Table:
    return Table(
        "services",
        Text("Dépenses par service", "Spending by service"),
        COLUMNS,
        (
            ("Musées", 12, Money(4_800_000), Decimal("0.1234"), date(2026, 3, 2), True),
            ("<script>alert('x')</script>", 12_345, Money(-1_250), Decimal("1.32"), date(2026, 1, 31), False),
            ("=cmd|'/c calc'!A1", 0, Money(0), None, None, None),
        ),
        (Text("Le taux peut dépasser 100 %.", "The rate can exceed 100 %."),),
        (None, 12_357, Money(4_798_750), Decimal("0.5"), None, None),
    )


@pytest.fixture
def facts() -> Facts:
    columns = (
        Column("programme", Text("Programme", "Programme"), "text"),
        Column("title", Text("Titre", "Title"), "int"),
        Column("on", Text("Jour", "Day"), "date"),
        Column("act", Text("Acte", "Act"), "text"),
        Column("cents", Text("Montant", "Amount"), "money"),
    )
    rows = [
        ("131", 5, date(2026, 1, 10), "open", 100_00),
        ("131", 5, date(2026, 2, 20), "pay", 150_00),
        ("175", 3, date(2026, 2, 21), "open", 300_00),
        ("175", 3, date(2026, 3, 1), "pay", 100_00),
        ("", 3, None, "pay", 7_00),
    ]
    return Facts("consumption", Text("Consommation", "Consumption"), columns, rows)


@pytest.fixture
def cube() -> Cube:
    def only(act: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return (("act", (act,)),)

    return Cube(
        "consumption",
        Text("Consommation", "Consumption"),
        "consumption",
        (
            Dimension("programme", Text("Programme", "Programme"), "programme"),
            Dimension("title", Text("Titre", "Title"), "title"),
            Dimension("month", Text("Mois", "Month"), "on", "month"),
            Dimension("year", Text("Année", "Year"), "on", "year"),
        ),
        (
            Measure("opened", Text("Ouverts", "Opened"), ("cents",), where=only("open")),
            Measure("paid", Text("Payés", "Paid"), ("cents",), where=only("pay")),
            Measure("frozen", Text("Gelés", "Frozen"), ("cents",), where=only("freeze"), optional=True),
            Derived("left", Text("Disponibles", "Left"), ("opened",), ("paid", "frozen")),
            Ratio("rate", Text("Taux", "Rate"), "paid", "opened"),
        ),
        ("programme",),
    )
