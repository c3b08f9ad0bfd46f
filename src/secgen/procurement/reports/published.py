"""Contracts read from published files: what they come to, and what was wrong in them."""

from __future__ import annotations

from collections import Counter
from typing import Final

from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.procurement.essential.cpv import family
from secgen.procurement.essential.kinds import KINDS
from secgen.procurement.reports.listed import share
from secgen.procurement.state import DataRow, Procurement
from secgen.reports.cube import Cube, Derived, Dimension, Measure, Ratio
from secgen.reports.facts import Facts
from secgen.reports.table import Column, Table

_COLUMNS: Final = (
    Column("contract", Text("Contrat", "Contract"), "text"),
    Column("buyer", Text("Acheteur", "Buyer"), "text"),
    Column("holder", Text("Titulaire", "Holder"), "text"),
    Column("procedure", Text("Procédure", "Procedure"), "text"),
    Column("division", Text("Division CPV", "CPV division"), "text"),
    Column("place", Text("Lieu", "Place"), "text"),
    Column("on", Text("Connu le", "Known on"), "date"),
    Column("year", Text("Année de notification", "Year of notification"), "text"),
    Column("contracts", Text("Contrats", "Contracts"), "int"),
    Column("modified", Text("Modifiés", "Modified"), "int"),
    Column("doubtful", Text("Douteux", "Doubtful"), "int"),
    Column("initial", Text("Initial", "Initial"), "money"),
    Column("current", Text("Actuel", "Current"), "money"),
)
CUBE: Final = Cube(
    "published-contracts",
    Text("Contrats publiés", "Published contracts"),
    "published-contracts",
    (
        Dimension("buyer", Text("Acheteur", "Buyer"), "buyer"),
        Dimension("holder", Text("Titulaire", "Holder"), "holder"),
        Dimension("procedure", Text("Procédure", "Procedure"), "procedure"),
        Dimension("division", Text("Division CPV", "CPV division"), "division"),
        Dimension("place", Text("Lieu", "Place"), "place"),
        Dimension("year", Text("Année de notification", "Year of notification"), "year"),
    ),
    (
        Measure("contracts", Text("Contrats", "Contracts"), ("contracts",)),
        Measure("initial", Text("Initial HT", "Initial excl. VAT"), ("initial",)),
        Measure("current", Text("Actuel HT", "Current excl. VAT"), ("current",)),
        Derived("change", Text("Écart", "Change"), ("current",), ("initial",)),
        Measure("modified", Text("Modifiés", "Modified"), ("modified",)),
        Measure("doubtful", Text("Montants douteux", "Doubtful amounts"), ("doubtful",)),
        Ratio("growth", Text("Écart relatif", "Relative change"), "change", "initial"),
    ),
    default_by=("procedure",),
)
_DOUBTFUL: Final = {"amount-zero", "amount-tiny", "amount-huge", "amount-fictitious"}
_ANOMALIES: Final = (
    Column("kind", Text("Anomalie", "Anomaly"), "text"),
    Column("rule", Text("Règle", "Rule"), "text"),
    Column("contracts", Text("Contrats", "Contracts"), "int"),
    Column("share", Text("Part", "Share"), "rate"),
    Column("first", Text("Premier cas", "First case"), "text"),
    Column("remedy", Text("Remède", "Remedy"), "text"),
)
_KEPT: Final = Text(
    "Contrats gardés ; les enregistrements écartés sont dits à l'import et par « secgen check decp »",
    "Contracts kept; records set aside are told at import and by 'secgen check decp'",
)


def facts(state: Procurement) -> Facts:
    """The contracts read from published files, one row each, concessions left out."""
    rows = [_fact(key, row) for key, row in state.data.items() if row.contract.form == "contract"]
    return Facts("published-contracts", CUBE.title, _COLUMNS, rows)


def _fact(key: str, row: DataRow) -> tuple[object, ...]:
    c = row.contract
    initial, current = c.amount or Money(0), c.current_amount or Money(0)
    return (
        key,
        c.buyer,
        c.holders[0].id if c.holders else "",
        c.procedure,
        family(c.cpv, 2),
        c.place_code,
        row.on,
        str(c.notified.year) if c.notified else "",
        1,
        int(bool(c.modifications)),
        int(bool(_DOUBTFUL & set(row.anomalies))),
        initial.cents,
        current.cents,
    )


def anomalies(state: Procurement) -> Table:
    """What was wrong in the contracts kept, by kind, the most frequent first."""
    counted = Counter(kind for row in state.data.values() for kind in row.anomalies)
    first: dict[str, str] = {}
    for row in state.data.values():
        for kind in row.anomalies:
            first.setdefault(kind, row.read_from)
    whole = Money(len(state.data))
    rows = [
        (kind, KINDS[kind].rule, count, share(Money(count), whole), first[kind], str(KINDS[kind].remedy))
        for kind, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    title = Text("Anomalies des données essentielles", "Anomalies of essential data")
    return Table("contract-anomalies", title, _ANOMALIES, rows, notes=(_KEPT,))
