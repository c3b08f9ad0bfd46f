"""Rules of every asset: what an act must be, and when the checks of the law are due."""

from __future__ import annotations

from typing import Final

from secgen.kernel.finding import Rule
from secgen.kernel.rulemaking import rule

_FORM: Final = "Bonne tenue de l'inventaire"

AST_REF: Final = rule(
    "AST-REF",
    ("L'acte désigne ce que l'inventaire connaît", "The act refers to something the inventory knows"),
    _FORM,
    "K",
    ("vérifier le numéro, ou enregistrer d'abord l'entrée", "check the number, or record the entry first"),
)
AST_NEW: Final = rule(
    "AST-NEW",
    ("Un numéro ne sert qu'une fois", "A number is used once"),
    _FORM,
    "K",
    ("donner un autre numéro, ou corriger l'acte existant", "give another number, or correct the existing act"),
)
AST_NAME: Final = rule(
    "AST-NAME",
    ("Un bien et chaque acte portent leur numéro", "An asset and each act bear their number"),
    _FORM,
    "K",
    ("donner le numéro", "give the number"),
)
AST_ORDER: Final = rule(
    "AST-ORDER",
    ("Les actes se suivent dans l'ordre du temps", "Acts follow the order of time"),
    _FORM,
    "K",
    ("corriger la date, ou enregistrer d'abord l'étape précédente", "correct the date, or record the earlier step"),
)
AST_DATE: Final = rule(
    "AST-DATE",
    ("Une date est vraisemblable", "A date is plausible"),
    _FORM,
    "K",
    ("corriger l'année : 0218 n'est pas 2018", "correct the year: 0218 is not 2018"),
    parameters=("asset.earliest_day", "asset.ahead"),
)
AST_AMOUNT: Final = rule(
    "AST-AMOUNT",
    ("Un coût, une quantité ou un intervalle n'est pas négatif", "A cost, a quantity or an interval is not negative"),
    _FORM,
    "K",
    ("donner une valeur positive", "give a positive value"),
)
AST_METER: Final = rule(
    "AST-METER",
    ("Un compteur ne recule pas", "A meter does not run backwards"),
    _FORM,
    "K",
    (
        "vérifier le relevé ; s'il est juste, corriger le précédent",
        "check the reading; if right, correct the earlier one",
    ),
)
AST_ID: Final = rule(
    "AST-ID",
    (
        "Un identifiant a la forme et la clé de sa norme",
        "An identifier has the form and the check digit of its standard",
    ),
    "Normes IMEI (3GPP TS 23.003), ICCID (UIT E.118), E.164 ; format des plaques",
    "K",
    ("relire l'identifiant sur l'appareil", "read the identifier again on the device"),
)
AST_TIME: Final = rule(
    "AST-TIME",
    ("Une heure s'écrit HH:MM", "A time is written HH:MM"),
    _FORM,
    "K",
    ("écrire par exemple 14:30", "write for example 14:30"),
)
AST_CHECK: Final = rule(
    "AST-CHECK",
    ("Le contrôle fait partie de ceux du bien", "The check is one of those of the asset"),
    _FORM,
    "K",
    ("planifier d'abord ce contrôle pour ce bien", "plan this check for this asset first"),
)
AST_DUE: Final = rule(
    "AST-DUE",
    ("Un contrôle se fait avant son échéance", "A check is made before it is due"),
    "Texte de chaque contrôle",
    "K",
    ("faire le contrôle, en garder le rapport", "have the check made, keep its report"),
    parameters=("check.due_soon",),
    blocking=False,
)
AST_OBS: Final = rule(
    "AST-OBS",
    (
        "Un contrôle avec observations les nomme ; un contrôle sans observation n'en a pas",
        "A check with observations names them; a clean one has none",
    ),
    "C. trav. art. R4226-19 (registre)",
    "V",
    ("nommer chaque observation, ou changer le résultat", "name each observation, or change the result"),
)
AST_CONTRACT: Final = rule(
    "AST-CONTRACT",
    ("Un achat renvoie à son marché", "A purchase refers to its contract"),
    "Principe de la commande publique",
    "K",
    ("donner le numéro du marché ou de la commande", "give the number of the contract or order"),
    blocking=False,
)
AST_WIPE: Final = rule(
    "AST-WIPE",
    (
        "Un matériel informatique sort avec la preuve que ses données sont effacées",
        "IT equipment leaves with the proof that its data are erased",
    ),
    "RGPD art. 32 ; usage de gestion",
    "K",
    ("joindre le certificat d'effacement", "add the certificate of erasure"),
    blocking=False,
)
BU_01: Final = rule(
    "BU-01",
    (
        "Ascenseur : visite toutes les six semaines, contrôle technique tous les cinq ans",
        "Lift: a visit every six weeks, a technical inspection every five years",
    ),
    "CCH art. R134-11 ; ancien art. R125-2",
    "V",
    ("faire passer le titulaire du contrat, ou le contrôleur agréé", "call the maintenance firm, or the inspector"),
    parameters=("check.lift.visit", "check.lift.inspection"),
    blocking=False,
)
BU_02: Final = rule(
    "BU-02",
    (
        "Électricité : douze mois, vingt-quatre si le rapport précédent est sans observation ou soldé",
        "Electricity: twelve months, twenty-four after a report without observation, or settled",
    ),
    "Arrêté du 10/10/2000 art. 5",
    "V2",
    ("faire vérifier l'installation ; solder les observations", "have it verified; settle the observations"),
    parameters=("check.electrical", "check.electrical.clean"),
    blocking=False,
)
FL_01: Final = rule(
    "FL-01",
    (
        "Contrôle technique avant le quatrième anniversaire, puis tous les deux ans",
        "Technical inspection before the fourth anniversary, then every two years",
    ),
    "C. route art. R323-22 I",
    "V",
    ("prendre rendez-vous dans un centre agréé ; ne pas rouler sans", "book an approved centre; do not drive without"),
    parameters=("fleet.inspection.first", "fleet.inspection", "fleet.inspection.window"),
    blocking=False,
)
FL_02: Final = rule(
    "FL-02",
    (
        "Camionnette thermique : contrôle complémentaire dans les deux mois avant l'anniversaire du contrôle technique",
        "Combustion van: complementary inspection in the two months before a year after the technical inspection",
    ),
    "C. route art. R323-22 II",
    "V",
    ("prendre rendez-vous dans la fenêtre", "book within the window"),
    parameters=("fleet.pollution", "fleet.pollution.window"),
    blocking=False,
)

DUE_RULES: Final[dict[str, Rule]] = {one.id: one for one in (AST_DUE, BU_01, BU_02, FL_01, FL_02)}
"""The rule behind each check of the law, by the number its row names."""
