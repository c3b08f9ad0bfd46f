"""Public holidays against an independent calendar."""

from __future__ import annotations

from datetime import date

import pytest

from secgen.law import Law
from secgen.personnel.time.holidays import holidays, working_days

independent = pytest.importorskip("holidays")


@pytest.mark.rule("HR-58")
@pytest.mark.parametrize(("year", "weekdays"), [(2026, 9), (2027, 7)])
def test_so_many_of_the_eleven_fall_on_weekdays(law: Law, year: int, weekdays: int) -> None:
    known = holidays(year, law, "69")
    assert len(known) == 11
    assert sum(day.weekday() < 5 for day in known) == weekdays


@pytest.mark.rule("HR-58")
@pytest.mark.parametrize(("year", "days"), [(2026, 227), (2027, 229)])
def test_the_working_days_of_a_year_less_the_leave(law: Law, year: int, days: int) -> None:
    assert working_days(date(year, 1, 1), date(year, 12, 31), law, "69") - 25 == days


@pytest.mark.rule("HR-58")
def test_another_calendar_agrees_for_every_year_and_every_department(law: Law) -> None:
    for year in range(2015, 2041):
        for department, subdivision in (("69", None), ("57", "57"), ("67", "6AE"), ("974", "974")):
            theirs = independent.country_holidays("FR", subdiv=subdivision, years=year)
            assert set(holidays(year, law, department)) == set(theirs), (year, department)


def test_no_department_of_the_region_has_a_holiday_of_its_own(law: Law) -> None:
    for department in ("01", "03", "07", "15", "26", "38", "42", "43", "63", "69", "73", "74"):
        assert holidays(2026, law, department) == holidays(2026, law)
