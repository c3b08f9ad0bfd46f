"""Rules on execution: PR-24 to PR-34, PR-41."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

PR_24: Final = rule(
    "PR-24",
    (
        "Les commandes restent sous le maximum de l'accord-cadre",
        "Orders stay under the maximum of the framework agreement",
    ),
    "CCP art. R2162-4 ; CJUE 17/06/2021 C-23/20",
    "V2",
    (
        "l'accord-cadre est épuisé : lancer une nouvelle consultation",
        "the agreement is exhausted: launch a new consultation",
    ),
)

PROC_NEAR: Final = rule(
    "PROC-NEAR",
    ("Le maximum de l'accord-cadre approche", "The maximum of the framework agreement is near"),
    "CCP art. R2162-4",
    "K",
    ("préparer la consultation suivante", "prepare the next consultation"),
    parameters=("procurement.framework.alert",),
    blocking=False,
)

PR_25: Final = rule(
    "PR-25",
    ("L'avance est due au-dessus des deux seuils", "The advance is due above both thresholds"),
    "CCP art. R2191-3",
    "V",
    ("prévoir l'avance, ou joindre le refus du titulaire", "provide for the advance, or join the holder's refusal"),
    parameters=(
        "contract.advance.threshold",
        "contract.advance.months",
    ),
    blocking=False,
)

PR_26: Final = rule(
    "PR-26",
    (
        "L'avance d'un marché d'un an au plus reste dans ses limites",
        "The advance of a contract of one year at most stays within its limits",
    ),
    "CCP art. R2191-7",
    "V",
    ("fixer un taux dans les limites", "set a rate within the limits"),
    parameters=(
        "contract.advance.min",
        "contract.advance.sme_min",
        "contract.advance.max",
    ),
)

PR_27: Final = rule(
    "PR-27",
    (
        "Au-delà de douze mois l'avance se calcule sur douze mois du marché",
        "Beyond twelve months the advance is worked out on twelve months of the contract",
    ),
    "CCP art. R2191-7",
    "V",
    ("calculer sur douze mois", "work it out on twelve months"),
    parameters=(
        "contract.advance.min",
        "contract.advance.sme_min",
        "contract.advance.max",
    ),
)

PR_28: Final = rule(
    "PR-28",
    (
        "L'avance se rembourse au rythme du marché, ou de la loi s'il se tait",
        "The advance is recovered at the pace of the contract, or of the law if it is silent",
    ),
    "CCP art. R2191-11",
    "V",
    ("reprendre l'avance sur le prochain paiement", "take the advance back on the next payment"),
    parameters=(
        "contract.advance.recovery_start",
        "contract.advance.max",
    ),
    blocking=False,
)

PR_29: Final = rule(
    "PR-29",
    ("La retenue de garantie reste sous son plafond", "Retention money stays under its cap"),
    "CCP art. R2191-33",
    "V",
    ("baisser le taux", "lower the rate"),
    parameters=(
        "retention.max",
        "retention.sme_max",
    ),
)

PR_30: Final = rule(
    "PR-30",
    (
        "Un sous-traitant est payé directement à partir d'un montant",
        "A subcontractor is paid directly from an amount on",
    ),
    "CCP art. L2193-10 et R2193-10",
    "V",
    ("payer directement ; on ne peut y renoncer", "pay directly; it can't be waived"),
    parameters=("procurement.direct_payment",),
)

PR_31: Final = rule(
    "PR-31",
    ("Le silence accepte un sous-traitant", "Silence accepts a subcontractor"),
    "CCP art. R2193-4",
    "V",
    ("accepter ou refuser avant l'échéance", "accept or refuse before the day"),
    parameters=("procurement.subcontractor_silence",),
)

PR_32: Final = rule(
    "PR-32",
    (
        "Une modification de faible montant, seule et cumulée, reste sous sa part du marché et sous le seuil européen",
        "A low-amount modification, alone and added up, stays under its share of the contract and the EU threshold",
    ),
    "CCP art. R2194-8 et R2194-9",
    "V",
    (
        "choisir un autre fondement s'il existe, ou remettre en concurrence",
        "choose another basis if there is one, or compete again",
    ),
    parameters=(
        "procurement.low_modification.supplies",
        "procurement.low_modification.works",
    ),
)

PR_33: Final = rule(
    "PR-33",
    (
        "Prestations supplémentaires et circonstances imprévues ne dépassent pas la moitié du marché, chacune",
        "Additional services and unforeseen circumstances do not exceed half of the contract, each",
    ),
    "CCP art. R2194-3 et R2194-5",
    "V",
    (
        "choisir un autre fondement s'il existe, ou remettre en concurrence",
        "choose another basis if there is one, or compete again",
    ),
    parameters=("procurement.modification_each",),
)

PR_34: Final = rule(
    "PR-34",
    (
        "Clause de réexamen, nouveau titulaire, modification non substantielle : pas de plafond, un dossier",
        "A review clause, a new holder or a modification that is not substantial have no limit of amount, but a file",
    ),
    "CCP art. R2194-1, R2194-6 et R2194-7",
    "V",
    ("citer la clause, ou compléter le dossier", "cite the clause, or complete the file"),
)

PR_41: Final = rule(
    "PR-41",
    (
        "Les pénalités de retard sont plafonnées, et nulles sous un total",
        "Late penalties are capped, and nil under a total",
    ),
    "CCAG 2021",
    "V2",
    (
        "réduire la pénalité ; celle qui est exonérée s'enregistre pour 0 et compte dans le total",
        "reduce the penalty; one that is exempt is recorded as 0 and counts in the total",
    ),
    parameters=(
        "procurement.penalty.divisor.supplies",
        "procurement.penalty.divisor.works",
        "procurement.penalty.cap",
        "procurement.penalty.exempt",
    ),
)

PROC_ANSWER: Final = rule(
    "PROC-ANSWER",
    ("Le titulaire a pu répondre avant la pénalité", "The holder could answer before the penalty"),
    "CCAG 2021",
    "V2",
    ("attendre la fin du délai de réponse", "wait for the end of the time to answer"),
    parameters=("procurement.penalty.answer",),
    blocking=False,
)

PROC_SUB: Final = rule(
    "PROC-SUB",
    ("La sous-traitance ne porte que sur une partie du marché", "Subcontracting bears on a part of the contract only"),
    "CCP art. L2193-3",
    "V",
    ("réduire la part sous-traitée", "reduce the subcontracted part"),
)

PROC_PRICE: Final = rule(
    "PROC-PRICE",
    ("Le prix révisé est celui de la clause", "The reviewed price is that of the clause"),
    "CCP art. R2112-13",
    "V",
    ("recalculer avec les indices", "work it out again with the indices"),
)
