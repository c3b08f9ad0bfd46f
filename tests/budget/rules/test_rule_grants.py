"""Grants: agreement, financial report, advance and instalments of investment grants, other public aid."""

from __future__ import annotations

import pytest
from helpers import (
    GRANTS,
    SPRING,
    SUPPLIER,
    a_commitment,
    a_grant,
    an_order,
    available,
    euros,
    office,
    open_line,
    refusal,
    refused,
    shown,
    verdicts,
)

from secgen import Secretariat, Verdict


@pytest.fixture
def sg() -> Secretariat:
    sg = office()
    open_line(sg, GRANTS, "2 000 000")
    return sg


@pytest.mark.rule("FIN-041")
def test_an_award_order_is_enough_up_to_23_000_euros(sg: Secretariat) -> None:
    found = refused(sg, "FIN-041", "grant.agreement", lambda: a_grant(sg, "23 000,01"))
    assert found["annual_total"] == shown("23 000,01")
    a_grant(sg, "23 000,00")


@pytest.mark.rule("FIN-041")
def test_above_23_000_euros_a_private_body_signs_an_agreement(sg: Secretariat) -> None:
    a_grant(sg, "23 000,01", agreement="CONV-2026-4")


@pytest.mark.rule("FIN-041")
def test_a_public_body_needs_no_agreement(sg: Secretariat) -> None:
    a_grant(sg, "23 000,01", private=False)


@pytest.mark.rule("FIN-041")
def test_15_000_then_9_000_in_one_year_need_an_agreement_at_the_second(sg: Secretariat) -> None:
    first = a_grant(sg, "15 000")
    refused(sg, "FIN-041", "grant.agreement", lambda: a_grant(sg, "9 000"))
    a_grant(sg, "8 000")

    def more() -> None:
        sg.budget.increase(commitment=first, amount="0,01", on=SPRING)

    refused(sg, "FIN-041", "grant.agreement", more)
    sg.budget.withdraw(commitment=first, amount="1", on=SPRING)
    more()


@pytest.mark.rule("FIN-041")
def test_the_total_of_the_year_is_that_of_the_body_not_of_its_establishment(sg: Secretariat) -> None:
    a_grant(sg, "15 000")

    def second(amount: str) -> None:
        a_commitment(sg, amount, GRANTS, payee="35600000012341", nature="intervention", grant={})

    assert refused(sg, "FIN-041", "grant.agreement", lambda: second("9 000"))["annual_total"] == shown("24 000")
    second("8 000")


@pytest.mark.rule("FIN-042")
def test_without_the_financial_report_of_2025_no_balance_is_paid() -> None:
    sg = office(2025)
    open_line(sg, GRANTS, "100 000", year=2025)
    open_line(sg, GRANTS, "100 000", year=2026)
    grant = a_grant(sg, "20 000", on="2025-06-02", year_end="2025-12-31")
    sg.budget.certify(commitment=grant, amount="20 000", on="2026-07-01")

    def balance() -> str:
        documents = ("award", "financial_report")
        return an_order(sg, grant, "20 000", on="2026-07-01", kind="balance", certify=False, documents=documents)

    refused(sg, "FIN-042", "kind", balance)
    sg.budget.receive_grant_report(commitment=grant, on="2026-07-01")
    request = balance()
    assert sg.budget.accept(request=request, on="2026-07-02").tag == "budget.accepted"


@pytest.mark.rule("FIN-042")
@pytest.mark.parametrize("kind", ["instalment", "advance"])
def test_what_is_left_of_a_grant_is_its_balance_whatever_it_is_called(kind: str) -> None:
    """Year ended 2025-12-31, report due 2026-06-30: the whole grant may be paid until then, its rest not after."""
    sg = office(2025)
    open_line(sg, GRANTS, "100 000", year=2025)
    open_line(sg, GRANTS, "100 000", year=2026)
    grant = a_grant(sg, "20 000", on="2025-06-02", year_end="2025-12-31")
    sg.budget.certify(commitment=grant, amount="20 000", on="2025-12-01")

    def order(amount: str, day: str) -> str:
        return an_order(sg, grant, amount, on=day, kind=kind, certify=False, documents=("award",))

    whole = order("20 000", "2026-06-30")
    sg.budget.reject(request=whole, reason="bank details", on="2026-06-30")
    found = refused(sg, "FIN-042", "amount", lambda: order("20 000", "2026-07-01"))
    assert (found["report_received"], found["report_due"]) == ("—", "2026-06-30")
    order("12 000", "2026-07-01")
    refused(sg, "FIN-042", "amount", lambda: order("8 000", "2026-07-01"))
    sg.budget.receive_grant_report(commitment=grant, on="2026-07-02")
    order("8 000", "2026-07-02")


@pytest.mark.rule("FIN-042")
@pytest.mark.parametrize(("day", "advice"), [("2026-09-02", ()), ("2026-09-03", ("FIN-042",))])
def test_whether_the_report_is_due_is_undetermined_without_the_end_of_the_year(
    sg: Secretariat, day: str, advice: tuple[str, ...]
) -> None:
    grant = a_grant(sg, "20 000")
    sg.budget.certify(commitment=grant, amount="20 000", on=day)
    act = sg.budget.order(commitment=grant, request="DP-1", amount="20 000", documents=["award"], on=day)
    assert act.advice == advice


@pytest.mark.rule("FIN-042")
def test_a_grant_that_is_not_earmarked_owes_no_report(sg: Secretariat) -> None:
    an_order(sg, a_grant(sg, "20 000", earmarked=False), "20 000", kind="balance")


def an_investment_grant(sg: Secretariat, **terms: object) -> str:
    """400 000 € to a public body."""
    return a_grant(sg, "400 000", private=False, investment=True, **terms)


def advance(sg: Secretariat, grant: str, amount: str) -> str:
    return an_order(sg, grant, amount, kind="advance", certify=False, documents=("award",))


@pytest.mark.rule("FIN-043")
def test_an_investment_grant_advances_30_percent_at_most(sg: Secretariat) -> None:
    grant = an_investment_grant(sg)
    assert refused(sg, "FIN-043", "amount", lambda: advance(sg, grant, "120 000,01"))["cap"] == shown("120 000")
    advance(sg, grant, "120 000")
    assert available(sg, GRANTS) == euros("1 600 000", "1 880 000")


@pytest.mark.rule("FIN-043")
def test_a_first_demand_guarantee_allows_60_percent(sg: Secretariat) -> None:
    grant = an_investment_grant(sg, guaranteed=True)
    refused(sg, "FIN-043", "amount", lambda: advance(sg, grant, "240 000,01"))
    advance(sg, grant, "240 000")


@pytest.mark.rule("FIN-044")
@pytest.mark.parametrize(("months", "most"), [(48, "320 000"), (49, "360 000")])
def test_advance_and_instalments_stop_at_80_percent_or_90_above_48_months(
    sg: Secretariat, months: int, most: str
) -> None:
    grant = an_investment_grant(sg, months=months)
    advance(sg, grant, "120 000")
    sg.budget.certify(commitment=grant, amount="400 000", on="2026-09-01")
    rest = euros(most) - euros("120 000")

    def instalment(amount: object) -> None:
        an_order(sg, grant, str(amount), on="2026-09-02", certify=False)

    assert refused(sg, "FIN-044", "amount", lambda: instalment(rest + euros("0,01")))["cap"] == shown(most)
    instalment(rest)
    refused(sg, "FIN-044", "amount", lambda: instalment("0,01"))


@pytest.mark.rule("FIN-045")
def test_the_state_gives_no_more_than_the_eligible_expense_not_yet_aided(sg: Secretariat) -> None:
    terms = {"private": False, "investment": True, "eligible": "500 000", "other_aid": "200 000"}
    found = refused(sg, "FIN-045", "amount", lambda: a_grant(sg, "300 000,01", **terms))
    assert found["cap"] == shown("300 000")
    grant = a_grant(sg, "300 000", **terms)
    refused(sg, "FIN-045", "amount", lambda: sg.budget.increase(commitment=grant, amount="0,01", on=SPRING))


@pytest.mark.rule("FIN-059")
@pytest.mark.parametrize("day", ["2026-01-01", "2026-01-15", "2026-02-19"])
def test_until_the_finance_act_of_2026_no_new_discretionary_grant(sg: Secretariat, day: str) -> None:
    found = refusal(sg, lambda: a_grant(sg, "10 000", on=day))
    assert set(found) == {"FIN-059"}
    assert found["FIN-059"].where == "continuity"
    assert "arrêté du 29/12/2025" in str(found["FIN-059"].law[0])


@pytest.mark.rule("FIN-059")
def test_the_finance_act_of_2026_ends_the_previously_voted_services(sg: Secretariat) -> None:
    a_grant(sg, "10 000", on="2026-02-20")


@pytest.mark.rule("FIN-059")
@pytest.mark.parametrize("reason", [{"continuity": True}, {"override": "accord du CBR du 12/01/2026"}])
def test_what_continuity_demands_or_a_written_reason_passes(sg: Secretariat, reason: dict[str, object]) -> None:
    a_commitment(sg, "10 000", GRANTS, on="2026-01-15", nature="intervention", grant={}, **reason)


@pytest.mark.rule("FIN-059")
def test_a_purchase_that_says_nothing_of_continuity_is_undetermined(sg: Secretariat) -> None:
    def of(on: str, **more: object) -> dict[str, Verdict]:
        act = {"line": GRANTS, "commitment": "C-1", "payee": SUPPLIER, "amount": "10 000", "on": on, **more}
        return verdicts(sg, "FIN-059", act="budget.committed", **act)

    assert of("2026-01-10") == {"continuity": Verdict.UNDETERMINED}
    assert of("2026-01-10", continuity=True) == {"continuity": Verdict.PASS}
    assert of("2026-01-10", override="accord du CBR du 12/01/2026") == {"continuity": Verdict.PASS}
    assert of("2026-02-20") == {}


@pytest.mark.rule("FIN-059")
def test_an_increase_until_the_finance_act_is_undetermined(sg: Secretariat) -> None:
    number = a_commitment(sg, "10 000", GRANTS, on="2026-01-10", grant={}, continuity=True)

    def increase(on: str) -> dict[str, Verdict]:
        return verdicts(sg, "FIN-059", act="budget.increased", commitment=number, amount="10 000", on=on)

    assert increase("2026-01-11") == {"continuity": Verdict.UNDETERMINED}
    assert increase("2026-02-20") == {}


@pytest.mark.rule("FIN-059")
def test_a_grant_the_law_makes_due_is_not_discretionary(sg: Secretariat) -> None:
    a_grant(sg, "10 000", on="2026-01-15", discretionary=False)
