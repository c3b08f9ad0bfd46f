"""The accountant: every check asked at once, suspension, regularisation, requisition."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from helpers import (
    COMPANY,
    RUNNING,
    SPRING,
    a_commitment,
    an_order,
    office,
    open_line,
    refused,
    request_row,
    verdicts,
)

from secgen import Secretariat, Verdict


@pytest.fixture
def sg() -> Secretariat:
    sg = office()
    open_line(sg, RUNNING, "2 000 000")
    return sg


@pytest.mark.rule("FIN-020")
def test_who_ordered_does_not_accept(sg: Secretariat) -> None:
    request = an_order(sg, a_commitment(sg, "1 000"), "1 000", by="agent:7f3c")
    found = refused(sg, "FIN-020", "by", lambda: sg.budget.accept(request=request, on=SPRING, by="agent:7f3c"))
    assert found == {"by": "agent:7f3c", "acts_as": "accountant", "already": "officer"}
    sg.budget.accept(request=request, on=SPRING, by="agent:0d21")
    refused(sg, "FIN-020", "by", lambda: a_commitment(sg, "1 000", by="agent:0d21"))


@pytest.mark.rule("FIN-024")
def test_a_missing_invoice_and_exhausted_cp_suspend_on_two_grounds() -> None:
    sg = office()
    open_line(sg, RUNNING, "10 000", "1 000")
    sg.budget.pay_by_card(
        statement="C-1", line=RUNNING, payee="bank", amount="1 000", purchase="stationery", on="2026-03-01"
    )
    request = an_order(sg, a_commitment(sg, "400"), "400", documents=(), source="chorus")

    asked = verdicts(sg, "FIN-024", act="budget.accepted", request=request, on=SPRING)
    failed = {where for where, verdict in asked.items() if verdict is Verdict.BREACH}
    assert failed == {"credits", "documents"}

    act = sg.budget.accept(request=request, on=SPRING)
    assert (act.tag, act.grounds, act.advice) == ("budget.suspended", ("credits", "documents"), ("FIN-024",))
    assert request_row(sg, request).stage == "suspended"
    refused(sg, "ACT-ORDER", "request", lambda: sg.budget.pay(request=request, on=SPRING))


@pytest.mark.rule("FIN-024")
def test_five_checks_and_four_points_of_validity_are_all_asked(sg: Secretariat) -> None:
    request = an_order(sg, a_commitment(sg, "400"), "400")
    asked = verdicts(sg, "FIN-024", act="budget.accepted", request=request, on=SPRING)
    assert set(asked) == {
        "officer",
        "imputation",
        "credits",
        "service",
        "liquidation",
        "documents",
        "time_bar",
        "discharge",
        "visa",
    }
    assert set(asked.values()) == {Verdict.PASS}
    assert sg.budget.accept(request=request, on=SPRING).tag == "budget.accepted"


def of_another_signatory(sg: Secretariat) -> str:
    commitment = a_commitment(sg, "400")
    sg.budget.delegate_signature(holder="agent:7f3c", programmes=["131"], on="2026-01-02")
    return an_order(sg, commitment, "400", by="agent:7f3c", source="chorus")


def on_a_grant_account(sg: Secretariat) -> str:
    return an_order(sg, a_commitment(sg, "400"), "400", account="6541000000")


def without_credits(sg: Secretariat) -> str:
    return an_order(sg, a_commitment(sg, "2 000 000", visa="V-1"), "2 000 000", on="2026-03-02", documents=("invoice",))


def without_service(sg: Secretariat) -> str:
    return an_order(sg, a_commitment(sg, "400"), "400", certify=False, source="chorus")


def above_the_invoice(sg: Secretariat) -> str:
    commitment = a_commitment(sg, "400")
    sg.budget.receive_invoice(commitment=commitment, request="F-1", amount="300", on=SPRING)
    sg.budget.certify(commitment=commitment, amount="400", on=SPRING)
    sg.budget.order(commitment=commitment, request="F-1", amount="400", on=SPRING, source="chorus")
    return "F-1"


def liquidated_above_the_invoice(sg: Secretariat) -> str:
    commitment = a_commitment(sg, "5 000")
    sg.budget.receive_invoice(commitment=commitment, request="F-1", amount="1 000", on=SPRING)
    sg.budget.certify(commitment=commitment, amount="5 000", on=SPRING)
    sg.budget.liquidate(commitment=commitment, request="F-1", amount="5 000", on=SPRING, source="chorus")
    sg.budget.order(commitment=commitment, request="F-1", amount="5 000", on=SPRING)
    return "F-1"


def without_invoice(sg: Secretariat) -> str:
    return an_order(sg, a_commitment(sg, "400"), "400", documents=())


def to_another_creditor(sg: Secretariat) -> str:
    return an_order(sg, a_commitment(sg, "400"), "400", creditor=COMPANY)


def without_bank_details(sg: Secretariat) -> str:
    return an_order(sg, a_commitment(sg, "400"), "400", bank_checked=False)


def without_visa(sg: Secretariat) -> str:
    return an_order(sg, a_commitment(sg, "500 000,01", source="chorus"), "500 000,01")


@pytest.mark.rule("FIN-024")
@pytest.mark.parametrize(
    ("request_of", "ground"),
    [
        (of_another_signatory, "officer"),
        (on_a_grant_account, "imputation"),
        (without_service, "service"),
        (above_the_invoice, "liquidation"),
        (liquidated_above_the_invoice, "liquidation"),
        (without_invoice, "documents"),
        (to_another_creditor, "discharge"),
        (without_bank_details, "discharge"),
        (without_visa, "visa"),
    ],
)
def test_each_check_suspends_alone(sg: Secretariat, request_of: Callable[[Secretariat], str], ground: str) -> None:
    act = sg.budget.accept(request=request_of(sg), on=SPRING)
    assert (act.tag, act.grounds) == ("budget.suspended", (ground,))


@pytest.mark.rule("FIN-024")
def test_credits_of_the_order_lapse_with_its_year(sg: Secretariat) -> None:
    request = an_order(sg, a_commitment(sg, "400"), "400", on="2026-12-18")
    act = sg.budget.accept(request=request, on="2027-01-05")
    assert act.grounds == ("credits",)


@pytest.mark.rule("FIN-024")
@pytest.mark.parametrize(("day", "verdict"), [("2021-05-04", Verdict.UNDETERMINED), ("2021-05-05", Verdict.BREACH)])
def test_documents_are_undetermined_before_their_list_is_known(day: str, verdict: Verdict) -> None:
    sg = office(2021)
    open_line(sg, RUNNING, "10 000", year=2021)
    request = an_order(sg, a_commitment(sg, "400", on=day), "400", on=day, documents=())
    assert verdicts(sg, "FIN-024", act="budget.accepted", request=request, on=day)["documents"] is verdict


@pytest.mark.rule("FIN-024")
def test_a_payment_is_made_before_the_list_of_documents_is_known() -> None:
    sg = office(2020)
    open_line(sg, RUNNING, "10 000", year=2020)
    request = an_order(sg, a_commitment(sg, "400", on="2020-12-01"), "400", on="2020-12-10")
    accepted = sg.budget.accept(request=request, on="2020-12-11")
    assert (accepted.tag, accepted.advice) == ("budget.accepted", ("FIN-024",))
    assert sg.budget.pay(request=request, on="2020-12-14").tag == "budget.paid"


@pytest.mark.rule("FIN-024")
def test_no_payment_is_ordered_beyond_the_cp_available() -> None:
    sg = office()
    open_line(sg, RUNNING, "10 000", "1 000")
    commitment = a_commitment(sg, "2 000")
    sg.budget.certify(commitment=commitment, amount="2 000", on=SPRING)
    refused(sg, "FIN-024", "credits", lambda: an_order(sg, commitment, "1 000,01", certify=False))
    an_order(sg, commitment, "1 000", certify=False)


@pytest.mark.rule("FIN-024")
def test_a_payment_without_acceptance_passes_the_same_checks(sg: Secretariat) -> None:
    request = an_order(sg, a_commitment(sg, "400"), "400", documents=())
    refused(sg, "FIN-024", "documents", lambda: sg.budget.pay(request=request, on=SPRING))


def suspended(sg: Secretariat, request: str, on: str = SPRING) -> str:
    """The request, once the accountant has suspended it."""
    assert sg.budget.accept(request=request, on=on).tag == "budget.suspended"
    return request


def requisition(sg: Secretariat, request: str, on: str = SPRING, **more: Any) -> Any:
    return sg.budget.requisition(**{"request": request, "reason": "necessity of the service", "on": on, **more})


@pytest.mark.rule("FIN-025")
def test_a_suspended_payment_is_regularised_and_accepted(sg: Secretariat) -> None:
    request = suspended(sg, without_invoice(sg))
    sg.budget.regularise(request=request, documents=["invoice"], on=SPRING)
    assert sg.budget.accept(request=request, on=SPRING).tag == "budget.accepted"


@pytest.mark.rule("FIN-025")
def test_a_missing_document_is_overcome_by_a_written_requisition(sg: Secretariat) -> None:
    request = suspended(sg, without_invoice(sg))
    refused(sg, "FIN-025", "reason", lambda: requisition(sg, request, reason=""))
    requisition(sg, request)
    sg.budget.pay(request=request, on=SPRING)
    row = request_row(sg, request)
    assert (row.stage, row.requisitioned) == ("paid", True)


@pytest.mark.rule("FIN-025")
def test_only_a_suspended_payment_is_requisitioned(sg: Secretariat) -> None:
    request = an_order(sg, a_commitment(sg, "400"), "400")
    refused(sg, "FIN-025", "reason", lambda: requisition(sg, request))


@pytest.mark.rule("FIN-026")
@pytest.mark.parametrize(
    ("request_of", "ground", "day"),
    [
        (without_credits, "credits", "2027-01-05"),
        (without_service, "service", SPRING),
        (without_bank_details, "discharge", SPRING),
        (without_visa, "visa", SPRING),
    ],
)
def test_a_requisition_has_no_effect_on_four_grounds(
    sg: Secretariat, request_of: Callable[[Secretariat], str], ground: str, day: str
) -> None:
    request = suspended(sg, request_of(sg), on=day)
    found = refused(sg, "FIN-026", "request", lambda: requisition(sg, request, on=day))
    assert found["ineffective"] == ground
    assert request_row(sg, request).stage == "suspended"


@pytest.mark.rule("FIN-026")
def test_a_suspension_is_on_a_check_of_the_accountant(sg: Secretariat) -> None:
    request = an_order(sg, a_commitment(sg, "400"), "400")

    def suspend(*grounds: str, source: str = "") -> None:
        sg.budget.suspend(request=request, grounds=list(grounds), on=SPRING, source=source)

    found = refused(sg, "ACT-REF", "grounds", lambda: suspend("documents", "no_service"))
    assert found["unknown"] == "no_service"
    refused(sg, "ACT-REF", "grounds", suspend)
    suspend("no_service", source="chorus")
    assert requisition(sg, request).advice == ("FIN-026",)


@pytest.mark.rule("FIN-026")
def test_a_requisition_examines_the_order_anew_whatever_the_suspension_names(sg: Secretariat) -> None:
    request = without_bank_details(sg)
    sg.budget.suspend(request=request, grounds=["documents"], on=SPRING)
    found = refused(sg, "FIN-026", "request", lambda: requisition(sg, request))
    assert (found["grounds"], found["ineffective"]) == ("documents", "discharge")
    sg.budget.regularise(request=request, on=SPRING)
    sg.budget.suspend(request=request, grounds=["documents"], on=SPRING)
    assert requisition(sg, request).advice == ()
