"""The clock of a ticket: working minutes, waits, time to own and to resolve (IT-06)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from helpers import office, refused, verdicts
from hypothesis import given
from hypothesis import strategies as st

from secgen import Secretariat, Verdict
from secgen.assets.it.service import ServiceClock, level
from secgen.assets.it.state import Moment
from secgen.kernel.calendar import is_working_day
from secgen.law import builtin_law

LAW = builtin_law()
CLOCK = ServiceClock(LAW)
MONDAY = date(2026, 3, 2)


def a_ticket(sg: Secretariat, at: str = "09:00", **more: Any) -> str:
    fields = {"urgency": 5, "impact": 5, "on": "2026-03-02", **more}
    sg.assets.open_ticket(ticket="T-1", at=at, **fields)
    return "T-1"


def step(sg: Secretariat, verb: str, at: str, on: str = "2026-03-02", **more: Any) -> None:
    getattr(sg.assets, verb)(ticket="T-1", at=at, on=on, **more)


@pytest.mark.rule("IT-06")
def test_three_hours_of_waiting_do_not_count_against_four() -> None:
    sg = office()
    a_ticket(sg)
    step(sg, "take_ticket", "09:30", technician="agent:22aa")
    step(sg, "pause_ticket", "10:30", reason="pièce attendue")
    step(sg, "resume_ticket", "13:30")
    solved = {"act": "assets.ticket_solved", "ticket": "T-1", "on": "2026-03-02"}
    assert verdicts(sg, "IT-06", **solved, at="14:00") == {"at": Verdict.PASS}
    row = sg.assets.state.tickets["T-1"]
    found = level(row, "resolve", (MONDAY, 14 * 60), LAW, CLOCK)
    assert (found.spent, found.allowed, found.met) == (120, 240, None)
    assert verdicts(sg, "IT-06", **solved, at="16:00") == {"at": Verdict.PASS}
    assert verdicts(sg, "IT-06", **solved, at="16:01") == {"at": Verdict.BREACH}


@pytest.mark.rule("IT-06")
def test_the_night_the_week_end_and_a_holiday_do_not_count() -> None:
    friday, tuesday = date(2026, 4, 3), date(2026, 4, 7)
    assert CLOCK.between((friday, 16 * 60), (tuesday, 10 * 60)) == 120
    assert CLOCK.after((friday, 16 * 60), 120) == (tuesday, 10 * 60)
    assert CLOCK.between((date(2026, 4, 6), 0), (date(2026, 4, 6), 24 * 60)) == 0


@pytest.mark.rule("IT-06")
def test_an_urgent_ticket_is_owned_within_the_hour() -> None:
    sg = office()
    a_ticket(sg)
    taken = {"act": "assets.ticket_taken", "ticket": "T-1", "technician": "agent:22aa", "on": "2026-03-02"}
    assert verdicts(sg, "IT-06", **taken, at="10:00") == {"at": Verdict.PASS}
    assert verdicts(sg, "IT-06", **taken, at="10:01") == {"at": Verdict.BREACH}


def test_the_time_a_ticket_was_solved_does_not_count_when_it_is_opened_again() -> None:
    sg = office()
    a_ticket(sg)
    step(sg, "solve_ticket", "10:00")
    step(sg, "reopen_ticket", "09:00", "2026-03-03")
    step(sg, "solve_ticket", "10:30", "2026-03-03")
    row = sg.assets.state.tickets["T-1"]
    assert level(row, "resolve", (date(2026, 3, 4), 0), LAW, CLOCK).spent == 150
    step(sg, "close_ticket", "11:00", "2026-03-03")
    refused(sg, "AST-ORDER", "ticket", lambda: step(sg, "reopen_ticket", "12:00", "2026-03-03"))


def test_a_ticket_waits_for_a_reason_and_its_acts_follow_in_time() -> None:
    sg = office()
    a_ticket(sg)
    refused(sg, "AST-NAME", "reason", lambda: step(sg, "pause_ticket", "10:00"))
    refused(sg, "AST-ORDER", "ticket", lambda: step(sg, "resume_ticket", "10:00"))
    refused(sg, "AST-ORDER", "ticket", lambda: step(sg, "solve_ticket", "08:59"))
    refused(sg, "AST-TIME", "at", lambda: step(sg, "solve_ticket", "9h30"))


MOMENTS = st.tuples(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(0, 24 * 60 - 1))


@given(MOMENTS, st.integers(0, 3 * 24 * 60))
def test_the_clock_agrees_with_counting_minute_by_minute(start: Moment, length: int) -> None:
    """An independent count: each minute of the span, one after the other."""
    begin = datetime.combine(start[0], datetime.min.time()) + timedelta(minutes=start[1])
    minutes = (begin + timedelta(minutes=n) for n in range(length))
    expected = sum(is_working_day(m.date()) and 9 * 60 <= m.hour * 60 + m.minute < 17 * 60 for m in minutes)
    end = begin + timedelta(minutes=length)
    assert CLOCK.between(start, (end.date(), end.hour * 60 + end.minute)) == expected


@given(MOMENTS, st.integers(1, 5_000))
def test_so_many_minutes_after_is_so_many_minutes_between(start: Moment, minutes: int) -> None:
    end = CLOCK.after(start, minutes)
    assert end is not None
    assert CLOCK.between(start, end) == minutes
