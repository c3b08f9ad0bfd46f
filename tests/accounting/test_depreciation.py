"""Assets that wear out, and works that do not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.accounting.depreciation import heritage_value, schedule
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import ZERO, Money
from secgen.law import Law

euros = Money.parse
costs = st.integers(0, 10**12).map(Money)
lives = st.integers(1, 50)
days = st.dates(date(2006, 1, 1), date(2040, 12, 31))


@pytest.mark.rule("FIN-055")
def test_12_000_over_five_years_from_july_bear_half_a_year_at_each_end() -> None:
    charges = {line.year: line.amount for line in schedule(euros("12 000"), 5, date(2026, 7, 1))}
    assert charges == {
        2026: euros("1 200"),
        2027: euros("2 400"),
        2028: euros("2 400"),
        2029: euros("2 400"),
        2030: euros("2 400"),
        2031: euros("1 200"),
    }


@pytest.mark.rule("FIN-055")
def test_each_line_says_what_is_charged_so_far_and_what_is_left() -> None:
    second = schedule(euros("12 000"), 5, date(2026, 7, 1))[1]
    assert (second.accumulated, second.net) == (euros("3 600"), euros("8 400"))


@pytest.mark.rule("FIN-055")
def test_in_service_in_january_there_is_no_broken_year() -> None:
    lines = schedule(euros("9 000"), 3, date(2026, 1, 15))
    assert [(line.year, line.amount) for line in lines] == [(y, euros("3 000")) for y in (2026, 2027, 2028)]


@pytest.mark.rule("FIN-055")
def test_the_month_of_commissioning_counts_whole() -> None:
    assert schedule(euros("12 000"), 5, date(2026, 7, 31))[0].amount == euros("1 200")
    assert schedule(euros("12 000"), 5, date(2026, 12, 31))[0].amount == euros("200")


@pytest.mark.rule("FIN-055")
def test_a_hundred_over_three_years_loses_no_cent() -> None:
    amounts = [line.amount for line in schedule(euros("100"), 3, date(2026, 1, 1))]
    assert amounts == [euros("33,34"), euros("33,33"), euros("33,33")]


@pytest.mark.rule("FIN-055")
def test_a_life_of_no_year_and_a_negative_cost_are_refused() -> None:
    with pytest.raises(InvalidInput):
        schedule(euros("100"), 0, date(2026, 1, 1))
    with pytest.raises(InvalidInput):
        schedule(Money(-1), 3, date(2026, 1, 1))


@pytest.mark.rule("FIN-056")
def test_a_work_bought_8_000_in_2024_keeps_its_value() -> None:
    (line,) = schedule(euros("8 000"), 10, date(2024, 3, 1), heritage=True)
    assert (line.year, line.amount, line.accumulated, line.net) == (2024, ZERO, ZERO, euros("8 000"))


@pytest.mark.rule("FIN-056")
def test_a_monument_of_the_2006_opening_stands_at_one_euro(law: Law) -> None:
    assert heritage_value(euros("3 000 000"), date(1905, 12, 9), law) == euros("1")
    assert heritage_value(euros("8 000"), date(2005, 12, 31), law) == euros("1")
    assert heritage_value(euros("8 000"), date(2006, 1, 1), law) == euros("8 000")


@pytest.mark.rule("FIN-055")
@given(cost=costs, years=lives, day=days)
def test_a_schedule_sums_to_its_cost_and_ends_at_nothing(cost: Money, years: int, day: date) -> None:
    lines = schedule(cost, years, day)
    assert Money.sum(line.amount for line in lines) == cost
    assert lines[-1].net == ZERO
    assert [line.year for line in lines] == list(range(day.year, day.year + len(lines)))
    assert len(lines) == years + (day.month > 1)


@pytest.mark.rule("FIN-055")
@given(cost=costs, years=lives, day=days)
def test_accumulated_and_net_are_the_cost_each_year_and_no_annuity_is_negative(
    cost: Money, years: int, day: date
) -> None:
    for line in schedule(cost, years, day):
        assert line.accumulated + line.net == cost
        assert line.amount >= ZERO
        exact = cost.cents * _months(line.year, years, day)  # in 12ths of cents, times the life
        assert abs(line.amount.cents * years * 12 - exact) < years * 12


def _months(year: int, years: int, day: date) -> int:
    if year == day.year:
        return 13 - day.month
    return 12 if year < day.year + years else day.month - 1
