"""Rules on press contacts and the circuit: C31, C32, separation of duties, quotes."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

C31: Final = rule(
    "C31",
    (
        "Un contact presse sans contact venu de lui depuis trois ans est interrogé, puis supprimé",
        "A press contact not heard from for three years is asked, then deleted",
    ),
    "CNIL, référentiel de la prospection (appliqué par choix) ; RGPD, art. 5",
    "V2",
    (
        "interroger la personne, et la supprimer sans réponse positive",
        "ask the person; delete without a positive answer",
    ),
    parameters=("press.retention_years", "press.answer_days"),
)
C32: Final = rule(
    "C32",
    (
        "Une opposition retire de toutes les listes aussitôt et empêche toute réimportation",
        "An objection removes from all lists at once and forbids re-import",
    ),
    "RGPD, art. 21",
    "V2",
    ("ne pas recontacter cette personne", "do not contact this person again"),
)
CIRCUIT: Final = rule(
    "COM-CIRCUIT",
    (
        "Les étapes du circuit se suivent : rédaction, expert, secrétariat général, direction, SRCI, envoi",
        "The circuit's steps come in order: draft, expert, secretary general, director, SRCI, sending",
    ),
    "Circuit de validation préfecture – DRAC (usage)",
    "K",
    ("reprendre à l'étape où en est le communiqué", "take the step the release is at"),
)
QUOTE: Final = rule(
    "COM-QUOTE",
    ("Une personne citée a consenti à ces mots exacts", "A person quoted consented to these very words"),
    "Code civil, art. 9 ; usage de presse",
    "K",
    ("recueillir l'accord sur les mots cités, ou les retirer", "get consent to the words, or take them out"),
)
ORIGIN: Final = rule(
    "COM-ORIGIN",
    (
        "L'origine et la base légale d'une donnée sont connues ; la personne est informée",
        "The origin and legal basis of data are known; the person is told",
    ),
    "RGPD, art. 6, 13 et 14",
    "V2",
    ("noter l'origine, informer la personne dans le mois", "note the origin; tell the person within a month"),
    blocking=False,
)
