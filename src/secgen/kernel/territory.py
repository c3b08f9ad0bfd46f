"""Regions and departments, from the official geographical code."""

from __future__ import annotations

from typing import Final

DEPARTMENTS: Final[dict[str, dict[str, str]]] = {
    "84": {
        "01": "Ain",
        "03": "Allier",
        "07": "Ardèche",
        "15": "Cantal",
        "26": "Drôme",
        "38": "Isère",
        "42": "Loire",
        "43": "Haute-Loire",
        "63": "Puy-de-Dôme",
        "69": "Rhône",
        "73": "Savoie",
        "74": "Haute-Savoie",
    }
}
REGIONS: Final[dict[str, str]] = {
    "01": "Guadeloupe",
    "02": "Martinique",
    "03": "Guyane",
    "04": "La Réunion",
    "06": "Mayotte",
    "11": "Île-de-France",
    "24": "Centre-Val de Loire",
    "27": "Bourgogne-Franche-Comté",
    "28": "Normandie",
    "32": "Hauts-de-France",
    "44": "Grand Est",
    "52": "Pays de la Loire",
    "53": "Bretagne",
    "75": "Nouvelle-Aquitaine",
    "76": "Occitanie",
    "84": "Auvergne-Rhône-Alpes",
    "93": "Provence-Alpes-Côte d'Azur",
    "94": "Corse",
}


def department_label(code: str) -> str:
    """The name of a department in :data:`DEPARTMENTS`, or its code if it is not there."""
    return next((names[code] for names in DEPARTMENTS.values() if code in names), code)
