"""The closed lists of the subject, each with its French term."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from secgen.kernel.text import Text

AbsenceKind = Literal[
    "annual",
    "artt",
    "cet",
    "maternity",
    "paternity",
    "family",
    "special",
    "union",
    "training",
    "unpaid",
]
"""*Congé annuel*, *ARTT*, *CET*, *maternité ou adoption*, *paternité*, *proche aidant, solidarité, présence
parentale*, *autorisation spéciale d'absence*, *absence syndicale*, *formation*, *absence non rémunérée*. Sick leave
and strike are acts of the pay: see :mod:`secgen.personnel.pay.events`."""

KINDS: Final[Mapping[str, Text]] = {
    "annual": Text("congé annuel", "annual leave"),
    "artt": Text("ARTT", "ARTT day"),
    "cet": Text("compte épargne-temps", "time-savings account"),
    "maternity": Text("maternité, adoption", "maternity, adoption"),
    "paternity": Text("paternité", "paternity"),
    "family": Text("congé familial", "family leave"),
    "special": Text("autorisation spéciale d'absence", "special leave"),
    "union": Text("absence syndicale", "union absence"),
    "training": Text("formation", "training"),
    "unpaid": Text("absence non rémunérée", "unpaid absence"),
}
SICKNESS: Final[Mapping[str, Text]] = {
    "ordinary": Text("maladie ordinaire", "ordinary sick leave"),
    "long": Text("longue maladie", "long sick leave"),
    "longest": Text("longue durée", "very long sick leave"),
    "serious": Text("grave maladie", "serious illness"),
    "service_injury": Text("accident ou maladie de service", "service injury"),
}
"""Leaves for health, as the pay names them."""

CarryReason = Literal["authorised", "health", "family"]
"""Why leave passes to the next year: authorised by the head of service; prevented by health; by family leave."""

Derogation = Literal["", "health", "disability", "pregnancy", "exceptional"]
"""Why telework may go beyond the days of the decree (art. 4): a medical opinion, or exceptional
times. Only that there is one is kept, never the state of health."""

Place = Literal["home", "other_home", "third_place", "third_place_with_catering"]
"""Where one teleworks; a third place whose meals the employer pays gives no allowance."""
