"""What is particular to the JP51 and JP57 journals: amount types, and the sums they allow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from attrs import frozen

from secgen.exchange.rows import JournalRow
from secgen.kernel.identifiers import is_chorus_commitment
from secgen.kernel.money import ZERO, Money
from secgen.kernel.text import Text

TYPE_LABELS: Final[dict[str, Text]] = {
    "100": Text("Original", "original"),
    "150": Text("Modification", "modification"),
    "200": Text("Réduction", "reduction (a payment)"),
    "350": Text("Report exercice suivant (engagements)", "carried to the next year"),
    "500": Text("Ajustement par pièce suivante", "adjusted by the next piece"),
    "600": Text("Changement d'imputation émetteur", "change of imputation, sender"),
    "650": Text("Changement d'imputation récepteur", "change of imputation, receiver"),
}


@frozen
class JournalSummary:
    """The JP51 journal by what its lines mean. Only ``committed`` is new commitments of the year.

    ``paid`` is the reductions with their sign turned; ``other`` is lines of an unknown type.
    """

    committed: Money = ZERO
    paid: Money = ZERO
    carried: Money = ZERO
    adjusted: Money = ZERO
    reassigned: Money = ZERO
    other: Money = ZERO


_MEANING: Final = {
    "100": "committed",
    "150": "committed",
    "200": "paid",
    "350": "carried",
    "500": "adjusted",
    "600": "reassigned",
    "650": "reassigned",
}


def summarise_jp51(rows: Iterable[JournalRow]) -> JournalSummary:
    """Add up a JP51 journal (CH-05): 100 and 150 commit, 200 pays (negative), 350 carries over."""
    sums = dict.fromkeys((*_MEANING.values(), "other"), ZERO)
    for row in rows:
        meaning = _MEANING.get(row.amount_type, "other")
        sums[meaning] += -row.amount if meaning == "paid" else row.amount
    return JournalSummary(**sums)


def settle_types(values: dict[str, Any]) -> None:
    """JP51 has two columns of the same name, code and label: whichever has the digits is the code."""
    code, label = values["amount_type"], values["amount_type_label"]
    if label.isdecimal() and not code.isdecimal():
        values["amount_type"], values["amount_type_label"] = label, code


def settle_commitment(values: dict[str, Any]) -> None:
    """JP57 names the commitment as the previous piece, when there is one."""
    if is_chorus_commitment(values["previous_piece"]):
        values["commitment"] = values["previous_piece"]
        values["item"] = values["previous_item"]
