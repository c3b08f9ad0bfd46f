"""The importers of the domains pass the kit its authors give to others: a good file and a broken one each."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import secgen
from secgen import Secretariat
from secgen.kernel.clock import ManualClock
from secgen.kernel.importing import Import
from secgen.plugins import PluginSet
from secgen.testing import Holds, ImporterKit

Write = Callable[[Path], Path]
AGENTS = "date;mouvement;agent;statut;corps;grade;echelon;entree_fonction_publique\n"
HIRED = "2024-01-01;entree;agent:01;titulaire;AAE;attache;5;2015-09-01\n"
GLPI = '"Nom";"Numéro d\'inventaire";"Numéro de série";"Type";"Date d\'achat"\n'
PC = '"PC-1";"INV-1";"SN-1";"Portable";"2023-01-23"\n'
SNIPE = "Name,Asset Tag,Serial,Category,Purchase Date\n"
TAG = "PC-1,TAG-1,SN-1,Laptop,2023-01-23\n"
FLEET = "Immatriculation;Genre;Énergie;Date d'entrée\n"
CAR = "AB-123-CD;VP;Électrique;03/04/2023\n"
EQUIPMENT = "Code,Désignation,Famille,IMEI,Date d'entrée\n"
CAMERA = "CAM-1,Boîtier,Appareil photo,,05/01/2026\n"
MAIL = "registre;numero;date;correspondant\n"
LETTER = "arrivee;1;2026-01-05;person:7f3c91\n"
COMMUNES = "code_insee,nom,departement,epci_nom,codes_postaux\n"
TOWN = "01004,Ambérieu-en-Bugey,01,CC de la Plaine,01500\n"
EVENT = {
    "uid": 64339204,
    "slug": "visite",
    "canonicalUrl": "https://openagenda.com/fr/jep-2025-auvergne-rhone-alpes/events/visite",
    "title": {"fr": "Visite du château"},
    "description": {"fr": "Une heure guidée."},
    "keywords": {"fr": ["château"]},
    "timings": [{"begin": "2025-09-20T10:00:00.000+02:00", "end": "2025-09-20T11:00:00.000+02:00"}],
    "attendanceMode": 1,
    "status": 1,
    "state": 2,
    "location": {"uid": 5, "name": "Château", "address": "1 rue Haute, 26000 Valence", "city": "Valence",
                 "insee": "26362", "postalCode": "26000", "department": "Drôme", "region": "Auvergne-Rhône-Alpes",
                 "countryCode": "fr", "latitude": 44.933, "longitude": 4.892},
    "updatedAt": "2025-08-01T08:00:00.000Z",
}  # fmt: skip
CONTRACT = {
    "_type": "Marché", "id": "2019-01", "uid": "110046018000132019-01", "nature": "Marché",
    "acheteur": {"id": "11004601800013", "nom": "Ministère"}, "objet": "Entretien", "codeCPV": "45212350-4",
    "procedure": "Procédure adaptée", "lieuExecution": {"code": "69", "typeCode": "Code département", "nom": "Rhône"},
    "dureeMois": 12, "dateNotification": "2019-02-01", "datePublicationDonnees": "2019-02-15", "montant": 50000,
    "formePrix": "Ferme", "titulaires": [{"typeIdentifiant": "SIRET", "id": "73282932000074",
    "denominationSociale": "Firm"}], "modifications": [],
}  # fmt: skip


def lines(name: str, *rows: str) -> Write:
    """A file of these lines."""
    return lambda path: _put(path.with_name(name), "".join(rows))


def events(*found: object) -> Write:
    return lambda path: _put(path.with_suffix(".json"), json.dumps(found))


def contracts(*found: object) -> Write:
    return lambda path: _put(path.with_suffix(".json"), json.dumps({"marches": found}))


def _put(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


class Trial(ImporterKit):
    """One importer of the library in an office of 2026 that looks back on the year."""

    files: tuple[Write, Write]
    capabilities = frozenset({"broken-rows"})
    good_holds, broken_holds = Holds(1, 1), Holds(2, 1, (3,))

    def load(self, office: Secretariat, name: str, path: Path) -> Import:
        return office.import_file(name, path)

    def good(self, path: Path) -> Path:
        return type(self).files[0](path)

    def broken(self, path: Path) -> Path:
        return type(self).files[1](path)

    def office(self) -> Secretariat:
        clock = ManualClock(datetime(2026, 11, 1, 9, tzinfo=UTC))
        return secgen.open("memory:", region="84", year=2026, clock=clock, plugins=PluginSet.installed())


class TestAgents(Trial):
    name = "agents"
    files = lines("a.csv", AGENTS, HIRED), lines("b.csv", AGENTS, HIRED, HIRED.replace("agent:01;tit", "agent:02;x"))


class TestGlpi(Trial):
    name = "glpi"
    files = lines("a.csv", GLPI, PC), lines("b.csv", GLPI, PC, PC.replace("2023", "0218").replace("-1", "-2"))


class TestSnipeIt(Trial):
    name = "snipe-it"
    files = lines("a.csv", SNIPE, TAG), lines("b.csv", SNIPE, TAG, TAG.replace("TAG-1", "").replace("SN-1", "SN-2"))


class TestFleet(Trial):
    name = "fleet"
    files = lines("a.csv", FLEET, CAR), lines("b.csv", FLEET, CAR, CAR.replace("AB-123-CD", "ZZ-1"))


class TestEquipment(Trial):
    name = "equipment"
    files = (
        lines("a.csv", EQUIPMENT, CAMERA),
        lines("b.csv", EQUIPMENT, CAMERA, "TEL-1,Mobile,Téléphone,490154203237517,05/01/2026\n"),
    )


class TestMailRegister(Trial):
    name = "mail-register"
    files = lines("a.csv", MAIL, LETTER), lines("b.csv", MAIL, LETTER, "arrivee;2;2026-01-06;Jeanne Martin\n")


class TestCommunes(Trial):
    name = "cog-communes"
    files = (
        lines("cog_communes_2026.csv", COMMUNES, TOWN),
        lines("cog_communes_2026.csv", COMMUNES, TOWN, "trop,Nulle-Part,01,CC,01500\n"),
    )


class TestOpenAgenda(Trial):
    name = "openagenda"
    broken_holds = Holds(2, 1, (2,))
    files = events(EVENT), events(EVENT, {**EVENT, "uid": 7, "timings": [{"begin": "2025", "end": "2025"}]})


class TestEssentialData(Trial):
    name = "decp"
    broken_holds = Holds(2, 1, (2,))
    files = contracts(CONTRACT), contracts(CONTRACT, {**CONTRACT, "id": "", "uid": ""})
