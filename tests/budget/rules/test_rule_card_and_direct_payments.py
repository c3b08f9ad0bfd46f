"""Payments without a commitment: flow 4, cases without prior order, the purchasing card."""

from __future__ import annotations

from itertools import count

import pytest
from helpers import RUNNING, available, euros, office, open_line, refused

from secgen import Secretariat

_numbers = count(1)


@pytest.fixture
def sg() -> Secretariat:
    sg = office()
    open_line(sg, RUNNING, "1 000")
    return sg


def pay_directly(sg: Secretariat, case: str, amount: str, on: str = "2026-03-05") -> None:
    sg.budget.pay_directly(
        payment=f"P-{next(_numbers)}", line=RUNNING, payee="agent:7f3c", amount=amount, case=case, on=on
    )


@pytest.mark.rule("FIN-004")
def test_a_mission_consumes_ae_and_cp_for_the_same_amount_the_day_it_is_paid(sg: Secretariat) -> None:
    pay_directly(sg, "travel_costs", "312,40")
    assert available(sg, RUNNING) == euros("687,60", "687,60")
    line = sg.budget.state.line(2026, RUNNING)
    assert (line.ae_committed, line.cp_paid) == (31240, 31240)


@pytest.mark.rule("FIN-004")
def test_without_ae_or_cp_nothing_is_paid_directly() -> None:
    sg = office()
    open_line(sg, RUNNING, "100", "200")
    refused(sg, "FIN-001", "amount", lambda: pay_directly(sg, "travel_costs", "100,01"))
    sg = office()
    open_line(sg, RUNNING, "200", "100")
    refused(sg, "FIN-024", "credits", lambda: pay_directly(sg, "travel_costs", "100,01"))


@pytest.mark.rule("FIN-028")
def test_electricity_is_paid_without_prior_order_and_furniture_is_not(sg: Secretariat) -> None:
    pay_directly(sg, "electricity", "100")
    found = refused(sg, "FIN-028", "case", lambda: pay_directly(sg, "furniture", "100"))
    assert found["case"] == "furniture"


def pay_by_card(sg: Secretariat, purchase: str, **more: bool) -> None:
    sg.budget.pay_by_card(
        statement=f"C-{next(_numbers)}",
        line=RUNNING,
        payee="bank",
        amount="80",
        purchase=purchase,
        on="2026-03-05",
        **more,
    )


@pytest.mark.rule("FIN-049")
@pytest.mark.parametrize("purchase", ["works", "contract_with_advance", "stock_purchase"])
def test_the_card_buys_neither_works_nor_stock_nor_contracts_with_an_advance(sg: Secretariat, purchase: str) -> None:
    refused(sg, "FIN-049", "purchase", lambda: pay_by_card(sg, purchase))


@pytest.mark.rule("FIN-049")
def test_the_card_buys_stationery(sg: Secretariat) -> None:
    pay_by_card(sg, "stationery")
    assert available(sg, RUNNING) == euros("920", "920")


@pytest.mark.rule("FIN-049")
def test_routine_maintenance_is_works_the_card_may_buy(sg: Secretariat) -> None:
    pay_by_card(sg, "works", routine_maintenance=True)
    refused(sg, "FIN-049", "purchase", lambda: pay_by_card(sg, "stock_purchase", routine_maintenance=True))
