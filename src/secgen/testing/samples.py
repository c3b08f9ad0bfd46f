"""Tables and facts that a format or an engine may be tempted to get wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from secgen.kernel.figures import Number
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.cube import Cube, Derived, Dimension, Measure, Ratio
from secgen.reports.facts import Facts
from secgen.reports.table import Column, Table

COLUMNS: Final = (
    Column("name", Text("nom", "name"), "text"),
    Column("count", Text("nombre", "count"), "int"),
    Column("amount", Text("montant", "amount"), "money"),
    Column("share", Text("part", "share"), "rate"),
    Column("on", Text("le", "on"), "date"),
    Column("open", Text("ouvert", "open"), "bool"),
    Column("mean", Text("moyenne", "mean"), "number"),
)
ROWS: Final = (
    ("Théâtre de l'Élysée", 3, Money(4_800_000), Decimal("0.055"), date(2026, 3, 2), True, Number("12.800")),
    ('quotes "and" ; commas, | pipes', -1, Money(-1), Decimal(0), date(2026, 2, 28), False, Number(0)),
    ("=1+1", 0, Money(1), Decimal(1), date(2024, 2, 29), True, Number("-0.2")),
    (
        "<b>&amp;</b>\nsecond line",
        10**15,
        Money(10**17 + 1),
        Decimal("-0.125"),
        date(1999, 12, 31),
        False,
        Number("123456.7"),
    ),
    ("", None, None, None, None, None, None),
)
TABLE: Final = Table(
    "sample",
    Text("Échantillon", "Sample"),
    COLUMNS,
    ROWS,
    total=(None, 5, Money(10**17 + 4_800_001), None, None, None, None),
)
EMPTY: Final = Table("empty", Text("Vide", "Empty"), COLUMNS, ())

FACTS: Final = Facts(
    "sample",
    Text("Faits", "Facts"),
    (
        Column("on", Text("le", "on"), "date"),
        Column("line", Text("ligne", "line"), "text"),
        Column("state", Text("état", "state"), "text"),
        Column("plus", Text("plus", "plus"), "money"),
        Column("minus", Text("moins", "minus"), "money"),
    ),
    [
        (date(2025, 12, 31), "131", "open", 100, 0),
        (date(2026, 1, 1), "131", "open", 1, 3),
        (date(2026, 1, 31), "131", "closed", -250, 0),
        (date(2026, 2, 28), "175", "open", 10**16, 1),
        (date(2026, 2, 28), "175", "", 10**16, 0),
        (date(2026, 12, 31), 'O\'Brien "x" %_\\', "open", 7, 7),
        (None, "", "open", 5, 0),
        (date(2026, 3, 1), "131 ", "open", 11, 0),
        (date(2026, 3, 1), "É", "open", 13, 0),
        (date(2026, 3, 1), "E\u0301", "open", 17, 0),
    ],
)
CUBE: Final = Cube(
    "sample",
    Text("Cube", "Cube"),
    "sample",
    (
        Dimension("line", Text("ligne", "line"), "line"),
        Dimension("state", Text("état", "state"), "state"),
        Dimension("year", Text("année", "year"), "on", "year"),
        Dimension("month", Text("mois", "month"), "on", "month"),
        Dimension("day", Text("jour", "day"), "on"),
    ),
    (
        Measure("plus", Text("plus", "plus"), ("plus",)),
        Measure("net", Text("net", "net"), ("plus",), ("minus",)),
        Measure("open", Text("ouvert", "open"), ("plus",), where=(("state", ("open",)),)),
        Derived("rest", Text("reste", "rest"), ("plus",), ("open",)),
        Ratio("share", Text("part", "share"), "open", "plus"),
    ),
    default_by=("line",),
)
