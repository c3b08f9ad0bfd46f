"""Rules of loans and lines: SU-04 and its neighbours."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

SU_04: Final = rule(
    "SU-04",
    ("Un matériel n'est prêté qu'à une personne à la fois", "Equipment is lent to one person at a time"),
    "Snipe-IT : checkout, expected_checkin ; usage de gestion",
    "K",
    ("choisir d'autres jours, ou un autre matériel", "choose other days, or other equipment"),
)
LOAN_LENDABLE: Final = rule(
    "SU-LENDABLE",
    ("Seul un matériel de prêt se réserve", "Only equipment meant for loans is booked"),
    "Usage de gestion",
    "K",
    ("l'affecter à son détenteur, ou le déclarer prêtable", "assign it to its holder, or declare it lendable"),
)
LOAN_DAMAGE: Final = rule(
    "SU-DAMAGE",
    ("Un retour endommagé ou incomplet ouvre un incident", "A damaged or incomplete return opens an incident"),
    "Usage de gestion",
    "K",
    ("donner le numéro de l'incident", "give the number of the incident"),
    blocking=False,
)
LINE_ALERT: Final = rule(
    "SU-LINE",
    ("La consommation d'une ligne reste sous son forfait", "A line stays within its plan"),
    "Usage de gestion",
    "K",
    ("changer de forfait, ou limiter l'usage", "change the plan, or limit the use"),
    parameters=("line.alert",),
    blocking=False,
)
