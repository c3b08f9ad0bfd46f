"""What a year gives: ARTT, annual leave, split leave, what sickness takes, what is carried over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.kernel.errors import InvalidInput
from secgen.law import Law, builtin_law
from secgen.personnel.outcomes import up_to_half
from secgen.personnel.time.entitlements import annual_leave, artt_cut, artt_days, carry_over, outside_season, split_days

DAY = date(2026, 3, 2)
FULL = Decimal(1)
LAW = builtin_law()


@pytest.mark.rule("HR-24")
@pytest.mark.parametrize(
    ("hours", "minutes", "days"),
    [
        (35, 30, 3),
        (36, 0, 6),
        (36, 30, 9),
        (37, 0, 12),
        (37, 30, 15),
        (38, 0, 18),
        (38, 20, 20),
        (38, 30, 20),
        (39, 0, 23),
    ],
)
def test_a_cycle_gives_the_days_of_the_table(law: Law, hours: int, minutes: int, days: int) -> None:
    assert artt_days(60 * hours + minutes, FULL, DAY, law).value == days


@pytest.mark.rule("HR-24")
def test_four_fifths_of_39_hours_make_18_4_days(law: Law) -> None:
    days = artt_days(39 * 60, Decimal("0.8"), DAY, law)
    assert days.value == Decimal("18.4")
    assert up_to_half(days.value) == Decimal("18.5")
    assert days.explanation.rule == "HR-24"


@pytest.mark.rule("HR-24")
def test_nine_tenths_of_39_hours_make_20_7_days_rounded_to_21(law: Law) -> None:
    days = artt_days(39 * 60, Decimal("0.9"), DAY, law).value
    assert (days, up_to_half(days)) == (Decimal("20.7"), 21)


@pytest.mark.rule("HR-24")
def test_a_cycle_the_table_does_not_hold_is_refused_not_interpolated(law: Law) -> None:
    with pytest.raises(InvalidInput, match="2280") as caught:
        artt_days(36 * 60 + 15, FULL, DAY, law)
    assert caught.value.params["value"] == 36 * 60 + 15


@pytest.mark.rule("HR-25")
def test_twenty_three_sick_days_take_two_of_twenty(law: Law) -> None:
    cut = artt_cut(Decimal(20), Decimal(23), DAY, law)
    assert cut.days == 2
    assert cut.carried == 0


@pytest.mark.rule("HR-25")
def test_eleven_days_take_nothing_and_the_twelfth_takes_one(law: Law) -> None:
    assert artt_cut(Decimal(20), Decimal(11), DAY, law).days == 0
    assert artt_cut(Decimal(20), Decimal(12), DAY, law).days == 1


@pytest.mark.rule("HR-25")
def test_what_a_year_did_not_give_is_taken_off_the_next_and_days_short_of_a_quotient_never(law: Law) -> None:
    whole = artt_cut(Decimal(20), Decimal(252), DAY, law)
    assert (whole.days, whole.carried) == (20, 2)  # 252 / 11.4 = 22.1
    after = artt_cut(Decimal(20), Decimal(9), DAY, law, whole.carried)
    assert (after.days, after.carried) == (2, 0)
    assert artt_cut(Decimal(20), Decimal(10), DAY, law).carried == 0


@given(artt=st.integers(0, 23).map(Decimal), sick=st.integers(0, 260).map(Decimal), owed=st.integers(0, 30))
def test_no_more_is_taken_off_than_was_given_and_the_rest_is_owed(artt: Decimal, sick: Decimal, owed: int) -> None:
    cut = artt_cut(artt, sick, DAY, LAW, owed)
    assert 0 <= cut.days <= artt
    assert cut.days + cut.carried == owed + (int(sick * artt // 228) if artt else 0)


@pytest.mark.rule("HR-26")
def test_four_days_a_week_give_twenty(law: Law) -> None:
    assert annual_leave([(Decimal(12), Decimal(4))], DAY, law).value == 20


@pytest.mark.rule("HR-26")
def test_nine_months_give_18_75_rounded_up_to_19(law: Law) -> None:
    assert annual_leave([(Decimal(9), Decimal(5))], DAY, law).value == 19


@pytest.mark.rule("HR-26")
def test_half_time_over_two_days_and_a_half_gives_12_5(law: Law) -> None:
    assert annual_leave([(Decimal(12), Decimal("2.5"))], DAY, law).value == Decimal("12.5")


@given(st.lists(st.integers(1, 11), min_size=1, max_size=4), st.sampled_from(["2.5", "4", "4.5", "5"]))
def test_leave_is_never_less_than_its_share_and_never_half_a_day_more(months: list[int], week: str) -> None:
    months = months[: next((n for n in range(1, len(months) + 1) if sum(months[:n]) > 12), len(months) + 1) - 1] or [1]
    exact = sum(months) * Decimal(week) * 5 / 12
    given_days = annual_leave([(Decimal(m), Decimal(week)) for m in months], DAY, LAW).value
    assert exact <= given_days < exact + Decimal("0.5")


@pytest.mark.rule("HR-27")
@pytest.mark.parametrize(("outside", "more"), [("0", 0), ("4", 0), ("5", 1), ("7", 1), ("8", 2), ("20", 2)])
def test_days_taken_outside_the_season_give_more(law: Law, outside: str, more: int) -> None:
    assert split_days(Decimal(outside), DAY, law).value == more


@pytest.mark.rule("HR-27")
def test_a_leave_across_the_first_of_may_counts_only_its_april_days(law: Law) -> None:
    across = (date(2026, 4, 27), date(2026, 5, 7), Decimal(8))
    assert outside_season([across], 2026, law) == 4


@pytest.mark.rule("HR-26")
def test_leave_prevented_by_sickness_may_be_taken_for_fifteen_months_up_to_four_weeks(law: Law) -> None:
    carried = carry_over(Decimal(25), Decimal(5), "health", date(2026, 2, 2), law)
    assert (carried.days, carried.until) == (20, date(2027, 5, 2))


@pytest.mark.rule("HR-26")
def test_leave_prevented_by_family_leave_is_carried_over_whole(law: Law) -> None:
    assert carry_over(Decimal(25), Decimal(5), "family", date(2026, 2, 2), law).days == 25


def test_before_the_decree_of_2025_the_law_known_here_says_nothing(law: Law) -> None:
    from secgen import LawError

    with pytest.raises(LawError, match="2025-06-23"):
        carry_over(Decimal(5), Decimal(5), "health", date(2025, 6, 22), law)
