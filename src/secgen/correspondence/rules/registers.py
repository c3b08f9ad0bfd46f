"""Rules of form of the registers, and MA-06."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

MAIL_REF: Final = rule(
    "MAIL-REF",
    ("L'acte désigne une entrée ou une demande connue", "The act refers to an entry or a request that is known"),
    "Tenue des registres",
    "K",
    ("vérifier la référence, ou enregistrer d'abord l'entrée", "check the reference, or record the entry first"),
)
MAIL_NUMBER: Final = rule(
    "MAIL-NUMBER",
    ("Les numéros se suivent sans trou ; aucun ne sert deux fois", "Numbers follow without gap; none is used twice"),
    "Tenue des registres",
    "K",
    ("laisser le registre donner le numéro", "let the register give the number"),
)
MAIL_ORDER: Final = rule(
    "MAIL-ORDER",
    ("Les dates d'un courrier se suivent", "The dates of a letter follow one another"),
    "Tenue des registres",
    "K",
    (
        "corriger la date, ou enregistrer d'abord l'étape précédente",
        "correct the date, or record the earlier step first",
    ),
)
MAIL_PARTY: Final = rule(
    "MAIL-PARTY",
    (
        "Une personne est désignée par un identifiant tiré au hasard, un organisme par son SIRET ou son RNA",
        "A person is named by a random id, a body by its SIRET or RNA number",
    ),
    "RGPD art. 5 et 25",
    "K",
    (
        "enregistrer le nom au coffre et donner l'identifiant (personne:7f3c)",
        "put the name in the vault and give its id (person:7f3c)",
    ),
)
MAIL_REASON: Final = rule(
    "MAIL-REASON",
    (
        "Une réorientation, une annulation, une réouverture se motive",
        "A change of service, a striking out, a reopening states its reason",
    ),
    "Tenue des registres",
    "K",
    ("dire pourquoi en une phrase", "say why in a sentence"),
)
MAIL_CONSENT: Final = rule(
    "MAIL-CONSENT",
    (
        "La lettre recommandée électronique à un usager demande son accord exprès préalable",
        "An electronic registered letter to a user needs their express consent first",
    ),
    "CRPA art. L112-15",
    "V",
    ("recueillir l'accord, ou envoyer une lettre recommandée", "obtain the consent, or send a registered letter"),
)
MAIL_RETENTION: Final = rule(
    "MAIL-RETENTION",
    (
        "Un courrier s'élimine au terme de sa durée de conservation, avec le visa des archives",
        "A letter is destroyed once its retention is over, with the archives' visa",
    ),
    "Code du patrimoine art. L212-2",
    "K",
    ("attendre le terme, obtenir le visa, ou verser aux archives", "wait, obtain the visa, or hand it to the archives"),
)
MA_06: Final = rule(
    "MA-06",
    (
        "Envoi électronique non ouvert dans les 15 jours : notifié à la date de mise à disposition",
        "Electronic delivery unopened after 15 days: notified on the day it was made available",
    ),
    "CRPA art. R112-20",
    "V",
    ("compter les délais depuis la mise à disposition", "count time limits from the day it was made available"),
    parameters=("registered.unread_days",),
    blocking=False,
)
