"""Advances on contracts, their recovery, retention money."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.budget.computations.contracts import (
    advance_compulsory,
    advance_range,
    recovery,
    retention_cap,
    retention_release_due,
)
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import ZERO, Money
from secgen.law import Law

euros = Money.parse
IN_2024, IN_2025 = date(2024, 12, 31), date(2025, 1, 1)
consultations = st.dates(date(2019, 4, 1), date(2030, 12, 31))
amounts = st.integers(1, 10**12).map(Money)


@pytest.mark.rule("FIN-046")
def test_at_50_000_no_advance_is_compulsory(law: Law) -> None:
    assert not advance_compulsory(euros("50 000,00"), 3, law, IN_2025)


@pytest.mark.rule("FIN-046")
def test_a_cent_above_and_three_months_make_it_compulsory(law: Law) -> None:
    assert advance_compulsory(euros("50 000,01"), 3, law, IN_2025)


@pytest.mark.rule("FIN-046")
def test_two_months_exactly_do_not(law: Law) -> None:
    answer = advance_compulsory(euros("50 000,01"), 2, law, IN_2025)
    assert not answer
    assert [read.id for read in answer.explanation.law_reads()] == [
        "contract.advance.threshold",
        "contract.advance.months",
    ]


@pytest.mark.rule("FIN-047")
def test_an_sme_with_180_000_over_twelve_months_gets_at_least_54_000(law: Law) -> None:
    advance = advance_range(euros("180 000"), 12, sme=True, consultation_day=IN_2025, law=law)
    assert (advance.base, advance.least) == (euros("180 000"), euros("54 000"))
    assert advance.allows(euros("54 000"))
    assert not advance.allows(euros("53 999,99"))


@pytest.mark.rule("FIN-047")
def test_240_000_over_thirty_six_months_allow_4_000_to_24_000(law: Law) -> None:
    advance = advance_range(euros("240 000"), 36, sme=False, consultation_day=IN_2025, law=law)
    assert (advance.base, advance.least, advance.most) == (euros("80 000"), euros("4 000"), euros("24 000"))
    assert not advance.allows(euros("24 000,01"))


@pytest.mark.rule("FIN-047")
def test_thirteen_months_are_brought_down_to_twelve(law: Law) -> None:
    assert advance_range(euros("130 000"), 13, False, IN_2025, law).base == euros("120 000")
    assert advance_range(euros("130 000"), 12, False, IN_2025, law).base == euros("130 000")


@pytest.mark.rule("FIN-047")
def test_the_sme_minimum_rose_with_the_years(law: Law) -> None:
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2022, 12, 31), date(2023, 1, 1)]
    least = [advance_range(euros("100 000"), 12, True, day, law).least for day in days]
    assert least == [euros("5 000"), euros("20 000"), euros("20 000"), euros("30 000")]


@pytest.mark.rule("FIN-047")
def test_a_contract_of_no_month_is_refused(law: Law) -> None:
    with pytest.raises(InvalidInput):
        advance_range(euros("100 000"), 0, False, IN_2025, law)


@pytest.mark.rule("FIN-047")
def test_an_ordinary_advance_is_untouched_until_65_percent_of_the_work(law: Law) -> None:
    contract, advance = euros("100 000"), euros("30 000")
    at_start = recovery(advance, contract, euros("65 000"), IN_2024, law)
    assert at_start.due == ZERO
    assert (at_start.starts_at, at_start.ends_at) == (euros("65 000"), euros("80 000"))
    assert recovery(advance, contract, euros("65 000,01"), IN_2024, law).due == Money(2)


@pytest.mark.rule("FIN-047")
def test_consulted_in_2024_it_is_recovered_whole_at_80_percent(law: Law) -> None:
    contract, advance = euros("100 000"), euros("30 000")
    assert recovery(advance, contract, euros("72 500"), IN_2024, law).due == euros("15 000")
    assert recovery(advance, contract, euros("80 000"), IN_2024, law).due == advance


@pytest.mark.rule("FIN-047")
def test_consulted_from_2025_it_is_recovered_by_the_end_of_the_work(law: Law) -> None:
    contract, advance = euros("100 000"), euros("30 000")
    later = recovery(advance, contract, euros("82 500"), IN_2025, law)
    assert later.ends_at == contract
    assert later.due == euros("15 000")
    assert recovery(advance, contract, contract, IN_2025, law).due == advance


@pytest.mark.rule("FIN-047")
def test_an_advance_above_thirty_percent_is_recovered_from_the_first_request(law: Law) -> None:
    large = recovery(euros("30 000,01"), euros("100 000"), euros("1 000"), IN_2025, law)
    assert large.starts_at == ZERO
    assert large.due == euros("300")


@pytest.mark.rule("FIN-047")
def test_the_next_payment_takes_back_what_is_missing(law: Law) -> None:
    state = recovery(euros("30 000"), euros("100 000"), euros("72 500"), IN_2024, law)
    assert state.next(recovered=euros("10 000")) == euros("5 000")
    assert state.next(recovered=euros("16 000")) == ZERO


@pytest.mark.rule("FIN-048")
def test_48_000_to_an_sme_bear_1_440_and_to_others_2_400(law: Law) -> None:
    assert retention_cap(euros("48 000"), True, IN_2025, law).amount == euros("1 440")
    assert retention_cap(euros("48 000"), False, IN_2025, law).amount == euros("2 400")


@pytest.mark.rule("FIN-048")
def test_consulted_before_2025_an_sme_bears_what_others_do(law: Law) -> None:
    assert retention_cap(euros("48 000"), True, IN_2024, law).amount == euros("2 400")


@pytest.mark.rule("FIN-048")
def test_the_retention_is_repaid_thirty_days_after_the_guarantee(law: Law) -> None:
    assert retention_release_due(date(2026, 3, 1), IN_2025, law).day == date(2026, 3, 31)


@pytest.mark.rule("FIN-047")
@given(amount=amounts, months=st.integers(1, 120), sme=st.booleans(), day=consultations)
def test_the_range_is_never_empty_nor_above_thirty_percent(
    law: Law, amount: Money, months: int, sme: bool, day: date
) -> None:
    advance = advance_range(amount, months, sme, day, law)
    assert ZERO <= advance.least <= advance.most
    assert advance.base <= amount
    assert advance.most.cents * 10 <= amount.cents * 3


@pytest.mark.rule("FIN-047")
@given(contract=amounts, part=st.integers(0, 100), steps=st.tuples(st.integers(0, 120), st.integers(0, 120)))
def test_recovery_follows_the_work_and_never_exceeds_the_advance(
    law: Law, contract: Money, part: int, steps: tuple[int, int]
) -> None:
    advance = contract.share(part, 100)
    earlier, later = (contract.share(step, 100) for step in sorted(steps))
    for day in (IN_2024, IN_2025):
        before, after = (recovery(advance, contract, done, day, law).due for done in (earlier, later))
        assert ZERO <= before <= after <= advance
        assert recovery(advance, contract, contract, day, law).due == advance


@pytest.mark.rule("FIN-048")
@given(payment=amounts, sme=st.booleans(), day=consultations)
def test_retention_never_exceeds_five_percent(law: Law, payment: Money, sme: bool, day: date) -> None:
    assert retention_cap(payment, sme, day, law).amount.cents * 20 <= payment.cents


@pytest.mark.rule("FIN-047")
def test_the_limits_of_recovery_are_rounded_down_to_the_cent(law: Law) -> None:
    state = recovery(Money(1), Money(1_001), ZERO, IN_2024, law)  # 65 % = 6,5065; 80 % = 8,008
    assert (state.starts_at, state.ends_at) == (euros("6,50"), euros("8,00"))


@pytest.mark.rule("FIN-047")
def test_an_advance_just_above_thirty_percent_by_less_than_a_cent_is_a_large_one(law: Law) -> None:
    contract = Money(1_001)  # 30 % = 3,003
    assert recovery(euros("3,00"), contract, ZERO, IN_2024, law).starts_at == euros("6,50")
    assert recovery(euros("3,01"), contract, ZERO, IN_2024, law).starts_at == ZERO
