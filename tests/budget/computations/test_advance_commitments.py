"""Committing in November what next year will pay."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.budget.computations.advance_commitments import commitment_cap, window
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import ZERO, Money
from secgen.law import Law

euros = Money.parse
EVE, FIRST = date(2025, 10, 31), date(2025, 11, 1)


@pytest.mark.rule("FIN-015")
def test_the_window_opens_on_1_november_for_deliveries_from_1_january(law: Law) -> None:
    assert not window(EVE, law).open
    opened = window(FIRST, law)
    assert opened.open
    assert opened.explanation.value == "True"
    assert (opened.opens, opened.delivery_from) == (FIRST, date(2026, 1, 1))


@pytest.mark.rule("FIN-015")
def test_on_31_october_not_one_cent_may_be_committed(law: Law) -> None:
    assert not commitment_cap(euros("400 000"), 3, EVE, law).allows(Money(1))


@pytest.mark.rule("FIN-015")
def test_from_1_november_a_quarter_of_the_title_may_and_no_cent_more(law: Law) -> None:
    cap = commitment_cap(euros("400 000"), 3, FIRST, law)
    assert cap.allows(euros("100 000,00"))
    assert not cap.allows(euros("100 000,01"))


@pytest.mark.rule("FIN-015")
@pytest.mark.parametrize("title", [2, 5])
def test_personnel_and_investment_are_excluded(law: Law, title: int) -> None:
    assert commitment_cap(euros("400 000"), title, FIRST, law).amount == ZERO


@pytest.mark.rule("FIN-015")
@given(
    credits=st.integers(0, 10**14).map(Money),
    title=st.integers(1, 7),
    day=st.dates(date(2006, 1, 1), date(2040, 12, 31)),
)
def test_never_more_than_a_quarter(law: Law, credits: Money, title: int, day: date) -> None:
    amount = commitment_cap(credits, title, day, law).amount
    assert amount >= ZERO
    assert amount.cents * 4 <= credits.cents


@pytest.mark.rule("FIN-015")
def test_the_cap_says_when_the_window_opens_and_what_it_read(law: Law) -> None:
    why = commitment_cap(euros("400 000"), 3, EVE, law).explanation
    assert {read.id for read in why.law_reads()} == {
        "lolf.advance_commitment.share",
        "lolf.advance_commitment.excluded_titles",
        "lolf.advance_commitment.first_day",
    }
    assert "2025-11-01" in why.render()


def test_negative_appropriations_are_refused(law: Law) -> None:
    with pytest.raises(InvalidInput):
        commitment_cap(Money(-1), 3, FIRST, law)
