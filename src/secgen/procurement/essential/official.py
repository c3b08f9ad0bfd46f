"""Contracts written in the official JSON format 2.x (arrêté du 22 décembre 2022), exact to the cent.

Numbers are written from exact decimals; nothing passes through a float.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from secgen.kernel.identifiers import is_siret
from secgen.kernel.money import Money
from secgen.procurement.essential import labels
from secgen.procurement.essential.contract import Contract, Modification, Party, Subcontract, SubcontractChange
from secgen.procurement.essential.cpv import is_cpv

LONGEST_ID = 16
LONGEST_OBJECT = 1000


def missing(contract: Contract) -> tuple[str, ...]:
    """The fields, by their official names, that keep a contract from being published in the format 2.x."""
    return tuple(name for name, there in _required(contract) if not there)


def _required(c: Contract) -> Iterable[tuple[str, bool]]:
    yield "id", 1 <= len(c.id) <= LONGEST_ID
    yield "acheteur", c.buyer.isdigit() and is_siret(c.buyer)
    yield "nature", c.nature in labels.NATURES
    yield "objet", 0 < len(c.object) <= LONGEST_OBJECT
    yield "codeCPV", is_cpv(c.cpv)
    yield "techniques", _listed(c.techniques, labels.TECHNIQUES)
    yield "modalitesExecution", _listed(c.execution, labels.EXECUTIONS)
    yield "marcheInnovant", c.innovative is not None
    yield "ccag", c.ccag in labels.CCAGS
    yield "offresRecues", (c.offers or 0) >= 1
    yield "attributionAvance", c.advance is not None
    yield "typeGroupementOperateurs", c.grouping in labels.GROUPINGS
    yield "procedure", c.procedure in labels.PROCEDURES
    yield "lieuExecution", bool(c.place_code) and c.place_kind in labels.PLACES
    yield "dureeMois", (c.months or 0) >= 1
    yield "dateNotification", c.notified is not None
    yield "datePublicationDonnees", c.data_published is not None
    yield "montant", _one_euro(c.amount)
    yield "typesPrix", _listed(c.price_kinds, labels.PRICE_KINDS)
    yield "formePrix", c.price_form in labels.PRICE_FORMS
    yield "sousTraitanceDeclaree", c.subcontracting is not None
    yield "titulaires", _parties(c.holders)
    yield "considerationsSociales", _listed(c.social, labels.SOCIAL)
    yield "considerationsEnvironnementales", _listed(c.environmental, labels.ENVIRONMENTAL)
    yield "modifications", all(map(_whole_change, c.modifications))
    yield "actesSousTraitance", all(map(_whole_subcontract, c.subcontracts))
    yield "modificationsActesSousTraitance", all(m.notified and m.data_published for m in c.subcontract_changes)


def _listed(values: Sequence[str], known: Sequence[str]) -> bool:
    return bool(values) and set(values) <= set(known) and len(set(values)) == len(values)


def _one_euro(amount: Money | None) -> bool:
    return amount is not None and amount.cents >= 100


def _parties(parties: Sequence[Party]) -> bool:
    keys = [(p.scheme, p.id) for p in parties]
    return bool(keys) and len(set(keys)) == len(keys) and all(s in labels.SCHEMES and i for s, i in keys)


def _whole_change(change: Modification) -> bool:
    amount = change.amount is None or _one_euro(change.amount)
    dated = change.notified is not None and change.data_published is not None
    return dated and amount and (change.months or 1) >= 1 and (not change.holders or _parties(change.holders))


def _whole_subcontract(act: Subcontract) -> bool:
    known = _parties((act.party,)) and act.price in labels.VARIATIONS
    dated = act.notified is not None and act.data_published is not None
    return known and dated and _one_euro(act.amount) and (act.months or 0) >= 1


def to_official(c: Contract) -> dict[str, Any]:
    """One contract as an object of the official format; what its source does not say is left out."""
    whole = {
        "id": c.id,
        "acheteur": {"id": c.buyer},
        "nature": c.nature,
        "objet": c.object,
        "codeCPV": c.cpv,
        "techniques": _wrapped("technique", c.techniques),
        "modalitesExecution": _wrapped("modaliteExecution", c.execution),
        "idAccordCadre": c.framework,
        "marcheInnovant": c.innovative,
        "ccag": c.ccag,
        "offresRecues": c.offers,
        "attributionAvance": c.advance,
        "tauxAvance": c.advance_rate,
        "typeGroupementOperateurs": c.grouping,
        "sousTraitanceDeclaree": c.subcontracting,
        "actesSousTraitance": [{"acteSousTraitance": _subcontract(act)} for act in c.subcontracts],
        "procedure": c.procedure,
        "lieuExecution": {"code": c.place_code, "typeCode": c.place_kind} if c.place_code else None,
        "dureeMois": c.months,
        "dateNotification": c.notified,
        "datePublicationDonnees": c.data_published,
        "montant": c.amount,
        "typesPrix": _wrapped("typePrix", c.price_kinds),
        "formePrix": c.price_form,
        "origineUE": c.origin_eu,
        "origineFrance": c.origin_france,
        "titulaires": _titulaires(c.holders),
        "considerationsSociales": _wrapped("considerationSociale", c.social),
        "considerationsEnvironnementales": _wrapped("considerationEnvironnementale", c.environmental),
        "modificationsActesSousTraitance": [
            {"modificationActeSousTraitance": _subcontract_change(change)} for change in c.subcontract_changes
        ],
        "modifications": [{"modification": _modification(m)} for m in c.modifications],
    }
    return _said(whole)


def _said(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def _wrapped(name: str, values: Sequence[str]) -> dict[str, list[str]]:
    return {name: list(values)} if values else {}


def _titulaires(parties: Sequence[Party]) -> list[dict[str, Any]]:
    return [{"titulaire": {"typeIdentifiant": p.scheme, "id": p.id}} for p in parties]


def _modification(m: Modification) -> dict[str, Any]:
    return _said(
        {
            "id": m.number,
            "dureeMois": m.months,
            "montant": m.amount,
            "titulaires": _titulaires(m.holders),
            "dateNotificationModification": m.notified,
            "datePublicationDonneesModification": m.data_published,
        }
    )


def _subcontract(act: Subcontract) -> dict[str, Any]:
    return _said(
        {
            "id": act.number,
            "sousTraitant": {"id": act.party.id, "typeIdentifiant": act.party.scheme},
            "dureeMois": act.months,
            "dateNotification": act.notified,
            "montant": act.amount,
            "variationPrix": act.price,
            "datePublicationDonnees": act.data_published,
        }
    )


def _subcontract_change(change: SubcontractChange) -> dict[str, Any]:
    return _said(
        {
            "id": change.number,
            "dureeMois": change.months,
            "dateNotificationModificationSousTraitance": change.notified,
            "montant": change.amount,
            "datePublicationDonnees": change.data_published,
        }
    )


def document(contracts: Iterable[Contract]) -> str:
    """The JSON text of a whole publication: ``{"marches": {"marche": […]}}``. Each contract must miss nothing."""
    lines = ",\n".join(encoded(to_official(contract)) for contract in contracts)
    return f'{{"marches": {{"marche": [\n{lines}\n]}}}}\n'


def encoded(value: object) -> str:
    """JSON text in which amounts and rates are written from their exact decimals."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(name)}: {encoded(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(encoded, value)) + "]"
    if isinstance(value, Money):
        return _number(value.euros)
    if isinstance(value, Decimal):
        return _number(value)
    if value is None or isinstance(value, bool | int):
        return json.dumps(value)
    return json.dumps(str(value), ensure_ascii=False)


def _number(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
