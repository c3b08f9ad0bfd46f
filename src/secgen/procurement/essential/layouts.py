"""The layouts essential data come in, each turned into the same raw fields with the names of its columns.

``json-2019``: arrêtés of 2017 and 2019; ``json-2022``: the official format 2.x; ``flat-2022``: the records of
data.economie.gouv.fr; ``tabular-2024``: the table of all contracts, one row for each holder and each change.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

Layout = Literal["json-2019", "json-2022", "flat-2022", "tabular-2024"]
Raw = dict[str, Any]
"""Raw values by the name of a field of :class:`Contract`; holders and changes are lists of such mappings."""

_NAMES_2X: Final = {
    "id": "id",
    "nature": "nature",
    "object": "objet",
    "cpv": "codeCPV",
    "framework": "idAccordCadre",
    "procedure": "procedure",
    "months": "dureeMois",
    "notified": "dateNotification",
    "data_published": "datePublicationDonnees",
    "amount": "montant",
    "price_form": "formePrix",
    "ccag": "ccag",
    "offers": "offresRecues",
    "advance": "attributionAvance",
    "advance_rate": "tauxAvance",
    "innovative": "marcheInnovant",
    "subcontracting": "sousTraitanceDeclaree",
    "grouping": "typeGroupementOperateurs",
    "origin_eu": "origineUE",
    "origin_france": "origineFrance",
}
_LISTS_2X: Final = {
    "techniques": ("techniques", "technique"),
    "execution": ("modalitesExecution", "modaliteExecution"),
    "price_kinds": ("typesPrix", "typePrix"),
    "social": ("considerationsSociales", "considerationSociale"),
    "environmental": ("considerationsEnvironnementales", "considerationEnvironnementale"),
}
_COMMON: Final = {
    **_NAMES_2X,
    **{name: outer for name, (outer, _) in _LISTS_2X.items()},
    "buyer": "acheteur.id",
    "place_code": "lieuExecution.code",
    "place_kind": "lieuExecution.typeCode",
    "holders": "titulaires",
    "modifications": "modifications",
    "subcontracts": "actesSousTraitance",
    "subcontract_changes": "modificationsActesSousTraitance",
}
_FLAT: Final = {name: column.lower().replace(".", "_") for name, column in _COMMON.items()}
_TABULAR: Final = {**_COMMON, "buyer": "acheteur_id", "holders": "titulaire_id"}
COLUMNS: Final[dict[Layout, dict[str, str]]] = {
    "json-2019": _COMMON,
    "json-2022": _COMMON,
    "flat-2022": _FLAT,
    "tabular-2024": _TABULAR,
}
"""How each layout names a field: where an anomaly is."""


def raw_of(layout: Layout, record: Mapping[str, Any]) -> Raw:
    """The raw fields of one record."""
    return _READERS[layout](record)


def _inner(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, Mapping) else None


def _items(value: Any, name: str = "") -> list[Any]:
    """The objects of a list, out of their wrapper where the layout has one."""
    found = value if isinstance(value, list) else []
    return [_inner(item, name) if name and isinstance(item, Mapping) and name in item else item for item in found]


def _holders(value: Any, name: str = "") -> list[Raw]:
    return [
        {
            "id": _inner(item, "id"),
            "scheme": _inner(item, "typeIdentifiant"),
            "name": _inner(item, "denominationSociale"),
        }
        for item in _items(value, name)
    ]


def _modifications(value: Any, name: str = "", holder: str = "") -> list[Raw]:
    return [
        {
            "number": _inner(item, "id"),
            "notified": _inner(item, "dateNotificationModification"),
            "data_published": _inner(item, "datePublicationDonneesModification"),
            "amount": _inner(item, "montant"),
            "months": _inner(item, "dureeMois"),
            "holders": _holders(_inner(item, "titulaires"), holder),
        }
        for item in _items(value, name)
    ]


def _json_2019(record: Mapping[str, Any]) -> Raw:
    if "autoriteConcedante" in record:
        return _concession(record)
    return {
        **{name: record.get(column) for name, column in _NAMES_2X.items()},
        "form": "contract",
        "buyer": _inner(record.get("acheteur"), "id"),
        "buyer_name": _inner(record.get("acheteur"), "nom"),
        "place_code": _inner(record.get("lieuExecution"), "code"),
        "place_kind": _inner(record.get("lieuExecution"), "typeCode"),
        "holders": _holders(record.get("titulaires")),
        "modifications": _modifications(record.get("modifications")),
    }


def _concession(record: Mapping[str, Any]) -> Raw:
    """A concession, in either JSON layout: worth its whole value, dated by its signature."""
    grantor = record.get("autoriteConcedante")
    return {
        **{name: record.get(column) for name, column in _NAMES_2X.items()},
        "form": "concession",
        "buyer": _inner(grantor, "id"),
        "buyer_name": _inner(grantor, "nom"),
        "amount": record.get("valeurGlobale"),
        "notified": record.get("dateSignature"),
        "holders": _holders(record.get("concessionnaires"), "concessionnaire"),
        "modifications": [
            {**raw, "amount": _inner(item, "valeurGlobale")}
            for raw, item in zip(
                _modifications(record.get("modifications"), "modification", "titulaire"),
                _items(record.get("modifications"), "modification"),
                strict=True,
            )
        ],
    }


def _json_2022(record: Mapping[str, Any]) -> Raw:
    if "autoriteConcedante" in record:
        return _concession(record)
    return {
        **{name: record.get(column) for name, column in _NAMES_2X.items()},
        **{name: _inner(record.get(outer), inner) for name, (outer, inner) in _LISTS_2X.items()},
        "form": "contract",
        "buyer": _inner(record.get("acheteur"), "id"),
        "place_code": _inner(record.get("lieuExecution"), "code"),
        "place_kind": _inner(record.get("lieuExecution"), "typeCode"),
        "holders": _holders(record.get("titulaires"), "titulaire"),
        "modifications": _modifications(record.get("modifications"), "modification", "titulaire"),
        "subcontracts": [_subcontract(item) for item in _items(record.get("actesSousTraitance"), "acteSousTraitance")],
        "subcontract_changes": [
            {
                "number": _inner(item, "id"),
                "notified": _inner(item, "dateNotificationModificationSousTraitance"),
                "data_published": _inner(item, "datePublicationDonnees"),
                "amount": _inner(item, "montant"),
                "months": _inner(item, "dureeMois"),
            }
            for item in _items(record.get("modificationsActesSousTraitance"), "modificationActeSousTraitance")
        ],
    }


def _subcontract(item: Any) -> Raw:
    party = _inner(item, "sousTraitant")
    return {
        "number": _inner(item, "id"),
        "party": {"id": _inner(party, "id"), "scheme": _inner(party, "typeIdentifiant")},
        "months": _inner(item, "dureeMois"),
        "notified": _inner(item, "dateNotification"),
        "data_published": _inner(item, "datePublicationDonnees"),
        "amount": _inner(item, "montant"),
        "price": _inner(item, "variationPrix"),
    }


def _flat_2022(record: Mapping[str, Any]) -> Raw:
    listed = {name: _split(record.get(outer.lower())) for name, (outer, _) in _LISTS_2X.items()}
    return {
        **{name: record.get(column.lower()) for name, column in _NAMES_2X.items()},
        **listed,
        "form": "contract",
        "buyer": record.get("acheteur_id"),
        "place_code": record.get("lieuexecution_code"),
        "place_kind": record.get("lieuexecution_typecode"),
        "holders": [
            {"id": record.get(f"titulaire_id_{n}"), "scheme": record.get(f"titulaire_typeidentifiant_{n}")}
            for n in (1, 2, 3)
            if _said(record.get(f"titulaire_id_{n}"))
        ],
        "modifications": _flat_modification(record),
        "subcontracts": _flat_subcontract(record),
        "subcontract_changes": _flat_subcontract_change(record),
    }


def _said(value: Any) -> bool:
    return value not in (None, "", "CDL", "NC")


def _split(value: Any) -> Any:
    """Several words of a list stand in one cell, separated by commas or bars."""
    return [word.strip() for word in value.replace("|", ",").split(",")] if isinstance(value, str) else value


def _flat_modification(record: Mapping[str, Any]) -> list[Raw]:
    if not _said(record.get("idmodification")):
        return []
    holder = {
        "id": record.get("idtitulairemodification"),
        "scheme": record.get("typeidentifianttitulairemodification"),
    }
    return [
        {
            "number": record.get("idmodification"),
            "notified": record.get("datenotificationmodificationmodification"),
            "data_published": record.get("datepublicationdonneesmodificationmodification"),
            "amount": record.get("montantmodification"),
            "months": record.get("dureemoismodification"),
            "holders": [holder] if _said(holder["id"]) else [],
        }
    ]


def _flat_subcontract(record: Mapping[str, Any]) -> list[Raw]:
    if not _said(record.get("idactesoustraitance")):
        return []
    return [
        {
            "number": record.get("idactesoustraitance"),
            "party": {"id": record.get("idsoustraitant"), "scheme": record.get("typeidentifiantsoustraitant")},
            "months": record.get("dureemoisactesoustraitance"),
            "notified": record.get("datenotificationactesoustraitance"),
            "data_published": record.get("datepublicationdonneesactesoustraitance"),
            "amount": record.get("montantactesoustraitance"),
            "price": record.get("variationprixactesoustraitance"),
        }
    ]


def _flat_subcontract_change(record: Mapping[str, Any]) -> list[Raw]:
    if not _said(record.get("idmodificationactesoustraitance")):
        return []
    return [
        {
            "number": record.get("idmodificationactesoustraitance"),
            "notified": record.get("datenotificationmodificationsoustraitancemodificationactesoustraitance"),
            "data_published": record.get("datepublicationdonneesmodificationactesoustraitance"),
            "amount": record.get("montantmodificationactesoustraitance"),
            "months": record.get("dureemoismodificationactesoustraitance"),
        }
    ]


def _tabular_2024(record: Mapping[str, Any]) -> Raw:
    return {
        **{name: record.get(column) for name, column in _NAMES_2X.items()},
        "form": "contract",
        "nature": "Marché",
        "buyer": record.get("acheteur_id"),
        "buyer_name": record.get("acheteur_nom"),
        "object": record.get("objet"),
        "holders": [
            {
                "id": record.get("titulaire_id"),
                "scheme": record.get("titulaire_typeIdentifiant") or "SIRET",
                "name": record.get("titulaire_nom"),
            }
        ],
    }


_READERS: Final = {
    "json-2019": _json_2019,
    "json-2022": _json_2022,
    "flat-2022": _flat_2022,
    "tabular-2024": _tabular_2024,
}
SILENT: Final[dict[Layout, tuple[str, ...]]] = {
    "json-2019": (),
    "json-2022": (),
    "flat-2022": (),
    "tabular-2024": ("data_published", "object", "nature"),
}
"""What a layout never says, so that its absence is no anomaly."""
