"""Working-time limits: what was worked is recorded, and each limit breached is said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from helpers import verdicts

from personnel.hiring import ANNE, staffed, week
from secgen import InvalidInput, Verdict


def said(sg, **fields):  # type: ignore[no-untyped-def]
    return verdicts(sg, "HR-60", act="personnel.week_worked", agent=ANNE, **fields)


@pytest.mark.rule("HR-60")
def test_forty_nine_hours_in_a_week_are_a_breach_recorded_with_the_week() -> None:
    sg = staffed()
    long = week("2026-03-02", "9:48", "9:48", "9:48", "9:48", "9:48")
    found = said(sg, **long)
    assert found["week"] is Verdict.BREACH
    assert {where for where, verdict in found.items() if verdict is Verdict.BREACH} == {"week"}
    assert sg.personnel.work_week(agent=ANNE, **long).advice == ("HR-60",)


@pytest.mark.rule("HR-60")
def test_forty_eight_hours_are_not() -> None:
    found = said(staffed(), **week("2026-03-02", "9:36", "9:36", "9:36", "9:36", "9:36"))
    assert set(found.values()) == {Verdict.PASS}


@pytest.mark.rule("HR-60")
def test_a_mean_of_44_5_hours_over_twelve_weeks_is_a_breach() -> None:
    sg = staffed()
    monday = date(2026, 1, 5)
    for _ in range(11):
        sg.personnel.work_week(agent=ANNE, **week(monday.isoformat(), "8:54", "8:54", "8:54", "8:54", "8:54"))
        monday += timedelta(days=7)
    last = week(monday.isoformat(), "8:54", "8:54", "8:54", "8:54", "8:54")
    assert said(sg, **last)["average of 12 weeks"] is Verdict.BREACH
    at_the_limit = week(monday.isoformat(), "7:42", "7:42", "7:42", "7:42", "7:42")
    assert said(sg, **at_the_limit)["average of 12 weeks"] is Verdict.PASS
    a_minute_more = week(monday.isoformat(), "7:42", "7:42", "7:42", "7:42", "7:43")
    assert said(sg, **a_minute_more)["average of 12 weeks"] is Verdict.BREACH


@pytest.mark.rule("HR-60")
def test_the_average_waits_for_twelve_weeks_in_a_row() -> None:
    sg = staffed()
    for number in range(12):
        if number != 6:
            monday = date(2026, 1, 5) + timedelta(days=7 * number)
            act = sg.personnel.work_week(agent=ANNE, **week(monday.isoformat(), "9", "9", "9", "9", "9"))
            assert act.advice == ()


@pytest.mark.rule("HR-60")
def test_each_limit_of_a_day_is_named() -> None:
    days = [
        {"day": "2026-03-02", "start": 7 * 60, "end": 22 * 60, "minutes": 601},
        {"day": "2026-03-03", "start": 8 * 60, "end": 14 * 60 + 10, "minutes": 365},
    ]
    found = said(staffed(), on="2026-03-02", days=days)
    breaches = {where for where, verdict in found.items() if verdict is Verdict.BREACH}
    assert breaches == {"day 2026-03-02", "span 2026-03-02", "rest 2026-03-03", "break 2026-03-03"}


@pytest.mark.rule("HR-60")
def test_seven_days_worked_leave_no_weekly_rest() -> None:
    found = said(staffed(), **week("2026-03-02", *["5"] * 7))
    assert found["weekly rest"] is Verdict.BREACH


@pytest.mark.parametrize(
    ("field", "days"),
    [
        ("days", []),
        ("days.day", [{"day": "2026-03-09", "start": 480, "end": 960, "minutes": 450}]),
        ("days.end", [{"day": "2026-03-02", "start": 960, "end": 480, "minutes": 450}]),
        ("days.minutes", [{"day": "2026-03-02", "start": 480, "end": 960, "minutes": 500}]),
    ],
)
def test_a_week_that_makes_no_sense_is_refused_by_field(field: str, days: list[dict[str, object]]) -> None:
    sg = staffed()
    with pytest.raises(InvalidInput) as caught:
        sg.personnel.work_week(agent=ANNE, on="2026-03-02", days=days)
    assert caught.value.params["field"] == field


def test_a_week_begins_on_a_monday() -> None:
    sg = staffed()
    with pytest.raises(InvalidInput, match="Monday"):
        sg.personnel.work_week(agent=ANNE, **week("2026-03-03", "7"))
