"""Rules of the computer park: IT-01 to IT-07."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

IT_01: Final = rule(
    "IT-01",
    ("La priorité vient de l'urgence et de l'impact", "Priority comes from urgency and impact"),
    "GLPI, priority_matrix par défaut",
    "V",
    ("donner une urgence et un impact de 1 à 5", "give an urgency and an impact from 1 to 5"),
)
IT_02: Final = rule(
    "IT-02",
    ("Le numéro d'inventaire est obligatoire et unique", "The inventory number (asset tag) is required and unique"),
    "Snipe-IT, Asset : asset_tag",
    "V",
    ("donner le numéro de l'étiquette", "give the number on the label"),
)
IT_03: Final = rule(
    "IT-03",
    (
        "Fin de vie : achat et durée de vie du modèle, sauf date donnée",
        "End of life: purchase and life of the model, unless a day is given",
    ),
    "Snipe-IT, Asset : asset_eol_date",
    "V",
    ("prévoir le remplacement", "plan the replacement"),
    parameters=("it.life.computer", "it.life.server", "it.life.network", "it.life.phone", "it.life.other"),
    blocking=False,
)
IT_04: Final = rule(
    "IT-04",
    (
        "Part réemployée des équipements réformés : 25 % en 2023, 35 % en 2024, 50 % depuis 2025",
        "Share of retired equipment re-used: 25 % in 2023, 35 % in 2024, 50 % since 2025",
    ),
    "Décret 2023-266 (loi 2021-1485 art. 16)",
    "V",
    ("céder, vendre par le Domaine ou donner plutôt que détruire", "transfer, sell or give rather than destroy"),
    parameters=("it.reuse.share", "it.reuse.max_age"),
    blocking=False,
)
IT_05: Final = rule(
    "IT-05",
    ("Un matériel informatique donné vaut au plus 300 €", "IT equipment given away is worth at most 300 €"),
    "CG3P art. L3212-2, D3212-3 et D3212-4",
    "V",
    ("le remettre au Domaine pour vente", "hand it to the Domaine for sale"),
    parameters=("it.gift.ceiling",),
)
IT_06: Final = rule(
    "IT-06",
    (
        "Un ticket est pris et résolu dans les délais de service ; l'attente arrête l'horloge",
        "A ticket is owned and solved within its service level; waiting stops the clock",
    ),
    "Usage de gestion (modèle GLPI)",
    "K",
    ("renforcer l'assistance, ou revoir la priorité", "reinforce the support, or review the priority"),
    blocking=False,
)
IT_07: Final = rule(
    "IT-07",
    ("Les installations ne dépassent pas les licences détenues", "Installs do not exceed the licences held"),
    "Code de la propriété intellectuelle ; usage de gestion",
    "K",
    ("désinstaller, ou acquérir ce qui manque", "remove installs, or buy what is missing"),
    blocking=False,
)
IT_ACCREDITED: Final = rule(
    "IT-ACCREDITED",
    (
        "Une application ouvre après son homologation, réexaminée tous les trois ans",
        "An application opens after its accreditation, reviewed every three years",
    ),
    "RGS ; décret 2022-513",
    "K",
    ("faire homologuer l'application", "have the application accredited"),
    parameters=("it.accreditation.review", "it.accreditation.longest"),
    blocking=False,
)
