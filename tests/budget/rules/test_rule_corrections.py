"""A wrong act is put right by a new one: how far, what comes back, and what refuses."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import GRANTS, RUNNING, SPRING, STAFF, a_commitment, a_paid_request, an_order, office, open_line

from secgen import Money, RuleViolation, Secretariat

APRIL = "2026-04-01"


@pytest.fixture
def sg() -> Secretariat:
    sg = office()
    open_line(sg, RUNNING, "500 000")  # act 3
    open_line(sg, GRANTS, "100 000")  # act 4
    return sg


def refused(verb: Any, **fields: Any) -> list[tuple[str, str]]:
    with pytest.raises(RuleViolation) as caught:
        verb(**fields)
    return [(finding.rule, finding.where) for finding in caught.value.findings]


def left(sg: Secretariat, line: str = RUNNING, year: int = 2026) -> tuple[str, str]:
    ae, cp = sg.budget.available(year, line)
    return str(ae).replace("\u00a0", " "), str(cp).replace("\u00a0", " ")


def total(sg: Secretariat, column: str) -> Money:
    table = sg.report("consumption")
    at = [c.name for c in table.columns].index(column)
    assert table.total is not None
    found = table.total[at]
    assert isinstance(found, Money)
    return found


# openings


@pytest.mark.rule("FIN-018")
def test_an_opening_entered_too_high_is_corrected_down_to_what_is_used(sg: Secretariat) -> None:
    sg.budget.set_reserve(year=2026, line=RUNNING, ae="20 000", cp="20 000", on="2026-01-05")
    number = a_commitment(sg, "100 000")
    a_paid_request(sg, number, "30 000")
    fix: dict[str, Any] = {"year": 2026, "line": RUNNING, "corrects": 3, "on": APRIL}
    verb = sg.budget.correct_opening
    assert refused(verb, ae="380 000,01", cp="0", **fix) == [("FIN-018", "line")]
    assert refused(verb, ae="0", cp="450 000,01", **fix) == [("FIN-018", "line")]
    verb(ae="380 000", cp="450 000", **fix)
    assert left(sg) == ("0,00", "0,00")
    row = sg.budget.state.line(2026, RUNNING)
    assert row is not None
    assert (row.ae_initial, row.ae_in, row.cp_initial) == (12_000_000, 12_000_000, 5_000_000)
    assert total(sg, "ae_initial") == Money.parse("220 000")
    assert sg.budget.state.openings[3].ae == 12_000_000


@pytest.mark.rule("ACT-REF")
def test_a_correction_names_an_opening_of_its_line_and_takes_no_more_than_it_opened(sg: Secretariat) -> None:
    sg.budget.open_line(year=2026, line=RUNNING, ae="50", cp="50", kind="supplementary", on="2026-02-02")  # act 5
    verb, fix = sg.budget.correct_opening, {"year": 2026, "line": RUNNING, "ae": "40", "cp": "0", "on": APRIL}
    for wrong in (None, 1, 4):
        assert refused(verb, corrects=wrong, **fix) == [("ACT-REF", "corrects")]
    assert refused(verb, **{**fix, "on": "2026-02-01"}, corrects=5) == [("ACT-ORDER", "on")]
    assert refused(verb, **{**fix, "ae": "0"}, corrects=5) == [("ACT-AMOUNT", "ae, cp")]
    verb(corrects=5, **fix)
    assert refused(verb, **{**fix, "ae": "10,01"}, corrects=5) == [("ACT-AMOUNT", "ae, cp")]
    assert total(sg, "ae_initial") == Money.parse("600 000")
    assert left(sg) == ("500 010,00", "500 050,00")


@pytest.mark.rule("FIN-007")
def test_an_opening_of_title_2_stays_the_same_in_ae_and_cp(sg: Secretariat) -> None:
    open_line(sg, STAFF, "1 000")
    fix = {"year": 2026, "line": STAFF, "corrects": 5, "ae": "100", "on": APRIL}
    assert refused(sg.budget.correct_opening, cp="90", **fix) == [("FIN-007", "ae, cp")]


@pytest.mark.rule("FIN-061")
def test_a_closed_year_is_not_corrected(sg: Secretariat) -> None:
    sg.budget.close(year=2026, on="2027-02-01")
    fix = {"year": 2026, "line": RUNNING, "corrects": 3, "ae": "1", "cp": "1"}
    assert ("FIN-061", "year") in refused(sg.budget.correct_opening, on="2027-02-02", **fix)


# certifications


@pytest.mark.rule("FIN-023")
def test_service_certified_4_000_for_400_is_withdrawn_down_to_what_is_ordered(sg: Secretariat) -> None:
    number = a_commitment(sg, "10 000")
    wrong = sg.budget.certify(commitment=number, amount="4 000", on=SPRING)
    assert refused(sg.budget.withdraw, commitment=number, amount="9 600", on=APRIL) == [("FIN-051", "amount")]
    an_order(sg, number, "400", certify=False, on=SPRING)
    withdraw = sg.budget.withdraw_certification
    assert refused(withdraw, commitment=number, amount="3 600,01", on=APRIL) == [("FIN-023", "amount")]
    assert refused(withdraw, commitment=number, amount="0", on=APRIL) == [("ACT-AMOUNT", "amount")]
    assert refused(withdraw, commitment="none", amount="1", on=APRIL) == [("ACT-REF", "commitment")]
    withdraw(commitment=number, amount="3 600", corrects=wrong.id, on=APRIL)
    assert sg.budget.state.commitments[f"{number}/1"].certified == 40_000
    assert total(sg, "certified") == Money.parse("400")
    sg.budget.withdraw(commitment=number, amount="9 600", on=APRIL)


def test_once_all_is_withdrawn_no_service_was_rendered_on_any_day(sg: Secretariat) -> None:
    number = a_commitment(sg, "10 000")
    sg.budget.certify(commitment=number, amount="400", on=SPRING)
    sg.budget.withdraw_certification(commitment=number, amount="400", on=APRIL)
    row = sg.budget.state.commitments[f"{number}/1"]
    assert (row.certified, row.first_service, row.last_service) == (0, None, None)
    sg.budget.close_commitment(commitment=number, on=APRIL)
    withdraw = sg.budget.withdraw_certification
    assert ("FIN-052", "commitment") in refused(withdraw, commitment=number, amount="1", on=APRIL)


# direct and card payments


def test_a_mission_of_312_40_typed_3_124_comes_back(sg: Secretariat) -> None:
    wrong = sg.budget.pay_directly(
        payment="D1", line=RUNNING, payee="agent:x1", amount="3 124", case="travel_costs", on=SPRING
    )
    refund = sg.budget.refund_payment
    assert refused(refund, payment="D1", amount="3 124,01", on=APRIL) == [("ACT-AMOUNT", "amount")]
    assert refused(refund, payment="D1", amount="1", on="2026-03-01") == [("ACT-ORDER", "on")]
    assert refused(refund, payment="D2", amount="1", on=APRIL) == [("ACT-REF", "payment")]
    refund(payment="D1", amount="2 811,60", corrects=wrong.id, on=APRIL)
    assert left(sg) == ("499 687,60", "499 687,60")
    assert (total(sg, "cp_consumed"), total(sg, "ae_consumed")) == (Money(31_240), Money(31_240))
    assert refused(refund, payment="D1", amount="312,41", on=APRIL) == [("ACT-AMOUNT", "amount")]


def test_a_card_statement_comes_back_and_leaves_the_review(sg: Secretariat) -> None:
    for statement in ("C1", "C2"):
        sg.budget.pay_by_card(
            statement=statement, line=RUNNING, payee="bank", amount="50", purchase="supplies", on=SPRING
        )
    sg.budget.refund_payment(payment="C1", amount="50", on=APRIL)
    (row,) = sg.report("card-review", year=2026).rows
    assert row[2:] == (1, Money(5_000), Money(5_000))


@pytest.mark.rule("FIN-004")
def test_what_comes_back_in_another_year_is_undetermined_for_its_ae(sg: Secretariat) -> None:
    open_line(sg, RUNNING, "1 000", year=2027)
    sg.budget.pay_directly(payment="D1", line=RUNNING, payee="agent:x1", amount="100", case="travel_costs", on=SPRING)
    recorded = sg.budget.refund_payment(payment="D1", amount="100", on="2027-03-01")
    assert recorded.advice == ("FIN-004",)
    assert left(sg, year=2027) == ("1 100,00", "1 100,00")


# funds


@pytest.mark.rule("FIN-060")
def test_a_fund_goes_back_down_to_what_was_committed_on_it(sg: Secretariat) -> None:
    fund = {"fund": "F", "year": 2026, "line": GRANTS}
    sg.budget.receive_fund(purpose="organ", amount="10 000", on=SPRING, **fund)
    a_commitment(sg, "4 000", GRANTS, nature="intervention", fund="F", purpose="organ", on=SPRING)
    give = sg.budget.return_fund
    assert refused(give, amount="6 000,01", on=APRIL, **fund) == [("FIN-060", "amount")]
    assert refused(give, amount="1", on="2026-03-01", **fund) == [("ACT-ORDER", "on")]
    assert refused(give, amount="1", on=APRIL, **{**fund, "fund": "G"}) == [("ACT-REF", "fund")]
    assert refused(give, amount="1", on=APRIL, **{**fund, "line": RUNNING}) == [("ACT-REF", "line")]
    give(amount="6 000", on=APRIL, **fund)
    assert left(sg, GRANTS) == ("100 000,00", "104 000,00")
    assert sg.budget.state.funds["F"].received == 400_000


@pytest.mark.rule("FIN-018")
def test_a_fund_goes_back_no_further_than_its_line_has_left(sg: Secretariat) -> None:
    fund = {"fund": "F", "year": 2026, "line": GRANTS}
    sg.budget.receive_fund(purpose="organ", amount="10 000", on=SPRING, **fund)
    a_commitment(sg, "105 000", GRANTS, nature="intervention", on=SPRING)
    assert refused(sg.budget.return_fund, amount="5 000,01", on=APRIL, **fund) == [("FIN-018", "line")]
