"""From buying to paying: what procurement proposes, the budget accepts."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import RUNNING, SUPPLIER, euros, office, open_line
from procurement.buying import a_contract

from secgen import Money, Secretariat
from secgen.budget import events as budget
from secgen.kernel.errors import InvalidInput
from secgen.links import procurement as links
from secgen.procurement.state import ContractRow

EJ = "2100000001"


def an_office() -> Secretariat:
    sg = office()
    open_line(sg, RUNNING, "2 000 000")
    return sg


def row_of(sg: Secretariat, contract: str) -> ContractRow:
    return sg.procurement.state.contracts[contract]


def committed(sg: Secretariat, amount: str, **more: Any) -> str:
    """A contract awarded, and its commitment recorded as proposed."""
    number = a_contract(sg, amount, on="2026-03-02", commitment=EJ, **more)
    row = row_of(sg, number)
    sg.record(links.commitment_for_award(row.made, line=RUNNING, row=row))
    return number


def test_an_award_becomes_a_commitment_with_vat_and_its_clauses() -> None:
    sg = an_office()
    committed(sg, "90 000", sme=True)
    made = sg.budget.state.commitments[f"{EJ}/1"].made
    assert (made.amount, made.payee, made.object) == (euros("108 000"), SUPPLIER, "Maintenance of the alarms")
    assert made.contract is not None
    assert (made.contract.amount_excl_vat, made.contract.sme) == (euros("90 000"), True)


def test_a_delivery_becomes_service_rendered_and_an_invoice_its_liquidation() -> None:
    sg = an_office()
    number = committed(sg, "90 000", retention_rate="0.05")
    received = sg.procurement.receive(contract=number, delivery="L1", amount="24 000", on="2026-05-04").act
    sg.record(*links.service_for_delivery(received, row_of(sg, number).made))
    row = sg.budget.state.commitments[f"{EJ}/1"]
    assert (row.acknowledged, row.certified) == (2_400_000, 2_400_000)
    invoice = budget.InvoiceReceived(
        on=received.on, commitment=EJ, request="DP1", amount=euros("24 000"), number="F1", creditor=SUPPLIER
    )
    proposed = links.liquidation_for_invoice(invoice, row_of(sg, number), sg.law)
    sg.record(invoice, proposed)
    assert sg.budget.state.requests["DP1"].net == euros("22 800").cents
    sg.budget.order(commitment=EJ, request="DP1", amount="22 800", on="2026-05-06")
    assert sg.budget.state.requests["DP1"].stage == "ordered"


def test_an_order_on_a_framework_agreement_draws_on_it_in_the_budget_too() -> None:
    sg = an_office()
    number = a_contract(sg, "100 000", on="2026-03-02", framework=True, maximum="100 000", kind="supplies")
    row = row_of(sg, number)
    sg.record(links.framework_for_award(row.made))
    order = sg.procurement.order(
        order="BC1", contract=number, supplier=SUPPLIER, kind="supplies", amount="10 000", on="2026-04-01"
    ).act
    sg.record(links.commitment_for_order(order, line=RUNNING, number=EJ, row=row))
    framework = sg.budget.state.frameworks[number]
    assert (framework.made.maximum, framework.ordered) == (euros("120 000"), euros("12 000").cents)


def test_a_direct_purchase_has_its_own_vat() -> None:
    sg = an_office()
    order = {
        "order": "BC1",
        "supplier": SUPPLIER,
        "kind": "supplies",
        "family": "x",
        "amount": "1 000",
        "on": "2026-04-01",
    }
    bare = sg.procurement.order(**order).act
    with pytest.raises(InvalidInput, match="give the VAT rate"):
        links.commitment_for_order(bare, line=RUNNING, number=EJ)
    taxed = sg.procurement.order(**{**order, "order": "BC2"}, vat_rate="0.055", commitment=EJ).act
    assert links.commitment_for_order(taxed, line=RUNNING).amount == euros("1 055")


@pytest.mark.parametrize(
    ("change", "tag", "amount"), [("9 000", "budget.increased", "10 800"), ("-9 000", "budget.withdrawn", "10 800")]
)
def test_a_modification_changes_the_commitment(change: str, tag: str, amount: str) -> None:
    sg = an_office()
    number = committed(sg, "100 000")
    amended = sg.procurement.amend(contract=number, amendment=1, case="low_amount", amount=change, on="2026-06-01").act
    proposed = links.change_for_amendment(amended, row_of(sg, number))
    assert (proposed.tag, proposed.amount) == (tag, euros(amount))
    sg.record(proposed)


def liquidated(
    sg: Secretariat, number: str, amount: str, recovered: str = "0", penalised: str = "0"
) -> tuple[Money, Money]:
    invoice = budget.InvoiceReceived(on=row_of(sg, number).made.on, commitment=EJ, request="DP", amount=euros(amount))
    proposed = links.liquidation_for_invoice(
        invoice, row_of(sg, number), sg.law, recovered=euros(recovered), penalised=euros(penalised)
    )
    return proposed.recovered, proposed.penalty


def test_the_advance_is_taken_back_from_65_percent_on_and_penalties_are_kept() -> None:
    sg = an_office()
    number = a_contract(sg, "100 000", on="2026-03-02", advance_waived=False, advance_rate="0.10")
    sg.procurement.grant_advance(contract=number, amount="12 000", on="2026-03-09")
    sg.procurement.receive(contract=number, delivery="L1", amount="72 000", on="2026-05-04")
    assert liquidated(sg, number, "72 000") == (euros("0"), euros("0"))
    sg.procurement.receive(contract=number, delivery="L2", amount="27 000", on="2026-06-04")  # 82,5 %
    assert liquidated(sg, number, "27 000") == (euros("6 000"), euros("0"))
    assert liquidated(sg, number, "27 000", recovered="4 000") == (euros("2 000"), euros("0"))
    sg.procurement.penalise(contract=number, penalty="P1", late="100 000", days=50, amount="5 000", on="2026-06-05")
    assert liquidated(sg, number, "27 000") == (euros("6 000"), euros("5 000"))
    assert liquidated(sg, number, "27 000", penalised="5 000") == (euros("6 000"), euros("0"))
    assert liquidated(sg, number, "8 000") == (euros("6 000"), euros("2 000"))


def test_a_clause_of_the_contract_sets_the_pace_of_recovery() -> None:
    sg = an_office()
    number = a_contract(
        sg, "100 000", on="2026-03-02", advance_waived=False, advance_rate="0.10", recovery_from="60 000"
    )
    sg.procurement.grant_advance(contract=number, amount="12 000", on="2026-03-09")
    sg.procurement.receive(contract=number, delivery="L1", amount="90 000", on="2026-05-04")
    assert liquidated(sg, number, "90 000") == (euros("6 000"), euros("0"))
    sg.procurement.receive(contract=number, delivery="L2", amount="30 000", on="2026-06-04")
    assert liquidated(sg, number, "30 000", recovered="6 000") == (euros("6 000"), euros("0"))


def test_a_contract_without_its_commitment_proposes_nothing() -> None:
    sg = an_office()
    number = a_contract(sg, "90 000", on="2026-03-02")
    row = row_of(sg, number)
    with pytest.raises(InvalidInput, match="no legal commitment"):
        links.commitment_for_award(row.made, line=RUNNING)
    with pytest.raises(InvalidInput, match="carries a maximum"):
        links.framework_for_award(row.made)
    received = sg.procurement.receive(contract=number, delivery="L1", amount="1", on="2026-05-04").act
    with pytest.raises(InvalidInput, match=number):
        links.service_for_delivery(received, row.made)
