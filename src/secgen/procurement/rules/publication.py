"""Rules on essential data: PR-35, PR-36, DE-01 to DE-06."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

PR_35: Final = rule(
    "PR-35",
    (
        "Les données essentielles suivent la notification de deux mois au plus",
        "Essential data follow the notification by two months at most",
    ),
    "CCP art. R2196-1",
    "V",
    ("publier les données essentielles", "publish the essential data"),
    parameters=(
        "decp.threshold",
        "decp.months",
    ),
    blocking=False,
)

PR_36: Final = rule(
    "PR-36",
    (
        "Un marché dispensé figure sur la liste du premier trimestre suivant",
        "An exempt contract is on the list of the following first quarter",
    ),
    "CCP art. R2196-1 al. 2",
    "V",
    ("publier la liste annuelle", "publish the yearly list"),
    parameters=(
        "decp.list.threshold",
        "decp.list.day",
    ),
    blocking=False,
)

DE_01: Final = rule(
    "DE-01",
    ("Un SIRET a quatorze chiffres et une clé juste", "A SIRET has fourteen digits and a right key"),
    "Code de commerce art. R123-221",
    "V",
    ("vérifier le SIRET", "check the SIRET"),
)

DE_02: Final = rule(
    "DE-02",
    ("Des données publiées suivent le format réglementaire", "Published data follow the regulatory format"),
    "Arrêté du 22 décembre 2022",
    "V",
    ("compléter les données manquantes", "complete what is missing"),
)

DE_03: Final = rule(
    "DE-03",
    ("Un montant publié est vraisemblable", "A published amount is believable"),
    "Constaté sur les données publiées",
    "K",
    ("vérifier le montant", "check the amount"),
    parameters=(
        "decp.amount.tiny",
        "decp.amount.huge",
    ),
    blocking=False,
)

DE_04: Final = rule(
    "DE-04",
    (
        "Une date publiée est un jour du calendrier, vraisemblable",
        "A published date is a day of the calendar, believable",
    ),
    "Arrêté du 22 décembre 2022",
    "V",
    ("écrire AAAA-MM-JJ", "write YYYY-MM-DD"),
    parameters=(
        "decp.year.first",
        "decp.year.ahead",
    ),
    blocking=False,
)

DE_05: Final = rule(
    "DE-05",
    (
        "Un numéro désigne un seul contrat ; ses états successifs sont des modifications",
        "A number means one contract; its later states are modifications",
    ),
    "Arrêté du 22 décembre 2022",
    "V",
    ("donner un numéro à chaque contrat", "give each contract its number"),
    blocking=False,
)

DE_06: Final = rule(
    "DE-06",
    ("Un code CPV a huit chiffres", "A CPV code has eight digits"),
    "Règlement (CE) 213/2008",
    "V",
    ("vérifier le code dans la liste", "check the code in the list"),
    blocking=False,
)
