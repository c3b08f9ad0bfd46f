"""Rules of form: what an act must be for any other rule to make sense."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

ACT_REF: Final = rule(
    "ACT-REF",
    ("L'acte désigne ce que le journal connaît", "The act refers to something the journal knows"),
    "GBCP art. 29",
    "V2",
    (
        "vérifier le numéro, ou enregistrer d'abord l'acte qui précède",
        "check the number, or record the earlier act first",
    ),
)
ACT_NEW: Final = rule(
    "ACT-NEW",
    ("Un numéro ne sert qu'une fois", "A number is used once"),
    "GBCP art. 30",
    "V2",
    ("donner un autre numéro, ou corriger l'acte existant", "give another number, or correct the existing act"),
)
ACT_NAME: Final = rule(
    "ACT-NAME",
    ("Un engagement a un numéro et un bénéficiaire", "A commitment has a number and a payee"),
    "GBCP art. 30",
    "V2",
    (
        "donner un numéro (lettres sans accent, chiffres, . _ -) et le SIRET ou le code du tiers",
        "give a number (plain letters, digits, . _ -) and the SIRET or code of the payee",
    ),
)
ACT_ORDER: Final = rule(
    "ACT-ORDER",
    (
        "Engagement, liquidation, ordonnancement, paiement se suivent dans cet ordre",
        "Commitment, liquidation, order and payment follow in that order",
    ),
    "GBCP art. 29",
    "V2",
    ("enregistrer d'abord l'étape précédente", "record the earlier stage first"),
)
ACT_AMOUNT: Final = rule(
    "ACT-AMOUNT",
    (
        "Un montant est positif ; une baisse est un retrait ou un avoir",
        "An amount is positive; a decrease is a withdrawal",
    ),
    "Règles de montant",
    "K",
    ("donner un montant positif", "give a positive amount"),
)
