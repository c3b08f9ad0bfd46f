"""What may be wrong in published contracts: a closed list, each with its rule, its weight and its remedy."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from secgen.kernel.anomaly import Anomaly, Severity, shortened
from secgen.kernel.text import Text


@frozen
class Kind:
    """One kind of anomaly: its message (``{value}`` stands for what was written) and remedy."""

    name: str
    severity: Severity
    rule: str
    message: Text
    remedy: Text

    def at(self, file: str, line: int, column: str, value: object) -> Anomaly:
        """The anomaly found at a place. ``line`` is that of the row, or the number of the record in a JSON file."""
        shown = shortened(str(value).replace("\n", " "))
        message = Text(self.message.fr.replace("{value}", shown), self.message.en.replace("{value}", shown))
        return Anomaly(self.name, file, line, column, shown, message, self.remedy, self.severity, self.rule)


def _k(name: str, severity: Severity, rule: str, fr: str, en: str, do_fr: str, do_en: str) -> tuple[str, Kind]:
    return name, Kind(name, severity, rule, Text(fr, en), Text(do_fr, do_en))


_ASK: Final = ("demander à la source de corriger", "ask the source to correct it")
_GIVEN: Final = (
    "la valeur est laissée vide ; la demander à la source",
    "the value is left empty; ask the source for it",
)
_LOOK: Final = ("vérifier auprès de la source ; la valeur est gardée", "check with the source; the value is kept")

KINDS: Final[dict[str, Kind]] = dict(
    (
        # rows set aside
        _k("record-unreadable", "row", "", "l'enregistrement n'est pas un contrat : {value}",
           "the record is not a contract: {value}", *_ASK),
        _k("id-missing", "row", "", "aucun numéro de contrat", "no contract number", *_ASK),
        _k("buyer-missing", "row", "DE-01", "aucun acheteur", "no buyer", *_ASK),
        _k("buyer-siret-format", "row", "DE-01", "acheteur : « {value} » n'a pas 14 chiffres",
           "buyer: '{value}' is not 14 digits", *_ASK),
        _k("buyer-siret-key", "row", "DE-01", "acheteur : la clé du SIRET {value} est fausse",
           "buyer: the key of SIRET {value} is wrong", *_ASK),
        _k("amount-missing", "row", "DE-03", "aucun montant", "no amount", *_ASK),
        _k("amount-unreadable", "row", "DE-03", "montant illisible au centime : « {value} »",
           "amount unreadable to the cent: '{value}'", *_ASK),
        _k("amount-negative", "row", "DE-03", "montant négatif : {value}", "negative amount: {value}", *_ASK),
        _k("duplicate", "row", "DE-05", "numéro déjà lu pour cet acheteur : {value}",
           "number already read for this buyer: {value}",
           "le premier est gardé ; donner un numéro à chaque contrat",
           "the first one is kept; give each contract its number"),
        # rows kept
        _k("value-missing", "note", "", "valeur absente", "no value", *_GIVEN),
        _k("value-unreadable", "note", "", "valeur illisible : « {value} »", "value unreadable: '{value}'", *_GIVEN),
        _k("value-unknown", "note", "", "valeur hors de la liste officielle : « {value} »",
           "value outside the official list: '{value}'", *_LOOK),
        _k("holder-missing", "note", "DE-01", "aucun titulaire", "no holder", *_GIVEN),
        _k("holder-siret-format", "note", "DE-01", "titulaire : « {value} » n'a pas 14 chiffres",
           "holder: '{value}' is not 14 digits", *_LOOK),
        _k("holder-siret-key", "note", "DE-01", "titulaire : la clé du SIRET {value} est fausse",
           "holder: the key of SIRET {value} is wrong", *_LOOK),
        _k("holder-other-scheme", "note", "DE-01", "titulaire désigné autrement que par un SIRET : {value}",
           "holder named otherwise than by a SIRET: {value}", *_LOOK),
        _k("cpv-malformed", "note", "DE-06", "CPV sans huit chiffres : « {value} »",
           "CPV without eight digits: '{value}'", *_LOOK),
        _k("amount-zero", "note", "DE-03", "montant nul", "amount of zero", *_LOOK),
        _k("amount-tiny", "note", "DE-03", "montant trop petit pour être vrai : {value}",
           "amount too small to be true: {value}", *_LOOK),
        _k("amount-huge", "note", "DE-03", "montant trop grand pour être vrai : {value}",
           "amount too large to be true: {value}", *_LOOK),
        _k("amount-fictitious", "note", "DE-03", "montant fait de 9 : {value}",
           "amount made of nines: {value}", *_LOOK),
        _k("amount-below-publication", "note", "PR-35", "sous le seuil de publication : {value}",
           "under the publication threshold: {value}",
           "rien à faire : la publication n'était pas due", "nothing to do: publication was not due"),
        _k("date-zone", "note", "DE-04", "date avec un fuseau horaire : « {value} »",
           "date with a time zone: '{value}'",
           "écrire AAAA-MM-JJ ; le jour est gardé", "write YYYY-MM-DD; the day is kept"),
        _k("date-unreadable", "note", "DE-04", "date illisible : « {value} »", "date unreadable: '{value}'", *_GIVEN),
        _k("date-impossible", "note", "DE-04", "année impossible : « {value} »", "impossible year: '{value}'", *_GIVEN),
        _k("notification-future", "note", "DE-04", "notifié après l'extraction : {value}",
           "notified after the extraction: {value}", *_LOOK),
        _k("publication-early", "note", "DE-04", "publié avant d'être notifié : {value}",
           "published before it was notified: {value}", *_LOOK),
        _k("publication-late", "note", "PR-35", "publié trop tard après la notification : {value}",
           "published too late after notification: {value}",
           "publier dans les deux mois de la notification", "publish within two months of notification"),
        _k("procedure-unknown", "note", "DE-02", "procédure hors de la liste de 2022 : « {value} »",
           "procedure outside the list of 2022: '{value}'",
           "le libellé de 2022 qui l'a remplacée est retenu, s'il y en a un",
           "the label of 2022 that replaced it is kept, if there is one"),
        _k("months-long", "note", "DE-02", "durée invraisemblable : {value} mois",
           "duration beyond belief: {value} months", *_LOOK),
        _k("framework-long", "note", "PR-22", "accord-cadre de {value} mois", "framework agreement of {value} months",
           "justifier une durée au-delà de quatre ans", "justify a duration above four years"),
        _k("text-damaged", "note", "", "caractères perdus : « {value} »", "characters lost: '{value}'",
           "publier à nouveau en UTF-8", "publish again in UTF-8"),
        _k("text-long", "note", "DE-02", "texte trop long : « {value} »", "text too long: '{value}'", *_LOOK),
        _k("shared-number", "note", "DE-05", "un numéro pour plusieurs contrats : {value}",
           "one number for several contracts: {value}",
           "chacun est gardé, distingué par son titulaire", "each is kept, told apart by its holder"),
        _k("origin-order", "note", "DE-02", "part française au-dessus de la part européenne : {value}",
           "French share above the European one: {value}", *_LOOK),
    )
)  # fmt: skip
