"""Renewals, logbook, mission orders, fines: FL-03, FL-04 and the rules of use."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from helpers import office, refused, verdicts

from assets.things import a_car
from secgen import Money, Secretariat, Verdict
from secgen.assets.fleet.computations import cost_per_km, designation_due, is_low_emission, renewal, to_replace
from secgen.assets.fleet.events import VehicleRegistered
from secgen.law import builtin_law

LAW = builtin_law()


def vehicles(low: int, all_: int, year: int) -> list[VehicleRegistered]:
    energies = ["electric"] * low + ["diesel"] * (all_ - low)
    return [
        VehicleRegistered(on=date(year, 3, 2), asset=str(n), plate="AB-123-CD", energy=one, co2=0 if n < low else 120)  # type: ignore[arg-type]
        for n, one in enumerate(energies)
    ]


@pytest.mark.rule("FL-03")
def test_three_of_seven_fail_in_2026_and_five_of_seven_hold_in_2027() -> None:
    first, second = renewal(vehicles(3, 7, 2026), 2026, 40, LAW), renewal(vehicles(5, 7, 2027), 2027, 40, LAW)
    assert (first.share, first.required, first.met) == (Decimal("0.429"), Decimal("0.5"), False)
    assert (second.share, second.required, second.met) == (Decimal("0.714"), Decimal("0.7"), True)


@pytest.mark.rule("FL-03")
def test_a_share_is_compared_exactly_not_as_it_is_shown() -> None:
    seventy = renewal(vehicles(6999, 10_000, 2027), 2027, 20_000, LAW)
    assert (seventy.share, seventy.met) == (Decimal("0.700"), False)


@pytest.mark.rule("FL-03")
def test_a_fleet_of_twenty_is_not_bound_and_one_of_twenty_one_is() -> None:
    assert renewal(vehicles(0, 2, 2026), 2026, 20, LAW).met is True
    assert renewal(vehicles(0, 2, 2026), 2026, 21, LAW).met is False
    assert renewal([], 2026, 40, LAW).met is None


@pytest.mark.rule("FL-03")
def test_a_vehicle_that_enters_is_told_the_share_of_its_year() -> None:
    sg = office()
    for n in range(20):
        a_car(sg, f"OLD-{n}", on="2020-01-06")
    act = {"act": "assets.vehicle_registered", "asset": "NEW", "plate": "AA-999-ZZ", "weight": 1700, "on": "2026-03-02"}
    assert verdicts(sg, "FL-03", **act, energy="diesel", co2=120) == {"energy": Verdict.BREACH}
    assert verdicts(sg, "FL-03", **act, energy="electric") == {"energy": Verdict.PASS}
    assert verdicts(sg, "FL-03", **{**act, "weight": 7_000}, energy="diesel", co2=300) == {}


@pytest.mark.rule("FL-03")
def test_a_diesel_whose_co2_nobody_gave_is_not_counted_as_clean() -> None:
    fields = {"on": date(2026, 3, 2), "plate": "AB-123-CD", "energy": "diesel"}
    silent = [VehicleRegistered(asset=f"S{n}", **fields) for n in range(2)]  # type: ignore[arg-type]
    assert is_low_emission(silent[0], LAW) is None
    undecided = renewal([*vehicles(3, 6, 2026), *silent[:1]], 2026, 40, LAW)  # 3 or 4 of 7
    assert (undecided.low, undecided.unknown, undecided.share, undecided.met) == (3, 1, Decimal("0.429"), None)
    assert "co2_unknown = 1" in str(undecided.explanation)
    assert renewal([*vehicles(4, 6, 2026), *silent], 2026, 40, LAW).met is True
    assert renewal([*vehicles(1, 6, 2026), *silent], 2026, 40, LAW).met is False
    assert renewal(silent, 2026, 20, LAW).met is True


@pytest.mark.rule("FL-03")
def test_the_quota_of_very_low_emission_vehicles_is_known_until_2030() -> None:
    quota = LAW.parameter("fleet.renewal.very_low")
    assert quota.on(date(2030, 12, 31)).rate == Decimal("0.374")
    assert quota.at(date(2031, 1, 1)) is None


def trip(sg: Secretariat, start: int, end: int, **more: Any) -> Any:
    fields = {"asset": "V-1", "driver": "agent:7f3c", "start_km": start, "end_km": end, "on": "2026-03-02", **more}
    return sg.assets.log_trip(**fields)


@pytest.mark.rule("FL-04")
def test_a_gap_in_the_logbook_is_recorded_with_the_trip_and_named() -> None:
    sg = office()
    a_car(sg, odometer=12_000)
    trip(sg, 12_000, 12_340)
    act = {"act": "assets.trip_logged", "asset": "V-1", "driver": "agent:7f3c", "on": "2026-03-03"}
    found = [f for f in sg.simulate({**act, "start_km": 12_400, "end_km": 12_500}).findings if f.rule == "FL-04"]
    gap = next(f for f in found if f.verdict is Verdict.BREACH)
    assert dict(gap.inputs)["gap"] == "60 km"
    assert not gap.blocks
    recorded = trip(sg, 12_400, 12_500, on="2026-03-03")
    assert "FL-04" in recorded.act.advice
    assert sg.assets.state.vehicles["V-1"].gaps == ((12_340, 12_400),)


@pytest.mark.rule("FL-04")
def test_a_trip_entered_late_fills_its_gap_and_the_rest_can_be_explained() -> None:
    sg = office()
    a_car(sg, odometer=12_340)
    trip(sg, 12_400, 12_500, on="2026-03-03")
    trip(sg, 12_350, 12_380, on="2026-03-02")
    assert sg.assets.state.vehicles["V-1"].gaps == ((12_340, 12_350), (12_380, 12_400))
    sg.assets.explain_gap(asset="V-1", start_km=12_340, end_km=12_350, reason="garage", on="2026-03-04")
    assert sg.assets.state.vehicles["V-1"].gaps == ((12_380, 12_400),)
    none = {"asset": "V-1", "start_km": 12_400, "end_km": 12_450, "reason": "?", "on": "2026-03-04"}
    refused(sg, "AST-REF", "start_km", lambda: sg.assets.explain_gap(**none))


@pytest.mark.rule("FL-04")
def test_two_trips_over_the_same_kilometres_are_refused() -> None:
    sg = office()
    a_car(sg, odometer=12_000)
    trip(sg, 12_000, 12_340)
    inputs = refused(sg, "FL-04", "start_km", lambda: trip(sg, 12_300, 12_360))
    assert inputs == {"start": "12300", "log_ends": "12340"}


def test_a_meter_does_not_run_backwards() -> None:
    sg = office()
    a_car(sg, odometer=12_000)
    refused(sg, "AST-METER", "end_km", lambda: trip(sg, 12_100, 12_050))
    sg.assets.read_meter(asset="V-1", reading=13_000, on="2026-03-02")
    refused(sg, "AST-METER", "reading", lambda: sg.assets.read_meter(asset="V-1", reading=12_999, on="2026-03-03"))
    sg.assets.read_meter(asset="V-1", reading=12_500, on="2026-02-02")
    assert sg.assets.state.assets["V-1"].reading == 13_000


def test_a_driver_has_a_mission_order_and_the_night_at_home_an_authorisation() -> None:
    sg = office()
    a_car(sg, odometer=12_000)
    act = {"act": "assets.trip_logged", "asset": "V-1", "driver": "agent:7f3c", "start_km": 12_000, "end_km": 12_100}
    tuesday = {**act, "mission": "OM-1", "home": True, "on": "2026-03-03"}
    assert verdicts(sg, "FL-MISSION", **tuesday) == {"mission": Verdict.BREACH}
    sg.assets.order_mission(mission="OM-1", agent="agent:7f3c", until="2026-03-03", on="2026-03-02")
    sg.assets.authorise_home_parking(asset="V-1", agent="agent:7f3c", until="2026-03-02", on="2026-03-02")
    assert verdicts(sg, "FL-MISSION", **tuesday) == {"mission": Verdict.PASS}
    assert verdicts(sg, "FL-MISSION", **{**tuesday, "driver": "agent:9999"}) == {"mission": Verdict.BREACH}
    assert verdicts(sg, "FL-MISSION", **{**tuesday, "on": "2026-03-04"}) == {"mission": Verdict.BREACH}
    assert verdicts(sg, "FL-HOME", **tuesday) == {"home": Verdict.BREACH}


def test_a_private_vehicle_needs_its_insurance() -> None:
    sg = office()
    own = {"mission": "OM-2", "agent": "agent:7f3c", "own_vehicle": True, "on": "2026-03-02"}
    refused(sg, "FL-OWN", "insurance", lambda: sg.assets.order_mission(**own))
    sg.assets.order_mission(**own, insurance="ATT-2026")


def test_the_driver_is_designated_within_forty_five_days_of_the_notice() -> None:
    assert designation_due(date(2026, 1, 5), LAW) == date(2026, 2, 19)
    sg = office()
    a_car(sg)
    sg.assets.receive_fine(asset="V-1", fine="AV-1", sent_on="2026-01-05", amount="135", on="2026-01-09")
    act = {"act": "assets.driver_designated", "asset": "V-1", "fine": "AV-1", "driver": "agent:7f3c"}
    assert verdicts(sg, "FL-FINE", **act, on="2026-02-19") == {"on": Verdict.PASS}
    assert verdicts(sg, "FL-FINE", **act, on="2026-02-20") == {"on": Verdict.BREACH}


def test_a_vehicle_is_replaced_at_seven_years_or_120_000_km() -> None:
    car = VehicleRegistered(on=date(2019, 3, 4), asset="V", plate="AB-123-CD", first_registered=date(2019, 3, 1))
    assert not to_replace(car, 119_999, LAW, date(2026, 2, 28))
    assert to_replace(car, 120_000, LAW, date(2026, 2, 28))
    assert to_replace(car, 10, LAW, date(2026, 3, 1))


def test_cost_per_kilometre_is_rounded_once() -> None:
    assert cost_per_km(Money(100_00), 300) == Money(33)
    assert cost_per_km(Money(100_00), 0) is None


@pytest.mark.parametrize("plate", ["AB-123-CD", "123 ABC 69", "9999 ZZ 2A"])
def test_plates_of_both_forms_are_read(plate: str) -> None:
    sg = office()
    a_car(sg, plate=plate)


@pytest.mark.parametrize("plate", ["AI-123-CD", "AB-12-CD", "ab-123-cd", "", "AB 123 CD"])
def test_a_plate_of_another_form_is_refused(plate: str) -> None:
    sg = office()
    refused(sg, "AST-ID", "plate", lambda: a_car(sg, plate=plate))
