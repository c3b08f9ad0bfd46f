"""Rules on areas, energy, asbestos and monuments: BU-03 to BU-07."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

BU_03: Final = rule(
    "BU-03",
    (
        "Site tertiaire assujetti à partir de 1 000 m² cumulés, lieux de culte exclus",
        "A tertiary site is subject from 1 000 m² cumulated, places of worship excluded",
    ),
    "CCH art. R174-22 (décret 2019-771)",
    "V",
    ("déclarer le site sur OPERAT ; vérifier les surfaces", "declare the site on OPERAT; check the areas"),
    parameters=("energy.subject_area", "energy.excluded_uses"),
    blocking=False,
)
BU_04: Final = rule(
    "BU-04",
    (
        "Consommation finale : -40 % en 2030, -50 % en 2040, -60 % en 2050 sur l'année de référence",
        "Final energy: -40 % in 2030, -50 % in 2040, -60 % in 2050 from the reference year",
    ),
    "CCH art. R174-23 (décret 2019-771)",
    "V2",
    ("engager des actions, ou déposer un dossier de modulation", "take measures, or file for a modulation"),
    parameters=("energy.target.2030", "energy.target.2040", "energy.target.2050"),
    blocking=False,
)
BU_05: Final = rule(
    "BU-05",
    (
        "La consommation d'une année se déclare au plus tard le 30 septembre suivant",
        "The consumption of a year is declared by the following 30 September",
    ),
    "CCH art. R174-27",
    "V2",
    ("déclarer sans attendre", "declare without delay"),
    parameters=("energy.declaration_day",),
    blocking=False,
)
BU_06: Final = rule(
    "BU-06",
    (
        "Au plus 16 m² de surface utile brute par résident, 18 m² au plafond",
        "At most 16 m² of gross usable area per resident, 18 m² as a ceiling",
    ),
    "Circulaire du 08/02/2023 (6392/SG)",
    "V2",
    ("densifier, ou rendre des surfaces", "use less space, or give some back"),
    parameters=("building.ratio.target", "building.ratio.ceiling"),
    blocking=False,
)
BU_07: Final = rule(
    "BU-07",
    (
        "Permis de construire antérieur au 1er juillet 1997 : dossier technique amiante, remis avant tous travaux",
        "Building permit before 1 July 1997: an asbestos file, handed over before any works",
    ),
    "CSP art. R1334-29-5",
    "V2",
    ("faire établir le dossier avant de commander des travaux", "have the file made before ordering works"),
    parameters=("building.asbestos.permit_before",),
    blocking=False,
)
BUILDING_MONUMENT: Final = rule(
    "BU-MONUMENT",
    (
        "Travaux sur un monument classé : autorisation, hors entretien",
        "Works on a classified monument need an authorisation, maintenance apart",
    ),
    "C. patr. art. L621-9",
    "V",
    ("demander l'autorisation avant de commander", "ask for the authorisation before ordering"),
)
BUILDING_PARCEL: Final = rule(
    "BU-PARCEL",
    ("Une cathédrale de l'État tient sur une parcelle de l'État", "A State cathedral stands on a parcel of the State"),
    "Propriété à la parcelle",
    "K",
    ("enregistrer le propriétaire de chaque parcelle", "record the owner of each parcel"),
    blocking=False,
)
