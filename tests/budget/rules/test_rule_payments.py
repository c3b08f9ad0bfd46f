"""From the creditor's request to the payment: year, time-limit, time-bar, advances, retention."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import (
    RUNNING,
    SPRING,
    a_commitment,
    a_paid_request,
    an_order,
    available,
    commitment_row,
    euros,
    office,
    open_line,
    refusal,
    refused,
    request_row,
    shown,
)

from secgen import Secretariat, Verdict


@pytest.fixture
def sg() -> Secretariat:
    sg = office()
    open_line(sg, RUNNING, "500 000")
    return sg


@pytest.mark.rule("FIN-005")
def test_an_order_of_december_paid_in_january_takes_the_cp_of_january() -> None:
    sg = office(2025)
    open_line(sg, RUNNING, "10 000", year=2025)
    commitment = a_commitment(sg, "4 000", on="2025-11-03")
    request = an_order(sg, commitment, "4 000", on="2025-12-20")
    sg.budget.accept(request=request, on="2025-12-22")
    assert available(sg, RUNNING, 2025) == euros("6 000", "6 000")

    found = refused(sg, "FIN-005", "on", lambda: sg.budget.pay(request=request, on="2026-01-07"))
    assert (found["year"], found["cp_available"]) == ("2026", shown("0"))

    open_line(sg, RUNNING, "10 000", year=2026)
    assert commitment_row(sg, commitment).rendered_unpaid == euros("4 000").cents
    sg.budget.pay(request=request, on="2026-01-07")
    assert available(sg, RUNNING, 2025) == euros("6 000", "10 000")
    assert available(sg, RUNNING, 2026) == euros("10 000", "6 000")
    assert sg.budget.state.line(2026, RUNNING).cp_paid == euros("4 000").cents


@pytest.mark.rule("FIN-027")
def test_a_software_licence_is_paid_before_its_service_and_a_study_is_not(sg: Secretariat) -> None:
    commitment = a_commitment(sg, "3 000")

    def order(case: str) -> str:
        return an_order(sg, commitment, "3 000", before_service=case, certify=False)

    found = refused(sg, "FIN-027", "before_service", lambda: order("consulting_study"))
    assert found["case"] == "consulting_study"
    assert sg.budget.accept(request=order("software"), on=SPRING).tag == "budget.accepted"


@pytest.mark.rule("FIN-027")
def test_an_advance_outside_any_contract_or_grant_is_undetermined(sg: Secretariat) -> None:
    commitment = a_commitment(sg, "3 000")
    act = sg.budget.order(commitment=commitment, request="DP-A", amount="300", kind="advance", on=SPRING)
    assert act.advice == ("FIN-027",)


@pytest.mark.rule("FIN-034")
def test_the_time_limit_is_interrupted_once_and_never_after_the_order(sg: Secretariat) -> None:
    commitment = a_commitment(sg, "2 000")

    def receive(request: str) -> None:
        sg.budget.receive_invoice(commitment=commitment, request=request, amount="1 000", on="2026-03-03")

    def interrupt(request: str, day: str) -> None:
        sg.budget.interrupt_time_limit(request=request, missing="bank details", on=day)

    receive("F-1")
    interrupt("F-1", "2026-03-13")
    refused(sg, "FIN-034", "request", lambda: interrupt("F-1", "2026-03-14"))
    sg.budget.resume_time_limit(request="F-1", on="2026-04-01")
    refused(sg, "FIN-034", "request", lambda: interrupt("F-1", "2026-04-02"))

    receive("F-2")
    sg.budget.certify(commitment=commitment, amount="1 000", on="2026-03-09")
    sg.budget.order(commitment=commitment, request="F-2", amount="1 000", on="2026-03-10")
    refused(sg, "FIN-034", "request", lambda: interrupt("F-2", "2026-03-11"))


def an_old_debt(sg: Secretariat, *years: int) -> str:
    """A service rendered on 15 May 2021 and never asked for; CP are open in the years given."""
    for year in (2021, *years):
        open_line(sg, RUNNING, "10 000", year=year)
    commitment = a_commitment(sg, "1 000", on="2021-05-10")
    sg.budget.certify(commitment=commitment, amount="1 000", on="2021-05-20", delivered_on="2021-05-15")
    return commitment


def ordered(sg: Secretariat, commitment: str, day: str) -> str:
    return an_order(sg, commitment, "1 000", on=day, certify=False)


@pytest.mark.rule("FIN-040")
def test_a_right_of_2021_is_payable_to_the_end_of_2025() -> None:
    sg = office(2021)
    request = ordered(sg, an_old_debt(sg, 2025), "2025-12-15")
    assert sg.budget.accept(request=request, on="2025-12-31").tag == "budget.accepted"


@pytest.mark.rule("FIN-040")
def test_a_right_of_2021_is_barred_from_1_january_2026() -> None:
    sg = office(2021)
    request = ordered(sg, an_old_debt(sg, 2025, 2026), "2025-12-15")
    act = sg.budget.accept(request=request, on="2026-01-01")
    assert (act.tag, act.grounds) == ("budget.suspended", ("time_bar",))


@pytest.mark.rule("FIN-040")
@pytest.mark.parametrize(("day", "outcome"), [("2029-12-31", "budget.accepted"), ("2030-01-01", "budget.suspended")])
def test_a_claim_of_october_2025_opens_four_years_more(day: str, outcome: str) -> None:
    sg = office(2021)
    commitment = an_old_debt(sg, 2029, 2030)
    sg.budget.interrupt_claim(commitment=commitment, on="2025-10-10")
    request = ordered(sg, commitment, "2029-12-15")
    assert sg.budget.accept(request=request, on=day).tag == outcome


@pytest.mark.rule("FIN-040")
def test_each_claim_counts_even_when_another_follows_after_the_first_bar() -> None:
    sg = office(2021)
    commitment = an_old_debt(sg, 2030)
    sg.budget.interrupt_claim(commitment=commitment, on="2025-10-10")
    sg.budget.interrupt_claim(commitment=commitment, kind="letter", on="2028-02-01")
    request = ordered(sg, commitment, "2030-06-03")
    assert sg.budget.accept(request=request, on="2030-06-04").tag == "budget.accepted"


def a_commitment_of_2021(sg: Secretariat, *years: int) -> str:
    """10 000 of service certified and paid on 1 December of each year; CP are open for 2026 too."""
    for year in (2021, 2025, 2026, *years):
        open_line(sg, RUNNING, "100 000", year=year)
    commitment = a_commitment(sg, "60 000", on="2021-06-01")
    for year in (2021, *years):
        a_paid_request(sg, commitment, "10 000", on=f"{year}-12-01")
    return commitment


@pytest.mark.rule("FIN-040")
def test_the_right_paid_is_that_of_the_service_not_paid_yet() -> None:
    sg = office(2021)
    commitment = a_commitment_of_2021(sg)
    sg.budget.certify(commitment=commitment, amount="10 000", on="2026-12-01")
    request = an_order(sg, commitment, "10 000", on="2026-12-10", certify=False)
    act = sg.budget.accept(request=request, on="2026-12-11")
    assert (act.tag, act.advice) == ("budget.accepted", ())


@pytest.mark.rule("FIN-040")
def test_a_payment_even_partial_starts_the_four_years_again() -> None:
    sg = office(2021)
    commitment = a_commitment_of_2021(sg)
    sg.budget.certify(commitment=commitment, amount="10 000", on="2021-12-15")
    first = an_order(sg, commitment, "4 000", on="2025-12-01", certify=False)
    sg.budget.pay(request=first, on="2025-12-02")
    rest = an_order(sg, commitment, "6 000", on="2026-06-01", certify=False)
    assert sg.budget.accept(request=rest, on="2026-06-02").tag == "budget.accepted"


@pytest.mark.rule("FIN-040")
def test_which_service_is_paid_is_undetermined_until_the_request_says_it() -> None:
    sg = office(2021)
    commitment = an_old_debt(sg, 2026)
    open_line(sg, RUNNING, "50 000", year=2024)
    sg.budget.increase(commitment=commitment, amount="5 000", on="2024-02-01")
    sg.budget.certify(commitment=commitment, amount="5 000", on="2024-12-01")
    known = {"first": "2021-05-15", "last": "2024-12-01"}
    outcomes = {}
    for name, day in (("unknown", None), *known.items()):
        sg.budget.receive_invoice(
            commitment=commitment, request=f"F-{name}", amount="500", on="2026-03-01", executed_on=day
        )
        sg.budget.order(commitment=commitment, request=f"F-{name}", amount="500", on="2026-03-02")
        asked = sg.simulate({"act": "budget.accepted", "request": f"F-{name}", "on": "2026-03-03"})
        outcomes[name] = {f.where: f.verdict for d in asked.decisions for f in d.findings}["time_bar"]
    assert outcomes == {"unknown": Verdict.UNDETERMINED, "first": Verdict.BREACH, "last": Verdict.PASS}


@pytest.mark.rule("FIN-046")
@pytest.mark.parametrize(
    ("excl_vat", "months", "advice"),
    [("50 000", 3, ()), ("50 000,01", 3, ("FIN-046",)), ("50 000,01", 2, ())],
)
def test_an_advance_is_due_above_50_000_euros_and_two_months(
    sg: Secretariat, excl_vat: str, months: int, advice: tuple[str, ...]
) -> None:
    terms = {"amount_excl_vat": excl_vat, "vat_rate": "0.20", "months": months}
    commitment = a_commitment(sg, "60 000" if excl_vat == "50 000" else "60 000,01", contract=terms)
    sg.budget.certify(commitment=commitment, amount="10 000", on="2026-04-01")
    act = sg.budget.order(commitment=commitment, request="DP-1", amount="10 000", on="2026-04-02")
    assert act.advice == advice
    assert request_row(sg, "DP-1").stage == "ordered"


@pytest.mark.rule("FIN-046")
@pytest.mark.parametrize("paid", [True, False], ids=["paid", "refused by the holder"])
def test_an_advance_paid_or_refused_by_the_holder_is_no_longer_due(sg: Secretariat, paid: bool) -> None:
    terms = {"amount_excl_vat": "100 000", "vat_rate": "0.20", "months": 6, "advance_waived": not paid}
    commitment = a_commitment(sg, "120 000", contract=terms)
    if paid:
        assert advance(sg, commitment, "12 000").advice == ()
    sg.budget.certify(commitment=commitment, amount="10 000", on="2026-04-01")
    act = sg.budget.order(commitment=commitment, request="DP-1", amount="10 000", on="2026-04-02")
    assert act.advice == ()


def advance(sg: Secretariat, commitment: str, amount: str) -> Any:
    return sg.budget.order(commitment=commitment, request="DP-A", amount=amount, kind="advance", on=SPRING)


@pytest.mark.rule("FIN-047")
def test_the_advances_of_a_contract_are_judged_together(sg: Secretariat) -> None:
    """150 000 excl. VAT = 180 000, 12 months, SME: 54 000 in all, whether they wait, are rejected or paid."""
    terms = {"amount_excl_vat": "150 000", "vat_rate": "0.20", "months": 12, "sme": True, "consulted_on": "2026-01-05"}
    commitment = a_commitment(sg, "180 000", contract=terms)

    def order(request: str, amount: str) -> Any:
        return sg.budget.order(commitment=commitment, request=request, amount=amount, kind="advance", on=SPRING).advice

    assert order("DP-1", "54 000") == ()
    assert order("DP-2", "0,01") == ("FIN-047",)
    sg.budget.reject(request="DP-2", reason="too much", on=SPRING)
    assert order("DP-2", "1 000") == ("FIN-047",)
    sg.budget.reject(request="DP-2", reason="too much", on=SPRING)
    sg.budget.reject(request="DP-1", reason="bank details", on=SPRING)
    assert order("DP-1", "53 999,99") == ("FIN-047",)
    sg.budget.pay(request="DP-1", on=SPRING)
    assert order("DP-2", "0,01") == ()
    assert order("DP-3", "54 000") == ("FIN-047",)


@pytest.mark.rule("FIN-048")
@pytest.mark.parametrize(("sme", "most"), [(True, "1 440"), (False, "2 400")])
def test_retention_on_48_000_euros_is_1_440_for_an_sme_and_2_400_otherwise(
    sg: Secretariat, sme: bool, most: str
) -> None:
    terms = {"sme": sme, "consulted_on": "2025-01-01"}
    commitment = a_commitment(sg, "60 000", contract=terms)

    def liquidate(retention: object) -> None:
        sg.budget.liquidate(
            commitment=commitment, request="DP-1", amount="48 000", retention=str(retention), on="2026-04-02"
        )

    found = refused(sg, "FIN-048", "retention", lambda: liquidate(euros(most) + euros("0,01")))
    assert found["cap"] == shown(most)
    liquidate(most)
    assert request_row(sg, "DP-1").net == (euros("48 000") - euros(most)).cents


@pytest.mark.rule("FIN-048")
@pytest.mark.parametrize(("day", "most"), [("2024-06-03", "2 400"), ("2025-01-02", "1 440")])
def test_without_the_day_of_the_consultation_the_retention_follows_that_of_the_contract(day: str, most: str) -> None:
    sg = office(2024)
    open_line(sg, RUNNING, "100 000", year=int(day[:4]))
    commitment = a_commitment(sg, "60 000", contract={"sme": True}, on=day)

    def liquidate(retention: object) -> None:
        sg.budget.liquidate(
            commitment=commitment, request="DP-1", amount="48 000", retention=str(retention), on="2026-03-02"
        )

    found = refused(sg, "FIN-048", "retention", lambda: liquidate(euros(most) + euros("0,01")))
    assert found["cap"] == shown(most)
    liquidate(most)


@pytest.mark.rule("FIN-048")
@pytest.mark.parametrize(("retention", "advice"), [("2 400", ("FIN-048",)), ("0", ())])
def test_the_retention_of_a_contract_older_than_the_code_is_undetermined(
    sg: Secretariat, retention: str, advice: tuple[str, ...]
) -> None:
    commitment = a_commitment(sg, "60 000", contract={"consulted_on": "2018-06-01"})
    act = sg.budget.liquidate(
        commitment=commitment, request="DP-1", amount="48 000", retention=retention, on="2026-03-02"
    )
    assert act.advice == advice


def test_a_retention_is_kept_until_it_is_repaid_and_repaid_once(sg: Secretariat) -> None:
    commitment = a_commitment(sg, "1 000")
    sg.budget.certify(commitment=commitment, amount="1 000", on=SPRING)
    sg.budget.liquidate(commitment=commitment, request="DP-1", amount="1 000", retention="50", on=SPRING)
    a_paid_order(sg, commitment, "DP-1", "950")
    refused(sg, "FIN-052", "commitment", lambda: sg.budget.close_commitment(commitment=commitment, on="2026-12-01"))

    def release(request: str, amount: str) -> None:
        sg.budget.order(
            commitment=commitment, request=request, amount=amount, kind="retention_release", on="2026-12-01"
        )

    release("DP-2", "30")
    refused(sg, "FIN-023", "amount", lambda: release("DP-3", "20,01"))
    release("DP-3", "20")
    for request in ("DP-2", "DP-3"):
        sg.budget.accept(request=request, on="2026-12-01")
        sg.budget.pay(request=request, on="2026-12-01")
    sg.budget.close_commitment(commitment=commitment, on="2026-12-02")
    assert commitment_row(sg, commitment).paid == euros("1 000").cents


def a_paid_order(sg: Secretariat, commitment: str, request: str, amount: str) -> None:
    sg.budget.order(commitment=commitment, request=request, amount=amount, on=SPRING)
    sg.budget.accept(request=request, on=SPRING)
    sg.budget.pay(request=request, on=SPRING)


def test_an_advance_is_recovered_once_even_by_two_requests_at_a_time(sg: Secretariat) -> None:
    commitment = a_commitment(sg, "1 000", contract={})
    advance(sg, commitment, "300")
    sg.budget.accept(request="DP-A", on=SPRING)
    sg.budget.pay(request="DP-A", on=SPRING)
    sg.budget.certify(commitment=commitment, amount="1 000", on=SPRING)

    def liquidate(request: str, recovered: str) -> None:
        sg.budget.liquidate(commitment=commitment, request=request, amount="500", recovered=recovered, on=SPRING)

    liquidate("DP-1", "200")
    refused(sg, "ACT-AMOUNT", "recovered", lambda: liquidate("DP-2", "100,01"))
    liquidate("DP-2", "100")
    a_paid_order(sg, commitment, "DP-1", "300")
    a_paid_order(sg, commitment, "DP-2", "400")
    assert commitment_row(sg, commitment).outstanding == 0


def test_service_rendered_is_not_paid_twice_when_an_advance_was_not_recovered(sg: Secretariat) -> None:
    commitment = a_commitment(sg, "1 000", contract={})
    advance(sg, commitment, "300")
    sg.budget.certify(commitment=commitment, amount="1 000", on=SPRING)
    refused(sg, "FIN-023", "amount", lambda: an_order(sg, commitment, "700,01", certify=False))
    an_order(sg, commitment, "700", certify=False)


def test_a_request_belongs_to_one_commitment(sg: Secretariat) -> None:
    first, second = a_commitment(sg, "1 000"), a_commitment(sg, "1 000")
    sg.budget.receive_invoice(commitment=first, request="F-1", amount="500", on=SPRING)
    sg.budget.certify(commitment=second, amount="500", on=SPRING)

    def order() -> None:
        sg.budget.order(commitment=second, request="F-1", amount="500", on=SPRING)

    refused(sg, "ACT-REF", "commitment", order)


def test_an_order_pays_no_more_than_the_invoice_asks(sg: Secretariat) -> None:
    commitment = a_commitment(sg, "1 000")
    sg.budget.receive_invoice(commitment=commitment, request="F-1", amount="500", on=SPRING)
    sg.budget.certify(commitment=commitment, amount="1 000", on=SPRING)

    def order(amount: str) -> None:
        sg.budget.order(commitment=commitment, request="F-1", amount=amount, on=SPRING)

    refused(sg, "ACT-AMOUNT", "amount", lambda: order("500,01"))
    order("500")


def test_a_liquidation_fixes_no_more_than_the_invoice_asks(sg: Secretariat) -> None:
    commitment = a_commitment(sg, "10 000")
    sg.budget.receive_invoice(commitment=commitment, request="F-1", amount="1 000", on=SPRING)

    def liquidate(amount: str) -> None:
        sg.budget.liquidate(commitment=commitment, request="F-1", amount=amount, on=SPRING)

    found = refused(sg, "ACT-AMOUNT", "amount", lambda: liquidate("1 000,01"))
    assert found == {"amount": shown("1 000,01"), "requested": shown("1 000")}
    liquidate("1 000")


def test_a_rejected_request_is_ordered_again_as_it_was_received(sg: Secretariat) -> None:
    commitment = a_commitment(sg, "1 000")
    sg.budget.receive_invoice(commitment=commitment, request="F-1", amount="500", on=SPRING)
    sg.budget.certify(commitment=commitment, amount="1 000", on=SPRING)
    sg.budget.liquidate(commitment=commitment, request="F-1", amount="500", retention="20", on=SPRING)

    def order(amount: str) -> None:
        sg.budget.order(commitment=commitment, request="F-1", amount=amount, on=SPRING)

    order("480")
    refused(sg, "ACT-NEW", "request", lambda: order("480"))
    sg.budget.reject(request="F-1", reason="bank details", on=SPRING)
    assert available(sg, RUNNING) == euros("499 000", "500 000")
    refused(sg, "ACT-AMOUNT", "amount", lambda: order("500,01"))
    order("500")
    sg.budget.pay(request="F-1", on=SPRING)
    row = commitment_row(sg, commitment)
    assert (row.paid, row.retained, row.ordered) == (euros("500").cents, 0, euros("500").cents)


def test_what_chorus_decided_is_recorded_with_advice_but_never_twice(sg: Secretariat) -> None:
    number = a_commitment(sg, "600 000", source="chorus")
    assert available(sg, RUNNING) == euros("-100 000", "500 000")

    def again() -> None:
        a_commitment(sg, "600 000", source="chorus", commitment=number)

    assert "ACT-NEW" in refusal(sg, again)
    refused(
        sg,
        "ACT-REF",
        "commitment",
        lambda: sg.budget.certify(commitment="unknown", amount="1", on=SPRING, source="chorus"),
    )


def test_the_whole_chain_consumes_ae_once_and_cp_once(sg: Secretariat) -> None:
    commitment = a_commitment(sg, "1 000")
    a_paid_request(sg, commitment, "1 000")
    assert available(sg, RUNNING) == euros("499 000", "499 000")
    assert commitment_row(sg, commitment).outstanding == 0


def test_a_credit_note_gives_back_service_paid_and_no_advance(sg: Secretariat) -> None:
    commitment = a_commitment(sg, "1 000", contract={})
    advance(sg, commitment, "300")
    sg.budget.accept(request="DP-A", on=SPRING)
    sg.budget.pay(request="DP-A", on=SPRING)

    def credit(amount: str) -> None:
        sg.budget.receive_credit_note(commitment=commitment, credit="AV-1", amount=amount, on="2026-04-01")

    refused(sg, "ACT-AMOUNT", "amount", lambda: credit("100"))
    a_paid_request(sg, commitment, "500")
    refused(sg, "ACT-AMOUNT", "amount", lambda: credit("500,01"))
    credit("100")
    assert available(sg, RUNNING) == euros("499 000", "499 300")
    refused(sg, "ACT-NEW", "credit", lambda: credit("100"))
