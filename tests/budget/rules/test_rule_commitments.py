"""Legal commitments: AE, firm and conditional parts, frameworks, tranches, withdrawals, closure, VAT."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import (
    COMPANY,
    GRANTS,
    RUNNING,
    SPRING,
    STAFF,
    SUPPLIER,
    WORKS,
    a_commitment,
    a_grant,
    a_paid_request,
    an_order,
    available,
    commitment_row,
    euros,
    office,
    open_line,
    refusal,
    refused,
    shown,
    verdicts,
)

from secgen import Secretariat, Verdict


@pytest.mark.rule("FIN-001")
def test_a_commitment_takes_the_last_euro_available_and_not_a_cent_more() -> None:
    sg = office()
    open_line(sg, RUNNING, "100 000")
    a_commitment(sg, "95 000")
    found = refused(sg, "FIN-001", "amount", lambda: a_commitment(sg, "5 000,01"))
    assert (found["amount"], found["ae_available"]) == (shown("5 000,01"), shown("5 000"))
    a_commitment(sg, "5 000,00")
    assert available(sg, RUNNING) == euros("0", "100 000")


@pytest.mark.rule("FIN-002")
def test_only_the_firm_tranche_consumes_ae_until_the_optional_one_is_affirmed() -> None:
    sg = office()
    open_line(sg, RUNNING, "300 000")
    commitment = a_commitment(sg, "200 000", conditional=["80 000"])
    assert available(sg, RUNNING)[0] == euros("100 000")

    def affirm(amount: str) -> None:
        sg.budget.increase(commitment=commitment, amount=amount, reason="optional_tranche", on="2026-05-04")

    refused(sg, "FIN-002", "amount", lambda: affirm("79 999,99"))
    affirm("80 000")
    assert available(sg, RUNNING)[0] == euros("20 000")
    refused(sg, "FIN-002", "amount", lambda: affirm("1"))


@pytest.mark.rule("FIN-003")
def test_a_framework_agreement_consumes_ae_order_by_order_within_its_maximum() -> None:
    sg = office()
    open_line(sg, RUNNING, "600 000")
    sg.budget.conclude_framework(framework="AC-1", payee=SUPPLIER, maximum="500 000", minimum="0", on="2026-02-23")
    assert available(sg, RUNNING)[0] == euros("600 000")

    order = a_commitment(sg, "12 000", framework="AC-1")
    assert available(sg, RUNNING)[0] == euros("588 000")

    found = refused(sg, "FIN-003", "framework", lambda: a_commitment(sg, "488 000,01", framework="AC-1"))
    assert (found["ordered"], found["maximum"]) == (shown("500 000,01"), shown("500 000"))
    a_commitment(sg, "488 000", framework="AC-1")
    refused(sg, "FIN-003", "framework", lambda: sg.budget.increase(commitment=order, amount="0,01", on=SPRING))


@pytest.mark.rule("FIN-003")
def test_a_framework_agreement_serves_its_holder_alone() -> None:
    sg = office()
    open_line(sg, RUNNING, "600 000")
    sg.budget.conclude_framework(framework="AC-1", payee=SUPPLIER, maximum="500 000", on="2026-02-23")
    refused(sg, "FIN-003", "framework", lambda: a_commitment(sg, "12 000", framework="AC-1", payee=COMPANY))


def ahead(sg: Secretariat, amount: str, on: str, line: str = RUNNING, **more: Any) -> str:
    """A commitment of 2025 on the appropriations of 2026."""
    return a_commitment(sg, amount, line, on=on, year=2026, **more)


@pytest.mark.rule("FIN-015")
def test_from_1_november_a_quarter_of_the_title_may_be_committed_on_next_year() -> None:
    sg = office(2025)
    open_line(sg, RUNNING, "400 000", year=2025)
    refused(sg, "FIN-015", "year", lambda: ahead(sg, "0,01", "2025-10-31"))

    found = refused(sg, "FIN-015", "year", lambda: ahead(sg, "100 000,01", "2025-11-01"))
    assert found["cap"] == shown("100 000")
    commitment = ahead(sg, "100 000", "2025-11-01", delivery_from="2026-01-01")
    refused(sg, "FIN-015", "year", lambda: ahead(sg, "0,01", "2025-12-31"))
    assert available(sg, RUNNING, 2025)[0] == euros("400 000")
    assert available(sg, RUNNING, 2026)[0] == euros("-100 000")

    sg.budget.withdraw(commitment=commitment, amount="1 000", on="2025-12-01")
    ahead(sg, "1 000", "2025-12-31")


@pytest.mark.rule("FIN-015")
def test_a_commitment_ahead_grows_within_the_same_quarter() -> None:
    sg = office(2025)
    open_line(sg, RUNNING, "400 000", year=2025)
    commitment = ahead(sg, "60 000", "2025-11-03")
    sg.budget.increase(commitment=commitment, amount="40 000", on="2025-11-04")
    found = refused(
        sg, "FIN-015", "year", lambda: sg.budget.increase(commitment=commitment, amount="1", on="2025-12-01")
    )
    assert (found["cumulated"], found["cap"]) == (shown("100 001"), shown("100 000"))
    refused(sg, "FIN-015", "year", lambda: ahead(sg, "1", "2025-12-31"))

    sg.budget.withdraw(commitment=commitment, amount="40 000", on="2025-12-02")
    ahead(sg, "40 000", "2025-12-31")


@pytest.mark.rule("FIN-015")
def test_investment_and_staff_are_never_committed_ahead() -> None:
    sg = office(2025)
    open_line(sg, WORKS, "400 000", year=2025)
    open_line(sg, STAFF, "400 000", year=2025)
    refused(sg, "FIN-015", "year", lambda: ahead(sg, "1", "2025-11-03", WORKS, nature="investment"))
    refused(sg, "FIN-015", "year", lambda: ahead(sg, "1", "2025-11-03", STAFF, nature="staff"))


@pytest.mark.rule("FIN-015")
def test_delivery_waits_for_1_january() -> None:
    sg = office(2025)
    open_line(sg, RUNNING, "400 000", year=2025)
    refused(sg, "FIN-015", "year", lambda: ahead(sg, "1 000", "2025-11-03", delivery_from="2025-12-31"))

    def of(**more: str) -> dict[str, Verdict]:
        act = {"line": RUNNING, "commitment": "C-1", "payee": SUPPLIER, "amount": "1 000", "year": 2026, **more}
        return verdicts(sg, "FIN-015", act="budget.committed", on="2025-11-03", **act)

    assert of(delivery_from="2026-01-01") == {"year": Verdict.PASS}
    assert of() == {"year": Verdict.UNDETERMINED}


@pytest.mark.rule("FIN-022")
def test_title_5_draws_on_a_functional_tranche_that_has_enough_left() -> None:
    sg = office()
    open_line(sg, WORKS, "1 000 000")
    sg.budget.open_tranche(tranche="TF-1", year=2026, line=WORKS, amount="300 000", on="2026-02-23")
    assert available(sg, WORKS)[0] == euros("700 000")

    def works(amount: str, tranche: str = "TF-1") -> str:
        return a_commitment(sg, amount, WORKS, nature="investment", tranche=tranche)

    works("250 000")
    assert refused(sg, "FIN-022", "tranche", lambda: works("60 000"))["free"] == shown("50 000")
    refused(sg, "FIN-022", "tranche", lambda: works("1", tranche=""))
    refused(sg, "FIN-022", "tranche", lambda: works("1", tranche="TF-2"))
    works("50 000")
    assert available(sg, WORKS)[0] == euros("700 000")


@pytest.mark.rule("FIN-001")
@pytest.mark.rule("FIN-022")
def test_a_tranche_of_last_year_does_not_spare_the_ae_of_this_one() -> None:
    sg = office()
    for year in (2026, 2027):
        open_line(sg, WORKS, "100 000", year=year)
    sg.budget.open_tranche(tranche="TF-1", year=2026, line=WORKS, amount="90 000", on="2026-02-23")
    works = a_commitment(sg, "10 000", WORKS, nature="investment", tranche="TF-1")

    def increase(amount: str) -> None:
        sg.budget.increase(commitment=works, amount=amount, on="2027-03-01")

    assert refused(sg, "FIN-022", "amount", lambda: increase("80 000,01"))["free"] == shown("80 000")
    increase("60 000")
    row = sg.budget.state.lines[2027, WORKS]
    assert (row.ae_committed, row.ae_earmarked) == (euros("60 000").cents, 0)
    assert available(sg, WORKS, 2027)[0] == euros("40 000")
    assert available(sg, WORKS, 2026)[0] == euros("70 000")
    shown_2027 = sg.report("consumption", by=("programme",), year=2027).to_dicts()[0]
    assert shown_2027["ae_left"] == euros("40 000")

    def open_tranche(amount: str) -> None:
        sg.budget.open_tranche(tranche="TF-2", year=2027, line=WORKS, amount=amount, on="2027-03-02")

    refused(sg, "FIN-001", "amount", lambda: open_tranche("40 000,01"))
    open_tranche("40 000")
    assert refused(sg, "FIN-001", "amount", lambda: increase("0,01"))["ae_available"] == shown("0")

    sg.budget.withdraw(commitment=works, amount="70 000", recycled=True, on="2027-04-01")
    assert available(sg, WORKS, 2027)[0] == euros("70 000")
    assert sg.budget.state.tranches["TF-1"].free == euros("90 000").cents


@pytest.mark.rule("FIN-022")
def test_a_tranche_gives_back_what_is_not_committed() -> None:
    sg = office()
    open_line(sg, WORKS, "1 000 000")
    sg.budget.open_tranche(tranche="TF-1", year=2026, line=WORKS, amount="300 000", on="2026-02-23")
    a_commitment(sg, "250 000", WORKS, nature="investment", tranche="TF-1")

    def reduce(amount: str) -> None:
        sg.budget.reduce_tranche(tranche="TF-1", amount=amount, on=SPRING)

    refused(sg, "FIN-022", "amount", lambda: reduce("50 000,01"))
    reduce("50 000")
    assert available(sg, WORKS)[0] == euros("750 000")


@pytest.mark.rule("FIN-023")
def test_service_certified_stays_within_the_commitment() -> None:
    sg = office()
    open_line(sg, RUNNING, "10 000")
    commitment = a_commitment(sg, "1 000")

    def certify(amount: str) -> None:
        sg.budget.certify(commitment=commitment, amount=amount, on="2026-04-01")

    refused(sg, "FIN-023", "amount", lambda: certify("1 000,01"))
    certify("999,99")
    refused(sg, "FIN-023", "amount", lambda: certify("0,02"))
    certify("0,01")


@pytest.mark.rule("FIN-023")
def test_payment_orders_stay_within_the_service_certified() -> None:
    sg = office()
    open_line(sg, RUNNING, "10 000")
    commitment = a_commitment(sg, "1 000")
    sg.budget.certify(commitment=commitment, amount="600", on="2026-04-01")
    refused(sg, "FIN-023", "amount", lambda: an_order(sg, commitment, "600,01", on="2026-04-02", certify=False))
    an_order(sg, commitment, "600", on="2026-04-02", certify=False)
    refused(sg, "FIN-023", "amount", lambda: an_order(sg, commitment, "0,01", on="2026-04-02", certify=False))


@pytest.mark.rule("FIN-023")
def test_in_flow_3_the_order_stands_for_the_certification_until_it_is_rejected() -> None:
    sg = office()
    open_line(sg, RUNNING, "10 000")
    rent = a_commitment(sg, "1 000", flow="3")
    refused(sg, "FIN-023", "amount", lambda: an_order(sg, rent, "1 000,01", certify=False))
    request = an_order(sg, rent, "1 000", certify=False)
    assert commitment_row(sg, rent).certified == euros("1 000").cents
    sg.budget.reject(request=request, reason="wrong bank", on=SPRING)
    assert commitment_row(sg, rent).certified == 0
    sg.budget.close_commitment(commitment=rent, on=SPRING)


@pytest.mark.rule("FIN-051")
def test_a_withdrawal_of_the_year_gives_the_ae_back() -> None:
    sg = office()
    open_line(sg, RUNNING, "10 000")
    commitment = a_commitment(sg, "5 000")
    sg.budget.withdraw(commitment=commitment, amount="1 000", on="2026-06-01")
    assert available(sg, RUNNING)[0] == euros("6 000")
    assert commitment_row(sg, commitment).outstanding == euros("4 000").cents


@pytest.mark.rule("FIN-051")
def test_a_withdrawal_on_an_older_commitment_gives_nothing_back_unless_recycled() -> None:
    sg = office(2024)
    open_line(sg, RUNNING, "10 000", year=2024)
    open_line(sg, RUNNING, "10 000", year=2026)
    commitment = a_commitment(sg, "5 000", on="2024-05-02")

    sg.budget.withdraw(commitment=commitment, amount="1 000", on="2026-06-01")
    assert available(sg, RUNNING, 2024)[0] == euros("5 000")
    assert available(sg, RUNNING, 2026)[0] == euros("10 000")
    assert commitment_row(sg, commitment).outstanding == euros("4 000").cents

    sg.budget.withdraw(commitment=commitment, amount="1 000", recycled=True, on="2026-06-01")
    assert available(sg, RUNNING, 2026)[0] == euros("11 000")


@pytest.mark.rule("FIN-051")
def test_withdrawing_an_increase_of_this_year_gives_this_year_its_ae_back() -> None:
    sg = office(2025)
    for year in (2025, 2026):
        open_line(sg, RUNNING, "10 000", year=year)
    commitment = a_commitment(sg, "5 000", on="2025-05-02")
    sg.budget.increase(commitment=commitment, amount="2 000", on="2026-02-10")
    assert available(sg, RUNNING)[0] == euros("8 000")

    sg.budget.withdraw(commitment=commitment, amount="500", on="2026-02-11")
    assert available(sg, RUNNING)[0] == euros("8 500")
    sg.budget.withdraw(commitment=commitment, amount="3 500", on="2026-02-12")
    assert available(sg, RUNNING)[0] == euros("10 000")
    sg.budget.withdraw(commitment=commitment, amount="1 000", on="2026-02-13")
    assert available(sg, RUNNING)[0] == euros("10 000")
    assert available(sg, RUNNING, 2025)[0] == euros("5 000")
    assert commitment_row(sg, commitment).outstanding == euros("2 000").cents
    shown_2026 = sg.report("consumption", by=("programme",), year=2026).to_dicts()[0]
    assert (shown_2026["ae_consumed"], shown_2026["ae_left"]) == euros("0", "10 000")


@pytest.mark.rule("FIN-051")
def test_what_is_certified_is_not_withdrawn() -> None:
    sg = office()
    open_line(sg, RUNNING, "10 000")
    commitment = a_commitment(sg, "5 000")
    sg.budget.certify(commitment=commitment, amount="3 000", on="2026-04-01")

    def withdraw(amount: str) -> None:
        sg.budget.withdraw(commitment=commitment, amount=amount, on="2026-06-01")

    refused(sg, "FIN-051", "amount", lambda: withdraw("2 000,01"))
    withdraw("2 000")


@pytest.mark.rule("FIN-052")
def test_closing_a_commitment_releases_its_rest_and_forbids_any_order() -> None:
    sg = office()
    open_line(sg, RUNNING, "10 000")
    commitment = a_commitment(sg, "10 000")
    a_paid_request(sg, commitment, "9 400")
    sg.budget.close_commitment(commitment=commitment, on="2026-11-02")

    row = commitment_row(sg, commitment)
    assert (row.outstanding, row.withdrawn) == (0, euros("600").cents)
    assert available(sg, RUNNING)[0] == euros("600")

    def order() -> None:
        an_order(sg, commitment, "1", on="2026-11-03", certify=False)

    found = refusal(sg, order)
    assert set(found) == {"FIN-023", "FIN-052"}
    assert found["FIN-052"].where == "commitment"


@pytest.mark.rule("FIN-052")
@pytest.mark.parametrize(("year", "ae_left"), [(2026, "1 000"), (2027, "5 000")])
def test_a_credit_note_on_a_closed_commitment_leaves_nothing_outstanding(year: int, ae_left: str) -> None:
    """10 000, paid 9 400, closed, credit of 400: 1 000 withdrawn, AE back in the commitment's year only."""
    sg = office()
    open_line(sg, RUNNING, "10 000")
    open_line(sg, RUNNING, "5 000", year=2027)
    commitment = a_commitment(sg, "10 000")
    a_paid_request(sg, commitment, "9 400")
    sg.budget.close_commitment(commitment=commitment, on="2026-11-02")
    sg.budget.receive_credit_note(commitment=commitment, credit="AV-1", amount="400", on=f"{year}-12-01")

    row = commitment_row(sg, commitment)
    assert (row.outstanding, row.withdrawn, row.closed) == (0, euros("1 000").cents, True)
    assert available(sg, RUNNING, year)[0] == euros(ae_left)


@pytest.mark.rule("FIN-052")
def test_a_commitment_with_service_or_orders_still_to_pay_is_not_closed() -> None:
    sg = office()
    open_line(sg, RUNNING, "10 000")
    commitment = a_commitment(sg, "10 000")
    sg.budget.certify(commitment=commitment, amount="1 000", on="2026-04-01")

    def close() -> None:
        sg.budget.close_commitment(commitment=commitment, on="2026-11-02")

    refused(sg, "FIN-052", "commitment", close)
    request = an_order(sg, commitment, "1 000", on="2026-04-02", certify=False)
    refused(sg, "FIN-052", "commitment", close)
    sg.budget.accept(request=request, on="2026-04-03")
    sg.budget.pay(request=request, on="2026-04-07")
    close()


@pytest.mark.rule("FIN-057")
def test_a_purchase_is_committed_with_its_vat() -> None:
    sg = office()
    open_line(sg, RUNNING, "10 000")
    terms = {"amount_excl_vat": "1 000", "vat_rate": "0.20"}
    found = refused(sg, "FIN-057", "amount", lambda: a_commitment(sg, "1 000", contract=terms))
    assert found["incl_vat"] == shown("1 200")
    a_commitment(sg, "1 200", contract=terms)
    assert available(sg, RUNNING)[0] == euros("8 800")


@pytest.mark.rule("FIN-057")
def test_a_grant_bears_no_vat() -> None:
    sg = office()
    open_line(sg, GRANTS, "30 000")
    a_grant(sg, "10 000")
    assert available(sg, GRANTS)[0] == euros("20 000")

    def with_vat() -> None:
        a_commitment(sg, "12 000", GRANTS, nature="intervention", grant={}, contract={"vat_rate": "0.20"})

    refused(sg, "FIN-057", "contract.vat_rate", with_vat)


@pytest.mark.rule("ACT-NAME")
@pytest.mark.parametrize("left_out", ["commitment", "payee"])
def test_a_commitment_has_a_number_and_a_payee(left_out: str) -> None:
    sg = office()
    open_line(sg, RUNNING, "100 000,00")
    asked = {"commitment": "2100000001", "line": RUNNING, "payee": SUPPLIER, "amount": "10,00", "on": SPRING}
    refused(sg, "ACT-NAME", "commitment", lambda: sg.budget.commit(**{**asked, left_out: ""}))
    sg.budget.commit(**asked)
