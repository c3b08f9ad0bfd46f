"""Rules on appropriations: FIN-006 to FIN-018, and the year."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

FIN_006: Final = rule(
    "FIN-006",
    (
        "Les crédits de titre 2 sont un plafond : aucun mouvement vers eux",
        "Title 2 is a ceiling: nothing may move to it",
    ),
    "LOLF art. 7 II",
    "V2",
    ("laisser les crédits hors titre 2, ou obtenir un virement", "leave them outside title 2, or obtain a virement"),
)
FIN_007: Final = rule(
    "FIN-007",
    ("En titre 2, AE = CP", "In title 2, AE = CP"),
    "LOLF art. 8",
    "V2",
    ("ouvrir le même montant en AE et en CP", "open the same amount in AE and CP"),
)
FIN_008: Final = rule(
    "FIN-008",
    (
        "Pas de mouvement entre programmes différents sans acte juridique",
        "No movement between different programmes without a legal act",
    ),
    "LOLF art. 12",
    "V",
    ("obtenir un décret de virement ou de transfert", "obtain a decree of virement or transfer"),
)
FIN_009: Final = rule(
    "FIN-009",
    (
        "Les virements cumulés ne dépassent pas 2 % des crédits initiaux de chaque programme",
        "Cumulated virements stay within 2 % of each programme's initial appropriations",
    ),
    "LOLF art. 12 I",
    "V",
    ("réduire le virement au reste du plafond", "reduce the virement to what is left of the cap"),
    parameters=("lolf.virement.cap",),
)
FIN_010: Final = rule(
    "FIN-010",
    (
        "Annulations ≤ 1,5 % et décrets d'avance ≤ 1 % des crédits ouverts",
        "Cancellations ≤ 1.5 % and advance decrees ≤ 1 % of opened appropriations",
    ),
    "LOLF art. 13 et 14",
    "V",
    ("réduire le montant ou passer par une loi de finances", "reduce the amount or use a finance act"),
    parameters=("lolf.cancellation.cap", "lolf.advance_decree.cap"),
)
FIN_011: Final = rule(
    "FIN-011",
    ("Report d'AE : les AE disponibles, jamais vers le titre 2", "AE carry-over: available AE, never to title 2"),
    "LOLF art. 15 II",
    "V",
    ("limiter le report aux AE non consommées hors titre 2", "limit it to unconsumed AE outside title 2"),
)
FIN_012: Final = rule(
    "FIN-012",
    (
        "Report de CP ≤ 3 % des crédits initiaux des mêmes titres",
        "CP carry-over ≤ 3 % of the initial appropriations of the same titles",
    ),
    "LOLF art. 15 II",
    "V",
    ("réduire au plafond, sauf disposition de loi de finances", "reduce to the cap, unless a finance act raises it"),
    parameters=("lolf.carry_over.cp_cap",),
)
FIN_013: Final = rule(
    "FIN-013",
    ("Sous le plafond, tout le solde peut être reporté", "Below the cap, the whole unspent may be carried over"),
    "LOLF art. 15 II",
    "V",
    ("ne pas reporter plus que le solde", "carry over no more than the unspent balance"),
    parameters=("lolf.carry_over.cp_cap",),
)
FIN_014: Final = rule(
    "FIN-014",
    (
        "Report de fonds de concours hors plafond, ≤ recettes − dépenses",
        "Assistance funds are carried over outside the cap, ≤ receipts − spending",
    ),
    "LOLF art. 15 III",
    "V",
    ("limiter au solde du fonds", "limit to the balance of the fund"),
)
FIN_016: Final = rule(
    "FIN-016",
    ("La réserve est le notifié × le taux de l'année", "The reserve is the notified amount × the rate of the year"),
    "LOLF art. 51 4° bis",
    "K",
    ("appliquer le taux notifié au programme", "apply the rate notified to the programme"),
    parameters=("reserve.rate.t2", "reserve.rate.other"),
    blocking=False,
)
FIN_017: Final = rule(
    "FIN-017",
    ("La réserve ne se dépense pas avant dégel", "The reserve is not spendable until released"),
    "LOLF art. 51 4° bis",
    "K",
    ("ne geler ou dégeler que ce qui est disponible", "freeze or release only what is there"),
)
FIN_018: Final = rule(
    "FIN-018",
    (
        "Σ des niveaux inférieurs = niveau supérieur (UO → BOP → programme)",
        "The sum of the parts equals the whole (UO → BOP → programme)",
    ),
    "GBCP art. 64",
    "V",
    ("ne pas distribuer plus que le disponible du niveau supérieur", "do not hand down more than the level above has"),
)
FIN_031: Final = rule(
    "FIN-031",
    ("La programmation du BOP est transmise à sa date limite", "The BOP programming is sent by its due date"),
    "GBCP art. 66, 71 et 94 ; arrêtés de contrôle",
    "V",
    (
        "transmettre au contrôleur budgétaire et justifier le retard",
        "send it to the budget controller and give reasons",
    ),
    parameters=("programming.bop_due", "programming.programme_due"),
    blocking=False,
)
FIN_060: Final = rule(
    "FIN-060",
    (
        "Un fonds de concours ouvre AE = CP et ne sert que l'intention de la partie versante",
        "Assistance funds open AE = CP and serve only the payer's intention",
    ),
    "LOLF art. 17 II",
    "V",
    ("imputer sur une autre ressource, ou sur l'objet du fonds", "charge another resource, or the fund's own purpose"),
)
FIN_061: Final = rule(
    "FIN-061",
    ("Une année close n'accepte plus d'acte", "A year being closed takes no new commitment or order"),
    "Calendrier de fin de gestion ; RRCBE partie 7",
    "V",
    ("imputer sur l'année ouverte, ou rouvrir avec un motif", "charge the open year, or reopen with a reason"),
)
