"""Rules on payment: FIN-004, FIN-005, FIN-024 to FIN-028, time-limit, bar, advances, card."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

FIN_004: Final = rule(
    "FIN-004",
    ("Flux 4 : AE = CP, au paiement", "Flow 4: AE = CP, at payment"),
    "GBCP art. 159 ; RRCBE",
    "V",
    ("passer un engagement préalable", "make a prior commitment"),
)
FIN_005: Final = rule(
    "FIN-005",
    ("Les CP se consomment l'année du paiement", "CP are consumed in the year of payment"),
    "LOLF art. 28",
    "V2",
    ("ouvrir des CP sur l'année du paiement", "have CP opened in the year of payment"),
)
FIN_024: Final = rule(
    "FIN-024",
    (
        "Le comptable contrôle l'ordonnateur, l'imputation, les crédits, la dette et le caractère libératoire",
        "The accountant checks the officer, the charge, the credits, the debt and the discharge",
    ),
    "GBCP art. 19 et 20",
    "V",
    ("régulariser chaque point, ou requérir par écrit", "put each point right, or requisition in writing"),
)
FIN_025: Final = rule(
    "FIN-025",
    (
        "Paiement suspendu : régularisation ou réquisition écrite",
        "Suspended payment: regularisation or written requisition",
    ),
    "GBCP art. 38",
    "V",
    ("motiver la réquisition par écrit", "give the written reason of the requisition"),
)
FIN_026: Final = rule(
    "FIN-026",
    (
        "La réquisition est sans effet faute de crédits, de service fait, de caractère libératoire ou de visa",
        "Requisition has no effect for lack of credits, of certified service, of discharge or of visa",
    ),
    "GBCP art. 136",
    "V",
    ("régulariser : la réquisition ne suffit pas", "put it right: requisition is not enough"),
)
FIN_027: Final = rule(
    "FIN-027",
    (
        "Paiement avant service fait : seulement les cas de la liste ou une avance légale",
        "Payment before service: only listed cases or a legal advance",
    ),
    "Arrêté du 30/12/2013 art. 5",
    "V",
    ("certifier le service fait d'abord", "certify the service first"),
    parameters=("payment.before_service.list",),
)
FIN_028: Final = rule(
    "FIN-028",
    ("Sans ordonnancement préalable : seulement les cas de la liste", "Without prior order: only listed cases"),
    "Arrêté du 30/12/2013 art. 4",
    "V",
    ("engager et ordonnancer la dépense", "commit and order the expenditure"),
    parameters=("payment.without_prior_order.list", "payment.without_prior_order.flow4"),
)
FIN_034: Final = rule(
    "FIN-034",
    (
        "Le délai s'interrompt une seule fois, avant l'ordonnancement",
        "The time-limit is interrupted once only, before the order",
    ),
    "CCP art. R2192-27",
    "V",
    ("rejeter la demande ou la payer", "reject the request or pay it"),
)
FIN_040: Final = rule(
    "FIN-040",
    ("Prescription quadriennale des créances sur l'État", "Four-year bar of claims on the State"),
    "Loi 68-1250 art. 1 et 2",
    "V",
    ("produire un acte interruptif, ou demander le relèvement", "show an interrupting act, or ask for relief"),
    parameters=("prescription.years",),
)
FIN_042: Final = rule(
    "FIN-042",
    (
        "Compte rendu financier dans les six mois ; sans lui, pas de solde ni de nouveau versement",
        "Financial report within six months; without it, no balance payment",
    ),
    "Loi 2000-321 art. 10",
    "V",
    ("demander le compte rendu financier au bénéficiaire", "ask the beneficiary for the financial report"),
    parameters=("grant.report_months",),
)
FIN_043: Final = rule(
    "FIN-043",
    (
        "Subvention d'investissement : avance ≤ 30 % (60 % avec garantie)",
        "Investment grant: advance ≤ 30 % (60 % with guarantee)",
    ),
    "Décret 2018-514 art. 12",
    "V",
    ("réduire l'avance ou obtenir une garantie à première demande", "reduce it or obtain a first-demand guarantee"),
    parameters=("grant.investment.advance", "grant.investment.advance_guaranteed"),
)
FIN_044: Final = rule(
    "FIN-044",
    (
        "Avance et acomptes ≤ 80 % (90 % au-delà de 48 mois)",
        "Advance and instalments ≤ 80 % (90 % above 48 months)",
    ),
    "Décret 2018-514 art. 12",
    "V",
    ("garder le reste pour le solde", "keep the rest for the balance"),
    parameters=("grant.investment.instalments", "grant.investment.instalments_long", "grant.investment.long_months"),
)
FIN_046: Final = rule(
    "FIN-046",
    (
        "Avance obligatoire au-delà de 50 000 € HT et de deux mois",
        "Advance compulsory above 50 000 € excl. VAT and two months",
    ),
    "CCP art. R2191-3 et R2191-5",
    "V",
    ("verser l'avance, ou noter le refus du titulaire", "pay the advance, or note the holder's refusal"),
    parameters=("contract.advance.threshold", "contract.advance.months"),
    blocking=False,
)
FIN_047: Final = rule(
    "FIN-047",
    ("L'avance est entre le minimum et le maximum légaux", "The advance is between the legal minimum and maximum"),
    "CCP art. R2191-7 et R2191-8",
    "V",
    ("ajuster l'avance, ou obtenir la garantie au-delà de 30 %", "adjust it, or obtain the guarantee above 30 %"),
    parameters=("contract.advance.min", "contract.advance.max", "contract.advance.sme_min"),
    blocking=False,
)
FIN_048: Final = rule(
    "FIN-048",
    ("Retenue de garantie ≤ 3 % (PME) ou 5 %", "Retention money ≤ 3 % (SME) or 5 %"),
    "CCP art. R2191-33",
    "V",
    ("réduire la retenue", "reduce the retention"),
    parameters=("retention.max", "retention.sme_max"),
)
FIN_049: Final = rule(
    "FIN-049",
    (
        "Carte d'achat : ni travaux, ni stock, ni marché avec avance",
        "Purchasing card: no works, no stock, no contract with an advance",
    ),
    "Décret 2023-209",
    "V",
    ("passer par un engagement", "use a commitment"),
    parameters=("card.excluded",),
)
