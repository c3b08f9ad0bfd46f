"""Accrued and prepaid expenses, carry-over: the tables of the closing, by their worked examples."""

from __future__ import annotations

from datetime import date

import pytest
from helpers import (
    GRANTS,
    RUNNING,
    STAFF,
    SUPPLIER,
    WORKS,
    a_commitment,
    a_paid_request,
    an_order,
    available,
    euros,
    open_line,
)
from random_office import quick_office

from secgen import Secretariat, language

FUND = {"fund": "F", "purpose": "organ", "year": 2025, "line": GRANTS}


def year_2025() -> Secretariat:
    sg = quick_office(2025)
    for year in (2025, 2026):
        open_line(sg, RUNNING, "100 000", year=year)
    return sg


@pytest.mark.rule("FIN-053")
def test_service_of_12_december_unpaid_is_an_accrued_expense_until_it_is_paid() -> None:
    sg = year_2025()
    number = a_commitment(sg, "5 000", on="2025-03-03")
    sg.budget.certify(commitment=number, amount="2 400", on="2025-12-12")
    table = sg.report("accrued-expenses", year=2025)
    assert table.to_dicts() == [
        {
            "commitment": f"{number}/1",
            "line": RUNNING,
            "payee": SUPPLIER,
            "last_service": date(2025, 12, 12),
            "rendered": euros("2 400"),
            "ordered": euros("0"),
            "accrued": euros("2 400"),
        }
    ]
    assert str(table.notes[0]) == "Reversed on 1 January."
    a_paid_request(sg, number, "2 400", on="2026-01-12", certify=False)
    assert len(sg.report("accrued-expenses", year=2025)) == 1
    assert len(sg.report("accrued-expenses", year=2026)) == 0


def test_service_of_december_certified_in_january_is_an_accrued_expense_of_december() -> None:
    sg = year_2025()
    number = a_commitment(sg, "5 000", on="2025-03-03")
    assert len(sg.report("accrued-expenses", year=2025)) == 0
    sg.budget.certify(commitment=number, amount="700", on="2026-01-09", delivered_on="2025-12-18")
    sg.budget.certify(commitment=number, amount="50", on="2026-01-09", delivered_on="2026-01-05")
    (row,) = sg.report("accrued-expenses", year=2025).to_dicts()
    assert (row["accrued"], row["last_service"]) == (euros("700"), date(2025, 12, 18))
    assert sg.report("accrued-expenses", year=2026).column("accrued") == (euros("750"),)


def test_what_is_ordered_and_unpaid_at_the_end_of_the_year_is_told_apart() -> None:
    sg = year_2025()
    number = a_commitment(sg, "5 000", on="2025-03-03")
    a_paid_request(sg, number, "1 000", on="2025-06-02")
    an_order(sg, number, "600", on="2025-12-15")
    sg.budget.certify(commitment=number, amount="250", on="2025-12-20")
    (row,) = sg.report("accrued-expenses", year=2025).to_dicts()
    assert (row["rendered"], row["ordered"], row["accrued"]) == euros("1 850", "600", "250")


def test_a_penalty_does_not_hide_service_that_was_not_ordered() -> None:
    sg = year_2025()
    number = a_commitment(sg, "5 000", on="2025-03-03")
    sg.budget.certify(commitment=number, amount="1 500", on="2025-06-02")
    sg.budget.liquidate(commitment=number, request="R", amount="1 000", penalty="100", on="2025-06-02")
    sg.budget.order(commitment=number, request="R", amount="900", on="2025-06-02")
    sg.budget.pay(request="R", on="2025-06-03")
    (row,) = sg.report("accrued-expenses", year=2025).to_dicts()
    assert (row["ordered"], row["accrued"]) == euros("0", "500")


@pytest.mark.rule("FIN-054")
def test_insurance_of_1_200_from_october_to_september_is_prepaid_for_900() -> None:
    sg = year_2025()
    number = a_commitment(sg, "1 200", on="2025-09-15")
    sg.budget.certify(
        commitment=number, amount="1 200", on="2025-10-01", period_from="2025-10-01", period_to="2026-09-30"
    )
    (row,) = sg.report("prepaid-expenses", year=2025).to_dicts()
    assert (row["commitment"], row["amount"], row["prepaid"]) == (f"{number}/1", euros("1 200"), euros("900"))
    assert len(sg.report("prepaid-expenses", year=2026)) == 0


def test_service_that_ends_with_the_year_is_not_prepaid() -> None:
    sg = year_2025()
    number = a_commitment(sg, "1 200", on="2025-01-15")
    sg.budget.certify(
        commitment=number, amount="1 200", on="2025-02-03", period_from="2025-01-01", period_to="2025-12-31"
    )
    assert len(sg.report("prepaid-expenses", year=2025)) == 0


def test_an_investment_is_no_prepaid_expense() -> None:
    sg = year_2025()
    open_line(sg, WORKS, "10 000", year=2025)
    sg.budget.open_tranche(tranche="T", year=2025, line=WORKS, amount="5 000", on="2025-01-02")
    number = a_commitment(sg, "1 200", WORKS, on="2025-09-15", tranche="T", nature="investment")
    sg.budget.certify(
        commitment=number, amount="1 200", on="2025-10-01", period_from="2025-10-01", period_to="2026-09-30"
    )
    assert len(sg.report("prepaid-expenses", year=2025)) == 0


def programme(
    sg: Secretariat, code: str, lfi: tuple[str, str], opened: tuple[str, str], spent: tuple[str, str]
) -> None:
    """One programme of 2023 by its published totals: finance act, openings, consumption (AE, CP)."""
    line = f"0{code}/01/6"
    sg.budget.open_line(year=2023, line=line, ae=lfi[0], cp=lfi[1], on="2023-01-01")
    for kind, ends, amounts in (
        ("transfer", {"target": line}, {"ae": opened[0].strip("-"), "cp": opened[1].strip("-")}),
        ("cancellation", {"origin": line}, {"ae": opened[0].strip("-"), "cp": opened[1].strip("-")}),
    ):
        kept = {n: a for n, a in amounts.items() if opened[n == "cp"].startswith("-") == (kind == "cancellation")}
        if kept:
            sg.budget.move(year=2023, kind=kind, **ends, **kept, on="2023-02-01", text="decree")
    number = a_commitment(sg, spent[0], line, on="2023-03-01", nature="intervention", visa="V")
    rest = int(spent[1]) - int(spent[0])
    a_paid_request(sg, number, str(min(int(spent[0]), int(spent[1]))), on="2023-09-01")
    if rest > 0:
        sg.record(
            {
                "act": "budget.directly_paid", "payment": f"P{code}", "line": line, "payee": "x", "amount": str(rest),
                "case": "transfers", "on": "2023-12-01",
            }
        )  # fmt: skip


@pytest.mark.rule("FIN-011")
@pytest.mark.rule("FIN-013")
def test_131_in_2023_may_carry_over_all_it_did_not_spend() -> None:
    """3 703 970 € of AE; 1 499 480 € of CP, below the ceiling of 30 184 848 €."""
    sg = quick_office(2022)
    sg.budget.open_line(year=2022, line="0131/01/6", ae="20 000 000", cp="0", on="2022-01-01")
    sg.budget.open_line(year=2023, line="0131/01/6", ae="1 010 988 722", cp="1 006 161 609", on="2023-01-01")
    sg.budget.move(year=2023, kind="transfer", target="0131/01/6", cp="5 692 158", on="2023-02-01", text="decree")
    sg.budget.move(year=2023, kind="cancellation", origin="0131/01/6", ae="4 349 959", on="2023-02-01", text="decree")
    terms = {"nature": "intervention", "visa": "V"}
    old = a_commitment(sg, "20 000 000", "0131/01/6", on="2022-06-01", **terms)
    new = a_commitment(sg, "1 002 934 793", "0131/01/6", on="2023-03-01", **terms)
    a_paid_request(sg, new, "1 002 934 793", on="2023-09-01")
    a_paid_request(sg, old, "7 419 494", on="2023-10-02")
    (row,) = sg.report("carry-over", year=2023).to_dicts()
    assert (row["unspent_ae"], row["carried_ae"]) == euros("3 703 970", "3 703 970")
    assert (row["unspent_cp"], row["carried_cp"], row["lapsing_cp"]) == euros("1 499 480", "1 499 480", "0")


@pytest.mark.rule("FIN-012")
def test_175_in_2023_may_carry_over_3_percent_of_its_initial_cp() -> None:
    sg = quick_office(2023)
    programme(sg, "175", ("1111683198", "1100016198"), ("256002392", "227128964"), ("1213872104", "1212097228"))
    (row,) = sg.report("carry-over", year=2023).to_dicts()
    assert (row["unspent_ae"], row["carried_ae"]) == euros("153 813 486", "153 813 486")
    assert (row["unspent_cp"], row["carried_cp"]) == euros("115 047 934", "33 000 485")
    assert row["lapsing_cp"] == euros("82 047 449")


@pytest.mark.rule("FIN-011")
def test_ae_of_title_2_are_never_carried_over() -> None:
    sg = quick_office(2025)
    open_line(sg, STAFF, "1 000", year=2025)
    (row,) = sg.report("carry-over", year=2025).to_dicts()
    assert (row["resource"], row["unspent_ae"], row["carried_ae"]) == ("title 2", euros("1 000"), euros("0"))
    assert (row["carried_cp"], row["lapsing_cp"]) == euros("30", "970")
    with language("fr"):
        assert sg.report("carry-over", year=2025).column("resource") == ("titre 2",)


@pytest.mark.rule("FIN-014")
def test_a_fund_is_carried_over_apart_and_counted_once() -> None:
    """Received 200 000 €, 150 000 € committed and 120 000 € paid; 1 000 € of ordinary appropriations unspent."""
    sg = quick_office(2025)
    open_line(sg, GRANTS, "1 000", year=2025)
    sg.budget.receive_fund(**FUND, amount="200 000", on="2025-02-03")
    number = a_commitment(sg, "150 000", GRANTS, on="2025-03-03", fund="F", purpose="organ")
    a_paid_request(sg, number, "120 000", on="2025-06-02")
    other, fund = sg.report("carry-over", year=2025).to_dicts()
    assert (other["unspent_ae"], other["unspent_cp"], other["carried_cp"]) == euros("1 000", "1 000", "30")
    assert (fund["resource"], fund["carried_ae"], fund["carried_cp"]) == ("F", *euros("50 000", "80 000"))


def test_what_the_table_says_may_be_carried_over_is_what_the_rules_let_pass() -> None:
    sg = quick_office(2025)
    open_line(sg, GRANTS, "100 000", year=2025)
    sg.budget.receive_fund(**FUND, amount="20 000", on="2025-02-03")
    a_commitment(sg, "60 000", GRANTS, on="2025-03-03")
    row, fund = sg.report("carry-over", year=2025).to_dicts()
    for entry, name in ((row, ""), (fund, "F")):
        sg.budget.move(
            year=2026, kind="carry_over", target=GRANTS, ae=entry["carried_ae"], cp=entry["carried_cp"],
            fund=name, on="2026-03-02", text="order",
        )  # fmt: skip
    assert available(sg, GRANTS, 2026) == euros("60 000", "23 000")
