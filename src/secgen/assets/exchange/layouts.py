"""The inventories that can be read: GLPI and Snipe-IT exports, a fleet list, an equipment list."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Final

from secgen.assets.equipment.events import EquipmentRegistered
from secgen.assets.equipment.events import Family as EquipmentFamily
from secgen.assets.exchange.importing import Layout, import_inventory
from secgen.assets.exchange.reading import Reader
from secgen.assets.exchange.sheet import Row, plain
from secgen.assets.fleet.events import Energy, VehicleKind, VehicleRegistered
from secgen.assets.identifiers import is_imei, is_plate
from secgen.assets.it.events import DeviceRegistered, Family
from secgen.kernel.importing import Import

_FAMILIES: Final[tuple[tuple[Family, tuple[str, ...]], ...]] = (
    ("server", ("serv",)),
    ("network", ("switch", "commutateur", "router", "routeur", "reseau", "network", "wifi", "firewall", "pare feu")),
    ("tablet", ("tablet",)),
    ("printer", ("imprim", "print", "copieur", "multifonction")),
    ("screen", ("ecran", "monit", "screen", "display")),
    ("phone", ("phone", "mobile")),
    ("computer", ("ordinateur", "computer", "portable", "laptop", "notebook", "desktop", "fixe", "poste", "pc",
                  "tower", "workstation", "mini")),
)  # fmt: skip


def family(words: str, default: Family) -> Family:
    """The family of a device from the words of its type or category."""
    text = plain(words)
    return next((name for name, marks in _FAMILIES if any(mark in text for mark in marks)), default)


def _glpi(reader: Reader, row: Row, today: date) -> DeviceRegistered:
    bought, used = reader.day(row, "bought"), reader.day(row, "in_service")
    return DeviceRegistered(
        on=_entry(bought, used, today),
        asset=row["inventory"],
        inventory=row["inventory"],
        name=row["name"],
        serial=row["serial"],
        location=row["location"],
        holder=reader.holder(row, "holder"),
        contract=row["contract"],
        cost=reader.money(row, "cost"),
        in_service=used,
        bought=bought,
        family=family(row["type"], "computer"),
        maker=row["maker"],
        model=row["model"],
        system=" ".join(part for part in (row["system"], row["system_version"]) if part),
        warranty=reader.number(row, "warranty"),
    )


def _entry(bought: date | None, used: date | None, today: date) -> date:
    """The day an asset enters: put to use, or else bought, but never after the import; or else the import."""
    return min(used or bought or today, today)


_INFOCOM: Final = "Informations financières et administratives - "
GLPI: Final = Layout(
    "glpi",
    {
        "name": ("Nom", "Name"),
        "inventory": ("Numéro d'inventaire", "Inventory number", "otherserial"),
        "serial": ("Numéro de série", "Serial number", "serial"),
        "location": ("Lieu", "Location"),
        "holder": ("Utilisateur", "User", "Usager", "Alternate username"),
        "type": ("Type", "Type d'ordinateur", "Computer type"),
        "maker": ("Fabricant", "Manufacturer"),
        "model": ("Modèle", "Model"),
        "system": (
            "Système d'exploitation - Nom",
            "Système d'exploitation",
            "Operating system",
            "Operating System - Name",
        ),
        "system_version": ("Système d'exploitation - Version", "Operating System - Version"),
        "bought": (_INFOCOM + "Date d'achat", "Date d'achat", "Date of purchase", "buy_date"),
        "in_service": (_INFOCOM + "Date de mise en service", "Date de mise en service", "Startup date", "use_date"),
        "contract": (_INFOCOM + "Numéro de commande", "Numéro de commande", "Order number", "order_number"),
        "cost": (_INFOCOM + "Valeur", "Valeur", "Value", "value"),
        "warranty": (_INFOCOM + "Durée de garantie", "Durée de garantie", "Warranty duration", "warranty_duration"),
    },
    ("name", "inventory"),
    "inventory",
    _glpi,
)


def _snipe_it(reader: Reader, row: Row, today: date) -> DeviceRegistered:
    bought = reader.day(row, "bought")
    place = row["location"]
    if plain(row["checkout"]) == "location":
        place = row["out_location"] or place
    return DeviceRegistered(
        on=_entry(bought, None, today),
        asset=row["inventory"],
        inventory=row["inventory"],
        name=row["name"],
        serial=row["serial"],
        location=place,
        holder=reader.holder(row, "holder"),
        contract=row["contract"],
        cost=reader.money(row, "cost"),
        bought=bought,
        eol=reader.day(row, "eol"),
        family=family(row["type"], "other"),
        maker=row["maker"],
        model=" ".join(part for part in (row["model"], row["model_number"]) if part),
        warranty=reader.number(row, "warranty"),
    )


SNIPE_IT: Final = Layout(
    "snipe-it",
    {
        "name": ("Name", "Item Name", "Asset Name", "Nom"),
        "inventory": ("Asset Tag", "Tag", "Étiquette de l'actif"),
        "serial": ("Serial", "Serial Number", "Serial No."),
        "type": ("Category", "Catégorie"),
        "maker": ("Manufacturer", "Fabricant"),
        "model": ("Model", "Model Name", "Modèle"),
        "model_number": ("Model Number", "Model No."),
        "location": ("Location", "Default Location", "Emplacement"),
        "contract": ("Order Number", "Order No.", "Numéro de commande"),
        "bought": ("Purchase Date", "Purchased", "Date d'achat"),
        "cost": ("Purchase Cost", "Cost", "Coût d'achat"),
        "eol": ("Asset EOL Date", "EOL Date", "EOL"),
        "warranty": ("Warranty", "Warranty Months"),
        "checkout": ("Checkout Type",),
        "holder": ("Checked Out To: Username", "Checked Out To", "Username"),
        "out_location": ("Checked Out To: Location",),
    },
    ("inventory",),
    "inventory",
    _snipe_it,
)

_KINDS: Final[dict[str, VehicleKind]] = {
    "vp": "car", "voiture": "car", "car": "car", "m1": "car", "ctte": "van", "vul": "van", "utilitaire": "van",
    "van": "van", "n1": "van", "mtl": "two_wheeler", "deux roues": "two_wheeler", "two wheeler": "two_wheeler",
    "cam": "truck", "camion": "truck", "truck": "truck", "poids lourd": "truck", "bus": "bus", "autobus": "bus",
    "car de transport": "coach", "autocar": "coach", "coach": "coach",
}  # fmt: skip
_ENERGIES: Final[dict[str, Energy]] = {
    "es": "petrol", "essence": "petrol", "petrol": "petrol", "go": "diesel", "gazole": "diesel", "diesel": "diesel",
    "eh": "hybrid", "hybride": "hybrid", "hybrid": "hybrid", "ee": "plug_in", "hybride rechargeable": "plug_in",
    "plug in": "plug_in", "el": "electric", "electrique": "electric", "electric": "electric", "h2": "hydrogen",
    "hydrogene": "hydrogen", "hydrogen": "hydrogen", "gnv": "cng", "cng": "cng", "biognv": "bio_cng",
    "bio cng": "bio_cng", "gpl": "lpg", "lpg": "lpg", "biocarburant": "biofuel", "biofuel": "biofuel",
    "synthese": "synthetic", "synthetic": "synthetic",
}  # fmt: skip


def _vehicle(reader: Reader, row: Row, today: date) -> VehicleRegistered:
    plate = row["plate"].upper()
    if not is_plate(plate):
        raise reader.refuse(row, "identifier_invalid", "plate", rule="AST-ID")
    kind, energy = _KINDS.get(plain(row["kind"])), _ENERGIES.get(plain(row["energy"]))
    for field, value in (("kind", kind), ("energy", energy)):
        if value is None:
            raise reader.refuse(row, "kind_unknown", field)
    assert kind is not None
    assert energy is not None
    first, entered = reader.day(row, "first_registered"), reader.day(row, "entered")
    return VehicleRegistered(
        on=min(entered or first or today, today),
        asset=row["vehicle"] or plate,
        plate=plate,
        name=row["name"],
        serial=row["serial"],
        location=row["location"],
        holder=reader.holder(row, "holder"),
        contract=row["contract"],
        cost=reader.money(row, "cost"),
        asset_class="car" if kind in ("car", "van") else "heavy_vehicle",
        in_service=entered,
        kind_of=kind,
        energy=energy,
        co2=reader.number(row, "co2"),
        weight=reader.number(row, "weight"),
        first_registered=first,
        leased=reader.yes(row, "leased"),
        odometer=reader.number(row, "odometer"),
        critair=row["critair"],
    )


FLEET: Final = Layout(
    "fleet",
    {
        "plate": ("Immatriculation", "Plate", "Registration"),
        "vehicle": ("Code", "Code véhicule", "Vehicle"),
        "name": ("Marque et modèle", "Désignation", "Modèle", "Model", "Name"),
        "serial": ("VIN", "Numéro de série", "Serial"),
        "kind": ("Genre", "Catégorie", "Kind"),
        "energy": ("Énergie", "Carburant", "Energy", "Fuel"),
        "co2": ("CO2", "CO2 (g/km)", "Émissions de CO2"),
        "weight": ("PTAC", "PTAC (kg)", "Weight"),
        "first_registered": ("Date de première mise en circulation", "1re mise en circulation", "First registered"),
        "entered": ("Date d'entrée", "Entrée au parc", "Entered"),
        "odometer": ("Kilométrage", "Compteur", "Odometer"),
        "location": ("Site", "Lieu", "Location"),
        "holder": ("Détenteur", "Affectataire", "Holder"),
        "leased": ("Location longue durée", "Loué", "Leased"),
        "contract": ("Marché", "Contrat", "Contract"),
        "cost": ("Coût d'acquisition", "Prix d'achat", "Cost"),
        "critair": ("Crit'Air", "Critair"),
    },
    ("plate", "kind", "energy"),
    "plate",
    _vehicle,
    day_first=True,
)

_EQUIPMENT: Final[dict[str, EquipmentFamily]] = {
    "camera": "camera", "appareil photo": "camera", "camescope": "camera", "enregistreur": "recorder",
    "recorder": "recorder", "son": "sound", "sound": "sound", "micro": "sound", "lumiere": "lighting",
    "eclairage": "lighting", "lighting": "lighting", "videoprojecteur": "projector", "projector": "projector",
    "kit": "kit", "telephone": "phone", "phone": "phone", "smartphone": "phone", "autre": "other", "other": "other",
}  # fmt: skip


def _equipment(reader: Reader, row: Row, today: date) -> EquipmentRegistered:
    if row["imei"] and not is_imei(row["imei"]):
        raise reader.refuse(row, "identifier_invalid", "imei", rule="AST-ID")
    kind = _EQUIPMENT.get(plain(row["family"]))
    if kind is None:
        raise reader.refuse(row, "kind_unknown", "family")
    entered = reader.day(row, "entered")
    return EquipmentRegistered(
        on=min(entered or today, today),
        asset=row["code"],
        name=row["name"],
        inventory=row["inventory"],
        serial=row["serial"],
        imei=row["imei"],
        family=kind,
        lendable=reader.yes(row, "lendable"),
        location=row["location"],
        holder=reader.holder(row, "holder"),
        contract=row["contract"],
        cost=reader.money(row, "cost"),
        in_service=entered,
    )


EQUIPMENT: Final = Layout(
    "equipment",
    {
        "code": ("Code", "Référence"),
        "name": ("Désignation", "Name"),
        "family": ("Famille", "Family"),
        "inventory": ("Numéro d'inventaire", "Inventory number"),
        "serial": ("Numéro de série", "Serial number"),
        "imei": ("IMEI",),
        "lendable": ("Prêtable", "Lendable"),
        "location": ("Lieu", "Site", "Location"),
        "holder": ("Détenteur", "Holder"),
        "entered": ("Date d'entrée", "Entered"),
        "contract": ("Marché", "Contract"),
        "cost": ("Coût", "Cost"),
    },
    ("code", "family"),
    "code",
    _equipment,
    day_first=True,
)
LAYOUTS: Final = {layout.name: layout for layout in (GLPI, SNIPE_IT, FLEET, EQUIPMENT)}


def import_file(office: Any, name: str, path: Path | str) -> Import:
    """Import an inventory in the layout of that name."""
    return import_inventory(office, LAYOUTS[name], path)
