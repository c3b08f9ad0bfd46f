"""What is wrong in a file, cell by cell: a closed list of kinds, each with its rule and remedy."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from attrs import frozen

from secgen.kernel.anomaly import Anomaly, Severity, shortened
from secgen.kernel.text import Text

__all__ = ["Anomaly", "AnomalyKind", "Severity", "anomaly", "rule_of"]


class AnomalyKind(StrEnum):
    """Every kind of anomaly; the text values are stable."""

    AMOUNT_UNREADABLE = "amount-unreadable"
    DATE_UNREADABLE = "date-unreadable"
    YEAR_UNREADABLE = "year-unreadable"
    SHARE_UNREADABLE = "share-unreadable"
    PROGRAMME_INVALID = "programme-invalid"
    COMMITMENT_INVALID = "commitment-number-invalid"
    SIRET_INVALID = "siret-invalid"
    RNA_INVALID = "rna-invalid"
    VALUE_MISSING = "value-missing"
    VALUE_UNKNOWN = "value-unknown"
    TEXT_TOO_LONG = "text-too-long"
    PERIOD_REVERSED = "period-reversed"
    ROW_WIDTH = "row-width"
    UNESCAPED_QUOTE = "unescaped-quote"
    COLUMN_UNKNOWN = "column-unknown"
    ZERO_AMOUNT = "zero-amount"
    NEGATIVE_AMOUNT = "negative-amount"
    DUPLICATE_SUMMED = "duplicate-item-summed"
    LABEL_MISMATCH = "label-mismatch"
    ORPHAN_PAYMENT = "orphan-payment"
    UNKNOWN_AMOUNT_TYPE = "unknown-amount-type"


@frozen
class _Kind:
    message: Text
    remedy: Text
    rule: str


def anomaly(
    kind: AnomalyKind, file: str, line: int, column: str = "", value: str = "", *, severity: Severity
) -> Anomaly:
    """An anomaly with its texts filled in; ``value`` is kept whole, and shown short in the message."""
    entry = _KINDS[kind]
    message = entry.message.filled(value=shortened(value))
    return Anomaly(kind, file, line, column, value, message, entry.remedy, severity, entry.rule)


def rule_of(kind: AnomalyKind) -> str:
    """The numbered rule behind a kind (``CH-02``), or nothing."""
    return _KINDS[kind].rule


def _k(fr: str, en: str, remedy_fr: str, remedy_en: str, rule: str = "") -> _Kind:
    return _Kind(Text(fr, en), Text(remedy_fr, remedy_en), rule)


_KINDS: Final[dict[AnomalyKind, _Kind]] = {
    AnomalyKind.AMOUNT_UNREADABLE: _k(
        "« {value} » n'est pas un montant : chiffres, virgule ou point, deux décimales au plus",
        "'{value}' is not an amount: digits, one comma or point, at most two decimals",
        "corriger le montant dans le fichier, ou refaire l'extraction",
        "correct the amount in the file, or extract it again",
        "CH-02",
    ),
    AnomalyKind.DATE_UNREADABLE: _k(
        "« {value} » n'est pas une date dans la forme de ce fichier",
        "'{value}' is not a date in the form this file uses",
        "corriger la date ; ne pas laisser un tableur la réécrire",
        "correct the date; do not let a spreadsheet rewrite it",
    ),
    AnomalyKind.YEAR_UNREADABLE: _k(
        "« {value} » n'est pas un exercice : quatre chiffres",
        "'{value}' is not a fiscal year: four digits",
        "corriger l'exercice",
        "correct the fiscal year",
    ),
    AnomalyKind.SHARE_UNREADABLE: _k(
        "« {value} » n'est pas une part : un nombre supérieur à 0 et au plus égal à 1",
        "'{value}' is not a share: a number above 0 and at most 1",
        "écrire 0.5 pour la moitié, 1 pour le tout",
        "write 0.5 for half, 1 for the whole",
    ),
    AnomalyKind.PROGRAMME_INVALID: _k(
        "« {value} » n'est pas un programme : trois chiffres, avec ou sans zéro devant",
        "'{value}' is not a programme: three digits, with or without a leading zero",
        "corriger le programme (103 ou 0103)",
        "correct the programme (103 or 0103)",
    ),
    AnomalyKind.COMMITMENT_INVALID: _k(
        "« {value} » n'est pas un numéro d'engagement juridique : dix chiffres",
        "'{value}' is not a commitment number: ten digits",
        "corriger le numéro d'EJ ; une colonne au format texte garde tous les chiffres",
        "correct the commitment number; a text column keeps every digit",
    ),
    AnomalyKind.SIRET_INVALID: _k(
        "« {value} » n'est pas un SIRET valide : quatorze chiffres avec leur clé",
        "'{value}' is not a valid SIRET: fourteen digits with their key",
        "vérifier le SIRET du tiers ; la valeur est gardée telle quelle",
        "check the SIRET of the third party; the value is kept as written",
        "DE-01",
    ),
    AnomalyKind.RNA_INVALID: _k(
        "« {value} » n'est pas un numéro RNA : W et neuf chiffres",
        "'{value}' is not an RNA number: W and nine digits",
        "vérifier le numéro de l'association ; la valeur est gardée telle quelle",
        "check the number of the association; the value is kept as written",
    ),
    AnomalyKind.VALUE_MISSING: _k(
        "valeur attendue, cellule vide",
        "a value is expected, the cell is empty",
        "compléter la cellule",
        "fill the cell in",
    ),
    AnomalyKind.VALUE_UNKNOWN: _k(
        "« {value} » n'est pas une valeur de la liste du schéma",
        "'{value}' is not one of the values of the schema",
        "employer une valeur du schéma ; la valeur est gardée telle quelle",
        "use a value of the schema; the value is kept as written",
    ),
    AnomalyKind.TEXT_TOO_LONG: _k(
        "texte plus long que le schéma ne permet : « {value} »",
        "text longer than the schema allows: '{value}'",
        "raccourcir avant publication ; le texte est gardé entier",
        "shorten it before publishing; the text is kept whole",
    ),
    AnomalyKind.PERIOD_REVERSED: _k(
        "la période « {value} » finit avant de commencer",
        "the period '{value}' ends before it starts",
        "corriger les deux dates ; elles sont gardées telles quelles",
        "correct the two dates; they are kept as written",
    ),
    AnomalyKind.ROW_WIDTH: _k(
        "{value} colonnes : l'en-tête en annonce un autre nombre",
        "{value} columns: the header announces another number",
        "refaire l'extraction sans passer par un tableur, ou corriger la ligne",
        "extract it again without a spreadsheet, or correct the line",
        "CH-01",
    ),
    AnomalyKind.UNESCAPED_QUOTE: _k(
        "guillemet non doublé : {value}",
        "quote that is not doubled: {value}",
        "vérifier le libellé ; dans un fichier régional, doubler le guillemet",
        "check the label; in a regional file, double the quote",
    ),
    AnomalyKind.COLUMN_UNKNOWN: _k(
        "colonne « {value} » hors du format : non lue",
        "column '{value}' is not in the layout: not read",
        "rien à faire si elle ne sert pas ; sinon vérifier la version de l'extraction",
        "nothing to do if it is of no use; otherwise check the version of the export",
    ),
    AnomalyKind.ZERO_AMOUNT: _k(
        "montant nul : {value}",
        "amount of zero: {value}",
        "rien à faire si la ligne a été retirée dans Chorus",
        "nothing to do if the line was withdrawn in Chorus",
        "CH-03",
    ),
    AnomalyKind.NEGATIVE_AMOUNT: _k(
        "montant négatif « {value} » : retrait, avoir ou rétablissement",
        "negative amount '{value}': withdrawal, credit note or refund",
        "vérifier que la somme du poste reste celle attendue",
        "check that the sum of the item is the one expected",
    ),
    AnomalyKind.DUPLICATE_SUMMED: _k(
        "{value} : plusieurs lignes, montants additionnés",
        "{value}: several lines, amounts added up",
        "rien à faire ; les libellés gardés sont ceux de la dernière ligne positive",
        "nothing to do; the labels kept are those of the latest positive line",
        "CH-03",
    ),
    AnomalyKind.LABEL_MISMATCH: _k(
        "deux valeurs là où une seule est attendue : {value}",
        "two values where one is expected: {value}",
        "vérifier laquelle est juste ; la première nommée est gardée",
        "check which one is right; the first one named is kept",
    ),
    AnomalyKind.ORPHAN_PAYMENT: _k(
        "demande de paiement {value} sans engagement juridique : gardée à part",
        "payment request {value} without a commitment: kept apart",
        "rien à faire pour une dépense sans EJ ; sinon compléter le numéro",
        "nothing to do for an expense without commitment; otherwise fill the number in",
        "CH-04",
    ),
    AnomalyKind.UNKNOWN_AMOUNT_TYPE: _k(
        "type de montant « {value} » inconnu : ligne gardée, hors des sommes",
        "amount type '{value}' unknown: line kept, left out of the sums",
        "codes connus : 100, 150, 200, 350, 500, 600, 650",
        "known codes: 100, 150, 200, 350, 500, 600, 650",
        "CH-05",
    ),
}
