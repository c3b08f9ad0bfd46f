"""The public holidays and working days of the French State, against an independent calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.kernel.calendar import is_working_day, next_working_day, public_holidays, working_days

DAYS = st.dates(date(1990, 1, 1), date(2050, 12, 31))

# In these years Whit Monday was the day of solidarity: often worked, still a public holiday in the Code du travail.
# The other calendar leaves it out; we keep it.
SOLIDARITY = {date(2005, 5, 16), date(2006, 6, 5), date(2007, 5, 28)}


@pytest.mark.parametrize("year", range(1990, 2051))
def test_the_same_holidays_as_an_independent_calendar(year: int) -> None:
    holidays = pytest.importorskip(
        "holidays", reason="the 'holidays' package is not installed: nothing to compare with"
    )
    theirs = set(holidays.country_holidays("FR", years=year))
    assert set(public_holidays(year)) - SOLIDARITY == theirs - SOLIDARITY


def test_whit_monday_stays_a_public_holiday_on_the_day_of_solidarity() -> None:
    for day in SOLIDARITY:
        assert public_holidays(day.year)[day].en == "Whit Monday"


def test_the_moving_holidays_of_2026() -> None:
    moving = {text.en: day for day, text in public_holidays(2026).items()}
    assert moving["Easter Monday"] == date(2026, 4, 6)
    assert moving["Ascension Day"] == date(2026, 5, 14)
    assert moving["Whit Monday"] == date(2026, 5, 25)


@pytest.mark.parametrize("year", range(1990, 2051))
def test_eleven_holidays_each_named_in_both_languages(year: int) -> None:
    named = public_holidays(year)
    assert len({text.en for text in named.values()}) == len({text.fr for text in named.values()}) == len(named)
    # Ascension falls on 1 or 8 May in a few years: two holidays on one day.
    assert len(named) == 11 or date(year, 5, 1) in named


def test_two_holidays_on_one_day_make_ten_days() -> None:
    assert len(public_holidays(2008)) == 10
    assert public_holidays(2008)[date(2008, 5, 1)].en == "Ascension Day"


@given(DAYS)
def test_a_working_day_is_neither_a_weekend_nor_a_holiday(day: date) -> None:
    assert is_working_day(day) == (day.isoweekday() <= 5 and day not in public_holidays(day.year))


@given(DAYS)
def test_the_next_working_day_is_the_first_that_is_one(day: date) -> None:
    found = next_working_day(day)
    assert is_working_day(found)
    assert found >= day
    assert not any(is_working_day(day + timedelta(days=n)) for n in range((found - day).days))


def test_the_end_of_2026_and_the_new_year() -> None:
    assert next_working_day(date(2026, 12, 25)) == date(2026, 12, 28)
    assert next_working_day(date(2027, 1, 1)) == date(2027, 1, 4)
    assert next_working_day(date(2026, 12, 31)) == date(2026, 12, 31)


@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_working_days_of_two_spans_that_follow_one_another_add_up(first: date, length: int, more: int) -> None:
    middle, last = first + timedelta(days=length), first + timedelta(days=length + 1 + more)
    assert working_days(first, last) == working_days(first, middle) + working_days(middle + timedelta(days=1), last)


def test_a_week_has_five_working_days_and_a_span_backwards_none() -> None:
    assert working_days(date(2026, 3, 2), date(2026, 3, 8)) == 5
    assert working_days(date(2026, 5, 11), date(2026, 5, 17)) == 4
    assert working_days(date(2026, 3, 8), date(2026, 3, 2)) == 0
    assert working_days(date(2026, 3, 2), date(2026, 3, 2)) == 1


def test_a_common_year_has_two_hundred_and_some_working_days() -> None:
    assert working_days(date(2026, 1, 1), date(2026, 12, 31)) == 252
