"""Rules of the accounts: assets, provisions, adjustments, signatures."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

ACC_RENDERED: Final = rule(
    "ACC-RENDERED",
    (
        "On n'immobilise pas plus que le service rendu sur la ligne",
        "No more is capitalised than the service rendered on the line",
    ),
    "RNCE norme 6",
    "K",
    (
        "vérifier la ligne et le coût, ou certifier d'abord le service fait",
        "check the line and the cost, or certify the service first",
    ),
)
ACC_THRESHOLD: Final = rule(
    "ACC-THRESHOLD",
    ("Un bien mobilier s'immobilise à partir du seuil", "A movable is capitalised from the threshold up"),
    "RNCE norme 6",
    "K",
    ("laisser le coût en charge, ou grouper en lot", "leave the cost an expense, or group it in a lot"),
    parameters=("accounting.capitalisation_threshold",),
    blocking=False,
)
ACC_SERVICE: Final = rule(
    "ACC-SERVICE",
    (
        "Une immobilisation entre, est mise en service, puis sort, une fois",
        "An asset enters, comes into service and leaves, once",
    ),
    "RNCE norme 6",
    "K",
    ("vérifier le numéro de l'immobilisation et les dates", "check the number of the asset and the dates"),
)
ACC_LIFE: Final = rule(
    "ACC-LIFE",
    ("La durée d'amortissement est connue", "The life of an asset is known"),
    "RNCE norme 6",
    "K",
    ("donner years : aucune durée n'est prévue pour cette catégorie", "give years: no life is set for this category"),
    parameters=(
        "asset.life.software",
        "asset.life.it",
        "asset.life.office_equipment",
        "asset.life.furniture",
        "asset.life.car",
        "asset.life.heavy_vehicle",
        "asset.life.technical_installation",
        "asset.life.fit_out",
        "asset.life.building",
    ),
)
ACC_PROVISION: Final = rule(
    "ACC-PROVISION",
    (
        "Une provision garde sa nature et se revoit dans l'ordre des dates",
        "A provision keeps its kind and is reviewed in the order of the dates",
    ),
    "RNCE norme 12",
    "V",
    ("vérifier le numéro, la nature et la date de la revue", "check the number, the kind and the day of the review"),
)
ACC_ADJUSTMENT: Final = rule(
    "ACC-ADJUSTMENT",
    (
        "Un ajustement de clôture garde sa nature et sa ligne, et dit comment il est estimé",
        "A closing adjustment keeps its kind and its line, and says how it was estimated",
    ),
    "RNCE norme 12",
    "K",
    ("donner un autre nom, ou le motif de l'estimation", "give another name, or the reason of the estimate"),
)
ACC_SIGNED: Final = rule(
    "ACC-SIGNED",
    ("On ne signe que les comptes d'un exercice clos", "Only the statements of a closed year are signed"),
    "GBCP art. 56",
    "K",
    ("clore d'abord l'exercice : secgen close ANNÉE --record", "close the year first: secgen close YEAR --record"),
)
