"""Days and instants are read strictly; months and half-years are those of the law."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.kernel.dates import (
    add_months,
    days_after,
    half_year_start,
    instant_text,
    months_between,
    parse_day,
    parse_instant,
    whole_years,
    year_end,
)
from secgen.kernel.errors import InvalidInput

DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
INSTANTS = st.datetimes(
    datetime(1, 1, 3),  # noqa: DTZ001
    datetime(9999, 12, 29),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=1))]),
)


@given(st.dates())
def test_a_day_is_read_back_from_its_iso_text(day: date) -> None:
    assert parse_day(day.isoformat()) == day
    assert parse_day(day) is day


@pytest.mark.parametrize(
    "text",
    [
        "02/03/2026",
        "2026-3-2",
        "2026-02-30",
        "2026-13-01",
        "0000-01-01",
        "20260302",
        "2026-W10-1",
        "2026-03-02T00:00:00",
        " 2026-03-02",
        "2026-03-02\n",
        "",
        "٢٠٢٦-٠٣-٠٢",
    ],
)
def test_an_ambiguous_or_impossible_day_is_refused_and_quoted(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_day(text)
    assert caught.value.code == "SG-DATE-TEXT"
    assert caught.value.params["value"] == text


@pytest.mark.parametrize("value", [datetime(2026, 3, 2, tzinfo=UTC), 20260302, None])
def test_an_instant_or_a_number_is_not_a_day(value: Any) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_day(value)
    assert caught.value.code == "SG-DATE-TEXT"


def test_an_instant_keeps_its_moment_and_is_held_in_utc() -> None:
    assert parse_instant("2026-03-02T18:00:00+01:00") == datetime(2026, 3, 2, 17, tzinfo=UTC)
    assert parse_instant("2026-03-02T18:00:00Z").tzinfo is UTC


def test_a_bare_day_means_its_last_microsecond() -> None:
    assert parse_instant("2026-06-30") == datetime(2026, 6, 30, 23, 59, 59, 999_999, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "today",
        "2026-03-02T18:00:00",
        "2026-03-02T25:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
    ],
)
def test_an_instant_without_offset_or_out_of_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_instant(text)
    assert caught.value.code == "SG-INSTANT-TEXT"


def test_a_naive_datetime_is_refused() -> None:
    with pytest.raises(InvalidInput):
        parse_instant(datetime(2026, 3, 2, 18))  # noqa: DTZ001


@given(INSTANTS)
def test_the_text_of_an_instant_is_read_back(instant: datetime) -> None:
    assert parse_instant(instant_text(instant)) == instant


@given(INSTANTS, INSTANTS)
def test_the_texts_of_instants_sort_as_time_does(first: datetime, second: datetime) -> None:
    assert (instant_text(first) < instant_text(second)) == (first < second)


def test_the_text_of_an_instant_has_one_form() -> None:
    paris = timezone(timedelta(hours=1))
    assert instant_text(datetime(2026, 3, 2, 18, tzinfo=paris)) == "2026-03-02T17:00:00.000000Z"


@pytest.mark.parametrize(
    ("anchor", "months", "expected"),
    [
        (date(2025, 12, 31), 6, date(2026, 6, 30)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 11, 15), 3, date(2027, 2, 15)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_months_end_on_the_same_day_or_on_the_last_of_a_shorter_month(
    anchor: date, months: int, expected: date
) -> None:
    assert add_months(anchor, months) == expected


@given(DAYS, st.integers(-600, 600))
def test_added_months_land_in_the_right_month(anchor: date, months: int) -> None:
    found = add_months(anchor, months)
    assert found.year * 12 + found.month == anchor.year * 12 + anchor.month + months
    assert found.day == min(anchor.day, monthrange(found.year, found.month)[1])


@given(DAYS)
def test_a_half_year_begins_in_january_or_july_and_holds_its_day(day: date) -> None:
    start = half_year_start(day)
    assert (start.month, start.day) in {(1, 1), (7, 1)}
    assert start <= day < add_months(start, 6)


def test_the_year_is_the_calendar_year() -> None:
    assert year_end(2026) == date(2026, 12, 31)


def test_a_delay_in_days_does_not_count_its_first_day() -> None:
    assert days_after(date(2025, 3, 3), 30) == date(2025, 4, 2)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2025, 10, 1), date(2026, 9, 30), 12),
        (date(2026, 1, 1), date(2026, 9, 30), 9),
        (date(2026, 3, 2), date(2026, 3, 2), 1),
        (date(2025, 12, 31), date(2026, 1, 1), 2),
    ],
)
def test_months_touched_count_both_ends(first: date, last: date, months: int) -> None:
    assert months_between(first, last) == months


@pytest.mark.parametrize(
    ("since", "day", "years"),
    [
        ("2023-01-01", "2026-12-31", 3),
        ("2020-03-01", "2026-02-28", 5),
        ("2020-03-01", "2026-03-01", 6),
        ("2024-02-29", "2025-02-28", 1),
        ("2026-05-01", "2026-05-01", 0),
    ],
)
def test_a_year_has_gone_by_on_its_anniversary(since: str, day: str, years: int) -> None:
    assert whole_years(date.fromisoformat(since), date.fromisoformat(day)) == years
