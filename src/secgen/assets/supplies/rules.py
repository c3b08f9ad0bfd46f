"""Rules of supplies: SU-01 to SU-03, and no stock below zero."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

SU_01: Final = rule(
    "SU-01",
    ("Les sorties se valorisent au coût moyen unitaire pondéré", "Issues are valued at weighted average cost"),
    "Norme comptable de l'État 8 ; méthode de sortie non lue",
    "K",
    ("vérifier quantités et coûts d'entrée", "check quantities and costs of entry"),
    parameters=("stock.valuation",),
)
SU_02: Final = rule(
    "SU-02",
    ("Premier entré, premier sorti : la sortie vaut ce qu'ont coûté les plus anciens", "First in, first out"),
    "Norme comptable de l'État 8 ; méthode de sortie non lue",
    "K",
    ("vérifier l'ordre et le coût des livraisons", "check the order and the cost of deliveries"),
    parameters=("stock.valuation",),
)
SU_03: Final = rule(
    "SU-03",
    (
        "Commander quand disponible et en commande ne dépassent pas le point de commande",
        "Order when available and on order do not exceed the reorder point",
    ),
    "Usage de gestion",
    "K",
    ("passer commande", "place an order"),
    blocking=False,
)
STOCK_NEGATIVE: Final = rule(
    "SU-STOCK",
    ("Un stock n'est jamais négatif", "A stock is never below zero"),
    "Norme comptable de l'État 8",
    "K",
    ("vérifier la quantité, ou faire l'inventaire", "check the quantity, or count the stock"),
)
