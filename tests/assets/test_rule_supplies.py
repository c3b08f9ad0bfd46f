"""Stock to the cent, reorder point, requests: SU-01 to SU-03."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from helpers import euros, office, refused, verdicts
from hypothesis import given
from hypothesis import strategies as st

from secgen import Money, Secretariat, Verdict
from secgen.assets.supplies.valuation import (
    Stock,
    counted,
    economic_quantity,
    explain_issue,
    issued,
    received,
    reorder_point,
)


def two_deliveries() -> Stock:
    return received(received(Stock(), 10, euros("50")), 10, euros("70"))


@pytest.mark.rule("SU-01")
def test_weighted_average_cost() -> None:
    stock = two_deliveries()
    assert stock.unit_cost == euros("6.00")
    left, gone = issued(stock, 5)
    assert (left.quantity, left.value, left.unit_cost) == (15, euros("90"), euros("6"))
    assert gone == euros("30")


@pytest.mark.rule("SU-02")
def test_first_in_first_out_on_the_same_deliveries() -> None:
    left, gone = issued(two_deliveries(), 12, fifo=True)
    assert gone == euros("64")
    assert (left.quantity, left.value, left.layers) == (8, euros("56"), ((8, 5600),))
    assert "[SU-02]" in str(explain_issue(two_deliveries(), 12, fifo=True))


@pytest.mark.rule("SU-03")
def test_reorder_point_of_four_a_day_over_five_days_with_eight_in_reserve() -> None:
    assert reorder_point(Decimal(4), 5, 8) == 28
    assert reorder_point(Decimal("0.5"), 5, 8) == 11
    assert economic_quantity(1_200, euros("25"), euros("0.60")) == 316


def an_item(sg: Secretariat, **more: Any) -> None:
    sg.assets.list_item(item="RAMETTE", unit="paquet", daily_use="4", lead_days=5, safety=8, on="2026-01-05", **more)


def receive(sg: Secretariat, quantity: int, cost: str) -> None:
    sg.assets.receive_stock(item="RAMETTE", quantity=quantity, cost=cost, contract="2026-04", on="2026-01-06")


@pytest.mark.rule("SU-03")
def test_an_issue_says_when_to_order_and_counts_what_is_on_order() -> None:
    sg = office()
    an_item(sg)
    receive(sg, 40, "160")
    act = {"act": "assets.stock_issued", "item": "RAMETTE", "on": "2026-01-07"}
    assert verdicts(sg, "SU-03", **act, quantity=11) == {"item": Verdict.PASS}
    assert verdicts(sg, "SU-03", **act, quantity=12) == {"item": Verdict.BREACH}
    assert verdicts(sg, "SU-03", **act, quantity=13) == {"item": Verdict.BREACH}
    sg.assets.order_stock(item="RAMETTE", quantity=50, contract="2026-04", on="2026-01-07")
    assert verdicts(sg, "SU-03", **act, quantity=13) == {"item": Verdict.PASS}


@pytest.mark.rule("SU-01", "SU-02")
@pytest.mark.parametrize(("way", "left"), [("weighted_average", "90"), ("fifo", "95")])
def test_each_item_keeps_its_way_of_valuing(way: str, left: str) -> None:
    sg = office()
    an_item(sg, valuation=way)
    receive(sg, 10, "50")
    receive(sg, 10, "70")
    sg.assets.issue_stock(item="RAMETTE", quantity=5, on="2026-01-07")
    assert sg.assets.state.items["RAMETTE"].stock.value == euros(left)
    other = "fifo" if way != "fifo" else "weighted_average"
    refused(sg, "AST-ORDER", "valuation", lambda: an_item(sg, valuation=other))


def test_without_a_way_said_the_office_values_by_the_law_pack() -> None:
    sg = office()
    an_item(sg)
    assert sg.history("item/RAMETTE")[0].act.valuation == "weighted_average"


def test_a_negative_stock_is_refused() -> None:
    sg = office()
    an_item(sg)
    receive(sg, 5, "20")
    issue = {"item": "RAMETTE", "quantity": 6, "on": "2026-01-07"}
    inputs = refused(sg, "SU-STOCK", "quantity", lambda: sg.assets.issue_stock(**issue))
    assert inputs == {"quantity": "6", "in_stock": "5"}
    refused(sg, "SU-STOCK", "counted", lambda: sg.assets.count_stock(item="RAMETTE", counted=-1, on="2026-01-07"))


def test_an_inventory_gap_is_valued_at_average_cost() -> None:
    stock, gap = counted(two_deliveries(), 18)
    assert (stock.quantity, stock.value, gap) == (18, euros("108"), euros("-12"))
    stock, gap = counted(two_deliveries(), 21)
    assert (stock.quantity, stock.value, gap) == (21, euros("126"), euros("6"))
    assert counted(Stock(), 3)[0] == Stock(3, 0, ((3, 0),))


def test_a_request_is_met_or_declined_with_a_reason() -> None:
    sg = office()
    an_item(sg)
    receive(sg, 50, "200")
    for number in ("D-1", "D-2"):
        sg.assets.request_supplies(item="RAMETTE", request=number, quantity=10, requester="UDAP 38", on="2026-01-07")
    sg.assets.issue_stock(item="RAMETTE", request="D-1", quantity=10, on="2026-01-08")
    decline = {"item": "RAMETTE", "request": "D-2", "on": "2026-01-08"}
    refused(sg, "AST-NAME", "reason", lambda: sg.assets.decline_request(**decline, reason=" "))
    sg.assets.decline_request(**decline, reason="déjà servi")
    late = {"item": "RAMETTE", "request": "D-2", "quantity": 1, "on": "2026-01-09"}
    refused(sg, "AST-ORDER", "request", lambda: sg.assets.issue_stock(**late))


MOVES = st.lists(
    st.tuples(st.sampled_from(["in", "out", "count"]), st.integers(1, 40), st.integers(0, 99_999)), max_size=25
)


@given(MOVES, st.booleans())
def test_what_came_in_is_what_left_and_what_stays(moves: list[tuple[str, int, int]], fifo: bool) -> None:
    """Whatever happens, no cent is made or lost, and the units agree with their layers."""
    stock, came, left = Stock(), 0, 0
    for kind, units, cents in moves:
        if kind == "in":
            stock, came = received(stock, units, Money(cents)), came + cents
        elif kind == "out":
            stock, gone = issued(stock, min(units, stock.quantity), fifo=fifo)
            left += gone.cents
        else:
            stock, gap = counted(stock, units, fifo=fifo)
            came += gap.cents
        assert stock.cents == came - left
        assert stock.quantity == sum(units for units, _ in stock.layers)
        assert stock.cents >= 0
        if fifo:
            assert stock.cents == sum(cents for _, cents in stock.layers)
        if not stock.quantity:
            assert stock.cents == 0
