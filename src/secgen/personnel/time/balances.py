"""Where an agent stands in a year: what service gave, what was taken, what is left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from attrs import frozen

from secgen.kernel.dates import year_end
from secgen.kernel.judge import LawBook
from secgen.personnel.reading import read_if_known
from secgen.personnel.state import Personnel
from secgen.personnel.time.entitlements import (
    Cut,
    annual_leave,
    artt_cut,
    artt_days,
    outside_season,
    split_days,
)
from secgen.personnel.time.holidays import working_days
from secgen.personnel.time.state import Absence, Cycle
from secgen.personnel.timeline import changes, on_day

NONE = Decimal(0)
FULL_WEEK = Decimal(5)


@frozen
class LeaveBalance:
    """Annual leave of a year, in days. ``left`` counts what was saved and carried over as gone."""

    entitled: Decimal
    split: Decimal
    taken: Decimal
    saved: Decimal

    @property
    def left(self) -> Decimal:
        """Days that may still be taken."""
        return self.entitled + self.split - self.taken - self.saved


@frozen
class ArttBalance:
    """ARTT days of a year. ``cut``: taken off for sickness; ``solidarity``: for the solidarity day."""

    entitled: Decimal
    cut: Cut
    solidarity: Decimal
    taken: Decimal
    saved: Decimal

    @property
    def left(self) -> Decimal:
        """Days that may still be taken."""
        return self.entitled - self.cut.days - self.solidarity - self.taken - self.saved


def cycle_on(room: Personnel, agent: str, day: date) -> Cycle | None:
    """The work cycle of an agent on a day."""
    return on_day(room.time.cycles.get(agent, ()), day)


def weekly_days(room: Personnel, agent: str, day: date) -> Decimal:
    """The days an agent works in a week: those of the cycle, or five times the working-time fraction."""
    cycle = cycle_on(room, agent, day)
    return cycle.weekly_days if cycle is not None else FULL_WEEK * room.staff.agents[agent].working_time(day).quota


def stretches(room: Personnel, agent: str, year: int) -> Iterator[tuple[date, date]]:
    """The parts of a year in active service during which nothing about the agent's time changed."""
    row = room.staff.agents[agent]
    first, last = date(year, 1, 1), year_end(year)
    lines = (row.positions, row.times, room.time.cycles.get(agent, ()))
    starts = {first, *(day for line in lines for day in changes(line, first, last))}
    starts |= {day for day in (row.hired_on, row.left_on) if day is not None and first < day <= last}
    ordered = sorted(starts)
    for begins, following in zip(ordered, [*ordered[1:], last + timedelta(days=1)], strict=True):
        if row.present(begins) and row.position(begins).kind == "active":
            yield begins, following - timedelta(days=1)


def months_in(first: date, last: date) -> Decimal:
    """How many months a stretch of one year makes: whole months, and the days of the others as their share."""
    months = NONE
    for month in range(first.month, last.month + 1):
        begins = date(first.year, month, 1)
        ends = (begins + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        days = (min(ends, last) - max(begins, first)).days + 1
        months += 1 if days == ends.day else Decimal(days) / ends.day
    return months


def leave_entitled(room: Personnel, agent: str, year: int, law: LawBook) -> Decimal:
    """Annual leave the service of a year gives (HR-26)."""
    served = [(months_in(a, b), weekly_days(room, agent, a)) for a, b in stretches(room, agent, year)]
    return annual_leave(served, date(year, 1, 1), law).value


def leave_balance(
    room: Personnel, agent: str, year: int, law: LawBook, *, more: tuple[Absence, ...] = ()
) -> LeaveBalance:
    """Annual leave of a year; ``more``: absences about to be taken, which may bring days for split leave."""
    taken = [a for a in (*room.time.absences.get(agent, ()), *more) if a.kind == "annual" and a.year == year]
    outside = outside_season([(a.first, a.last, a.days) for a in taken], year, law)
    split = split_days(outside, date(year, 1, 1), law).value
    saved = room.time.saved.get((agent, year), (NONE, NONE))[0]
    return LeaveBalance(leave_entitled(room, agent, year, law), split, sum((a.days for a in taken), NONE), saved)


def artt_entitled(room: Personnel, agent: str, year: int, law: LawBook) -> Decimal | None:
    """ARTT days the service of a year gives (HR-24); ``None`` while no cycle of the agent is known."""
    entitled = NONE
    known = False
    for first, last in stretches(room, agent, year):
        cycle = cycle_on(room, agent, first)
        if cycle is not None:
            known = True
            quota = room.staff.agents[agent].working_time(first).quota
            days = cycle.flat_rate_days or artt_days(cycle.weekly_minutes, quota, first, law).value
            entitled += months_in(first, last) * days / 12
    return entitled if known else None


def artt_balance(room: Personnel, agent: str, year: int, law: LawBook) -> ArttBalance | None:
    """ARTT days of a year; ``None`` while no cycle of the agent is known."""
    entitled = artt_entitled(room, agent, year, law)
    if entitled is None:
        return None
    on = year_end(year)
    cut = artt_cut(entitled, sick_days(room, agent, year, law), on, law, cut_owed(room, agent, year, law))
    solidarity = min(entitled, Decimal(law.read("time.artt.solidarity_days", on).number))
    saved = room.time.saved.get((agent, year), (NONE, NONE))[1]
    return ArttBalance(entitled, cut, solidarity, room.time.taken(agent, year, "artt"), saved)


def cut_owed(room: Personnel, agent: str, year: int, law: LawBook) -> int:
    """ARTT days the years before could not take off for sickness, having given fewer (HR-25)."""
    pay = room.pay.agents.get(agent)
    began = min((p.first.year for p in pay.sick), default=year) if pay is not None else year
    owed = 0
    for past in range(began, year):
        on = year_end(past)
        entitled = artt_entitled(room, agent, past, law)
        if entitled is not None and read_if_known(law, "time.artt.reference_days", on) is not None:
            owed = artt_cut(entitled, sick_days(room, agent, past, law), on, law, owed).carried
    return owed


def sick_days(room: Personnel, agent: str, year: int, law: LawBook) -> Decimal:
    """Working days of a year on sick leave: those that earn no ARTT (HR-25)."""
    kinds = law.read("time.artt.cutting_absences", year_end(year)).names
    pay = room.pay.agents.get(agent)
    periods = [p for p in (pay.sick if pay is not None else ()) if p.kind in kinds]
    first, last = date(year, 1, 1), year_end(year)
    return sum((Decimal(working_days(max(p.first, first), min(p.last, last), law)) for p in periods), NONE)
