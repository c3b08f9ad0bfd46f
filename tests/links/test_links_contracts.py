"""Each purchase of the inventory comes from a contract that procurement knows and the budget pays."""

from __future__ import annotations

from typing import Any

from assets.things import a_building, a_laptop, a_lift
from helpers import RUNNING, SUPPLIER, euros, office, open_line
from procurement.buying import a_contract

from secgen import Secretariat
from secgen.links import procurement as to_budget

EJ, EJ_2 = "2100000001", "2100000002"
NONE, UNKNOWN = "no contract named", "contract unknown to procurement"
UNPAID = "no commitment of the budget for this contract"
EXCEEDED = "purchases noted exceed what is committed"


def an_office() -> Secretariat:
    sg = office()
    open_line(sg, RUNNING, "500 000")
    return sg


def found(sg: Secretariat) -> dict[str, Any]:
    return {row["what"]: row for row in sg.report("purchases-without-contract", on="2026-12-31").to_dicts()}


def a_paid_contract(sg: Secretariat, amount: str, commitment: str = EJ) -> str:
    contract = a_contract(sg, amount, on="2026-03-02", commitment=commitment, kind="supplies")
    row = sg.procurement.state.contracts[contract]
    sg.record(to_budget.commitment_for_award(row.made, line=RUNNING, row=row))
    return contract


def test_a_purchase_carried_by_a_contract_and_its_commitment_is_not_shown() -> None:
    sg = an_office()
    a_laptop(sg, cost="12 000", contract=a_paid_contract(sg, "10 000"), on="2026-04-01", bought="2026-03-20")
    table = sg.report("purchases-without-contract", on="2026-12-31")
    assert table.to_dicts() == []
    assert [str(note) for note in table.notes] == ["1 purchases checked, worth 12\u00a0000,00 €, 0 to explain."]


def test_a_purchase_without_contract_unknown_or_unpaid_is_shown_with_the_reason() -> None:
    sg = an_office()
    quiet = a_contract(sg, "50 000", on="2026-03-02", kind="supplies")
    a_laptop(sg, "PC-1", cost="900")
    a_laptop(sg, "PC-2", cost="900", contract="UGAP-1")
    a_laptop(sg, "PC-3", cost="900", contract=quiet)
    a_laptop(sg, "PC-4")
    assert {what: row["problem"] for what, row in found(sg).items()} == {
        "asset/PC-1": NONE,
        "asset/PC-2": UNKNOWN,
        "asset/PC-3": UNPAID,
    }


def test_purchases_beyond_what_is_committed_are_shown() -> None:
    sg = an_office()
    contract = a_paid_contract(sg, "10 000")
    a_laptop(sg, "PC-1", cost="12 000", contract=contract)
    assert found(sg) == {}
    a_laptop(sg, "PC-2", cost="0,01", contract=contract)
    rows = found(sg)
    assert {row["problem"] for row in rows.values()} == {EXCEEDED}
    assert rows["asset/PC-2"]["committed"] == euros("12 000")


def test_a_framework_agreement_is_paid_by_its_orders() -> None:
    sg = an_office()
    framework = a_contract(sg, "80 000", on="2026-03-02", framework=True, maximum="80 000", kind="supplies")
    row = sg.procurement.state.contracts[framework]
    sg.record(to_budget.framework_for_award(row.made))
    a_laptop(sg, "PC-1", cost="1 200", contract=framework)
    a_laptop(sg, "PC-2", cost="1 200", contract="BC-1")
    assert {row["problem"] for row in found(sg).values()} == {UNPAID, UNKNOWN}
    for number, commitment in (("BC-1", EJ), ("BC-2", EJ_2)):
        order = sg.procurement.order(
            order=number, contract=framework, supplier=SUPPLIER, kind="supplies", amount="1 000", commitment=commitment,
            on="2026-04-01",
        ).act  # fmt: skip
        sg.record(to_budget.commitment_for_order(order, line=RUNNING, row=row))
    assert found(sg) == {}


def test_checks_works_licences_supplies_and_lines_are_purchases_too() -> None:
    sg = an_office()
    a_building(sg)
    a_lift(sg)
    sg.assets.order_work(asset="BAT-1", order="BT-1", title="Cloisons", estimate="100", contract="X-1", on="2026-03-02")
    sg.assets.check(asset="ASC-1", check="lift-visit", result="clean", cost="100", contract="X-2", on="2026-03-02")
    sg.assets.hold_licence(licence="L1", software="Office", owned=1, cost="100", contract="X-3", on="2026-03-02")
    sg.assets.list_item(item="PAP", name="Papier", on="2026-03-02")
    sg.assets.receive_stock(item="PAP", quantity=5, cost="100", contract="X-4", on="2026-03-03")
    sg.assets.open_line(line="T1", number="+33472004400", monthly="10", contract="X-5", on="2026-03-02")
    rows = sg.report("purchases-without-contract", on="2026-12-31").to_dicts()
    assert [row["contract"] for row in rows] == ["X-1", "X-2", "X-3", "X-4", "X-5"]
    assert {row["problem"] for row in rows} == {UNKNOWN}


def test_a_check_put_right_counts_once() -> None:
    sg = an_office()
    a_lift(sg)
    check = {"asset": "ASC-1", "check": "lift-visit", "result": "clean", "on": "2026-03-02"}
    first = sg.assets.check(**check, cost="1 000", contract="X-1")
    sg.assets.check(**check, cost="100", contract="X-2", corrects=first.id)
    (row,) = sg.report("purchases-without-contract", on="2026-12-31").to_dicts()
    assert (row["contract"], row["cost"]) == ("X-2", euros("100"))
