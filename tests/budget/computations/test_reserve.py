"""What is held back on notified appropriations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.budget.computations.reserve import reserve
from secgen.kernel.errors import InvalidInput, LawError
from secgen.kernel.money import Money
from secgen.law import Law

euros = Money.parse
amounts = st.integers(0, 10**14).map(Money)


@pytest.mark.rule("FIN-016")
def test_ten_million_of_other_titles_in_2026_hold_back_550_000(law: Law) -> None:
    held = reserve(euros("10 000 000"), title2=False, year=2026, law=law)
    assert held.amount == euros("550 000")
    assert held.available == euros("9 450 000")


@pytest.mark.rule("FIN-016")
def test_two_million_of_title_2_hold_back_10_000(law: Law) -> None:
    assert reserve(euros("2 000 000"), title2=True, year=2026, law=law).amount == euros("10 000")


@pytest.mark.rule("FIN-016")
def test_each_year_has_its_own_rate(law: Law) -> None:
    held = {year: reserve(euros("1 000 000"), False, year, law).amount for year in (2012, 2019, 2023, 2024)}
    assert held == {2012: euros("60 000"), 2019: euros("30 000"), 2023: euros("50 000"), 2024: euros("55 000")}


@pytest.mark.rule("FIN-016")
def test_half_a_cent_is_left_available(law: Law) -> None:
    held = reserve(euros("0,10"), False, 2026, law)
    assert held.amount == Money(0)
    held = reserve(euros("100,01"), False, 2026, law)
    assert (held.amount, held.available) == (euros("5,50"), euros("94,51"))


@given(notified=amounts, title2=st.booleans(), year=st.integers(2008, 2026))
def test_reserve_and_available_are_the_notified_sum(law: Law, notified: Money, title2: bool, year: int) -> None:
    held = reserve(notified, title2, year, law)
    assert held.amount + held.available == notified
    assert Money(0) <= held.amount <= notified


def test_the_reserve_says_its_rate_its_text_and_its_rounding(law: Law) -> None:
    why = reserve(euros("10 000 000"), False, 2026, law).explanation
    assert why.rule == "FIN-016"
    assert [read.id for read in why.law_reads()] == ["reserve.rate.other"]
    assert why.rounding == "rounded down to the cent"
    assert dict(why.inputs)["notified"] == f"{euros('10 000 000')} €"


def test_a_year_whose_rate_is_not_known_is_refused_not_guessed(law: Law) -> None:
    with pytest.raises(LawError) as refused:
        reserve(euros("1 000"), False, 2027, law)
    assert refused.value.code == "SG-LAW-NOT-IN-FORCE"


def test_a_negative_notification_is_refused(law: Law) -> None:
    with pytest.raises(InvalidInput) as refused:
        reserve(Money(-1), False, 2026, law)
    assert refused.value.code == "SG-FIELD"
