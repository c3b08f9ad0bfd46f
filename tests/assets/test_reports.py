"""The reports of assets, on a small office whose figures are counted by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from helpers import euros, office

from assets.things import HOUSE, a_building, a_car, a_laptop, a_lift, a_site
from secgen import InvalidInput, Secretariat
from secgen.kernel.text import language

TODAY = "2026-11-22"


def rows(sg: Secretariat, name: str, **options: Any) -> list[dict[str, Any]]:
    return sg.report(name, **{"on": TODAY, **options}).to_dicts()


def test_checks_due_shows_the_late_ones_first_and_all_on_request() -> None:
    sg = office()
    lift = a_lift(sg, in_service="2026-01-05", on="2026-01-05")
    sg.assets.check(asset=lift, check="lift-visit", on="2026-09-01")
    found = rows(sg, "checks-due")
    assert [(row["check"], row["status"], row["days_left"]) for row in found] == [
        ("lift-cables", "overdue", -140),
        ("lift-visit", "overdue", -40),
        ("lift-safety-gear", "due soon", 44),
        ("lift-verification", "due soon", 44),
    ]
    assert len(rows(sg, "checks-due", status="all")) == 5
    assert [row["check"] for row in rows(sg, "checks-due", status="ok")] == ["lift-inspection"]
    with pytest.raises(InvalidInput, match="near, all, ok, due_soon, overdue, unknown"):
        rows(sg, "checks-due", status="late")
    with language("fr"):
        assert rows(sg, "checks-due")[0]["status"] == "en retard"


def test_what_has_left_is_not_checked_any_more() -> None:
    sg = office()
    lift = a_lift(sg, in_service="2020-01-02", on="2020-01-02")
    sg.assets.retire(asset=lift, way="destruction", on="2026-02-02")
    assert rows(sg, "checks-due", status="all") == []
    assert len(rows(sg, "checks-due", status="all", on="2026-02-01")) == 5


def test_buildings_count_their_late_checks_and_their_works() -> None:
    sg = office()
    a_site(sg)
    sg.assets.hold_parcel(site=HOUSE, parcel="AH 7", owner="state", area=2_100, on="2020-01-02")
    sg.assets.hold_parcel(site=HOUSE, parcel="AH 8", owner="commune", owner_name="Lyon", on="2020-01-02")
    a_building(sg, gross_area=3_400, permit="1996-05-01", public_type="W", public_category=5)
    sg.assets.occupy_building(asset="BAT-1", residents=200, workstations=190, on="2026-01-05")
    a_lift(sg, parent="BAT-1")
    sg.assets.order_work(asset="ASC-1", order="BT-1", title="porte palière", on="2026-01-05")
    (row,) = rows(sg, "buildings")
    told = {name: row[name] for name in ("owners", "per_resident", "standing", "public", "asbestos", "works")}
    assert told == {
        "owners": "Lyon, state",
        "per_resident": Decimal("17.0"),
        "standing": "above target",
        "public": "W 5",
        "asbestos": "missing",
        "works": 1,
    }
    assert row["overdue"] == 5  # those of the lift; nobody knows of the last fire drill


def test_energy_says_who_must_declare_and_when() -> None:
    sg = office()
    a_building(sg, tertiary_area=600)
    a_building(sg, "BAT-2", tertiary_area=450)
    a_site(sg, "CATHEDRALE")
    a_building(sg, "C", site="CATHEDRALE", use="worship", tertiary_area=5_000)
    sg.assets.set_energy_reference(site=HOUSE, year=2019, kwh=210_000, area=1_050, on="2026-01-05")
    sg.assets.declare_energy(site=HOUSE, year=2024, kwh=157_500, on="2025-09-15")
    church, house = rows(sg, "energy")
    assert (church["subject"], church["tertiary_area"], church["next_due"]) == (False, 0, None)
    assert (house["subject"], house["tertiary_area"], house["reference"]) == (True, 1_050, Decimal(200))
    assert [house[f"target_{year}"] for year in (2030, 2040, 2050)] == [120, 100, 80]
    assert (house["declared"], house["next_due"], house["late"]) == (150, date(2026, 9, 30), True)


def test_cathedrals_show_their_officer_plan_and_works() -> None:
    sg = office()
    a_site(sg, "SJ")
    sg.assets.hold_parcel(site="SJ", parcel="AB 12", owner="state", on="2020-01-02")
    a_building(sg, "LYON", site="SJ", use="worship", protection="classified", cathedral="lyon", in_service="2020-01-02")
    sg.assets.name_safety_officer(asset="LYON", officer="agent:abf69", on="2026-01-05")
    sg.assets.approve_safety_plan(asset="LYON", document="salvage_plan", on="2026-01-05")
    sg.assets.order_work(asset="LYON", order="BT-1", kind="restoration", authorisation="AUT-1", on="2026-01-06")
    found = {row["code"]: row for row in rows(sg, "cathedrals")}
    assert len(found) == 12
    lyon = found["lyon"]
    assert (lyon["safety_officer"], lyon["plan"], lyon["works"]) == ("agent:abf69", "salvage_plan", 1)
    assert (lyon["authorised"], lyon["safety_due"]) == ("AUT-1", date(2025, 1, 2))
    assert found["moulins"]["building"] == ""


def test_the_fleet_is_told_its_cost_by_kilometre_and_its_use() -> None:
    sg = office()
    car = a_car(sg, odometer=10_000, first_registered="2019-06-01", on="2019-06-03")
    sg.assets.log_trip(asset=car, driver="agent:1", start_km=10_000, end_km=14_000, on="2026-02-02")
    sg.assets.log_trip(asset=car, driver="agent:1", start_km=14_500, end_km=16_000, on="2026-03-02")
    sg.assets.bear_cost(asset=car, nature="energy", amount="700", on="2026-03-31")
    sg.assets.check(asset=car, check="technical-inspection", cost="80", contract="2026-7", on="2026-04-01")
    sg.assets.bear_cost(asset=car, nature="insurance", amount="999", on="2025-03-31")
    (row,) = rows(sg, "fleet")
    assert (row["driven"], row["missing_km"], row["odometer"]) == (5_500, 500, 16_000)
    assert (row["cost"], row["per_km"]) == (euros("780"), euros("0.14"))
    assert row["per_month"] == euros("780").share(365, 12 * 326)
    assert (row["under_used"], row["replace"]) == (True, True)
    assert row["inspection"] == date(2028, 4, 1)
    gap = rows(sg, "logbook")[0]
    assert (gap["start_km"], gap["end_km"], gap["missing"]) == (14_000, 14_500, 500)


def test_the_obligations_of_the_fleet_in_one_table() -> None:
    sg = office()
    for n in range(18):
        a_car(sg, f"OLD-{n}", on="2025-01-06", first_registered="2025-01-06")
    for n in range(7):
        energy = {"energy": "electric", "co2": 0} if n < 3 else {}
        a_car(sg, f"NEW-{n}", on="2026-01-06", first_registered="2026-01-06", **energy)
    sg.assets.receive_fine(asset="NEW-1", fine="AV-1", sent_on="2026-10-01", amount="135", on="2026-10-09")
    found = rows(sg, "fleet-obligations")
    low, very_low, fine, report = found
    assert (low["subject"], low["measured"], low["required"], low["status"]) == (
        "2026: 3/7",
        "42,9 %",
        "50 %",
        "not met",
    )
    assert (very_low["measured"], very_low["status"]) == ("42,9 %", "met")
    assert (fine["due"], fine["status"]) == (date(2026, 11, 15), "overdue")
    assert (report["due"], report["status"]) == (date(2027, 3, 31), "up to date")


def test_the_park_by_family_with_its_obsolescence() -> None:
    sg = office()
    a_laptop(sg, "PC-1", cost="900", contract="UGAP", system="Windows 10")
    a_laptop(sg, "PC-2", bought="2025-03-01", on="2025-03-08", cost="1 000", contract="UGAP", system="Windows 11")
    a_laptop(sg, "PC-3", bought=None, on="2025-03-08")
    a_laptop(sg, "SRV-1", family="server", bought="2024-03-01", on="2024-03-08")
    a_laptop(sg, "PC-4", bought="2010-03-01", on="2021-03-08")
    sg.assets.retire(asset="PC-4", way="recycling", wiped="C-1", on="2026-02-02")
    found = {row["family"]: row for row in rows(sg, "park")}
    computers = found["computer"]
    assert (computers["devices"], computers["past_life"], computers["unsupported"]) == (3, 1, 1)
    assert (computers["of_unknown_age"], computers["cost"]) == (1, euros("1 900"))
    assert computers["obsolescence"] == Decimal(1) / 3 or round(computers["obsolescence"], 4) == Decimal("0.3333")
    assert found["server"]["past_life"] == 0
    past = rows(sg, "park", by="asset", where={"obsolete": "yes"})
    assert [row["asset"] for row in past] == ["PC-1"]


def test_service_levels_by_priority() -> None:
    sg = office()
    for number, (urgency, solved) in enumerate([(5, "12:00"), (5, "16:00"), (1, None)]):
        ticket = f"T-{number}"
        sg.assets.open_ticket(ticket=ticket, urgency=urgency, impact=urgency, at="09:00", on="2026-03-02")
        if solved:
            sg.assets.take_ticket(ticket=ticket, technician="agent:22", at="09:30", on="2026-03-02")
            sg.assets.solve_ticket(ticket=ticket, at=solved, on="2026-03-02")
    found = {row["priority"]: row for row in rows(sg, "service-levels", on="2026-03-03")}
    top = found["5"]
    assert (top["tickets"], top["own_met"], top["resolve_met"], top["resolve_late"]) == (2, 2, 1, 1)
    assert top["resolve_rate"] == Decimal("0.5")
    assert (found["1"]["open"], found["1"]["resolve_met"], found["1"]["resolve_late"]) == (1, 0, 0)
    late = rows(sg, "service-levels", by="ticket")
    assert {row["ticket"]: row["resolve_late"] for row in late} == {"T-0": 0, "T-1": 1, "T-2": 1}


def test_stock_tells_what_to_order_and_totals_its_value() -> None:
    sg = office()
    for item, quantity in (("A", 27), ("B", 40)):
        sg.assets.list_item(item=item, daily_use="4", lead_days=5, safety=8, on="2026-01-05")
        sg.assets.receive_stock(item=item, quantity=quantity, cost="100", contract="C", on="2026-01-06")
    table = sg.report("stock", on=TODAY)
    assert [(row["item"], row["reorder_point"], row["order"]) for row in table.to_dicts()] == [
        ("A", 28, True),
        ("B", 28, False),
    ]
    assert table.total is not None
    assert table.total[table.index("value")] == euros("200")


def test_loans_out_are_followed_until_they_are_back() -> None:
    sg = office()
    sg.assets.register_equipment(asset="CAM-1", family="camera", on="2026-01-05")
    for loan, start, until in (("P-1", "2026-11-02", "2026-11-10"), ("P-2", "2026-11-25", "2026-11-26")):
        sg.assets.book_loan(asset="CAM-1", loan=loan, borrower="agent:1", start=start, until=until, on="2026-10-05")
    sg.assets.take_loan(loan="P-1", on="2026-11-02")
    assert [(row["loan"], row["status"]) for row in rows(sg, "loans")] == [("P-1", "overdue"), ("P-2", "booked")]
    assert rows(sg, "loans", on="2026-11-08")[0]["status"] == "due back soon"
    sg.assets.return_loan(loan="P-1", condition="worn", on="2026-11-12")
    assert [row["loan"] for row in rows(sg, "loans")] == ["P-2"]
    assert len(rows(sg, "loans", status="all")) == 2


def test_reuse_applications_licences_availability_training_requests_lines() -> None:
    sg = office()
    for n, reused in enumerate((True, False)):
        a_laptop(sg, f"PC-{n}")
        sg.assets.retire(asset=f"PC-{n}", way="transfer", wiped="C", reused=reused, on="2026-02-02")
    assert rows(sg, "reuse")[0]["share"] == Decimal("0.500")
    sg.assets.register_application(application="APP", on="2020-01-02")
    assert rows(sg, "accreditations")[0]["status"] == "not accredited"
    sg.assets.accredit_application(application="APP", authority="agent:1", until="2030-01-05", on="2020-01-05")
    assert rows(sg, "accreditations")[0]["status"] == "review overdue"
    sg.assets.hold_licence(licence="L", software="Suite", owned=50, on="2026-01-05")
    sg.assets.count_licence(licence="L", installed=52, on="2026-01-06")
    assert rows(sg, "licences")[0]["over"] == 2
    a_laptop(sg, "SRV", family="server", on="2026-01-01")
    down = {"asset": "SRV", "began": "12:00", "ended_on": "2026-01-03", "ended": "12:00", "on": "2026-01-02"}
    sg.assets.interrupt_service(**down)
    assert rows(sg, "availability", on="2026-01-10", year=2026)[0]["availability"] == Decimal("0.90000")
    sg.assets.train_users(session="S", registered=8, attended=6, on="2026-03-02")
    assert rows(sg, "user-trainings")[0]["attendance"] == Decimal("0.750")
    sg.assets.list_item(item="A", on="2026-01-05")
    sg.assets.request_supplies(item="A", request="D-1", quantity=3, on="2026-01-06")
    assert rows(sg, "requests")[0]["quantity"] == 3
    sg.assets.open_line(line="L-1", number="+33612345678", allowance=100, on="2026-01-05")
    sg.assets.use_line(line="L-1", data=80, billed="12,50", on="2026-02-28")
    line = rows(sg, "lines")[0]
    assert (line["month"], line["alert"], line["billed"]) == ("2026-02", True, euros("12.50"))


def test_works_and_observations_stay_until_they_are_closed() -> None:
    sg = office()
    lift = a_lift(sg)
    found = [{"observation": "O-1", "text": "câble usé", "urgent": True}, {"observation": "O-2"}]
    sg.assets.check(asset=lift, check="lift-cables", result="observations", observations=found, on="2026-02-02")
    sg.assets.order_work(
        asset=lift, order="BT-1", observations=["O-1"], estimate="500", contract="2026-3", on="2026-02-03"
    )
    assert [row["number"] for row in rows(sg, "works")] == ["O-1", "O-2", "BT-1"]
    sg.assets.finish_work(asset=lift, order="BT-1", cost="480", on="2026-02-20")
    assert [row["number"] for row in rows(sg, "works")] == ["O-2"]
    assert len(rows(sg, "works", status="all")) == 3
