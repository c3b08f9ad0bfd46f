"""Rules on partners and on the book of questions."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

NUMBER: Final = rule(
    "PARTNER-NUMBER",
    (
        "Un partenaire est connu par son SIRET, son SIREN ou son numéro RNA",
        "A partner is known by its SIRET, SIREN or RNA number",
    ),
    "CRPA art. R112-9-1",
    "V",
    ("vérifier le numéro", "check the number"),
)
CONSENT: Final = rule(
    "PARTNER-CONSENT",
    (
        "Un contact est un identifiant du coffre, et la personne a donné son accord",
        "A contact is an id of the vault, and the person agreed",
    ),
    "RGPD art. 6",
    "K",
    ("recueillir l'accord, et donner l'identifiant du coffre", "obtain the consent, and give the id of the vault"),
)
FAQ: Final = rule(
    "FAQ-ENTRY",
    (
        "Une réponse cite son texte, son service, et sa date de fin",
        "An answer quotes its text, its service and its last day",
    ),
    "Tenue de la foire aux questions",
    "K",
    ("compléter l'entrée", "complete the entry"),
)
