"""Payment time, late interest, spending profile and forecast."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from helpers import RUNNING, SUPPLIER, a_commitment, an_order, euros, open_line
from random_office import quick_office

from secgen import InvalidInput, Money, Secretariat, language

NODE = "0224-CARA-DRAC"


def paying_office() -> tuple[Secretariat, str]:
    """A contract of 100 000 € on running costs in 2025."""
    sg = quick_office(2025)
    open_line(sg, RUNNING, "200 000", year=2025)
    return sg, a_commitment(sg, "100 000", on="2025-01-06")


def invoice(sg: Secretariat, number: str, request: str, amount: str, received: str, paid: str = "") -> None:
    """Served and invoiced on one day; ordered and paid on another."""
    sg.budget.certify(commitment=number, amount=amount, on=received)
    sg.budget.receive_invoice(
        commitment=number, request=request, amount=amount, on=received, dated=received, creditor=SUPPLIER
    )
    if paid:
        sg.budget.order(commitment=number, request=request, amount=amount, on=paid)
        sg.budget.accept(request=request, on=paid)
        sg.budget.pay(request=request, on=paid)


@pytest.mark.rule("FIN-036")
def test_12_000_paid_42_days_late_owes_153_96_of_interest_and_40_of_compensation() -> None:
    sg, number = paying_office()
    invoice(sg, number, "R-1", "12 000", "2025-03-03", "2025-05-14")
    (row,) = sg.report("late-payments").to_dicts()
    assert (row["due"], row["days"], row["days_late"]) == (date(2025, 4, 2), 72, 42)
    assert (row["interest"], row["compensation"]) == euros("153,96", "40")
    assert row["payable_by"] == date(2025, 6, 28)
    delays = sg.report("payment-delays")
    assert delays.total is not None
    assert delays.total[delays.index("interest")] == euros("193,96")


def test_mean_time_and_late_share_by_programme() -> None:
    """Paid in 10, 30 and 31 days: a mean of 23,7 days, one in three late."""
    sg, number = paying_office()
    for request, paid in (("R-1", "2025-03-13"), ("R-2", "2025-04-02"), ("R-3", "2025-04-03")):
        invoice(sg, number, request, "1 000", "2025-03-03", paid)
    invoice(sg, number, "R-4", "1 000", "2025-03-03")
    row = sg.report("payment-delays", on="2025-04-30").to_dicts()[0]
    assert (row["requests"], row["paid"], row["late"], row["overdue"]) == (4, 3, 1, 1)
    assert row["mean_days"] == Decimal("23.7")
    assert row["late_share"] == Decimal("0.333333")
    late = sg.report("late-payments", on="2025-04-30")
    assert late.column("request") == ("R-4", "R-3")
    assert late.column("days_late") == (28, 1)
    assert late.to_dicts()[0]["interest"] is None
    assert len(sg.report("late-payments", on="2025-04-02")) == 0


def test_an_interrupted_request_is_not_late_until_its_new_period_ends() -> None:
    sg, number = paying_office()
    invoice(sg, number, "R-1", "1 000", "2025-03-03")
    sg.budget.interrupt_time_limit(request="R-1", on="2025-03-13", missing="delivery note")
    assert len(sg.report("late-payments", on="2025-06-30")) == 0
    sg.budget.resume_time_limit(request="R-1", on="2025-04-01")
    assert len(sg.report("late-payments", on="2025-05-01")) == 0
    late = sg.report("late-payments", on="2025-05-02").to_dicts()
    assert [(row["due"], row["days_late"]) for row in late] == [(date(2025, 5, 1), 1)]


def test_a_shorter_contractual_limit_counts() -> None:
    sg = quick_office(2025)
    open_line(sg, RUNNING, "200 000", year=2025)
    number = a_commitment(sg, "1 000", on="2025-01-06", contract={"payment_days": 15})
    invoice(sg, number, "R-1", "1 000", "2025-03-03", "2025-03-19")
    assert sg.report("late-payments").column("days_late") == (1,)


def test_suspended_and_requisitioned_requests_make_the_rejection_rate() -> None:
    sg, number = paying_office()
    invoice(sg, number, "R-1", "1 000", "2025-03-03", "2025-03-13")
    invoice(sg, number, "R-2", "1 000", "2025-03-03")
    sg.budget.order(commitment=number, request="R-2", amount="1 000", on="2025-03-10", documents=[])
    sg.budget.accept(request="R-2", on="2025-03-11")
    row = sg.report("payment-delays").to_dicts()[0]
    assert (row["rejected"], row["rejection_rate"]) == (1, Decimal("0.5"))


@pytest.mark.rule("FIN-036")
def test_a_rejected_order_is_ordered_again_and_its_time_limit_ran_on() -> None:
    """12 000 received on 2025-03-03, due 04-02, rejected, paid 05-14: 42 days late, 153,96 + 40."""
    sg, number = paying_office()
    invoice(sg, number, "R-1", "12 000", "2025-03-03")
    sg.budget.liquidate(commitment=number, request="R-1", amount="12 000", penalty="100", on="2025-03-10")
    sg.budget.order(commitment=number, request="R-1", amount="11 900", on="2025-03-10")
    sg.budget.reject(request="R-1", reason="bank details", on="2025-03-12")
    sg.budget.liquidate(commitment=number, request="R-1", amount="12 000", on="2025-05-05")
    sg.budget.order(commitment=number, request="R-1", amount="12 000", on="2025-05-12")
    sg.budget.accept(request="R-1", on="2025-05-13")
    sg.budget.pay(request="R-1", on="2025-05-14")
    (row,) = sg.report("late-payments").to_dicts()
    assert (row["due"], row["days_late"]) == (date(2025, 4, 2), 42)
    assert (row["interest"], row["compensation"]) == (euros("153,96"), euros("40"))
    (row,) = sg.report("payment-delays").to_dicts()[:1]
    assert (row["overdue"], row["late"]) == (0, 1)


def test_interest_that_nobody_can_tell_yet_is_left_empty() -> None:
    """The rate of 2027 is not known: the table says so by an empty cell."""
    sg = quick_office(2026)
    for year in (2026, 2027):
        open_line(sg, RUNNING, "200 000", year=year)
    number = a_commitment(sg, "10 000", on="2026-11-02")
    invoice(sg, number, "R-1", "10 000", "2026-12-07", "2027-02-01")
    (row,) = sg.report("late-payments").to_dicts()
    assert (row["days_late"], row["interest"], row["compensation"]) == (26, None, euros("40"))


def planned(sg: Secretariat, node: str, *, month: str = "100") -> None:
    sg.budget.plan_profile(year=2025, node=node, months=[month] * 12, on="2025-01-02")


def test_the_profile_cumulates_payments_against_the_plan() -> None:
    sg, number = paying_office()
    planned(sg, NODE)
    invoice(sg, number, "R-1", "150", "2025-01-20", "2025-02-03")
    invoice(sg, number, "R-2", "90", "2025-03-03", "2025-03-04")
    rows = sg.report("profile", on="2025-03-31").to_dicts()
    assert [row["cumulated"] for row in rows] == [*euros("0", "150", "240"), *[None] * 9]
    assert [row["planned"] for row in rows] == [Money(10_000 * month) for month in range(1, 13)]
    assert [row["gap"] for row in rows[:3]] == list(euros("-100", "-50", "-60"))
    assert rows[2]["gap_rate"] == Decimal("-0.05")
    assert {row["gap"] for row in rows[3:]} == {None}


def test_without_a_plan_the_gap_is_undetermined_not_zero() -> None:
    sg, number = paying_office()
    invoice(sg, number, "R-1", "150", "2025-01-20", "2025-02-03")
    table = sg.report("profile")
    assert set(table.column("planned")) == set(table.column("gap")) == {None}
    assert "undetermined" in str(table.notes[0])
    with language("fr"):
        assert "indéterminé" in str(table.notes[0])


@pytest.mark.parametrize(
    ("node", "planned_by_december"),
    [("", "2 400"), ("0224-CARA", "1 200"), (NODE, "600"), ("0224", "2 400"), ("0131-CARA", None)],
)
def test_the_plan_of_a_node_is_its_own_or_that_of_the_nodes_beneath_counted_once(
    node: str, planned_by_december: str | None
) -> None:
    sg, _ = paying_office()
    open_line(sg, "0131-CARA-DRAC/01/6", "100", year=2025)
    planned(sg, "0224-CARA")
    planned(sg, NODE, month="50")
    planned(sg, "0224-CAXX-DRAC")
    table = sg.report("profile", node=node)
    expected = None if planned_by_december is None else euros(planned_by_december)
    assert table.column("planned")[-1] == expected


def test_a_node_nobody_knows_is_refused() -> None:
    sg, _ = paying_office()
    with pytest.raises(InvalidInput) as refused:
        sg.report("profile", node="0224-XXXX")
    assert refused.value.code == "SG-REPORT-OPTION"
    assert "0224, 0224-CARA, 0224-CARA-DRAC" in str(refused.value)


def test_the_forecast_is_what_is_paid_due_and_unavoidable_against_what_is_available() -> None:
    sg, number = paying_office()
    sg.budget.set_reserve(year=2025, line=RUNNING, ae="10 000", cp="20 000", on="2025-01-07")
    invoice(sg, number, "R-1", "30 000", "2025-03-03", "2025-03-13")
    invoice(sg, number, "R-2", "10 000", "2025-04-01")
    (row,) = sg.report("forecast").to_dicts()
    assert list(row.values())[1:-1] == list(euros("30 000", "10 000", "60 000", "100 000", "180 000", "80 000"))
    assert row["rate"] == Decimal("0.555556")


def test_an_advance_recovered_is_not_due_again_in_the_forecast() -> None:
    """1 000 € served, 300 € advanced and recovered, 700 € paid: nothing more is due."""
    sg = quick_office(2025)
    open_line(sg, RUNNING, "10 000", year=2025)
    number = a_commitment(sg, "6 000", on="2025-01-06", contract={"months": 3, "advance_rate": "0.05"})
    sg.budget.pay(request=an_order(sg, number, "300", kind="advance", certify=False, on="2025-01-07"), on="2025-01-08")
    sg.budget.certify(commitment=number, amount="1 000", on="2025-03-03")
    sg.budget.liquidate(commitment=number, request="R", amount="1 000", recovered="300", on="2025-03-03")
    sg.budget.order(commitment=number, request="R", amount="700", on="2025-03-03")
    sg.budget.pay(request="R", on="2025-03-04")
    (row,) = sg.report("forecast").to_dicts()
    assert (row["paid"], row["due"], row["unavoidable"]) == euros("1 000", "0", "5 000")
    assert sg.report("outstanding").column("accrued") == (euros("0"),)
