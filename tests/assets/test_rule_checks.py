"""When the checks of the law are due: lifts, electricity, vehicles, and every other interval."""

from __future__ import annotations

from datetime import date

import pytest
from helpers import office, refused, verdicts

from assets.things import a_building, a_car, a_lift, due
from secgen import Verdict


@pytest.mark.rule("BU-01")
def test_a_lift_is_visited_every_six_weeks() -> None:
    sg = office()
    lift = a_lift(sg)
    sg.assets.check(asset=lift, check="lift-visit", on="2026-09-01")
    visit = due(sg, lift, "lift-visit", "2026-11-22")
    assert visit.day == date(2026, 10, 13)
    assert visit.status == "overdue"
    assert due(sg, lift, "lift-visit", "2026-10-13").status == "due_soon"
    late = {"act": "assets.checked", "asset": lift, "check": "lift-visit", "on": "2026-11-22"}
    assert verdicts(sg, "BU-01", **late) == {"on": Verdict.BREACH}
    assert verdicts(sg, "BU-01", **{**late, "on": "2026-10-13"}) == {"on": Verdict.PASS}


@pytest.mark.rule("BU-01")
def test_a_lift_is_inspected_every_five_years() -> None:
    sg = office()
    lift = a_lift(sg)
    sg.assets.check(asset=lift, check="lift-inspection", on="2024-02-29")
    assert due(sg, lift, "lift-inspection", "2026-11-22").day == date(2029, 2, 28)
    assert "CCH art. R134-11" in str(sg.assets.explain_due(lift, "lift-inspection", "2026-11-22"))


def test_the_five_year_inspection_counts_as_the_yearly_verification() -> None:
    sg = office()
    lift = a_lift(sg)
    sg.assets.check(asset=lift, check="lift-verification", on="2025-01-10")
    sg.assets.check(asset=lift, check="lift-inspection", on="2025-06-10")
    assert due(sg, lift, "lift-verification", "2026-01-01").day == date(2026, 6, 10)


@pytest.mark.rule("BU-02")
def test_electricity_comes_back_after_two_years_only_if_the_report_was_clean() -> None:
    sg = office()
    for asset in ("ELEC-1", "ELEC-2"):
        sg.assets.register(asset=asset, category="electrical", in_service="2020-01-02", on="2020-01-02")
    sg.assets.check(asset="ELEC-1", check="electrical", on="2025-06-01")
    found = [{"observation": "OBS-1", "text": "différentiel à remplacer"}]
    sg.assets.check(asset="ELEC-2", check="electrical", on="2025-06-01", result="observations", observations=found)
    assert due(sg, "ELEC-1", "electrical", "2025-07-01").day == date(2027, 6, 1)
    assert due(sg, "ELEC-2", "electrical", "2025-07-01").day == date(2026, 6, 1)


@pytest.mark.rule("BU-02")
def test_observations_settled_in_time_give_the_two_years_back_and_late_ones_do_not() -> None:
    sg = office()
    for asset in ("ELEC-1", "ELEC-2"):
        sg.assets.register(asset=asset, category="electrical", in_service="2020-01-02", on="2020-01-02")
        found = [{"observation": f"{asset}/{n}"} for n in (1, 2)]
        sg.assets.check(asset=asset, check="electrical", on="2025-06-01", result="observations", observations=found)
    sg.assets.close_observation(asset="ELEC-1", observation="ELEC-1/1", proof="BT-1", on="2025-09-01")
    assert due(sg, "ELEC-1", "electrical", "2025-09-02").day == date(2026, 6, 1)
    sg.assets.order_work(asset="ELEC-1", order="BT-2", observations=["ELEC-1/2"], on="2025-09-02")
    sg.assets.finish_work(asset="ELEC-1", order="BT-2", on="2025-10-02")
    assert due(sg, "ELEC-1", "electrical", "2025-10-02").day == date(2027, 6, 1)
    for number in (1, 2):
        sg.assets.close_observation(asset="ELEC-2", observation=f"ELEC-2/{number}", proof="BT-3", on="2026-06-02")
    assert due(sg, "ELEC-2", "electrical", "2026-06-03").day == date(2026, 6, 1)


@pytest.mark.rule("FL-01")
def test_the_first_inspection_is_due_on_the_fourth_anniversary_then_every_two_years() -> None:
    sg = office()
    car = a_car(sg, first_registered="2022-11-20")
    first = due(sg, car, "technical-inspection", "2026-11-22")
    assert (first.day, first.opens, first.status) == (date(2026, 11, 20), date(2026, 5, 20), "overdue")
    sg.assets.check(asset=car, check="technical-inspection", on="2026-11-23")
    assert due(sg, car, "technical-inspection", "2026-11-23").day == date(2028, 11, 23)


@pytest.mark.rule("FL-01")
def test_an_electric_car_is_inspected_too_and_a_failure_gives_two_months() -> None:
    sg = office()
    car = a_car(sg, energy="electric", co2=0, first_registered="2022-11-20")
    failed = [{"observation": "CT-1", "text": "freinage"}]
    sg.assets.check(asset=car, check="technical-inspection", on="2026-11-02", result="failed", observations=failed)
    assert due(sg, car, "technical-inspection", "2026-11-22").day == date(2027, 1, 2)


@pytest.mark.rule("FL-02")
def test_a_combustion_van_has_its_pollution_test_in_the_two_months_before_a_year() -> None:
    sg = office()
    van = a_car(sg, kind_of="van", energy="diesel", first_registered="2021-10-15")
    assert due(sg, van, "pollution-test", "2025-10-09").day is None
    sg.assets.check(asset=van, check="technical-inspection", on="2025-10-10")
    test = due(sg, van, "pollution-test", "2026-07-01")
    assert (test.opens, test.day) == (date(2026, 8, 10), date(2026, 10, 10))
    act = {"act": "assets.checked", "asset": van, "check": "pollution-test"}
    found = [
        verdicts(sg, "FL-02", **act, on=day)["on"] for day in ("2026-08-09", "2026-08-10", "2026-10-10", "2026-10-11")
    ]
    assert found == [Verdict.BREACH, Verdict.PASS, Verdict.PASS, Verdict.BREACH]
    sg.assets.check(asset=van, check="pollution-test", on="2026-09-01")
    assert due(sg, van, "pollution-test", "2027-09-01").day is None


@pytest.mark.rule("FL-02")
def test_an_electric_van_has_no_pollution_test() -> None:
    sg = office()
    van = a_car(sg, kind_of="van", energy="electric", co2=0, first_registered="2021-10-15")
    assert [one.plan.check for one in sg.assets.due(van, "2026-01-01")] == ["technical-inspection"]


def test_a_boiler_is_maintained_in_each_calendar_year() -> None:
    sg = office()
    sg.assets.register(asset="CH-1", category="boiler", in_service="2024-03-01", on="2024-03-01")
    assert due(sg, "CH-1", "boiler", "2024-04-01").day == date(2025, 12, 31)
    sg.assets.check(asset="CH-1", check="boiler", on="2025-02-03")
    assert due(sg, "CH-1", "boiler", "2025-04-01").day == date(2026, 12, 31)


def test_what_was_never_checked_is_undetermined_when_nobody_knows_since_when() -> None:
    sg = office()
    sg.assets.register(asset="EXT-1", category="fire_extinguisher", on="2026-01-05")
    assert due(sg, "EXT-1", "extinguisher", "2026-01-05").status == "unknown"
    sg.assets.check(asset="EXT-1", check="extinguisher", on="2026-02-05")
    assert due(sg, "EXT-1", "extinguisher", "2026-02-05").day == date(2027, 2, 5)


def test_maintenance_by_kilometres_or_months_whichever_comes_first() -> None:
    sg = office()
    car = a_car(sg, odometer=10_000, first_registered="2025-01-06", on="2025-01-06")
    sg.assets.plan_check(asset=car, check="service", title="Révision", months=24, use=20_000, on="2025-01-06")
    sg.assets.read_meter(asset=car, reading=29_999, on="2025-10-01")
    service = due(sg, car, "service", "2025-10-01")
    assert (service.day, service.at, service.status) == (date(2027, 1, 6), 30_000, "ok")
    sg.assets.read_meter(asset=car, reading=30_000, on="2025-10-02")
    assert due(sg, car, "service", "2025-10-02").status == "overdue"
    sg.assets.check(asset=car, check="service", reading=30_100, on="2025-10-10")
    assert due(sg, car, "service", "2025-10-10").at == 50_100
    assert due(sg, car, "service", "2027-11-01").status == "overdue"


def test_a_check_the_law_asks_for_can_be_dropped_with_a_reason_and_planned_again() -> None:
    sg = office()
    building = a_building(sg)
    drop = {"asset": building, "check": "fire-drill", "on": "2026-01-05"}
    refused(sg, "AST-NAME", "reason", lambda: sg.assets.drop_check(**drop))
    sg.assets.drop_check(**drop, reason="site fermé")
    assert sg.assets.due(building, "2026-02-01") == []
    sg.assets.plan_check(asset=building, check="fire-drill", months=12, on="2026-03-01")
    assert [one.plan.check for one in sg.assets.due(building, "2026-03-01")] == ["fire-drill"]


def test_a_check_nobody_planned_is_refused_and_the_known_ones_are_named() -> None:
    sg = office()
    lift = a_lift(sg)
    inputs = refused(sg, "AST-CHECK", "check", lambda: sg.assets.check(asset=lift, check="lift-vist", on="2026-01-05"))
    assert "lift-visit" in inputs["known"]


def test_a_clean_check_has_no_observation_and_one_with_observations_names_them() -> None:
    sg = office()
    lift = a_lift(sg)

    def check(**more: object) -> object:
        return sg.assets.check(asset=lift, check="lift-visit", on="2026-01-05", **more)

    refused(sg, "AST-OBS", "result", lambda: check(result="observations"))
    refused(sg, "AST-OBS", "result", lambda: check(observations=[{"observation": "O-1"}]))
    twice = [{"observation": "O-1"}, {"observation": "O-1"}]
    refused(sg, "AST-NEW", "observations", lambda: check(result="observations", observations=twice))


def test_the_state_of_a_past_day_knows_only_what_was_done_by_then() -> None:
    sg = office()
    lift = a_lift(sg)
    for day in ("2026-01-05", "2026-02-10"):
        sg.assets.check(asset=lift, check="lift-visit", on=day)
    rows = sg.report("checks-due", on="2026-01-31").where(asset=lift, check="lift-visit").to_dicts()
    assert rows[0]["last"] == date(2026, 1, 5)


def test_a_check_made_before_the_asset_entered_can_be_told_afterwards() -> None:
    sg = office()
    car = a_car(sg, first_registered="2018-03-01", on="2026-01-05")
    sg.assets.check(asset=car, check="technical-inspection", reading=80_000, on="2025-02-10")
    assert due(sg, car, "technical-inspection", "2026-01-05").day == date(2027, 2, 10)
    assert sg.report("checks-due", on="2025-12-31", status="all").to_dicts() == []


def test_checks_of_years_before_the_law_packs_begin_are_recorded_without_judging_them() -> None:
    sg = office()
    lift = a_lift(sg, in_service="1998-06-01", on="1998-06-01")
    sg.assets.check(asset=lift, check="lift-visit", on="2005-03-01")
    a_car(sg, on="2008-03-03", first_registered="2008-03-03")
    assert due(sg, lift, "lift-visit", "2026-01-05").day == date(2005, 4, 12)


@pytest.mark.rule("AST-DUE")
def test_a_check_the_office_plans_itself_is_made_before_it_is_due() -> None:
    sg = office()
    building = a_building(sg)
    sg.assets.plan_check(asset=building, check="fire-drill", months=12, on="2026-03-01")
    sg.assets.check(asset=building, check="fire-drill", on="2026-03-01")
    drill = {"act": "assets.checked", "asset": building, "check": "fire-drill"}
    assert verdicts(sg, "AST-DUE", **drill, on="2027-03-01") == {"on": Verdict.PASS}
    assert verdicts(sg, "AST-DUE", **drill, on="2027-03-02") == {"on": Verdict.BREACH}
