"""Assets from works in progress to disposal, provisions from review to review, declared adjustments."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import RUNNING, WORKS, a_commitment, a_paid_request, euros, refused, verdicts

from accounting.offices import balances, two_years, works
from secgen import Secretariat, Verdict


@pytest.fixture
def sg() -> Secretariat:
    return two_years()


def buy(sg: Secretariat, amount: str = "12 000", *, on: str = "2025-05-05") -> None:
    a_paid_request(sg, a_commitment(sg, amount, on=on), amount, on=on)


def held(sg: Secretariat, asset: str, year: int) -> dict[str, Any]:
    (row,) = (row for row in sg.report("fixed-assets", year=year).to_dicts() if row["asset"] == asset)
    return row


CAR = {"asset": "V1", "label": "Kangoo", "category": "car", "origin": "expense", "line": RUNNING}


@pytest.mark.rule("FIN-055")
def test_an_expense_found_to_be_an_asset_wears_from_its_commissioning(sg: Secretariat) -> None:
    """12 000 over 5 years from 1 July: 1 200 the first year, 2 400 the next."""
    buy(sg)
    sg.accounting.capitalise(**CAR, cost="12 000", on="2025-06-02")
    assert balances(sg)["231"] == "12\u00a0000,00"
    assert "61" not in balances(sg)
    recorded = sg.accounting.put_into_service(asset="V1", on="2025-07-01")
    assert recorded.years == 5
    assert balances(sg) == {
        "2182": "12\u00a0000,00",
        "28182": "-1\u00a0200,00",
        "6811": "1\u00a0200,00",
        "512": "-12\u00a0000,00",
    }
    assert balances(sg, 2026)["6811"] == "2\u00a0400,00"
    row = held(sg, "V1", 2026)
    assert (row["charge"], row["depreciation"], row["net"]) == euros("2 400", "3 600", "8 400")


def test_an_asset_that_leaves_takes_its_wear_and_its_net_value_with_it(sg: Secretariat) -> None:
    buy(sg)
    sg.accounting.capitalise(**CAR, cost="12 000", on="2025-06-02")
    sg.accounting.put_into_service(asset="V1", on="2025-07-01")
    sg.accounting.dispose(asset="V1", reason="sold", on="2026-07-15")
    found = balances(sg, 2026)
    assert (found["6811"], found["675"]) == ("1\u00a0200,00", "9\u00a0600,00")  # six months more, then what was left
    assert not {"2182", "28182"} & set(found)
    row = held(sg, "V1", 2026)
    assert (row["state"], row["charge"], row["net"]) == ("disposed of", euros("1 200"), euros("0"))
    assert not [r for r in sg.report("fixed-assets", year=2027).to_dicts() if r["asset"] == "V1"]
    refused(sg, "ACC-SERVICE", "on", lambda: sg.accounting.dispose(asset="V1", reason="lost", on="2026-08-01"))


def test_works_in_progress_come_into_service(sg: Secretariat) -> None:
    works(sg, "20 000")
    made = {"asset": "B1", "label": "Toiture", "category": "building", "line": WORKS}
    sg.accounting.capitalise(**made, cost="15 000", on="2025-09-01")
    refused(sg, "ACC-RENDERED", "cost", lambda: sg.accounting.capitalise(**made, cost="5 000,01", on="2025-09-02"))
    sg.accounting.capitalise(**made, cost="5 000", on="2025-09-02")
    assert held(sg, "B1", 2025)["in_progress"] == euros("20 000")
    sg.accounting.put_into_service(asset="B1", years=20, on="2026-01-01")
    assert balances(sg, 2025)["231"] == "20\u00a0000,00"
    found = balances(sg, 2026)
    assert (found["213"], found["2813"]) == ("20\u00a0000,00", "-1\u00a0000,00")
    assert "231" not in found
    refused(sg, "ACC-SERVICE", "asset", lambda: sg.accounting.put_into_service(asset="B1", on="2026-02-01"))


@pytest.mark.rule("FIN-056")
def test_heritage_keeps_its_value(sg: Secretariat) -> None:
    """A work bought 8 000 is worth 8 000 and wears by nothing; what was held in 2006 is worth 1."""
    works(sg, "8 000")
    sg.accounting.capitalise(asset="H1", label="Dessin", category="heritage", cost="8 000", line=WORKS, on="2025-04-01")
    act = lambda: sg.accounting.put_into_service(asset="H1", years=10, on="2025-04-02")  # noqa: E731
    refused(sg, "FIN-056", "years", act)
    sg.accounting.put_into_service(asset="H1", on="2025-04-02")
    old = {"asset": "H2", "label": "Cathédrale", "category": "heritage", "origin": "opening", "line": WORKS}
    sg.accounting.capitalise(**old, cost="1", acquired_on="1905-12-09", on="2025-01-01")
    sg.accounting.put_into_service(asset="H2", on="2025-01-01")
    found = balances(sg, 2026)
    assert (found["216"], found["11"]) == ("8\u00a0001,00", "-1,00")
    assert "6811" not in found


def test_a_life_the_law_does_not_set_must_be_given(sg: Secretariat) -> None:
    buy(sg, "500")
    sg.accounting.capitalise(**{**CAR, "category": "study"}, cost="500", on="2025-06-02")
    refused(sg, "ACC-LIFE", "years", lambda: sg.accounting.put_into_service(asset="V1", on="2025-07-01"))
    assert sg.accounting.put_into_service(asset="V1", years=4, on="2025-07-01").years == 4


def test_below_the_threshold_it_is_only_advised(sg: Secretariat) -> None:
    buy(sg, "12 000")
    act = {"act": "accounting.asset_capitalised", **CAR, "on": "2025-06-02"}
    assert verdicts(sg, "ACC-THRESHOLD", **act, cost="9 999,99") == {"cost": Verdict.BREACH}
    assert verdicts(sg, "ACC-THRESHOLD", **act, cost="10 000") == {"cost": Verdict.PASS}
    assert sg.accounting.capitalise(**CAR, cost="9 999,99", on="2025-06-02").advice == ("ACC-THRESHOLD",)


def test_an_asset_nobody_knows_is_refused(sg: Secretariat) -> None:
    refused(sg, "ACT-REF", "asset", lambda: sg.accounting.count(asset="X", on="2025-12-01"))
    refused(sg, "ACT-REF", "asset", lambda: sg.accounting.dispose(asset="X", reason="lost", on="2025-12-01"))
    refused(sg, "ACT-REF", "line", lambda: sg.accounting.capitalise(**{**CAR, "line": ""}, cost="1", on="2025-06-02"))


RISK = {"provision": "L1", "kind": "litigation", "object": "Congé du bail"}


def test_a_risk_is_recognised_shown_or_dropped_by_its_probability(sg: Secretariat) -> None:
    sg.accounting.assess_provision(**RISK, probability="probable", amount="5 000", claimed="9 000", on="2025-10-01")
    assert balances(sg) == {"6815": "5\u00a0000,00", "151": "-5\u00a0000,00"}
    sg.accounting.assess_provision(**RISK, probability="probable", amount="7 000", on="2026-03-01")
    sg.accounting.assess_provision(**RISK, probability="possible", amount="2 000", on="2026-09-01")
    assert balances(sg, 2026) == {"11": "5\u00a0000,00", "6815": "2\u00a0000,00", "7815": "-7\u00a0000,00"}
    (row,) = sg.report("provisions", year=2026).to_dicts()
    assert (row["opening"], row["charge"], row["reversal"], row["closing"], row["contingent"]) == euros(
        "5 000", "2 000", "7 000", "0", "2 000"
    )
    (before,) = sg.report("provisions", year=2025).to_dicts()
    assert (before["closing"], before["probability"], before["reviewed"]) == (euros("5 000"), "probable", True)
    assert [row["label"] for row in sg.report("off-balance", year=2026).to_dicts()] == ["Contingent liabilities"]
    sg.accounting.assess_provision(**RISK, probability="remote", amount="0", on="2026-12-01")
    assert len(sg.report("off-balance", year=2026)) == 0


def test_a_provision_keeps_its_kind_and_its_order(sg: Secretariat) -> None:
    sg.accounting.assess_provision(**RISK, probability="probable", amount="5 000", on="2025-10-01")
    for change in ({"kind": "other"}, {"on": "2025-09-30"}):
        act = {**RISK, "probability": "remote", "amount": "0", "on": "2025-11-01", **change}
        refused(sg, "ACC-PROVISION", "provision", lambda act=act: sg.accounting.assess_provision(**act))


def test_a_declared_adjustment_is_taken_back_on_1_january(sg: Secretariat) -> None:
    due = {"adjustment": "elec", "year": 2025, "kind": "accrued_expense", "line": RUNNING}
    sg.accounting.declare_adjustment(**due, amount="300", reason="relevé de décembre", on="2026-01-10")
    assert balances(sg, 2025) == {"61": "300,00", "4686": "-300,00"}
    assert balances(sg, 2026) == {"61": "-300,00", "11": "300,00"}
    sg.accounting.declare_adjustment(**due, amount="280", reason="facture reçue", on="2026-01-12")
    assert balances(sg, 2025) == {"61": "280,00", "4686": "-280,00"}
    (row,) = sg.report("adjustments", year=2025).to_dicts()
    assert (row["reason"], row["amount"]) == ("facture reçue", euros("280"))
    again = {**due, "kind": "accrued_income", "amount": "1", "reason": "x", "on": "2026-01-12"}
    refused(sg, "ACC-ADJUSTMENT", "reason", lambda: sg.accounting.declare_adjustment(**again))
    sg.budget.close(year=2025, on="2025-12-31")
    late = {**due, "amount": "1", "reason": "x", "on": "2026-01-13"}
    refused(sg, "FIN-061", "year", lambda: sg.accounting.declare_adjustment(**late))


@pytest.mark.rule("FIN-054")
def test_insurance_paid_for_a_year_is_prepaid_for_nine_months(sg: Secretariat) -> None:
    number = a_commitment(sg, "1 200", on="2025-09-15")
    sg.budget.certify(
        commitment=number, amount="1 200", on="2025-10-01", period_from="2025-10-01", period_to="2026-09-30"
    )
    assert balances(sg, 2025) == {"61": "300,00", "486": "900,00", "4081": "-1\u00a0200,00"}
    assert balances(sg, 2026)["61"] == "900,00"
    assert "486" not in balances(sg, 2026)


def test_a_closed_year_takes_no_act_of_the_accounts(sg: Secretariat) -> None:
    buy(sg)
    sg.budget.close(year=2025, on="2025-12-31")
    for act in (
        lambda: sg.accounting.capitalise(**CAR, cost="12 000", on="2025-12-01"),
        lambda: sg.accounting.assess_provision(**RISK, probability="remote", amount="0", on="2025-12-01"),
    ):
        refused(sg, "FIN-061", "year", act)
