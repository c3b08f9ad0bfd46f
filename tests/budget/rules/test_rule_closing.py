"""The end of the year: last days for commitments and orders, the year closed and reopened."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from helpers import GRANTS, RUNNING, WORKS, a_commitment, an_order, available, euros, office, open_line, refused

from secgen import Secretariat


@pytest.fixture
def sg() -> Secretariat:
    sg = office()
    open_line(sg, RUNNING, "100 000")
    open_line(sg, WORKS, "100 000")
    return sg


@pytest.mark.rule("FIN-061")
def test_after_the_last_day_a_commitment_goes_to_the_next_year(sg: Secretariat) -> None:
    sg.budget.set_closing_calendar(
        year=2026, commitments_until="2026-12-11", orders_until="2026-12-15", on="2026-10-01"
    )
    a_commitment(sg, "1 000", on="2026-12-11")
    found = refused(sg, "FIN-061", "on", lambda: a_commitment(sg, "1 000", on="2026-12-12"))
    assert found["last_day"] == "2026-12-11"
    a_commitment(sg, "1 000", on="2026-12-12", year=2027)
    assert available(sg, RUNNING)[0] == euros("99 000")


@pytest.mark.rule("FIN-061")
def test_after_the_last_day_no_payment_is_ordered(sg: Secretariat) -> None:
    sg.budget.set_closing_calendar(
        year=2026, commitments_until="2026-12-11", orders_until="2026-12-15", on="2026-10-01"
    )
    commitment = a_commitment(sg, "1 000", on="2026-12-01")
    an_order(sg, commitment, "400", on="2026-12-15")
    sg.budget.certify(commitment=commitment, amount="400", on="2026-12-16")
    refused(sg, "FIN-061", "on", lambda: an_order(sg, commitment, "400", on="2026-12-16", certify=False))


def close(sg: Secretariat) -> None:
    sg.budget.close(year=2026, on="2026-12-31")


@pytest.mark.rule("FIN-061")
def test_a_closed_year_takes_nothing_more_until_it_is_reopened_for_a_reason(sg: Secretariat) -> None:
    commitment = a_commitment(sg, "1 000")
    sg.budget.open_tranche(tranche="TF-1", year=2026, line=WORKS, amount="1 000", on="2026-03-02")
    close(sg)
    day = "2026-12-31"
    moves = {"year": 2026, "ae": "1", "cp": "1", "on": day}
    late: dict[str, Callable[[], object]] = {
        "open": lambda: sg.budget.open_line(line=GRANTS, **moves),
        "move": lambda: sg.budget.move(kind="transfer", target=GRANTS, text="décret", **moves),
        "freeze": lambda: sg.budget.set_reserve(line=RUNNING, **moves),
        "fund": lambda: sg.budget.receive_fund(year=2026, line=RUNNING, fund="F", purpose="X", amount="1", on=day),
        "withdraw": lambda: sg.budget.withdraw(commitment=commitment, amount="1", on=day),
        "close a commitment": lambda: sg.budget.close_commitment(commitment=commitment, on=day),
        "open a tranche": lambda: sg.budget.open_tranche(tranche="TF-2", year=2026, line=WORKS, amount="1", on=day),
        "reduce a tranche": lambda: sg.budget.reduce_tranche(tranche="TF-1", amount="1", on=day),
        "pay": lambda: sg.budget.pay_directly(
            payment="P-1", line=RUNNING, payee="x", amount="1", case="travel_costs", on=day
        ),
        "close again": lambda: close(sg),
    }
    for call in late.values():
        refused(sg, "FIN-061", "year", call)
    refused(sg, "FIN-061", "year", lambda: a_commitment(sg, "1", on=day))
    refused(sg, "FIN-061", "year", lambda: sg.budget.increase(commitment=commitment, amount="1", on=day))

    refused(sg, "FIN-061", "reason", lambda: sg.budget.reopen(year=2026, reason="", on=day))
    sg.budget.reopen(year=2026, reason="error in the calendar", on=day)
    a_commitment(sg, "1", on=day)


@pytest.mark.rule("FIN-061")
def test_closing_with_orders_waiting_is_recorded_with_advice(sg: Secretariat) -> None:
    an_order(sg, a_commitment(sg, "1 000"), "1 000")
    assert sg.budget.close(year=2026, on="2026-12-31").advice == ("FIN-061",)


@pytest.mark.rule("FIN-061")
def test_an_act_is_charged_to_its_own_year(sg: Secretariat) -> None:
    open_line(sg, RUNNING, "100 000", year=2027)
    refused(sg, "FIN-061", "year", lambda: a_commitment(sg, "1", on="2027-01-04", year=2026))


@pytest.mark.rule("FIN-061")
def test_a_year_is_not_closed_before_it_begins(sg: Secretariat) -> None:
    refused(sg, "FIN-061", "on", lambda: sg.budget.close(year=2027, on="2026-12-31"))
