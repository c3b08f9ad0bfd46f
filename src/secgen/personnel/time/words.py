"""The closed lists of the subject, each with its French term."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from secgen.kernel.text import Text

AbsenceKind = Literal[
    "annual",
    "artt",
    "cet",
    "cmo",
    "clm",
    "cld",
    "citis",
    "maternity",
    "paternity",
    "family",
    "special",
    "union",
    "training",
    "strike",
    "unpaid",
]
"""*Congé annuel*, *ARTT*, *CET*, *congé de maladie ordinaire*, *de longue maladie*, *de longue durée*, *CITIS*,
*maternité ou adoption*, *paternité*, *proche aidant, solidarité, présence parentale*, *autorisation spéciale
d'absence*, *absence syndicale*, *formation*, *grève*, *absence non rémunérée*. A sick leave has dates and a kind,
never a reason; a strike has a day."""

KINDS: Final[Mapping[str, Text]] = {
    "annual": Text("congé annuel", "annual leave"),
    "artt": Text("ARTT", "ARTT day"),
    "cet": Text("compte épargne-temps", "time-savings account"),
    "cmo": Text("maladie ordinaire", "ordinary sick leave"),
    "clm": Text("longue maladie", "long sick leave"),
    "cld": Text("longue durée", "very long sick leave"),
    "citis": Text("accident ou maladie de service", "service injury"),
    "maternity": Text("maternité, adoption", "maternity, adoption"),
    "paternity": Text("paternité", "paternity"),
    "family": Text("congé familial", "family leave"),
    "special": Text("autorisation spéciale d'absence", "special leave"),
    "union": Text("absence syndicale", "union absence"),
    "training": Text("formation", "training"),
    "strike": Text("grève", "strike"),
    "unpaid": Text("absence non rémunérée", "unpaid absence"),
}
SICKNESS: Final = ("cmo", "clm", "cld", "citis")
"""Leaves for health."""

CarryReason = Literal["authorised", "health", "family"]
"""Why leave passes to the next year: authorised by the head of service; prevented by health; by family leave."""

Derogation = Literal["", "health", "disability", "pregnancy", "exceptional"]
"""Why telework may go beyond the days of the decree (art. 4): a medical opinion, or exceptional
times. Only that there is one is kept, never the state of health."""

Place = Literal["home", "other_home", "third_place", "third_place_with_catering"]
"""Where one teleworks; a third place whose meals the employer pays gives no allowance."""
