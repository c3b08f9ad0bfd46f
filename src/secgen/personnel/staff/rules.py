"""Rules of form on agents, and HR-38, HR-39, HR-59: grids, quotas, assignments."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

PER_REF: Final = rule(
    "PER-REF",
    (
        "L'acte désigne un agent, un contrat ou une affectation que le journal connaît",
        "The act refers to an agent, a contract or an assignment the journal knows",
    ),
    "CGFP art. L137-1 (dossier individuel)",
    "K",
    ("vérifier l'identifiant, ou enregistrer d'abord l'entrée de l'agent", "check the id, or record the hiring first"),
)
PER_NEW: Final = rule(
    "PER-NEW",
    ("Un agent entre une fois, un numéro ne sert qu'une fois", "An agent enters once, a number is used once"),
    "CGFP art. L137-1 (dossier individuel)",
    "K",
    ("donner un autre identifiant, ou corriger l'acte existant", "give another id, or correct the existing act"),
)
PER_ORDER: Final = rule(
    "PER-ORDER",
    (
        "Rien n'arrive à un agent avant son entrée ni après son départ",
        "Nothing happens to an agent before he enters or after he leaves",
    ),
    "CGFP art. L320-1",
    "K",
    (
        "corriger la date, ou enregistrer d'abord l'entrée à sa date",
        "correct the date, or record the entry at its date",
    ),
)
PER_GRADE: Final = rule(
    "PER-GRADE",
    (
        "Un fonctionnaire a un corps, un grade et un échelon de la grille en vigueur",
        "A civil servant has a corps, a grade and a step of the grid in force",
    ),
    "CGFP art. L411-1 ; statut particulier du corps",
    "V2",
    (
        "donner corps, grade et échelon tels que la grille les nomme (secgen law show), ou charger la grille",
        "give corps, grade and step as the grid names them, or load the grid",
    ),
)
PER_PAY: Final = rule(
    "PER-PAY",
    (
        "Un contrat dit sa rémunération : un indice ou un montant, pas les deux",
        "A contract states its pay: an index or an amount, not both",
    ),
    "décret 86-83 art. 1-3",
    "V2",
    ("donner index ou monthly", "give index or monthly"),
)
PER_DATES: Final = rule(
    "PER-DATES",
    ("Une période finit après son début", "A period ends after it begins"),
    "Règles de date",
    "K",
    ("corriger la dernière date", "correct the last day"),
)
PER_QUOTA: Final = rule(
    "PER-QUOTA",
    ("La quotité est de celles que la loi permet", "The working-time fraction is one the law allows"),
    "CGFP art. L612-1, L612-3 et L332-3",
    "V",
    ("choisir une quotité permise pour ce temps de travail", "choose a fraction allowed for that kind of time"),
    parameters=("part_time.right", "part_time.request", "part_time.job_max"),
)
PER_COMMUNE: Final = rule(
    "PER-COMMUNE",
    (
        "Le lieu de travail est une commune, par son code officiel de cinq caractères",
        "The place of work is a commune, by its official code of five characters",
    ),
    "décret 85-1148 art. 9",
    "V",
    ("donner le code INSEE de la commune du service effectif", "give the INSEE code of the commune of effective work"),
)
PER_SHARE: Final = rule(
    "PER-SHARE",
    (
        "Une part va de 0 à 1, et les parts d'un agent font au plus son service",
        "A share goes from 0 to 1, and an agent's shares make at most his service",
    ),
    "CGFP art. L512-10",
    "V2",
    ("réduire la part, ou finir une autre affectation d'abord", "reduce the share, or end another assignment first"),
)
PER_LOAN: Final = rule(
    "PER-LOAN",
    (
        "Mise à disposition : accord de l'agent, convention, remboursement ou dérogation nommée",
        "Loan of staff: consent of the agent, agreement, reimbursement or a named derogation",
    ),
    "CGFP art. L512-7 et L512-11",
    "V",
    (
        "joindre la convention et l'accord ; nommer la dérogation si le remboursement est partiel",
        "give the agreement and the consent; name the derogation if the host does not refund all",
    ),
)
HR_38: Final = rule(
    "HR-38",
    (
        "Mise à disposition : trois ans renouvelables ; un contractuel doit être en CDI, dix ans au plus",
        "Loan of staff: three years, renewable; a contract agent must be open-ended, ten years at most",
    ),
    "CGFP art. L512-6 ff. ; décret 85-986 ; décret 86-83 art. 33-1",
    "V2",
    ("réduire la durée à trois ans et la renouveler", "reduce the term to three years and renew it"),
    parameters=("loan.years", "loan.contract_years"),
)
HR_39: Final = rule(
    "HR-39",
    (
        "L'accueil accorde congés annuels et maladie ordinaire, l'origine si la mise à disposition est ≤ mi-temps",
        "The host grants annual and ordinary sick leave, the origin if the loan is half-time or less",
    ),
    "décret 85-986 art. 7",
    "V2",
    ("adresser la demande à qui décide", "send the request to the one who decides"),
    parameters=("loan.host_decides_above",),
    blocking=False,
)
HR_59: Final = rule(
    "HR-59",
    (
        "Une grille monte à chaque échelon ; le dernier n'a pas de durée",
        "A grid rises at each step; the last one has no duration",
    ),
    "statuts particuliers",
    "V2",
    ("corriger la grille chargée", "correct the loaded grid"),
)
