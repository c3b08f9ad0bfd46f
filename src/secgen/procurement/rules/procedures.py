"""Rules on delays, frameworks and award: PR-16 to PR-23, PR-37, PR-38."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

PR_16: Final = rule(
    "PR-16",
    ("L'appel d'offres ouvert laisse le temps minimal", "An open tender leaves the minimum time"),
    "CCP art. R2161-2 et R2161-3",
    "V",
    ("reporter la date limite, ou justifier l'urgence", "move the deadline, or justify urgency"),
    parameters=(
        "procurement.delay.open.offers",
        "procurement.delay.open.offers.electronic",
        "procurement.delay.open.offers.prior_notice",
        "procurement.delay.open.offers.urgent",
        "procurement.delay.adapted.offers",
    ),
)

PR_17: Final = rule(
    "PR-17",
    ("Une date limite tombe un jour ouvré", "A deadline falls on a working day"),
    "Usage ; règlement (CEE, Euratom) 1182/71",
    "V2",
    ("reporter au jour ouvré suivant", "move it to the next working day"),
    blocking=False,
)

PR_18: Final = rule(
    "PR-18",
    (
        "Candidatures et offres d'une procédure restreinte ou négociée ont leur temps minimal",
        "Requests and tenders of a restricted or negotiated procedure have their minimum time",
    ),
    "CCP art. R2161-6 à R2161-15 et R2161-25",
    "V",
    ("reporter la date limite, ou justifier l'urgence", "move the deadline, or justify urgency"),
    parameters=(
        "procurement.delay.restricted.candidatures",
        "procurement.delay.restricted.offers",
        "procurement.delay.negotiated.candidatures",
        "procurement.delay.negotiated.offers",
        "procurement.delay.dialogue.candidatures",
    ),
)

PR_19: Final = rule(
    "PR-19",
    (
        "Une procédure formalisée attend la fin du délai de suspension",
        "A formal procedure waits for the end of the standstill",
    ),
    "CCP art. R2182-1",
    "V",
    ("attendre le premier jour possible pour signer", "wait for the first possible day to sign"),
    parameters=(
        "procurement.standstill.electronic",
        "procurement.standstill.paper",
        "procurement.standstill.full_days",
    ),
)

PR_20: Final = rule(
    "PR-20",
    (
        "Hors procédure formalisée, aucun délai de suspension n'est exigé",
        "Outside formal procedures no standstill is required",
    ),
    "CCP art. R2182-1",
    "V",
    ("aucun", "none"),
)

PR_21: Final = rule(
    "PR-21",
    ("L'avis d'attribution suit la signature de près", "The award notice follows the signature closely"),
    "CCP art. R2183-1",
    "V",
    ("publier l'avis d'attribution", "publish the award notice"),
    parameters=("procurement.award_notice",),
    blocking=False,
)

PR_22: Final = rule(
    "PR-22",
    (
        "Un accord-cadre ne dure pas plus de quatre ans sans justification",
        "A framework agreement lasts no more than four years without justification",
    ),
    "CCP art. L2125-1",
    "V",
    ("réduire la durée, ou la justifier", "shorten it, or justify it"),
    parameters=("procurement.framework.months",),
)

PR_23: Final = rule(
    "PR-23",
    ("Un accord-cadre porte un maximum", "A framework agreement carries a maximum"),
    "CCP art. R2162-4",
    "V",
    ("fixer un maximum en valeur ou en quantité", "set a maximum in value or quantity"),
    parameters=("procurement.framework.maximum_required",),
)

PR_37: Final = rule(
    "PR-37",
    (
        "Un critère au moins tient compte de l'environnement",
        "At least one criterion takes the environment into account",
    ),
    "CCP art. R2152-7 (décret 2022-767)",
    "V",
    ("ajouter un critère environnemental, ou un coût global", "add an environmental criterion, or a global cost"),
    parameters=("procurement.environmental_criterion",),
)

PR_38: Final = rule(
    "PR-38",
    ("Le chiffre d'affaires exigé est proportionné", "The turnover asked is in proportion"),
    "CCP art. R2142-7 (décret 2025-1383)",
    "V2",
    ("baisser l'exigence", "lower what is asked"),
    parameters=("procurement.turnover",),
)

PROC_SOCIAL: Final = rule(
    "PROC-SOCIAL",
    (
        "Une procédure formalisée porte une condition sociale d'exécution, ou dit pourquoi non",
        "A formal procedure carries a social performance condition, or says why not",
    ),
    "CCP art. L2112-2-1",
    "V",
    ("ajouter la condition, ou noter l'exception", "add the condition, or note the exception"),
    parameters=("procurement.social_condition",),
)
