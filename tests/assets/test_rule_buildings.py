"""Areas, energy, asbestos, monuments: BU-03 to BU-07."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from helpers import office, refusal, refused, verdicts

from assets.things import HOUSE, a_building, a_site, due
from secgen import Verdict
from secgen.assets.buildings.computations import (
    area_ratio,
    asbestos_file_required,
    declaration_due,
    energy_subject,
    energy_target,
)
from secgen.law import Law, builtin_law

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def law() -> Law:
    return builtin_law()


@pytest.mark.rule("BU-03")
def test_areas_of_one_site_are_cumulated_and_worship_is_left_out(law: Law) -> None:
    assert energy_subject([("office", 600), ("office", 450)], law, TODAY).yes is True
    assert energy_subject([("office", 600), ("worship", 4_000)], law, TODAY).yes is False
    assert energy_subject([("office", 999)], law, TODAY).yes is False
    assert energy_subject([("office", 1_000)], law, TODAY).yes is True


@pytest.mark.rule("BU-03")
def test_a_declaration_says_whether_its_site_is_subject() -> None:
    sg = office()
    a_building(sg, "BAT-1", tertiary_area=600)
    act = {"act": "assets.energy_declared", "site": HOUSE, "year": 2025, "kwh": 90_000, "on": "2026-09-30"}
    assert verdicts(sg, "BU-03", **act) == {"site": Verdict.BREACH}
    a_building(sg, "BAT-2", tertiary_area=450)
    assert verdicts(sg, "BU-03", **act) == {"site": Verdict.PASS}


@pytest.mark.rule("BU-04")
def test_the_targets_from_two_hundred_kilowatt_hours(law: Law) -> None:
    targets = {year: energy_target(200_000, 1_000, year, law, TODAY).per_m2 for year in (2030, 2040, 2050)}
    assert targets == {2030: Decimal("120.0"), 2040: Decimal("100.0"), 2050: Decimal("80.0")}


@pytest.mark.rule("BU-04")
def test_the_consumption_of_a_target_year_is_judged_against_it() -> None:
    sg = office()
    a_building(sg, tertiary_area=1_000)
    sg.assets.set_energy_reference(site=HOUSE, year=2019, kwh=200_000, area=1_000, on="2026-01-05")
    act = {"act": "assets.energy_declared", "site": HOUSE, "year": 2030, "on": "2031-09-01"}
    assert verdicts(sg, "BU-04", **act, kwh=120_000) == {"kwh": Verdict.PASS}
    assert verdicts(sg, "BU-04", **act, kwh=120_001) == {"kwh": Verdict.BREACH}


@pytest.mark.rule("BU-05")
def test_a_declaration_after_the_thirtieth_of_september_is_late(law: Law) -> None:
    assert declaration_due(2025, law) == date(2026, 9, 30)
    assert declaration_due(2021, law) == date(2022, 12, 31)
    sg = office()
    a_building(sg, tertiary_area=2_000)
    act = {"act": "assets.energy_declared", "site": HOUSE, "year": 2025, "kwh": 90_000}
    assert verdicts(sg, "BU-05", **act, on="2026-10-01") == {"on": Verdict.BREACH}
    assert verdicts(sg, "BU-05", **act, on="2026-09-30") == {"on": Verdict.PASS}


def test_a_reference_year_lies_between_those_the_text_allows() -> None:
    sg = office()
    a_site(sg)
    for year in (2009, 2023):
        call = {"site": HOUSE, "year": year, "kwh": 1, "area": 1, "on": "2026-01-05"}
        refused(sg, "AST-DATE", "year", lambda call=call: sg.assets.set_energy_reference(**call))


@pytest.mark.rule("BU-06")
def test_seventeen_square_metres_per_resident_is_above_the_target(law: Law) -> None:
    ratio = area_ratio(3_400, 200, law, TODAY)
    assert ratio is not None
    assert (ratio.per_resident, ratio.standing) == (Decimal("17.0"), "above_target")
    standings = [area_ratio(area, 100, law, TODAY) for area in (1_600, 1_601, 1_800, 1_801)]
    assert [one and one.standing for one in standings] == ["met", "above_target", "above_target", "above_ceiling"]
    assert area_ratio(3_400, 0, law, TODAY) is None


@pytest.mark.rule("BU-06")
def test_occupying_a_building_of_unknown_area_is_undetermined() -> None:
    sg = office()
    a_building(sg, "BAT-1")
    a_building(sg, "BAT-2", gross_area=3_400)
    act = {"act": "assets.building_occupied", "residents": 200, "on": "2026-01-05"}
    assert verdicts(sg, "BU-06", **act, asset="BAT-1") == {"residents": Verdict.UNDETERMINED}
    assert verdicts(sg, "BU-06", **act, asset="BAT-2") == {"residents": Verdict.BREACH}


@pytest.mark.rule("BU-07")
def test_an_asbestos_file_goes_with_a_permit_before_july_1997(law: Law) -> None:
    found = [
        asbestos_file_required(permit, False, law, TODAY).yes
        for permit in (date(1996, 5, 1), date(1997, 6, 30), date(1997, 7, 1), date(1998, 1, 1), None)
    ]
    assert found == [True, True, False, False, None]
    assert asbestos_file_required(date(1996, 5, 1), True, law, TODAY).yes is False


@pytest.mark.rule("BU-07")
def test_works_in_an_old_building_ask_for_its_file_even_on_its_lift() -> None:
    sg = office()
    a_building(sg, permit="1996-05-01")
    sg.assets.register(asset="ASC-1", category="lift", parent="BAT-1", on="2020-01-02")
    act = {"act": "assets.work_ordered", "asset": "ASC-1", "order": "BT-1", "on": "2026-01-05"}
    assert verdicts(sg, "BU-07", **act) == {"asset": Verdict.BREACH}
    sg.assets.update_asbestos_file(asset="BAT-1", found=True, on="2026-01-04")
    assert verdicts(sg, "BU-07", **act) == {"asset": Verdict.PASS}


def test_asbestos_left_in_place_is_looked_at_every_three_years() -> None:
    sg = office()
    building = a_building(sg, permit="1970-05-01", staffed=False)
    assert sg.assets.due(building, "2026-01-05") == []
    sg.assets.update_asbestos_file(asset=building, found=True, on="2026-01-04")
    assert due(sg, building, "asbestos", "2026-01-05").day == date(2029, 1, 4)
    sg.assets.update_asbestos_file(asset=building, found=False, on="2027-01-04")
    assert sg.assets.due(building, "2027-01-05") == []


def test_works_on_a_classified_monument_need_an_authorisation_and_maintenance_does_not() -> None:
    sg = office()
    a_site(sg, "CATHEDRALE")
    sg.assets.hold_parcel(site="CATHEDRALE", parcel="AB 12", owner="state", on="2020-01-02")
    a_building(
        sg, "LYON", site="CATHEDRALE", use="worship", protection="classified", cathedral="lyon", permit="2000-01-01"
    )
    work = {"asset": "LYON", "order": "BT-1", "contract": "2026-12", "estimate": "80 000", "on": "2026-01-05"}
    refused(sg, "BU-MONUMENT", "authorisation", lambda: sg.assets.order_work(**work, kind="restoration"))
    sg.assets.order_work(**work, kind="maintenance")
    sg.assets.order_work(**{**work, "order": "BT-2"}, kind="restoration", authorisation="AUT-069-2026-1")


def test_a_state_cathedral_is_one_of_the_list_and_stands_on_a_parcel_of_the_state() -> None:
    sg = office()
    for site, owner in (("MOUTIERS", "state"), ("ANNECY", "commune")):
        a_site(sg, site)
        sg.assets.hold_parcel(site=site, parcel="2102", owner=owner, on="2020-01-02")
    act = {"act": "assets.building_registered", "asset": "C", "cathedral": "moutiers", "on": "2020-01-02"}
    assert verdicts(sg, "BU-PARCEL", **act, site="MOUTIERS") == {"site": Verdict.PASS}
    assert verdicts(sg, "BU-PARCEL", **act, site="ANNECY") == {"site": Verdict.BREACH}
    annecy = {**act, "site": "ANNECY", "cathedral": "annecy"}
    assert "AST-REF" in refusal(sg, lambda: sg.record(annecy))


def test_the_twelve_cathedrals_of_the_region_are_law_as_data(law: Law) -> None:
    rows = law.section("state_cathedral")
    assert len(rows) == 12
    assert "annecy" not in {row["code"] for row in rows}
    sure = {row["code"]: row["status"] for row in rows if row["status"] != "unverified"}
    assert sure == {"moutiers": "verified", "le-puy-en-velay": "second-hand"}
