"""Rules every subject of communication asks: what an act names must exist, be new, come in order, be written well."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

REF: Final = rule(
    "COM-REF",
    ("Ce qui est nommé existe", "What is named exists"),
    "Règle de tenue du journal",
    "K",
    ("vérifier la référence, ou enregistrer d'abord ce qu'elle nomme", "check the reference, or first record it"),
)
NEW: Final = rule(
    "COM-NEW",
    ("Une référence ne sert qu'une fois", "A reference is used once"),
    "Règle de tenue du journal",
    "K",
    ("prendre une autre référence", "take another reference"),
)
ORDER: Final = rule(
    "COM-ORDER",
    ("Les étapes et les dates se suivent", "Steps and dates come in order"),
    "Règle de tenue du journal",
    "K",
    ("reprendre à l'étape où l'on en est, ou corriger la date", "take the step one is at, or correct the date"),
)
WORDS: Final = rule(
    "COM-WORDS",
    ("Un texte nécessaire n'est pas vide", "A text that is needed is not empty"),
    "Règle de tenue du journal",
    "K",
    ("écrire le texte demandé", "write the text asked for"),
)
