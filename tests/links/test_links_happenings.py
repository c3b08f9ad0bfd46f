"""From an event to its purchases: planned, bought by procurement, committed and paid by the budget."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import RUNNING, SUPPLIER, a_commitment, a_paid_request, euros, office, open_line, refused, verdicts
from procurement.buying import a_consultation, a_contract

from secgen import Secretariat
from secgen.links import procurement as to_budget
from secgen.links.happenings import need_for_purchase, order_for_purchase, proposals, waiting

EJ = "2100000009"
DAY = "2026-09-18"


@pytest.fixture
def sg() -> Secretariat:
    sg = office()
    open_line(sg, RUNNING, "500 000")
    sg.communication.plan_event(
        happening="orgue", title="Inauguration", kind="inauguration", day=DAY, objective="Montrer", on="2026-03-01"
    )
    return sg


def plan(sg: Secretariat, purchase: str, amount: str, **more: Any) -> None:
    fields = {"object": purchase.capitalize(), "kind": "services", "family": "restauration", "vat_rate": "0.20"}
    sg.communication.plan_purchase(
        **{**fields, "happening": "orgue", "purchase": purchase, "amount": amount, "on": "2026-03-02", **more}
    )


def event(sg: Secretariat) -> Any:
    return sg.communication.state.happenings.events["orgue"]


def cost(sg: Secretariat, what: str, on: str = "2026-12-31") -> dict[str, Any]:
    return {row["object"]: row for row in sg.report("event-costs", on=on).to_dicts()}[what]


def propose(sg: Secretariat) -> tuple[Any, ...]:
    on = sg.clock().date()
    return proposals(sg.communication.state.happenings, sg.procurement.state, sg.law, on)


def test_a_small_purchase_is_ordered_committed_and_paid_under_one_number(sg: Secretariat) -> None:
    plan(sg, "traiteur", "1 000")
    assert cost(sg, "Traiteur")["stage"] == "planned"
    assert sg.report("event-purchases", on="2026-03-02").column("act") == ("procurement.order_placed",)
    made = event(sg)
    order = order_for_purchase(
        made.planned[0], made, supplier=SUPPLIER, reason="three quotes", quotes=3, commitment=EJ, on="2026-03-05"
    )
    sg.record(order)
    assert waiting(sg.communication.state.happenings, sg.procurement.state) == ()
    found = cost(sg, "Traiteur")
    assert (found["through"], found["stage"], found["contracted"]) == ("orgue/traiteur", "bought", euros("1 200"))
    assert (found["found"], found["committed"]) == (False, None)
    sg.record(to_budget.commitment_for_order(order, line=RUNNING))
    assert cost(sg, "Traiteur")["stage"] == "committed"
    a_paid_request(sg, EJ, "1 200", on="2026-03-10")
    found = cost(sg, "Traiteur")
    assert (found["stage"], found["announced"], found["committed"], found["paid"]) == (
        "paid",
        *euros("1 200", "1 200", "1 200"),
    )


def test_a_large_purchase_becomes_a_need_and_is_followed_through_its_consultation(sg: Secretariat) -> None:
    plan(sg, "scene", "100 000", family="scenes")
    (need,) = propose(sg)
    assert (need.need, need.amount, str(need.wanted_on)) == ("orgue/scene", euros("100 000"), DAY)
    sg.record(need)
    assert propose(sg) == ()
    assert cost(sg, "Scene")["stage"] == "need declared"
    assert "orgue/scene" in sg.report("buyer-board", on="2026-03-03").column("subject")
    launched = a_consultation(sg, "adapted", "100 000", on="2026-03-04", needs=["orgue/scene"])
    assert (cost(sg, "Scene")["stage"], cost(sg, "Scene")["through"]) == ("consultation launched", launched)
    contract = a_contract(sg, "90 000", on="2026-04-10", consultation=launched, commitment=EJ)
    row = sg.procurement.state.contracts[contract]
    sg.record(to_budget.commitment_for_award(row.made, line=RUNNING, row=row))
    found = cost(sg, "Scene")
    assert (found["through"], found["stage"]) == (contract, "committed")
    assert (found["announced"], found["contracted"], found["committed"]) == euros("120 000", "108 000", "108 000")


def test_an_abandoned_consultation_leaves_the_need_to_launch_again(sg: Secretariat) -> None:
    plan(sg, "scene", "100 000", family="scenes")
    sg.record(*propose(sg))
    launched = a_consultation(sg, "adapted", "100 000", on="2026-03-04", needs=["orgue/scene"])
    sg.procurement.abandon(consultation=launched, reason="no offer", on="2026-05-01")
    assert cost(sg, "Scene")["stage"] == "need declared"


def test_an_order_on_a_framework_agreement_takes_its_vat(sg: Secretariat) -> None:
    plan(sg, "son", "10 000", vat_rate=None)
    framework = a_contract(sg, "80 000", on="2026-03-02", framework=True, maximum="80 000")
    made = event(sg)
    sg.record(order_for_purchase(made.planned[0], made, supplier=SUPPLIER, contract=framework, on="2026-03-05"))
    found = cost(sg, "Son")
    assert (found["through"], found["contracted"]) == (f"{framework} / orgue/son", euros("12 000"))
    assert found["announced"] is None


def test_what_is_tied_by_hand_is_followed_too_and_never_shown_twice(sg: Secretariat) -> None:
    contract = a_contract(sg, "50 000", on="2026-03-02", commitment=EJ)
    row = sg.procurement.state.contracts[contract]
    sg.record(to_budget.commitment_for_award(row.made, line=RUNNING, row=row))
    other = a_commitment(sg, "300")
    plan(sg, "traiteur", "1 000")
    made = event(sg)
    sg.record(order_for_purchase(made.planned[0], made, supplier=SUPPLIER, reason="only one near", on="2026-03-05"))
    for what, through in (
        ("gardes", {"contract": contract}),
        ("fleurs", {"commitment": other}),
        ("traiteur bis", {"contract": "orgue/traiteur"}),
        ("perdu", {"contract": "M-NONE"}),
    ):
        sg.communication.tie_purchase(happening="orgue", object=what, amount="300", on="2026-06-12", **through)
    rows = {row["object"]: row for row in sg.report("event-costs", on="2026-12-31").to_dicts()}
    assert list(rows) == ["Traiteur", "gardes", "fleurs", "perdu"]
    assert (rows["gardes"]["contracted"], rows["gardes"]["committed"]) == euros("60 000", "60 000")
    assert (rows["fleurs"]["stage"], rows["fleurs"]["committed"]) == ("committed", euros("300"))
    assert rows["perdu"]["stage"] == "unknown to procurement and the budget"


def test_a_cancelled_event_asks_for_nothing(sg: Secretariat) -> None:
    plan(sg, "scene", "100 000", family="scenes")
    sg.communication.cancel_event(happening="orgue", reason="storm", on="2026-04-01")
    assert propose(sg) == ()
    assert sg.report("event-purchases", on="2026-04-02").to_dicts() == []


def test_a_planned_purchase_fits_the_budget_and_the_day(sg: Secretariat) -> None:
    sg.communication.budget_event(happening="orgue", amount="1 500", on="2026-03-01")
    plan(sg, "traiteur", "1 000")
    asked = {
        "act": "communication.purchase_planned", "happening": "orgue", "purchase": "fleurs", "object": "Fleurs",
        "kind": "supplies", "family": "fleurs", "amount": "250", "vat_rate": "0.20", "on": "2026-03-02",
    }  # fmt: skip
    assert verdicts(sg, "EVENT-BUDGET", **asked)["amount"].value == "pass"
    assert verdicts(sg, "EVENT-BUDGET", **{**asked, "amount": "250,01"})["amount"].value == "breach"
    assert verdicts(sg, "EVENT-BUDGET", **{**asked, "vat_rate": None})["amount"].value == "undetermined"
    refused(sg, "COM-NEW", "purchase", lambda: plan(sg, "traiteur", "10"))
    refused(sg, "COM-ORDER", "wanted_on", lambda: plan(sg, "tente", "10", wanted_on="2026-09-19"))
    refused(sg, "COM-WORDS", "amount", lambda: plan(sg, "tente", "0"))


def test_more_may_be_said_of_a_need(sg: Secretariat) -> None:
    plan(sg, "scene", "100 000")
    made = event(sg)
    assert need_for_purchase(made.planned[0], made, unit="communication").unit == "communication"
