"""Rules on what binds the State: FIN-001 to FIN-003, FIN-015, FIN-020 to FIN-022, visas, grants."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

FIN_001: Final = rule(
    "FIN-001",
    ("L'engagement ne dépasse pas les AE disponibles", "A commitment stays within available AE"),
    "GBCP art. 30",
    "V2",
    (
        "réduire le montant, demander une mise à disposition ou un dégel d'AE",
        "reduce the amount, or ask for AE to be made available or released",
    ),
)
FIN_002: Final = rule(
    "FIN-002",
    (
        "L'engagement consomme les AE à hauteur du montant ferme",
        "A commitment consumes AE for its firm amount only",
    ),
    "GBCP art. 159",
    "V",
    ("affermir la tranche optionnelle le moment venu", "affirm the optional tranche when the time comes"),
)
FIN_003: Final = rule(
    "FIN-003",
    (
        "Accord-cadre : AE commande par commande, sous le maximum",
        "Framework agreement: AE order by order, within the maximum",
    ),
    "RRCBE partie 4",
    "K",
    ("passer un nouveau marché : le maximum est atteint", "award a new contract: the maximum is reached"),
)
FIN_015: Final = rule(
    "FIN-015",
    (
        "Engagements par anticipation : dès le 1er novembre, ≤ un quart des crédits du titre, hors titres 2 et 5",
        "Advance commitments: from 1 November, ≤ a quarter of the title's credits, not titles 2 or 5",
    ),
    "LOLF art. 9",
    "V",
    (
        "attendre le 1er novembre, ou l'exercice suivant ; livraison à partir du 1er janvier",
        "wait for 1 November or for the next year; delivery from 1 January",
    ),
    parameters=(
        "lolf.advance_commitment.first_day",
        "lolf.advance_commitment.share",
        "lolf.advance_commitment.excluded_titles",
    ),
)
FIN_020: Final = rule(
    "FIN-020",
    (
        "Les fonctions d'ordonnateur et de comptable sont incompatibles",
        "Authorising officer and accountant are incompatible roles",
    ),
    "GBCP art. 9",
    "K",
    ("faire agir une autre personne", "have somebody else act"),
)
FIN_021: Final = rule(
    "FIN-021",
    (
        "Le signataire a une délégation publiée, en vigueur, pour ce programme et ce montant",
        "The signatory holds a published delegation, in force, for this programme and amount",
    ),
    "Arrêté de délégation de signature (RAA)",
    "K",
    ("faire signer le délégant, ou attendre la publication", "have the delegator sign, or wait for publication"),
)
FIN_022: Final = rule(
    "FIN-022",
    (
        "Un engagement de titre 5 s'impute sur une tranche fonctionnelle dont le solde suffit",
        "A title 5 commitment draws on a functional tranche with enough balance",
    ),
    "RRCBE partie 4, affectation",
    "K",
    ("ouvrir ou abonder la tranche fonctionnelle", "open or increase the functional tranche"),
)
FIN_023: Final = rule(
    "FIN-023",
    (
        "Service fait cumulé ≤ engagement ; demandes de paiement cumulées ≤ service fait",
        "Cumulated service rendered ≤ commitment; cumulated payment orders ≤ service rendered",
    ),
    "GBCP art. 30 et 31",
    "K",
    (
        "corriger le montant, ou compléter l'engagement ou le service fait d'abord",
        "correct the amount, or first increase the commitment or certify the service",
    ),
    parameters=("service_rendered.tolerance",),
)
FIN_029: Final = rule(
    "FIN-029",
    (
        "Visa préalable du contrôleur budgétaire au-dessus du seuil",
        "Prior visa of the budget controller above the threshold",
    ),
    "Arrêté de contrôle budgétaire, art. 105 GBCP",
    "V",
    ("demander le visa et en porter la référence", "ask for the visa and give its reference"),
    parameters=(
        "visa.threshold.operating",
        "visa.threshold.investment",
        "visa.threshold.intervention",
        "visa.threshold.financial_operation",
        "visa.threshold.operator_grant_initial",
        "visa.threshold.operator_grant_complement",
        "visa.threshold.settlement",
        "visa.threshold.partnership",
    ),
)
FIN_030: Final = rule(
    "FIN-030",
    (
        "Un acte de la liste des principaux actes est dispensé de visa (fonctionnement, intervention)",
        "An act in the list of principal acts needs no visa (operating, intervention)",
    ),
    "Arrêté de contrôle budgétaire, art. 105 GBCP",
    "V",
    ("demander le visa : cette nature n'est pas dispensée", "ask for the visa: this nature is not exempt"),
    parameters=("visa.principal_acts_exempt",),
)
FIN_041: Final = rule(
    "FIN-041",
    (
        "Subvention à un organisme privé : convention au-delà de 23 000 € par an",
        "Grant to a private body: written agreement above 23 000 € a year",
    ),
    "Loi 2000-321 art. 10 ; décret 2001-495 art. 1",
    "V2",
    ("conclure une convention et en porter la référence", "conclude an agreement and give its reference"),
    parameters=("grant.agreement_threshold",),
)
FIN_045: Final = rule(
    "FIN-045",
    (
        "Le total des aides publiques ne dépasse pas la dépense éligible",
        "Total public aid stays within eligible expenditure",
    ),
    "Décret 2018-514 art. 10",
    "V2",
    ("réduire la subvention à la part non couverte", "reduce the grant to the uncovered share"),
)
FIN_051: Final = rule(
    "FIN-051",
    (
        "Un retrait rend les AE de l'année ; sur un engagement antérieur, il ne les rend pas",
        "A withdrawal restores AE of the current year; on an older commitment it does not",
    ),
    "RRCBE partie 4",
    "K",
    ("ne pas retirer plus que le reste à certifier", "do not withdraw more than what is not certified"),
)
FIN_052: Final = rule(
    "FIN-052",
    (
        "La clôture libère le reste à payer et interdit toute demande de paiement",
        "Closure releases what is outstanding and forbids any further payment order",
    ),
    "RRCBE partie 7",
    "V",
    ("passer un nouvel engagement", "make a new commitment"),
)
FIN_057: Final = rule(
    "FIN-057",
    (
        "Les achats s'engagent TTC, les subventions hors champ de la TVA",
        "Purchases are committed including VAT; grants are outside VAT",
    ),
    "CGI art. 256 B et 271 (l'État ne récupère pas la TVA)",
    "K",
    (
        "engager le montant TTC du marché, ou le montant brut de la subvention",
        "commit the amount including VAT, or the gross grant",
    ),
)
FIN_059: Final = rule(
    "FIN-059",
    (
        "Pendant les services votés, seules les dépenses de continuité",
        "Under previously voted services, only spending indispensable to continuity",
    ),
    "Loi spéciale ; arrêté du 29/12/2025",
    "V",
    (
        "attendre la loi de finances, ou motiver la continuité (override)",
        "wait for the finance act, or give the reason of continuity (override)",
    ),
    parameters=("budget.previously_voted_services",),
)
FIN_062: Final = rule(
    "FIN-062",
    ("La nomenclature dépend de l'année", "The nomenclature depends on the year"),
    "Nomenclature budgétaire (PAP annuels)",
    "V",
    ("vérifier le programme et l'action de l'année", "check the programme and action of the year"),
)
