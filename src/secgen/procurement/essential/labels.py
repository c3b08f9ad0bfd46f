"""The closed lists of the official format 2.x, and the older words that mean the same."""

from __future__ import annotations

from typing import Final

NATURES: Final = ("Marché", "Marché de partenariat", "Marché de défense ou de sécurité")
PROCEDURES: Final = (
    "Procédure adaptée",
    "Appel d'offres ouvert",
    "Appel d'offres restreint",
    "Procédure avec négociation",
    "Marché passé sans publicité ni mise en concurrence préalable",
    "Dialogue compétitif",
)
OLD_PROCEDURES: Final = {
    "Marché public négocié sans publicité ni mise en concurrence préalable": PROCEDURES[4],
    "Marché négocié sans publicité ni mise en concurrence préalable": PROCEDURES[4],
    "Procédure concurrentielle avec négociation": PROCEDURES[3],
    "Procédure négociée avec mise en concurrence préalable": PROCEDURES[3],
}
"""Labels of 2019 outside the list of 2022, and the one that replaced each."""
TECHNIQUES: Final = (
    "Accord-cadre",
    "Concours",
    "Système de qualification",
    "Système d'acquisition dynamique",
    "Catalogue électronique",
    "Enchère électronique",
    "Sans objet",
)
EXECUTIONS: Final = ("Tranches", "Bons de commande", "Marchés subséquents", "Sans objet")
CCAGS: Final = (
    "Travaux",
    "Maitrise d'œuvre",
    "Fournitures courantes et services",
    "Marchés industriels",
    "Prestations intellectuelles",
    "Techniques de l'information et de la communication",
    "Pas de CCAG",
)
GROUPINGS: Final = ("Conjoint", "Solidaire", "Pas de groupement")
PRICE_KINDS: Final = ("Définitif ferme", "Définitif actualisable", "Définitif révisable", "Provisoire")
PRICE_FORMS: Final = ("Unitaire", "Forfaitaire", "Mixte")
OLD_PRICES: Final = {
    "Ferme": PRICE_KINDS[0],
    "Ferme et actualisable": PRICE_KINDS[1],
    "Révisable": PRICE_KINDS[2],
}
"""In 2019 the form of the price said what its kind says since 2022."""
SOCIAL: Final = ("Clause sociale", "Critère social", "Marché réservé", "Pas de considération sociale")
ENVIRONMENTAL: Final = (
    "Clause environnementale",
    "Critère environnemental",
    "Pas de considération environnementale",
)
PLACES: Final = (
    "Code postal",
    "Code commune",
    "Code arrondissement",
    "Code canton",
    "Code département",
    "Code région",
    "Code pays",
)
SCHEMES: Final = ("SIRET", "TVA", "TAHITI", "RIDET", "FRWF", "IREP", "HORS-UE")
OLD_SCHEMES: Final = {"TVA_INTRACOMMUNAUTAIRE": "TVA", "HORS_UE": "HORS-UE", "FRW": "FRWF"}
VARIATIONS: Final = ("Ferme", "Actualisable", "Révisable")
