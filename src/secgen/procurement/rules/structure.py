"""Rules of form: what an act must be for any other rule to make sense."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

PROC_REF: Final = rule(
    "PROC-REF",
    ("L'acte désigne ce que le journal connaît", "The act refers to something the journal knows"),
    "CCP art. R2184-12",
    "K",
    (
        "vérifier le numéro, ou enregistrer d'abord l'acte qui précède",
        "check the number, or record the earlier act first",
    ),
)

PROC_NEW: Final = rule(
    "PROC-NEW",
    ("Un numéro ne sert qu'une fois", "A number is used once"),
    "CCP art. R2184-12",
    "K",
    ("donner un autre numéro, ou corriger l'acte existant", "give another number, or correct the existing act"),
)

PROC_AMOUNT: Final = rule(
    "PROC-AMOUNT",
    (
        "Un montant est positif, une durée d'un mois au moins ; un nombre ou un taux n'est pas négatif",
        "An amount is above zero, a duration of one month at least; a number or a rate is not negative",
    ),
    "Règles de montant",
    "K",
    ("donner une valeur positive", "give a positive value"),
)

PROC_ORDER: Final = rule(
    "PROC-ORDER",
    (
        "Besoin, consultation, attribution, exécution se suivent ; un marché fini ne s'exécute plus",
        "Need, consultation, award and execution follow; a contract that ended is no longer carried out",
    ),
    "CCP art. L2111-1",
    "V",
    (
        "vérifier les dates, ou enregistrer d'abord l'étape précédente",
        "check the dates, or record the earlier stage first",
    ),
)

PROC_HOLDER: Final = rule(
    "PROC-HOLDER",
    ("La commande va au titulaire de l'accord-cadre", "An order goes to the holder of the framework agreement"),
    "CCP art. R2162-13",
    "V",
    ("commander à l'un des titulaires", "order from one of its holders"),
)

PROC_FAMILY: Final = rule(
    "PROC-FAMILY",
    ("Un achat a sa famille ou son unité fonctionnelle", "A purchase has its family or functional unit"),
    "CCP art. R2121-6",
    "V",
    ("donner le groupe de marchandises", "give the purchasing category"),
    blocking=False,
)
