"""Roles: what an entry calls its accounts before the law says which numbers they are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from secgen.budget.lines import Line, parse_line
from secgen.kernel.text import Text

SERVICE: Final = "service"
COST: Final = "cost"
ASSET: Final = "asset"
ACCRUED: Final = "accrued"
SUPPLIER: Final = "supplier"
RETENTION: Final = "retention"
ADVANCE: Final = "advance"
EARLY: Final = "early"
CARD_ISSUER: Final = "card_issuer"
BANK: Final = "bank"
PENALTY_INCOME: Final = "penalty_income"
FUND_INCOME: Final = "fund_income"
GIVEN: Final = "given"
CONTINGENT: Final = "contingent"
COUNTERPART: Final = "counterpart"
PREPAID: Final = "prepaid"
ACCRUAL: Final = "accrual"
INCOME_RECEIVABLE: Final = "income_receivable"
DEFERRED_INCOME: Final = "deferred_income"
OTHER_INCOME: Final = "other_income"
PROVISION_CHARGE: Final = "provision_charge"
PROVISION_REVERSAL: Final = "provision_reversal"
DEPRECIATION_CHARGE: Final = "depreciation_charge"
ASSET_LOSS: Final = "asset_loss"
FIXED: Final = "fixed"
DEPRECIATION: Final = "depreciation"
PROVISION: Final = "provision"
BY_CATEGORY: Final = (FIXED, DEPRECIATION, PROVISION)
"""Roles followed by a category: ``fixed.software``, ``provision.litigation``."""
NET: Final = "net"
SUSPENSE: Final = "suspense"

LABELS: Final[Mapping[str, Text]] = {
    SERVICE: Text("charge, ou immobilisation en cours", "expense, or asset in progress"),
    COST: Text("charge", "expense"),
    ASSET: Text("immobilisation en cours", "asset in progress"),
    ACCRUED: Text("service fait, facture non parvenue", "service rendered, invoice not received"),
    SUPPLIER: Text("créancier", "creditor"),
    RETENTION: Text("retenue de garantie", "retention money"),
    ADVANCE: Text("avance versée sur commande", "advance paid on a contract"),
    EARLY: Text("paiement avant service fait", "payment before service"),
    CARD_ISSUER: Text("émetteur de la carte d'achat", "issuer of the purchasing card"),
    BANK: Text("compte du Trésor", "Treasury account"),
    PENALTY_INCOME: Text("pénalité retenue", "penalty held back"),
    FUND_INCOME: Text("fonds de concours", "assistance funds"),
    GIVEN: Text("engagement donné (hors bilan)", "commitment given (off balance sheet)"),
    CONTINGENT: Text("passif éventuel (hors bilan)", "contingent liability (off balance sheet)"),
    COUNTERPART: Text("contrepartie (hors bilan)", "counterpart (off balance sheet)"),
    PREPAID: Text("charge constatée d'avance", "prepaid expense"),
    ACCRUAL: Text("charge à payer déclarée", "declared accrued expense"),
    INCOME_RECEIVABLE: Text("produit à recevoir", "accrued income"),
    DEFERRED_INCOME: Text("produit constaté d'avance", "deferred income"),
    OTHER_INCOME: Text("produit divers", "sundry income"),
    PROVISION_CHARGE: Text("dotation aux provisions", "charge to provisions"),
    PROVISION_REVERSAL: Text("reprise sur provisions", "reversal of provisions"),
    DEPRECIATION_CHARGE: Text("dotation aux amortissements", "depreciation charge"),
    ASSET_LOSS: Text("valeur comptable sortie", "net value disposed of"),
    NET: Text("report des exercices antérieurs", "carried forward from earlier years"),
    SUSPENSE: Text("compte d'attente", "suspense account"),
    FIXED: Text("immobilisation en service", "asset in service"),
    DEPRECIATION: Text("amortissements", "accumulated depreciation"),
    PROVISION: Text("provision", "provision"),
}
"""What each role is."""

CAPITAL: Final = ("5", "7")
_GRANTS_FOR_INVESTMENT: Final = "53"


def label(role: str) -> Text:
    """What a role is, its category in brackets."""
    base, _, category = role.partition(".")
    text = LABELS[base]
    return Text(f"{text.fr} ({category})", f"{text.en} ({category})") if category else text


def makes_assets(line: Line) -> bool:
    """Whether service on a line makes assets: investment and financial operations, but grants for investment."""
    return line.title in CAPITAL and line.category != _GRANTS_FOR_INVESTMENT


@lru_cache(maxsize=65536)
def service_role(line: str) -> str:
    """What service rendered on a line is: an expense, or an asset in progress."""
    return ASSET if makes_assets(parse_line(line)) else COST
