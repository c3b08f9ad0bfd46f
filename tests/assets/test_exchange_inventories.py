"""Inventories of other tools: typed anomalies with their place, and twice changes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from helpers import euros, office
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.things import a_car
from secgen import InvalidInput, Secretariat
from secgen.assets.exchange.layouts import LAYOUTS, family
from secgen.kernel.importing import Import

GLPI = """\
"Nom";"Entité";"Statut";"Fabricant";"Numéro de série";"Numéro d'inventaire";"Type";"Modèle";\
"Système d'exploitation - Nom";"Lieu";"Utilisateur";"Date d'achat";"Valeur";"Numéro de commande";
"PC-LYO-001";"DRAC";"En service";"Dell";"SN-1";"INV-1";"Portable";"Latitude";"Windows 11";"Lyon > 2e";"agent:7f3c";\
"2023-01-23";"1 266,13";"UGAP-1";
"SRV-01";"DRAC";"En service";"HPE";"SN-2";"INV-2";"Serveur";"DL380";"Debian 12";"Lyon";"dupont";\
"2021-03-01 00:00:00";"4200.00";"UGAP-2";
"PC-3";"DRAC";"En service";"HP";"SN-3";"";"Portable";"";"";"";"";"";"";"";
"PC-4";"DRAC";"En service";"HP";"SN-4";"INV-4";"Portable";"";"";"";"";"0218-01-23";"";"";
"PC-5";"DRAC";"En service";"HP";"SN-5";"INV-5";"Portable";"";"";"";"";"3/4/2023";"";"";
"PC-6";"DRAC";"En service";"HP";"SN-6";"INV-6";"Portable";"";"";"";"";"";"-12";"";
"PC-7";"DRAC";"En service";"HP";"SN-1";"INV-7";"Portable";"";"";"";"";"";"";"";
"PC-8";"DRAC";"En service";"HP";"SN-8";"INV-1";"Portable";"";"";"";"";"";"";"";
"PC-9";"trop court"
"""
SNIPE = (
    "\ufeffCompany,Name,Asset Tag,Category,Supplier,Manufacturer,Location,Order Number,Model,Model Notes,Model Number,"
    "Asset Notes,Purchase Date,Purchase Cost,Checkout Type,Checked Out To: Username,Checked Out To: First Name,"
    "Checked Out To: Last Name,Checked Out To: Email,Checked Out To: Location\r"
    'DRAC,Portable,TAG-1,Laptop,"A, B",Dell,Lyon,77,XPS,,13,,2023-01-23,1308.3,User,jdupont,J,D,j@example.org,""\r'
    'DRAC,Baie,TAG-2,Network,Sup,Cisco,Lyon,78,C9200,,,,1/23/23,2266.13,Location,"","","","",Grenoble\r'
    'DRAC,Serveur,TAG-3,Server,Sup,HPE,Lyon,79,DL380,,,,2022-11-14,2292.94,Location,"","","","",Grenoble\r'
)
FLEET = """\
Immatriculation;Marque et modèle;Genre;Énergie;CO2;PTAC;\
Date de première mise en circulation;Date d'entrée;Kilométrage;Site
AB-123-CD;Renault Zoé;VP;Électrique;0;1900;03/04/2023;03/04/2023;12 340;Lyon
ab-124-cd;Peugeot Partner;CTTE;Gazole;130;2 100;20/11/2022;20/11/2022;45000;Grenoble
ZZ-1;Inconnue;VP;Essence;;;;;;
AB-125-CD;Trottinette;EDPM;Électrique;;;;;;
AB-126-CD;Clio;VP;Essence;cent;;;;;
"""
EQUIPMENT = """\
Code,Désignation,Famille,Numéro d'inventaire,IMEI,Prêtable,Date d'entrée
CAM-1,Boîtier,Appareil photo,E-1,,oui,05/01/2026
TEL-1,Mobile,Téléphone,E-2,490154203237518,non,05/01/2026
TEL-2,Mobile,Téléphone,E-3,490154203237517,non,05/01/2026
"""


def load(sg: Secretariat, folder: Path, layout: str, content: str, encoding: str = "utf-8") -> Import:
    path = folder / f"{layout}.csv"
    path.write_bytes(content.encode(encoding))
    return sg.import_file(layout, path)


def found(done: Import) -> list[tuple[str, int, str]]:
    return [(anomaly.kind, anomaly.line, anomaly.severity) for anomaly in done.anomalies]


def test_glpi_computers_enter_and_wrong_rows_are_set_aside_each_for_its_reason(tmp_path: Path) -> None:
    sg = office()
    done = load(sg, tmp_path, "glpi", GLPI)
    assert (done.lines, done.recorded, done.refused) == (9, 2, ())
    assert found(done) == [
        ("row_width", 10, "row"),
        ("name_left_out", 3, "note"),
        ("identifier_missing", 4, "row"),
        ("date_implausible", 5, "row"),
        ("date_ambiguous", 6, "row"),
        ("amount_unreadable", 7, "row"),
        ("identifier_taken", 8, "row"),
        ("duplicate", 9, "row"),
    ]
    assert not done.clean
    laptop, server = sg.assets.state.devices["INV-1"].made, sg.assets.state.devices["INV-2"].made
    assert (laptop.family, laptop.bought, laptop.cost) == ("computer", date(2023, 1, 23), euros("1 266,13"))
    assert (laptop.holder, laptop.contract, laptop.system) == ("agent:7f3c", "UGAP-1", "Windows 11")
    assert (server.family, server.holder, server.bought) == ("server", "", date(2021, 3, 1))
    assert "dupont" not in str([recorded.act for recorded in sg.acts()])


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    for layout, content in (("glpi", GLPI), ("snipe-it", SNIPE), ("fleet", FLEET), ("equipment", EQUIPMENT)):
        sg = office(2025)
        first = load(sg, tmp_path, layout, content)
        head = sg.journal.head
        again = load(sg, tmp_path, layout, content)
        assert (again.recorded, again.unchanged) == (0, first.recorded)
        assert sg.journal.head == head
        assert found(again) == found(first)


def test_a_later_export_moves_what_has_moved_and_says_what_it_says_otherwise(tmp_path: Path) -> None:
    sg = office()
    load(sg, tmp_path, "glpi", GLPI)
    done = load(sg, tmp_path, "glpi", GLPI.replace("Lyon > 2e", "Grenoble").replace("Latitude", "Precision"))
    assert (done.recorded, done.unchanged) == (1, 1)
    assert ("known_otherwise", 2, "note") in found(done)
    assert sg.assets.state.assets["INV-1"].location == "Grenoble"


def test_a_snipe_it_export_with_its_mark_and_its_lonely_returns(tmp_path: Path) -> None:
    sg = office()
    done = load(sg, tmp_path, "snipe-it", SNIPE)
    assert (done.lines, done.recorded) == (3, 2)
    assert found(done) == [("name_left_out", 2, "note"), ("date_unreadable", 3, "row")]
    first, third = sg.assets.state.devices["TAG-1"].made, sg.assets.state.devices["TAG-3"].made
    assert (first.cost, first.model, first.location) == (euros("1308.30"), "XPS 13", "Lyon")
    assert (third.family, third.location, third.on) == ("server", "Grenoble", date(2022, 11, 14))


def test_a_fleet_list_enters_vehicles_and_later_their_meters(tmp_path: Path) -> None:
    sg = office()
    done = load(sg, tmp_path, "fleet", FLEET, "cp1252")
    assert (done.recorded, done.refused) == (2, ())
    assert found(done) == [
        ("identifier_invalid", 4, "row"),
        ("kind_unknown", 5, "row"),
        ("number_unreadable", 6, "row"),
    ]
    zoe, van = (sg.assets.state.vehicles[plate].made for plate in ("AB-123-CD", "AB-124-CD"))
    assert (zoe.first_registered, zoe.energy, zoe.odometer) == (date(2023, 4, 3), "electric", 12_340)
    assert (van.kind_of, van.weight) == ("van", 2_100)
    later = load(sg, tmp_path, "fleet", FLEET.replace("12 340", "13 000").replace("45000", "44000"))
    assert later.recorded == 1
    assert ("meter_backwards", 3, "note") in found(later)
    assert sg.assets.state.assets["AB-123-CD"].reading == 13_000


def test_an_equipment_list_checks_the_numbers_of_phones(tmp_path: Path) -> None:
    sg = office()
    done = load(sg, tmp_path, "equipment", EQUIPMENT)
    assert (done.recorded, found(done)) == (2, [("identifier_invalid", 4, "row")])
    assert done.anomalies[0].column == "imei"
    assert done.anomalies[0].rule == "AST-ID"
    assert sg.assets.state.equipment["CAM-1"].lendable
    assert not sg.assets.state.equipment["TEL-1"].lendable


def test_a_row_with_the_number_of_another_asset_is_set_aside(tmp_path: Path) -> None:
    sg = office()
    a_car(sg, "V-1", plate="AB-123-CD")
    done = load(sg, tmp_path, "fleet", FLEET)
    assert ("identifier_taken", 2, "row") in found(done)
    assert done.recorded == 1


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 whatever", "not a text file"),
        (b"PK\x03\x04 a workbook", "not a text file"),
        (b"Nom;Lieu\nPC;Lyon\n", "missing column: Num"),
        (b"Nom;\xff\x00", "not a text file"),
    ],
)
def test_a_file_of_another_kind_is_refused_whole(tmp_path: Path, content: bytes, problem: str) -> None:
    sg = office()
    path = tmp_path / "export.csv"
    path.write_bytes(content)
    with pytest.raises(InvalidInput, match=problem) as caught:
        sg.import_file("glpi", path)
    assert caught.value.code == "SG-LAYOUT"
    with pytest.raises(InvalidInput) as caught:
        sg.import_file("glpi", tmp_path / "absent.csv")
    assert caught.value.code == "SG-FILE"


def test_the_family_of_a_device_is_read_from_its_type() -> None:
    words = ("Ordinateur portable", "Commutateur 48 ports", "Imprimante", "Écran 27", "Smartphone", "???")
    assert [family(word, "other") for word in words] == ["computer", "network", "printer", "screen", "phone", "other"]


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@settings(max_examples=40)
@given(layout=st.sampled_from(sorted(LAYOUTS)), rows=st.lists(st.lists(CELL, min_size=3, max_size=6), max_size=4))
def test_whatever_is_in_a_file_it_is_read_or_refused_with_a_reason(
    scratch: Path, layout: str, rows: list[list[str]]
) -> None:
    """No traceback: each line is recorded, known, or named in an anomaly or a refusal."""
    known = LAYOUTS[layout]
    header = [*(known.columns[field][0] for field in known.required), *(["x"] * 3)]
    text = "\n".join(";".join(cells) for cells in [header, *rows])
    sg = office()
    done = load(sg, scratch, layout, text)
    kept = sum(anomaly.severity == "row" for anomaly in done.anomalies) + len({f.subject for f in done.refused})
    assert done.recorded + done.unchanged + kept >= done.lines
