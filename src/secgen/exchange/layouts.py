"""The layouts, declared as data: separators, columns in their order, and what each cell holds.

A column is found by its header, accents, case and punctuation aside; where several columns bear the
same header, their order decides. So a file may have its columns in another order, never fewer.

``inf-bud-53-*`` and ``aife-*`` follow real files (dataregion/DataEtatRegion-back). ``subventions``
follows the SCDL schema 2.1.1, and reads the older flavour (``_`` between two dates, comma or
semicolon). The headers of ``jp51`` and ``jp57`` are **second-hand**: they are those a State service
(ExploitIdF/UtilisationDeSucombeDETT) says it receives; the bank columns of JP57 are left unread.
"""

from __future__ import annotations

from typing import Final, Literal

from attrs import field, frozen

from secgen.exchange.anomalies import Severity
from secgen.exchange.refusal import refusal
from secgen.exchange.rows import CommitmentRow, GrantRow, JournalRow, PaymentRow
from secgen.kernel.text import Text

CellKind = Literal[
    "text",
    "programme",
    "commitment",
    "amount",
    "date",
    "year",
    "siret",
    "rna",
    "nature",
    "share",
    "period",
    "purpose",
    "amount-type",
]


@frozen
class Column:
    """One column: its headers (the first is the one written), the field it fills, what it holds.

    ``empty``: what an empty cell costs: ``"row"``, ``"note"`` or nothing. A value that cannot be
    read costs the row where an empty cell would, and is a note elsewhere. ``optional``: the file
    may lack the column. A second column for a field already filled must say the same.
    """

    names: tuple[str, ...]
    field: str
    kind: CellKind = "text"
    empty: Severity | None = None
    optional: bool = False

    @property
    def name(self) -> str:
        """The header that is written, and that anomalies name."""
        return self.names[0]

    @property
    def unreadable(self) -> Severity:
        """What a value that cannot be read costs: ``"row"`` or ``"note"``."""
        return "row" if self.empty == "row" else "note"


@frozen(kw_only=True)
class Layout:
    """One file format.

    ``quoting``: ``csv``, or ``raw`` where every cell is quoted and quotes inside are not doubled.
    ``preamble``: how many lines stand above the header when we write; any number when we read.
    """

    name: str
    title: Text
    row: type[CommitmentRow | PaymentRow | JournalRow | GrantRow]
    columns: tuple[Column, ...]
    separators: tuple[str, ...] = (";",)
    quoting: Literal["csv", "raw"] = "csv"
    encodings: tuple[str, ...] = ("utf-8-sig", "cp1252")
    preamble: tuple[str, ...] = ()
    dates: tuple[str, ...] = ("/",)
    decimal: str = ","
    empty_marks: tuple[str, ...] = ("", "#")
    blank: str = ""
    newline: str = "\n"
    programme_digits: int = 3
    merges: bool = False
    extra_columns: Literal["note", "ignore"] = "note"
    fields: frozenset[str] = field(init=False)

    @fields.default
    def _fields(self) -> frozenset[str]:
        return frozenset(column.field for column in self.columns)


def _c(
    names: str,
    field: str,
    kind: CellKind = "text",
    empty: Severity | None = None,
    optional: bool = False,
) -> Column:
    return Column(tuple(names.split("|")), field, kind, empty, optional)


_SUPPLIER = "Fournisseur titulaire principal (EJ)"
_PAYEE = "Fournisseur payé (DP)"
_CPER = "Contrat de projet Etat-Region"
_EUR = "EUR|Montant engagé|Montant engagé EUR"
_EUR_PAID = "EUR|Montant payé|Montant payé EUR"

_REGION_WHERE = (
    _c("Programme", "programme", "programme", "row"),
    _c("Domaine fonctionnel", "functional_domain"),
    _c("Centre de coûts", "cost_centre"),
    _c("Référentiel de programmation", "programming_ref"),
)
_REGION_ACCOUNTS = (
    _c("Code taxe 1", "siret", "siret"),
    _c("Compte général", "account"),
    _c("Compte budgétaire", "budget_account"),
    _c("Groupe de marchandises", "goods_group"),
    _c(_CPER, "cper"),
    _c(_CPER, "cper_label"),
    _c("Localisation interministérielle", "location"),
)
_NATION_WHERE = (
    _c("Centre financier - Programme (Clé)", "programme", "programme", "row"),
    _c("Domaine fonctionnel - Clé", "functional_domain"),
    _c("Centre de coûts - Clé (non composée)", "cost_centre"),
    _c("Référentiel de programmation - Clé (non composée)", "programming_ref"),
)
_NATION_ACCOUNTS = (
    _c("Compte général - Clé (non composée)", "account"),
    _c("Compte budgétaire - Clé (non composée)", "budget_account"),
    _c("Groupe de marchandises - Clé", "goods_group"),
    _c("Contrat de projet Etat-Region - Clé", "cper"),
    _c("Localisation interministérielle - Clé", "location"),
)
_TRANCHE = _c("Tranche fonctionnelle - Clé (non composée)", "tranche")
_FUND = _c("Fonds - Clé (non composée)", "fund")
_PROJECT = _c("Projet analytique ministériel - Clé", "project")
_COMPANY = _c("Société - Clé", "company")

INF_BUD_53_AE: Final = Layout(
    name="inf-bud-53-ae",
    title=Text("INF-BUD-53, engagements (restitution régionale)", "INF-BUD-53, commitments (regional report)"),
    row=CommitmentRow,
    separators=(",", ";"),
    preamble=("INF-BUD-53 : Pilotage de la gestion - Vue détaillée", "Engagement"),
    dates=(".",),
    blank="#",
    merges=True,
    columns=(
        *_REGION_WHERE,
        _c("N° EJ", "commitment", "commitment", "row"),
        _c("Date de réplication", "replicated_on", "date", "row"),
        _c("N° poste EJ", "item", "text", "row"),
        _c("Date de dernière modif. de l'EJ", "modified_on", "date"),
        _c(_SUPPLIER, "supplier_code"),
        _c(_SUPPLIER, "supplier"),
        *_REGION_ACCOUNTS,
        _c(_EUR, "amount", "amount", "row"),
    ),
)

INF_BUD_53_CP: Final = Layout(
    name="inf-bud-53-cp",
    title=Text("INF-BUD-53, paiements (restitution régionale)", "INF-BUD-53, payments (regional report)"),
    row=PaymentRow,
    separators=(",", ";"),
    preamble=("INF-BUD-53 : Pilotage de la gestion - Vue détaillée", "Montant payé"),
    dates=(".",),
    blank="#",
    merges=True,
    columns=(
        *_REGION_WHERE,
        _c("N° EJ", "commitment", "commitment"),
        _c("N° poste EJ", "item"),
        _c("N° DP", "request", "text", "row"),
        _c("Date de base de la DP", "base_on", "date"),
        _c("Date de dernière opération sur la DP", "paid_on", "date", "row"),
        _c("N° SF", "service"),
        _c("Date comptable du SF", "service_on", "date"),
        _c(_PAYEE, "payee_code"),
        _c(_PAYEE, "payee"),
        *_REGION_ACCOUNTS,
        _c(_EUR_PAID, "amount", "amount", "row"),
    ),
)

AIFE_AE: Final = Layout(
    name="aife-ae",
    title=Text("Flux national AIFE, engagements", "national AIFE flow, commitments"),
    row=CommitmentRow,
    quoting="raw",
    newline="\r\n",
    programme_digits=4,
    merges=True,
    columns=(
        *_NATION_WHERE,
        _c("N° EJ", "commitment", "commitment", "row"),
        _c("N° EJ - Date de réplication (Clé)", "replicated_on", "date", "row"),
        _c("N° poste EJ", "item", "text", "row"),
        _c("Date de dernière modif. de l'EJ", "modified_on", "date"),
        _c(_SUPPLIER + " - Clé", "supplier_code"),
        _c(_SUPPLIER, "supplier"),
        _c(_SUPPLIER + " - Code taxe 1 (Clé)", "siret", "siret"),
        *_NATION_ACCOUNTS,
        _c("Montant engagé (EUR)", "amount", "amount", "row"),
        _c("Centre financier - Clé (non composée)", "financial_centre"),
        _TRANCHE,
        _c("Axe ministériel 1", "ministerial_axis_1"),
        _FUND,
        _PROJECT,
        _c("Axe ministériel 2", "ministerial_axis_2"),
        _COMPANY,
    ),
)

AIFE_CP: Final = Layout(
    name="aife-cp",
    title=Text("Flux national AIFE, paiements", "national AIFE flow, payments"),
    row=PaymentRow,
    quoting="raw",
    newline="\r\n",
    programme_digits=4,
    merges=True,
    columns=(
        *_NATION_WHERE,
        _c("N° EJ", "commitment", "commitment"),
        _c("N° poste EJ", "item"),
        _c("N° DP - Clé (non composée)", "request", "text", "row"),
        _c("Date de base de la DP", "base_on", "date"),
        _c("Date de dernière opération sur la DP", "paid_on", "date", "row"),
        _c(_PAYEE + " - Clé", "payee_code"),
        _c(_PAYEE, "payee"),
        _c(_PAYEE + " - Code taxe 1 (Clé)", "siret", "siret"),
        *_NATION_ACCOUNTS,
        _c("Montant payé (EUR)", "amount", "amount", "row"),
        _c("Exercice comptable - Clé (non composée)", "fiscal_year", "year", "row"),
        _c("N° poste DP", "request_item"),
        _c("Centre financier - Programme (Clé)", "programme", "programme", "row"),
        _TRANCHE,
        _FUND,
        _PROJECT,
        _COMPANY,
        _c("Type de pièce - Clé", "piece_type"),
    ),
)

_JOURNAL_WHERE = (
    _c("Exercice comptable", "fiscal_year", "year", "row"),
    _c("Période", "period", optional=True),
    _c("Centre financier", "financial_centre", optional=True),
    _c("Domaine fonctionnel", "functional_domain", optional=True),
    _c("Centre de coûts", "cost_centre", optional=True),
    _c("Services", "department", optional=True),
)
_JOURNAL_WHO = (
    _c("Fournisseur", "supplier_code", optional=True),
    _c("Nom 1", "supplier", optional=True),
)
_JOURNAL_WHAT = (
    _c("Activité", "activity", optional=True),
    _c("Programme de financement", "fund", optional=True),
    _c("Description du programme de financement", "fund_label", optional=True),
)

JP51: Final = Layout(
    name="jp51",
    title=Text("Journal JP51, engagements", "JP51 journal, commitments"),
    row=JournalRow,
    separators=(";", ",", "\t"),
    dates=("/", ".", "-"),
    extra_columns="ignore",
    columns=(
        *_JOURNAL_WHERE,
        _c("Numéro de pièce de la pièce de référence", "commitment", "commitment", "row"),
        _c("Numéro de poste de la pièce de référence|Poste|Numéro de poste", "item", optional=True),
        _c("Texte", "text", optional=True),
        _c("Montant à contrôler en dev. transaction|Montant à contrôler", "amount", "amount", "row"),
        *_JOURNAL_WHO,
        _c("Type de montant|Type de montant.1|Type de montant (code)", "amount_type", "amount-type", "row"),
        _c("Type de montant|Type de montant.1|Type de montant (code)", "amount_type_label", optional=True),
        *_JOURNAL_WHAT,
        _c(
            "Date de mise à jour Comptabilité budgéta|Date de mise à jour Comptabilité budgétaire|Date de mise à jour",
            "updated_on",
            "date",
            optional=True,
        ),
        _c("Date comptable", "posted_on", "date", optional=True),
        _c("Désignation du cpte budgétaire|Désignation du compte budgétaire", "budget_account", optional=True),
        _c("Saisi par", "entered_by", optional=True),
        _c("Type de valeur", "value_type", optional=True),
        _c("Compte général", "account", optional=True),
    ),
)

JP57: Final = Layout(
    name="jp57",
    title=Text("Journal JP57, paiements", "JP57 journal, payments"),
    row=JournalRow,
    separators=(";", ",", "\t"),
    dates=("/", ".", "-"),
    extra_columns="ignore",
    columns=(
        *_JOURNAL_WHERE,
        *_JOURNAL_WHO,
        _c("Type de montant", "amount_type", optional=True),
        *_JOURNAL_WHAT,
        _c("Référence", "reference", optional=True),
        _c("Texte d'en-tête de pièce|Texte", "text", optional=True),
        _c("Numéro de la pièce précédente", "previous_piece"),
        _c("Poste de pièce précédente|Poste de la pièce précédente", "previous_item", optional=True),
        _c(
            "Montant à contrôler en devise trans. ave|Montant à contrôler en devise trans. avec|Montant à contrôler",
            "amount",
            "amount",
            "row",
        ),
        _c("Date comptable", "posted_on", "date", "row"),
        _c("Nº pièce de paiement|Numéro de pièce de paiement", "piece", optional=True),
        _c(
            "Date de base pour le calcul de l'échéanc|Date de base pour le calcul de l'échéance",
            "base_on",
            "date",
            optional=True,
        ),
        _c("Date pièce|Date de pièce", "document_on", "date", optional=True),
        _c("Type de pièce", "piece_type", optional=True),
        _c("Type de valeur", "value_type", optional=True),
    ),
)

SUBVENTIONS: Final = Layout(
    name="subventions",
    title=Text("Données essentielles des conventions de subvention", "essential data of grant agreements"),
    row=GrantRow,
    separators=(",", ";"),
    dates=("-",),
    decimal=".",
    empty_marks=("",),
    columns=(
        _c("nomAttribuant|Nom de l attribuant", "grantor", "text", "note"),
        _c("idAttribuant", "grantor_siret", "siret", "note"),
        _c("dateConvention", "signed_on", "date", "note"),
        _c("referenceDecision", "decision", optional=True),
        _c("nomBeneficiaire", "beneficiary", "text", "note"),
        _c("idBeneficiaire", "beneficiary_siret", "siret"),
        _c("rnaBeneficiaire", "beneficiary_rna", "rna", optional=True),
        _c("objet|object", "purpose", "purpose", "note"),
        _c("montant", "amount", "amount", "row"),
        _c("nature", "nature", "nature", "note"),
        _c("conditionsVersement", "payment_terms", "text", "note"),
        _c("datesPeriodeVersement|datesVersement", "payment_dates", "period", "note"),
        _c("idRAE", "aid_register", optional=True),
        _c("notificationUE", "eu_notified", "text", "note", optional=True),
        _c("pourcentageSubvention", "share", "share", "note", optional=True),
        _c("dispositifAide", "scheme", optional=True),
    ),
)

LAYOUTS: Final[dict[str, Layout]] = {
    layout.name: layout for layout in (INF_BUD_53_AE, INF_BUD_53_CP, AIFE_AE, AIFE_CP, JP51, JP57, SUBVENTIONS)
}


def layout_named(name: str, file: str) -> Layout:
    """The layout of that name; an unknown one is refused, naming those there are."""
    if name not in LAYOUTS:
        known = ", ".join(LAYOUTS)
        raise refusal(
            file,
            name,
            Text("format inconnu", "unknown layout"),
            Text(f"formats connus : {known}", f"known layouts: {known}"),
        )
    return LAYOUTS[name]
