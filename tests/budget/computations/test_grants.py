"""Grants: agreements, reports, advances, instalments, final amounts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.budget.computations.grants import (
    agreement_needed,
    aid_cap,
    final_amount,
    instalments_cap,
    investment_advance_cap,
    report_due,
)
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import ZERO, Money
from secgen.law import Law

euros = Money.parse
DAY = date(2026, 3, 2)
WORKS = euros("400 000")
amounts = st.integers(0, 10**12).map(Money)


@pytest.mark.rule("FIN-041")
def test_an_association_needs_an_agreement_above_23_000_a_year_not_at_it(law: Law) -> None:
    assert not agreement_needed(euros("23 000,00"), private=True, day=DAY, law=law)
    assert agreement_needed(euros("23 000,01"), private=True, day=DAY, law=law)


@pytest.mark.rule("FIN-041")
def test_the_second_grant_of_the_year_counts_with_the_first(law: Law) -> None:
    first, second = euros("15 000"), euros("9 000")
    assert not agreement_needed(first, True, DAY, law)
    assert agreement_needed(first + second, True, DAY, law)


@pytest.mark.rule("FIN-041")
def test_a_town_needs_none(law: Law) -> None:
    answer = agreement_needed(euros("500 000"), private=False, day=DAY, law=law)
    assert not answer.yes
    assert answer.explanation.rule == "FIN-041"


@pytest.mark.rule("FIN-042")
def test_the_report_on_2025_is_due_on_30_june_2026(law: Law) -> None:
    assert report_due(date(2025, 12, 31), law).day == date(2026, 6, 30)


@pytest.mark.rule("FIN-042")
def test_a_season_that_ends_in_august_reports_by_the_end_of_february(law: Law) -> None:
    assert report_due(date(2025, 8, 31), law).day == date(2026, 2, 28)


@pytest.mark.rule("FIN-043")
def test_thirty_percent_may_be_advanced_on_works_without_guarantee(law: Law) -> None:
    cap = investment_advance_cap(WORKS, False, DAY, law)
    assert cap.allows(euros("120 000"))
    assert not cap.allows(euros("120 000,01"))


@pytest.mark.rule("FIN-043")
def test_a_guarantee_doubles_the_advance(law: Law) -> None:
    assert investment_advance_cap(WORKS, True, DAY, law).amount == euros("240 000")


@pytest.mark.rule("FIN-044")
def test_instalments_stop_at_eighty_percent(law: Law) -> None:
    assert instalments_cap(WORKS, 24, DAY, law).amount == euros("320 000")


@pytest.mark.rule("FIN-044")
def test_above_forty_eight_months_they_go_to_ninety_percent(law: Law) -> None:
    assert instalments_cap(WORKS, 48, DAY, law).amount == euros("320 000")
    assert instalments_cap(WORKS, 49, DAY, law).amount == euros("360 000")


@pytest.mark.rule("FIN-044")
def test_a_project_of_no_month_is_refused(law: Law) -> None:
    with pytest.raises(InvalidInput):
        instalments_cap(WORKS, 0, DAY, law)


@pytest.mark.rule("FIN-045")
def test_the_state_gives_no_more_than_what_other_aid_leaves(law: Law) -> None:
    cap = aid_cap(euros("500 000"), euros("200 000"))
    assert cap.allows(euros("300 000"))
    assert not cap.allows(euros("300 000,01"))


@pytest.mark.rule("FIN-045")
def test_fully_aided_the_project_gets_nothing_more() -> None:
    assert aid_cap(euros("500 000"), euros("600 000")).amount == ZERO


@pytest.mark.rule("FIN-045")
def test_works_that_cost_less_than_planned_receive_less() -> None:
    final = final_amount(Decimal("0.4"), eligible_actual=euros("450 000"), decided=euros("200 000"))
    assert (final.amount, final.capped) == (euros("180 000"), False)


@pytest.mark.rule("FIN-045")
def test_works_that_cost_more_receive_no_more_than_was_decided() -> None:
    final = final_amount(Decimal("0.4"), eligible_actual=euros("600 000"), decided=euros("200 000"))
    assert (final.amount, final.capped) == (euros("200 000"), True)


@pytest.mark.rule("FIN-045")
def test_the_final_amount_rounds_half_a_cent_up() -> None:
    assert final_amount(Decimal("0.5"), Money(3), euros("10")).amount == Money(2)


@pytest.mark.rule("FIN-045")
def test_forty_is_not_a_rate() -> None:
    with pytest.raises(InvalidInput) as refused:
        final_amount(Decimal(40), euros("100"), euros("100"))
    assert refused.value.params["field"] == "rate"


@pytest.mark.rule("FIN-044")
@given(grant=amounts, months=st.integers(1, 120), guaranteed=st.booleans())
def test_the_advance_stays_within_the_instalments_and_these_within_the_grant(
    law: Law, grant: Money, months: int, guaranteed: bool
) -> None:
    advance = investment_advance_cap(grant, guaranteed, DAY, law).amount
    instalments = instalments_cap(grant, months, DAY, law).amount
    assert advance <= instalments <= grant
    assert advance.cents * 10 <= grant.cents * (6 if guaranteed else 3)


@pytest.mark.rule("FIN-045")
@given(eligible=amounts, other=amounts)
def test_aid_never_exceeds_the_expenditure(eligible: Money, other: Money) -> None:
    amount = aid_cap(eligible, other).amount
    assert amount >= ZERO
    assert amount == ZERO or amount + other == eligible


@pytest.mark.rule("FIN-045")
@given(rate=st.decimals(0, 1, places=4), actual=amounts, decided=amounts)
def test_a_grant_never_ends_above_the_decision(rate: Decimal, actual: Money, decided: Money) -> None:
    final = final_amount(rate, actual, decided)
    assert final.amount <= decided
    assert final.amount <= actual
    assert not final.capped or final.amount == decided


@pytest.mark.rule("FIN-045")
def test_a_grant_earned_to_the_cent_is_not_capped_and_less_than_half_a_cent_is_dropped() -> None:
    exact = final_amount(Decimal("0.4"), euros("500 000"), decided=euros("200 000"))
    assert (exact.amount, exact.capped) == (euros("200 000"), False)
    assert final_amount(Decimal("0.4"), Money(1), euros("10")).amount == ZERO
