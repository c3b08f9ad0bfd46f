"""Schemes (*schémas d'écriture*): the table of entries. Each line debits a role and credits another, for one amount."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from attrs import frozen

from secgen.accounting import roles as r
from secgen.kernel.text import Text

BACK: Final = "-"
"""Before the name of a scheme: the same entry taken back, its sides swapped (*contre-passation*)."""


@frozen
class Scheme:
    """One kind of entry: what it is, and the pairs (role debited, role credited) it moves, all for one amount.

    ``service`` stands for an expense or an asset in progress, as the budget line says; ``fixed``,
    ``depreciation`` and ``provision`` for the account of the category named after the scheme.
    """

    label: Text
    pairs: tuple[tuple[str, str], ...]


SCHEMES: Final[Mapping[str, Scheme]] = {
    # commitments and service
    "commitment": Scheme(Text("engagement", "commitment"), ((r.COUNTERPART, r.GIVEN),)),
    "commitment_less": Scheme(Text("engagement réduit", "commitment reduced"), ((r.GIVEN, r.COUNTERPART),)),
    "service": Scheme(Text("service fait", "service rendered"), ((r.SERVICE, r.ACCRUED), (r.GIVEN, r.COUNTERPART))),
    "early_covered": Scheme(
        Text("service payé d'avance, rendu", "service paid before, now rendered"), ((r.ACCRUED, r.EARLY),)
    ),
    # orders and payments
    "taken_in": Scheme(Text("prise en charge", "order taken in"), ((r.ACCRUED, r.SUPPLIER),)),
    "taken_in_early": Scheme(
        Text("prise en charge avant service fait", "order taken in before service"), ((r.EARLY, r.SUPPLIER),)
    ),
    "advance": Scheme(Text("avance sur commande", "advance on a contract"), ((r.ADVANCE, r.SUPPLIER),)),
    "retention": Scheme(Text("retenue de garantie", "retention money"), ((r.SUPPLIER, r.RETENTION),)),
    "retention_release": Scheme(
        Text("retenue de garantie libérée", "retention money released"), ((r.RETENTION, r.SUPPLIER),)
    ),
    "recovery": Scheme(Text("avance récupérée", "advance recovered"), ((r.SUPPLIER, r.ADVANCE),)),
    "penalty": Scheme(Text("pénalité", "penalty"), ((r.SUPPLIER, r.PENALTY_INCOME),)),
    "payment": Scheme(Text("paiement", "payment"), ((r.SUPPLIER, r.BANK),)),
    "settlement": Scheme(
        Text("prise en charge et paiement", "order taken in and paid"), ((r.ACCRUED, r.SUPPLIER), (r.SUPPLIER, r.BANK))
    ),
    "credit_note": Scheme(Text("avoir", "credit note"), ((r.BANK, r.SERVICE), (r.COUNTERPART, r.GIVEN))),
    "direct": Scheme(
        Text("paiement sans engagement", "payment without commitment"), ((r.SERVICE, r.SUPPLIER), (r.SUPPLIER, r.BANK))
    ),
    "card": Scheme(Text("carte d'achat", "purchasing card"), ((r.SERVICE, r.CARD_ISSUER), (r.CARD_ISSUER, r.BANK))),
    "fund": Scheme(Text("fonds de concours reçu", "assistance funds received"), ((r.BANK, r.FUND_INCOME),)),
    # assets
    "capitalised": Scheme(Text("charge immobilisée", "expense capitalised"), ((r.ASSET, r.COST),)),
    "held_before": Scheme(Text("détenu avant le premier exercice", "held before the first year"), ((r.ASSET, r.NET),)),
    "into_service": Scheme(Text("mise en service", "put into service"), ((r.FIXED, r.ASSET),)),
    "wear": Scheme(Text("dotation aux amortissements", "depreciation"), ((r.DEPRECIATION_CHARGE, r.DEPRECIATION),)),
    "wear_out": Scheme(
        Text("sortie : amortissements", "disposal: accumulated depreciation"), ((r.DEPRECIATION, r.FIXED),)
    ),
    "value_out": Scheme(Text("sortie : valeur nette", "disposal: net value"), ((r.ASSET_LOSS, r.FIXED),)),
    "abandoned": Scheme(Text("travaux abandonnés", "works abandoned"), ((r.ASSET_LOSS, r.ASSET),)),
    # provisions
    "provision": Scheme(Text("dotation aux provisions", "charge to provisions"), ((r.PROVISION_CHARGE, r.PROVISION),)),
    "provision_less": Scheme(
        Text("reprise sur provisions", "reversal of provisions"), ((r.PROVISION, r.PROVISION_REVERSAL),)
    ),
    "contingent": Scheme(Text("passif éventuel", "contingent liability"), ((r.COUNTERPART, r.CONTINGENT),)),
    # closing entries
    "accrued_expense": Scheme(Text("charge à payer", "accrued expense"), ((r.COST, r.ACCRUAL),)),
    "prepaid_expense": Scheme(Text("charge constatée d'avance", "prepaid expense"), ((r.PREPAID, r.COST),)),
    "accrued_income": Scheme(Text("produit à recevoir", "accrued income"), ((r.INCOME_RECEIVABLE, r.OTHER_INCOME),)),
    "deferred_income": Scheme(
        Text("produit constaté d'avance", "deferred income"), ((r.OTHER_INCOME, r.DEFERRED_INCOME),)
    ),
}


@lru_cache(maxsize=65536)
def pairs(name: str, line: str) -> tuple[tuple[str, str], ...]:
    """The pairs of roles of a scheme on a budget line: ``wear.software``, ``-service`` for one taken back."""
    taken_back = name.startswith(BACK)
    base, _, category = name.removeprefix(BACK).partition(".")
    found = tuple((_role(d, line, category), _role(c, line, category)) for d, c in SCHEMES[base].pairs)
    return tuple((credit, debit) for debit, credit in found) if taken_back else found


def label(name: str) -> str:
    """What a scheme is, as a person reads it."""
    base = name.removeprefix(BACK).partition(".")[0]
    text = str(SCHEMES[base].label)
    return f"{_BACK.fill(label=text)}" if name.startswith(BACK) else text


_BACK: Final = Text("contrepassation : {label}", "taken back: {label}")


def _role(role: str, line: str, category: str) -> str:
    if role == r.SERVICE:
        return r.service_role(line)
    return f"{role}.{category}" if role in r.BY_CATEGORY else role
