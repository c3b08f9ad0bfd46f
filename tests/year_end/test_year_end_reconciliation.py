"""The three ledgers agree to the cent, whatever the year was made of; and the check can fail."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from helpers import (
    GRANTS,
    RUNNING,
    SUPPLIER,
    WORKS,
    a_commitment,
    a_grant,
    a_paid_request,
    an_order,
    euros,
    open_line,
)
from hypothesis import given
from random_office import LAW, STEPS, quick_office, random_office

from secgen import Money, Secretariat, language
from secgen.accounting import year_end
from secgen.reports.view import View


def differences(sg: Secretariat, year: int) -> dict[str, Money]:
    table = sg.report("reconciliation", year=year)
    return {str(ledger): amount for ledger, term, amount in table if term == "difference"}  # type: ignore[misc]


def term(sg: Secretariat, year: int, name: str) -> Money:
    (amount,) = (row[2] for row in sg.report("reconciliation", year=year) if row[1] == name)
    assert isinstance(amount, Money)
    return amount


def plain(sg: Secretariat) -> None:
    number = a_commitment(sg, "1 000", on="2025-03-03")
    a_paid_request(sg, number, "400", on="2025-05-05")
    sg.budget.certify(commitment=number, amount="100", on="2025-12-12")


def advance_and_recovery(sg: Secretariat) -> None:
    number = a_commitment(sg, "10 000", on="2025-03-03", contract={"months": 3})
    advance = an_order(sg, number, "1 000", kind="advance", certify=False, on="2025-03-10")
    sg.budget.pay(request=advance, on="2025-03-17")
    sg.budget.certify(commitment=number, amount="7 000", on="2025-06-02")
    sg.budget.liquidate(commitment=number, request="R", amount="7 000", recovered="600", on="2025-06-02")
    sg.budget.order(commitment=number, request="R", amount="6 400", on="2025-06-03")
    sg.budget.pay(request="R", on="2025-06-04")
    sg.budget.certify(commitment=number, amount="3 000", on="2026-02-02")
    sg.budget.liquidate(commitment=number, request="S", amount="3 000", recovered="400", on="2026-02-02")
    sg.budget.order(commitment=number, request="S", amount="2 600", on="2026-02-03")
    sg.budget.pay(request="S", on="2026-02-04")


def retention_and_release(sg: Secretariat) -> None:
    number = a_commitment(sg, "10 000", on="2025-03-03")
    sg.budget.certify(commitment=number, amount="10 000", on="2025-06-02")
    sg.budget.liquidate(commitment=number, request="R", amount="10 000", retention="500", on="2025-06-02")
    sg.budget.order(commitment=number, request="R", amount="9 500", on="2025-06-03")
    sg.budget.pay(request="R", on="2025-06-04")
    release = an_order(sg, number, "500", kind="retention_release", certify=False, on="2026-06-04")
    sg.budget.pay(request=release, on="2026-06-05")


def penalty(sg: Secretariat) -> None:
    number = a_commitment(sg, "10 000", on="2025-03-03")
    sg.budget.certify(commitment=number, amount="8 000", on="2025-06-02")
    sg.budget.liquidate(commitment=number, request="R", amount="5 000", penalty="200", on="2025-06-02")
    sg.budget.order(commitment=number, request="R", amount="4 800", on="2025-06-03")
    sg.budget.pay(request="R", on="2025-06-04")


def flow_3(sg: Secretariat) -> None:
    number = a_commitment(sg, "1 200", on="2025-01-06", flow="3")
    a_paid_request(sg, number, "300", on="2025-04-01", certify=False)
    rejected = an_order(sg, number, "300", on="2025-07-01", certify=False)
    sg.budget.reject(request=rejected, reason="bank details", on="2025-07-02")
    an_order(sg, number, "300", on="2025-12-15", certify=False)


def direct_payments(sg: Secretariat) -> None:
    for number, line in enumerate((RUNNING, WORKS)):
        sg.budget.pay_directly(
            payment=f"D{number}", line=line, payee="agent", amount="312,40", case="travel_costs", on="2025-03-05"
        )
        sg.budget.pay_by_card(
            statement=f"C{number}", line=line, payee="bank", amount="87,60", purchase="supplies", on="2026-03-05"
        )


def investment(sg: Secretariat) -> None:
    sg.budget.open_tranche(tranche="T", year=2025, line=WORKS, amount="5 000", on="2025-01-06")
    number = a_commitment(sg, "4 000", WORKS, on="2025-02-03", tranche="T", nature="investment")
    a_paid_request(sg, number, "1 500", on="2025-05-05")
    sg.budget.certify(commitment=number, amount="700", on="2025-12-12")
    a_paid_request(sg, number, "1 000", on="2026-05-05")
    sg.budget.withdraw(commitment=number, amount="100", on="2026-06-02")


def credit_notes(sg: Secretariat) -> None:
    number = a_commitment(sg, "1 000", on="2025-03-03")
    a_paid_request(sg, number, "800", on="2025-05-05")
    sg.budget.receive_credit_note(commitment=number, credit="A1", amount="50", on="2025-09-01")
    sg.budget.receive_credit_note(commitment=number, credit="A2", amount="30", on="2026-02-02")


def credit_note_on_flow_3(sg: Secretariat) -> None:
    number = a_commitment(sg, "1 000", on="2025-03-03", flow="3")
    a_paid_request(sg, number, "800", on="2025-05-05", certify=False)
    sg.budget.receive_credit_note(commitment=number, credit="A1", amount="50", on="2025-09-01")


def credit_notes_on_closed_commitments(sg: Secretariat) -> None:
    numbers = []
    for flow in ("1", "1", "3"):
        numbers.append(a_commitment(sg, "1 000", on="2025-03-03", flow=flow))
        a_paid_request(sg, numbers[-1], "800", on="2025-05-05", certify=flow == "1")
    for year, number in zip((2025, 2026, 2026), numbers, strict=True):
        sg.budget.close_commitment(commitment=number, on=f"{year}-06-02")
        sg.budget.receive_credit_note(commitment=number, credit=f"A{number}", amount="50", on=f"{year}-09-01")


def withdrawals_on_old_commitments(sg: Secretariat) -> None:
    numbers = [a_commitment(sg, "1 000", on="2025-03-03") for _ in range(4)]
    a_paid_request(sg, numbers[0], "400", on="2025-05-05")
    sg.budget.withdraw(commitment=numbers[0], amount="60", on="2025-06-02")
    sg.budget.withdraw(commitment=numbers[1], amount="250", on="2026-02-02")
    sg.budget.withdraw(commitment=numbers[2], amount="100", on="2026-02-02", recycled=True)
    sg.budget.close_commitment(commitment=numbers[0], on="2026-03-02")
    sg.budget.close_commitment(commitment=numbers[3], on="2025-12-15")


def paid_next_year(sg: Secretariat) -> None:
    number = a_commitment(sg, "1 000", on="2025-03-03")
    request = an_order(sg, number, "400", on="2025-12-20")
    sg.budget.accept(request=request, on="2025-12-22")
    sg.budget.pay(request=request, on="2026-01-07")


def certified_late(sg: Secretariat) -> None:
    number = a_commitment(sg, "1 000", on="2025-03-03")
    sg.budget.certify(commitment=number, amount="400", on="2026-01-09", delivered_on="2025-12-18")
    a_paid_request(sg, number, "400", on="2026-02-02", certify=False)


def prepaid(sg: Secretariat) -> None:
    number = a_commitment(sg, "1 200", on="2025-09-15")
    sg.budget.certify(
        commitment=number, amount="1 200", on="2025-10-01", period_from="2025-10-01", period_to="2026-09-30"
    )
    a_paid_request(sg, number, "1 200", on="2025-10-15", certify=False)


def paid_before_service(sg: Secretariat) -> None:
    number = a_commitment(sg, "600", on="2025-12-01")
    request = an_order(sg, number, "600", on="2025-12-02", certify=False, before_service="subscriptions")
    sg.budget.pay(request=request, on="2025-12-03")
    sg.budget.certify(commitment=number, amount="600", on="2026-03-02")


def grants_and_increases(sg: Secretariat) -> None:
    number = a_grant(sg, "10 000", on="2025-03-03", earmarked=False)
    a_paid_request(sg, number, "5 000", on="2025-05-05", documents=["award"])
    sg.budget.increase(commitment=number, amount="1 000", on="2026-02-02")
    sg.budget.close_commitment(commitment=number, on="2026-11-02")


def committed_in_advance(sg: Secretariat) -> None:
    """On the appropriations of 2026, from November 2025."""
    number = a_commitment(sg, "1 000", on="2025-11-03", year=2026, delivery_from="2026-01-05")
    a_paid_request(sg, number, "1 000", on="2026-02-02")


def corrections(sg: Secretariat) -> None:
    """Certified 4 000 for 400, a mission of 312,40 typed 3 124, funds received twice; some put right the year after."""
    number = a_commitment(sg, "10 000", on="2025-02-03")
    late = {"delivered_on": "2025-12-10", "commitment": number}
    sg.budget.certify(amount="4 000", on="2025-12-12", **late)
    sg.budget.withdraw_certification(amount="3 500", on="2025-12-20", **late)
    spread = {"period_from": "2025-07-01", "period_to": "2026-06-30", "commitment": number}
    sg.budget.certify(amount="1 200", on="2025-07-01", **spread)
    sg.budget.withdraw_certification(amount="600", on="2025-11-03", **spread)
    sg.budget.pay_directly(
        payment="D", line=RUNNING, payee="agent", amount="3 124", case="travel_costs", on="2025-05-05"
    )
    sg.budget.refund_payment(payment="D", amount="2 800", on="2025-05-06")
    sg.budget.receive_fund(year=2025, line=GRANTS, fund="F", purpose="organ", amount="500", on="2025-04-01")
    sg.budget.return_fund(year=2025, line=GRANTS, fund="F", amount="200", on="2025-06-02")
    sg.budget.withdraw_certification(amount="100", on="2026-01-09", **late)
    sg.budget.refund_payment(payment="D", amount="11,60", on="2026-02-02")
    sg.budget.withdraw_certification(amount="240", on="2026-03-02", **spread)


YEARS: dict[str, Callable[[Secretariat], None]] = {
    year.__name__: year
    for year in (
        plain,
        advance_and_recovery,
        retention_and_release,
        penalty,
        flow_3,
        direct_payments,
        investment,
        credit_notes,
        credit_note_on_flow_3,
        credit_notes_on_closed_commitments,
        withdrawals_on_old_commitments,
        paid_next_year,
        certified_late,
        prepaid,
        paid_before_service,
        grants_and_increases,
        committed_in_advance,
        corrections,
    )
}
ZERO = dict.fromkeys(("AE", "CP", "COST", "ACCOUNTS", "THIRD", "BANK", "OFF"), Money(0))


def two_years() -> Secretariat:
    sg = quick_office(2025)
    for year in (2025, 2026):
        for line in (RUNNING, GRANTS, WORKS):
            open_line(sg, line, "100 000", year=year)
    return sg


@pytest.mark.parametrize("name", list(YEARS))
def test_the_three_ledgers_agree_over_two_years(name: str) -> None:
    sg = two_years()
    YEARS[name](sg)
    for year in (2024, 2025, 2026):
        assert differences(sg, year) == ZERO, year


def test_the_three_ledgers_agree_when_all_of_it_happens() -> None:
    sg = two_years()
    clashing = ("advance_and_recovery", "retention_and_release", "penalty", "credit_notes", "credit_note_on_flow_3")
    for name, year in YEARS.items():
        if name not in clashing[1:3] and name != "credit_note_on_flow_3":
            year(sg)
    for year in (2025, 2026):
        assert differences(sg, year) == ZERO


@given(steps=STEPS)
def test_the_three_ledgers_agree_on_random_years(steps: list[tuple[int, int, int, int]]) -> None:
    sg = random_office(steps)
    for year in (2025, 2026):
        assert differences(sg, year) == ZERO


def test_the_cost_of_a_year_is_the_service_rendered_in_it() -> None:
    sg = two_years()
    for year in (plain, prepaid, certified_late, penalty):
        year(sg)
    assert term(sg, 2025, "cost of service rendered") == euros("9 200")  # 500 + 300 (of 1 200) + 400 + 8 000
    assert term(sg, 2026, "cost of service rendered") == euros("900")


def test_a_credit_note_lowers_the_cost_of_its_year() -> None:
    sg = two_years()
    credit_notes(sg)
    assert term(sg, 2025, "cost of service rendered") == euros("750")
    assert term(sg, 2026, "cost of service rendered") == euros("-30")


def test_withdrawals_that_restore_no_ae_are_told() -> None:
    sg = two_years()
    withdrawals_on_old_commitments(sg)
    assert term(sg, 2025, "− withdrawals that restore no AE") == euros("0")
    assert term(sg, 2026, "− withdrawals that restore no AE") == euros("790")


TAMPERED: dict[str, tuple[str, str, set[str]]] = {
    "AE of a line": ("lines", "ae_committed", {"AE"}),
    "CP of a line": ("lines", "cp_paid", {"AE", "CP", "COST"}),
    "amount of a commitment": ("commitments", "committed", {"AE"}),
    "withdrawals of a commitment": ("commitments", "withdrawn", {"AE"}),
    "payments of a commitment": ("commitments", "paid", {"AE", "CP", "COST"}),
    "service of a commitment": ("commitments", "certified", {"COST"}),
    "direct payments": ("payments", "", {"CP", "COST"}),
}


@pytest.mark.parametrize("name", list(TAMPERED))
def test_a_state_that_was_tampered_with_does_not_reconcile(name: str) -> None:
    """One cent too much anywhere is seen."""
    sg = two_years()
    for year in (plain, withdrawals_on_old_commitments, direct_payments):
        year(sg)
    acts = View(sg, year=2025).acts
    before, after = (year_end.closing(acts, year) for year in (2024, 2025))
    book, attribute, expected = TAMPERED[name]
    rows: dict[Any, Any] = getattr(after.budget, book)
    key = next(k for k in rows if book != "lines" or k == (2025, RUNNING))
    if attribute:
        setattr(rows[key], attribute, getattr(rows[key], attribute) + 1)
    else:
        rows[key] += 1
    table = year_end.reconciliation(2025, year_end.sums(before, LAW), year_end.sums(after, LAW))
    assert {ledger for ledger, term, amount in table if term == "difference" and amount} == expected


def test_the_terms_are_named_in_french_too() -> None:
    sg = two_years()
    plain(sg)
    with language("fr"):
        table = sg.report("reconciliation", year=2025)
    assert [row[2] for row in table if row[1] == "écart"] == [Money(0)] * 7
    assert SUPPLIER not in str(table)


def test_service_rendered_before_the_year_of_its_commitment_is_a_cost_of_that_year() -> None:
    """Put right afterwards (*régularisation*): nothing of it belongs to a year that had not committed it."""
    sg = two_years()
    number = a_commitment(sg, "120", on="2026-02-02")
    sg.budget.certify(commitment=number, amount="120", on="2026-02-03", delivered_on="2025-12-18")
    for year in (2025, 2026):
        assert set(differences(sg, year).values()) == {Money(0)}, year
    assert term(sg, 2025, "cost of service rendered") == euros("0")
    assert term(sg, 2026, "cost of service rendered") == euros("120")
    (corrected,) = sg.report("corrections", year=2026).to_dicts()
    assert (corrected["of_year"], corrected["amount"]) == (2025, euros("120"))
