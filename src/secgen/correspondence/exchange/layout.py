"""The ``mail-register`` file: a register kept elsewhere, one letter a row, columns by name, French words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.kernel.text import Text

REGISTER, NUMBER, DAY, PARTY = "registre", "numero", "date", "correspondant"
REQUIRED: Final = (REGISTER, NUMBER, DAY, PARTY)
"""The register (``arrivee`` or ``depart``), the number in it, the day of the stamp or of sending, who."""
OPTIONAL: Final[Mapping[str, str]] = {
    "canal": "channel",
    "qualite": "party",
    "nature": "kind",
    "date_courrier": "dated",
    "sujet": "topic",
    "service": "service",
    "recommande": "registered_number",
    "confidentiel": "confidential",
    "a_repondre": "answer_due",
    "reponse_a": "answers",
    "accord": "consent",
    "conservation": "retention",
}
"""The other columns and the field each fills, where the act of the register has it."""
REGISTERS: Final = {"a": "A", "arrivee": "A", "arrive": "A", "entree": "A", "d": "D", "depart": "D", "sortie": "D"}
CHANNELS: Final = {
    "courrier": "post", "poste": "post", "courriel": "email", "mel": "email", "portail": "portal", "remise": "hand",
    "main propre": "hand", "recommande": "registered", "lre": "e_registered", "recommande electronique": "e_registered",
}  # fmt: skip
PARTIES: Final = {
    "particulier": "person", "usager": "person", "entreprise": "company", "association": "association",
    "administration": "public_body", "collectivite": "public_body", "elu": "elected", "juridiction": "court",
    "agent": "agent", "presse": "press",
}  # fmt: skip
YES: Final = ("oui", "o", "x", "1", "vrai", "yes")
NO: Final = ("non", "n", "0", "faux", "no")

_WORDS: Final = Text("utiliser l'un de : {known}", "use one of: {known}")
TEXTS: Final[Mapping[str, tuple[Text, Text]]] = {
    "row_width": (
        Text("le nombre de cellules n'est pas celui des colonnes", "the number of cells is not that of the columns"),
        Text("vérifier les guillemets et le séparateur", "check the quotes and the separator"),
    ),
    "column_unknown": (
        Text("colonne inconnue, laissée de côté", "unknown column, left out"),
        Text("voir la liste des colonnes dans la documentation", "see the list of columns in the documentation"),
    ),
    "register_unknown": (Text("registre inconnu", "unknown register"), _WORDS.filled(known="arrivee, depart")),
    "channel_unknown": (Text("canal inconnu", "unknown channel"), _WORDS.filled(known=", ".join(CHANNELS))),
    "party_unknown": (Text("qualité inconnue", "unknown kind of party"), _WORDS.filled(known=", ".join(PARTIES))),
    "retention_unknown": (
        Text("code de conservation inconnu", "unknown retention code"),
        Text("utiliser un code de la table mail_retention", "use a code of the table mail_retention"),
    ),
    "answer_unclear": (Text("ni oui ni non", "neither yes nor no"), Text("écrire oui ou non", "write oui or non")),
    "number_unreadable": (
        Text("numéro illisible", "unreadable number"),
        Text("écrire un nombre entier à partir de 1", "write a whole number from 1"),
    ),
    "date_unreadable": (
        Text("date illisible", "unreadable date"),
        Text("écrire AAAA-MM-JJ ou JJ/MM/AAAA", "write YYYY-MM-DD or DD/MM/YYYY"),
    ),
    "date_implausible": (
        Text("date invraisemblable ou à venir", "implausible date, or to come"),
        Text("corriger l'année", "correct the year"),
    ),
    "dated_after": (
        Text("la lettre est datée d'après son arrivée", "the letter is dated after its arrival"),
        Text("vérifier les deux dates", "check both dates"),
    ),
    "party_named": (
        Text("les noms n'entrent pas au journal", "names stay out of the journal"),
        Text(
            "enregistrer le nom au coffre et donner l'identifiant, le SIRET ou le RNA",
            "put the name in the vault and give the id, the SIRET or the RNA number",
        ),
    ),
    "duplicate": (
        Text("numéro déjà vu dans ce fichier", "number already seen in this file"),
        Text("garder une seule ligne par numéro", "keep one row for each number"),
    ),
    "number_passed": (
        Text(
            "le registre est plus loin, sans ce numéro",
            "the register is further on, without this number",
        ),
        Text("enregistrer la lettre à son rang, avec une note", "record the letter at its rank, with a note"),
    ),
    "known_otherwise": (
        Text("le journal en dit autre chose", "the journal says otherwise"),
        Text("enregistrer une correction si le fichier a raison", "record a correction if the file is right"),
    ),
    "gap": (
        Text("{count} numéros manquent avant celui-ci", "{count} numbers are missing before this one"),
        Text(
            "chercher ces lettres, ou ce qui l'explique",
            "look for these letters, or what explains it",
        ),
    ),
    "answered_unknown": (
        Text("la lettre à laquelle il est répondu est inconnue", "the letter it answers is unknown"),
        Text("écrire sa référence : A-2026-00012", "write its reference: A-2026-00012"),
    ),
}
"""What each anomaly says, and what to do."""
