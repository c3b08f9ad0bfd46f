"""Rules on the directorate's own events."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

CAPACITY: Final = rule(
    "EVENT-CAPACITY",
    (
        "Les places promises et tenues ne dépassent pas la capacité de la salle",
        "Seats promised and held do not exceed the capacity of the venue",
    ),
    "CCH, effectif admissible d'un établissement recevant du public",
    "K",
    ("mettre en liste d'attente, ou changer de salle", "put on the waiting list, or change venue"),
)
ACCESSIBLE: Final = rule(
    "EVENT-ACCESSIBLE",
    ("Le lieu est accessible", "The venue is accessible"),
    "Loi 2005-102",
    "K",
    ("choisir un lieu accessible, ou prévoir un accueil", "choose an accessible venue, or plan a way in"),
    blocking=False,
)
ISSUER: Final = rule(
    "EVENT-ISSUER",
    (
        "L'invitation part au nom du préfet ; du ministère seulement si un ministre est présent",
        "The invitation goes out in the prefect's name; the ministry's only when a minister is present",
    ),
    "Pages « Logos » des DRAC Pays de la Loire et Normandie",
    "V2",
    ("changer l'émetteur de l'invitation", "change the issuer of the invitation"),
)
CLEARED: Final = rule(
    "EVENT-CLEARED",
    (
        "La date est vue avec l'agenda du préfet avant les invitations",
        "The day is cleared with the prefect's diary before invitations",
    ),
    "Usage préfecture – DRAC",
    "K",
    ("faire valider la date, puis inviter", "have the day cleared, then invite"),
    blocking=False,
)
NOTICE: Final = rule(
    "EVENT-NOTICE",
    ("Les invités ont le temps de répondre", "Guests have time to reply"),
    "Usage",
    "K",
    ("inviter plus tôt", "invite earlier"),
    parameters=("happening.reply_days",),
    blocking=False,
)
BUDGET: Final = rule(
    "EVENT-BUDGET",
    (
        "Les achats tiennent dans le budget et passent par un marché ou un engagement",
        "Purchases fit in the budget and go through a contract or a commitment",
    ),
    "GBCP art. 30 ; code de la commande publique",
    "K",
    ("lier l'achat à son engagement, ou revoir le budget", "tie the purchase to its commitment, or review the budget"),
    blocking=False,
)
RUN_SHEET: Final = rule(
    "EVENT-RUN-SHEET",
    ("Les étapes du conducteur se suivent sans se chevaucher", "The steps of the run sheet follow without overlap"),
    "Usage",
    "K",
    ("décaler l'étape, écrire 18:30", "move the step, write 18:30"),
)
CONSENT: Final = rule(
    "EVENT-CONSENT",
    (
        "Les personnes photographiées ont donné leur accord ; le crédit est écrit",
        "The people shown have agreed; the credit is written",
    ),
    "Code civil art. 9 ; CPI art. L121-1",
    "K",
    ("recueillir l'accord et le crédit", "obtain the consent and the credit"),
)
PROTOCOL: Final = rule(
    "EVENT-PROTOCOL",
    ("Un rang est de la table du protocole", "A rank is one of the order of precedence"),
    "Décret 89-655 du 13 septembre 1989",
    "K",
    ("choisir un rang de la table", "choose a rank of the table"),
)
