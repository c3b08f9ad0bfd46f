"""What the inventory proposes to the accounts at the end of the year."""

from __future__ import annotations

from datetime import date
from typing import Any

from helpers import RUNNING, a_commitment, a_paid_request, euros, office, open_line, refused

from assets.things import a_building, a_car, a_laptop
from secgen import Money, Secretariat
from secgen.links.assets import capitalisations, disposals

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def a_year(sg: Secretariat) -> None:
    bought = {"contract": "UGAP-1", "asset_class": "it", "bought": "2026-03-01", "in_service": "2026-03-09"}
    a_laptop(sg, "SRV-1", family="server", name="Serveur", cost="8 000", on="2026-03-02", **bought)
    a_laptop(sg, "PC-1", cost="900", contract="UGAP-1", on="2026-03-02")
    car = {"asset_class": "car", "cost": "24 000", "contract": "UGAP-2", "energy": "electric", "co2": 0}
    a_car(sg, "V-1", leased=True, on="2026-04-01", **car)
    a_car(sg, "V-2", on="2025-04-01", in_service="2025-04-02", **car)
    a_building(sg)
    work = {"asset": "BAT-1", "order": "BT-1", "contract": "2026-9"}
    sg.assets.order_work(**work, title="Cloisons", estimate="30 000", on="2026-05-04")
    sg.assets.finish_work(asset="BAT-1", order="BT-1", cost="29 500", asset_class="fit_out", on="2026-06-30")
    sg.assets.retire(asset="V-2", way="gift", on="2026-09-01")


def test_what_entered_is_capitalised_and_put_into_service_and_the_rest_is_an_expense() -> None:
    sg = office()
    a_year(sg)
    found = capitalisations(sg.assets.state, FIRST, LAST, line="0224-CARA-DRAC/07/5")
    told = [(p["act"].rpartition(".")[2], p["asset"], str(p["on"])) for p in found]
    assert told == [
        ("asset_capitalised", "SRV-1", "2026-03-02"),
        ("asset_put_into_service", "SRV-1", "2026-03-09"),
        ("asset_capitalised", "BT-1", "2026-06-30"),
        ("asset_put_into_service", "BT-1", "2026-06-30"),
    ]
    assert (found[0]["cost"], found[0]["category"], found[0]["label"]) == (euros("8 000"), "it", "Serveur")
    assert (found[2]["cost"], found[2]["category"]) == (euros("29 500"), "fit_out")


def test_what_left_is_disposed_of_for_the_reason_the_accounts_use() -> None:
    sg = office()
    a_year(sg)
    assert disposals(sg.assets.state, FIRST, LAST) == [
        {"act": "accounting.asset_disposed", "asset": "V-2", "on": date(2026, 9, 1), "reason": "given"}
    ]


def held(sg: Secretariat, year: int) -> dict[str, dict[str, Any]]:
    return {row["asset"]: row for row in sg.report("fixed-assets", year=year).to_dicts()}


def test_the_accounts_can_read_every_proposal() -> None:
    sg = office()
    a_year(sg)
    for proposal in (*capitalisations(sg.assets.state, FIRST, LAST), *disposals(sg.assets.state, FIRST, LAST)):
        assert sg.read(proposal).tag == proposal["act"]


def test_an_asset_bought_put_to_use_and_given_up_wears_and_leaves_in_the_accounts() -> None:
    """A server of 8 000 in service on 9 March wears over its life, its first month whole, then leaves for nothing."""
    sg = office()
    open_line(sg, RUNNING, "50 000")
    open_line(sg, RUNNING, "50 000", year=2027)
    a_paid_request(sg, a_commitment(sg, "8 000", on="2026-02-02"), "8 000", on="2026-03-01")
    bought = {"contract": "UGAP-1", "asset_class": "it", "bought": "2026-03-01", "in_service": "2026-03-09"}
    a_laptop(sg, "SRV-1", family="server", name="Serveur", cost="8 000", on="2026-03-02", **bought)
    sg.record(*capitalisations(sg.assets.state, FIRST, LAST, line=RUNNING, origin="expense"))
    years = sg.accounting.state.assets["SRV-1"].years
    charge = Money(euros("8 000").cents * 10 // (12 * years))
    row = held(sg, 2026)["SRV-1"]
    assert (row["state"], row["cost"], row["charge"]) == ("in service", euros("8 000"), charge)
    assert row["net"] == euros("8 000") - charge
    sg.assets.retire(asset="SRV-1", way="recycling", on="2027-06-30", wiped="wipe-1")
    sg.record(*disposals(sg.assets.state, date(2027, 1, 1), date(2027, 12, 31)))
    row = held(sg, 2027)["SRV-1"]
    assert (row["state"], str(row["disposed_on"]), row["net"]) == ("disposed of", "2027-06-30", euros("0"))
    assert held(sg, 2028) == {}


def test_the_accounts_refuse_what_the_line_has_not_paid() -> None:
    sg = office()
    open_line(sg, RUNNING, "50 000")
    bought = {"contract": "UGAP-1", "asset_class": "it", "bought": "2026-03-01", "in_service": "2026-03-09"}
    a_laptop(sg, "SRV-1", family="server", cost="8 000", on="2026-03-02", **bought)
    entry = capitalisations(sg.assets.state, FIRST, LAST, line=RUNNING, origin="expense")[0]
    refused(sg, "ACC-RENDERED", "cost", lambda: sg.record(entry))
