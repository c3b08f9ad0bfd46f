"""Deciding acts on time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from attrs import evolve

from secgen.kernel.act import Act
from secgen.kernel.dates import add_months, days_after
from secgen.kernel.domain import Decide
from secgen.kernel.errors import InvalidInput
from secgen.kernel.judge import Judge
from secgen.kernel.text import Text
from secgen.personnel.inputs import refuse
from secgen.personnel.outcomes import HALF, plain
from secgen.personnel.staff import rules as rs
from secgen.personnel.staff.known import known_agent, order
from secgen.personnel.staff.state import AgentRow
from secgen.personnel.state import Personnel
from secgen.personnel.time import events as ev
from secgen.personnel.time import rules as r
from secgen.personnel.time.balances import artt_balance, leave_balance, weekly_days
from secgen.personnel.time.entitlements import artt_days, carry_over
from secgen.personnel.time.holidays import working_days
from secgen.personnel.time.limits import check_week, consecutive, measures
from secgen.personnel.time.savings import year_end_of
from secgen.personnel.time.state import Absence
from secgen.personnel.time.teleworking import telework_allowed


def set_cycle(room: Personnel, act: ev.CycleSet, judge: Judge) -> Iterable[Act]:
    """A cycle of the table of ARTT (HR-24), within the week (HR-60)."""
    row = known_agent(room, judge, act)
    if row is None:
        return ()
    if not 0 < act.weekly_days <= 7 or act.weekly_days % HALF:
        halves = Text("des demi-journées, de 0,5 à 7", "half-days, from 0.5 to 7")
        refuse(act.tag, "weekly_days", act.weekly_days, halves)
    week = judge.read("time.limit.week_minutes")
    judge.check(r.HR_60, week.holds(act.weekly_minutes), "weekly_minutes", law=(week,), minutes=act.weekly_minutes)
    if act.flat_rate_days:
        least, most = judge.read("time.artt.flat_rate_min"), judge.read("time.artt.flat_rate_max")
        ok = least.holds(act.flat_rate_days) and most.holds(act.flat_rate_days)
        judge.check(r.HR_24, ok, "flat_rate_days", law=(least, most), days=plain(act.flat_rate_days))
        return (act,)
    known = _in_the_table(row, act, judge)
    judge.check(r.HR_24, known, "weekly_minutes", weekly_minutes=act.weekly_minutes)
    return (act,)


def _in_the_table(row: AgentRow, act: ev.CycleSet, judge: Judge) -> bool:
    try:
        artt_days(act.weekly_minutes, row.working_time(act.on).quota, act.on, judge.law)
    except InvalidInput:
        return False
    return True


def work_week(room: Personnel, act: ev.WeekWorked, judge: Judge) -> Iterable[Act]:
    """What was worked is recorded, with each limit it breaches (HR-60)."""
    if known_agent(room, judge, act) is None:
        return ()
    check_week(act.tag, act.on, act.days)
    weeks = [week for week in room.time.weeks.get(act.agent, ()) if week[0].day < act.on]
    count = judge.read("time.limit.average_weeks").number
    for measure in measures(consecutive([*weeks, act.days], count), judge.law):
        limit = measure.limit
        judge.check(r.HR_60, measure.holds, measure.where, law=(limit,), advisory=True, minutes=measure.minutes)
    return (act,)


def take(room: Personnel, act: ev.AbsenceTaken, judge: Judge) -> Iterable[Act]:
    """An absence: whole halves within its period, nothing else that day, and days the agent has."""
    row = known_agent(room, judge, act)
    if row is None or not order(judge, act.on, act.until):
        return ()
    judge.check(rs.PER_ORDER, row.present(act.until), "until", until=act.until, left_on=row.left_on)
    open_days = working_days(act.on, act.until, judge.law, _department(row, act.on))
    act = act if act.days else evolve(act, days=Decimal(open_days))
    ok = act.days > 0 and act.days % HALF == 0 and act.days <= open_days
    judge.check(r.TIME_DAYS, ok, "days", days=plain(act.days), working_days=open_days)
    taken = Absence(act.kind, act.on, act.until, act.days, act.leave_year)
    clash = _clash((*room.time.absences.get(act.agent, ()), *_sick(room, act.agent)), taken)
    judge.check(r.TIME_OVERLAP, clash is None, "on", on=act.on, until=act.until, other=clash and clash.first)
    if act.kind == "annual":
        _annual(room, act, taken, judge)
    elif act.kind == "artt":
        _artt(room, act.agent, act.leave_year, act.days, judge)
    elif act.kind == "cet":
        year = act.on.year
        balance = room.time.balance_before(act.agent, year) + room.time.saved_in(act.agent, year)
        judge.check(r.HR_28, act.days <= balance, "days", days=plain(act.days), balance=plain(balance))
    return (act,)


def _department(row: AgentRow, day: date) -> str:
    place = row.main_place(day)
    return place.department if place is not None else ""


def _sick(room: Personnel, agent: str) -> Iterable[Absence]:
    pay = room.pay.agents.get(agent)
    return () if pay is None else (Absence("sick", p.first, p.last, Decimal(1), 0) for p in pay.sick)


def _clash(held: Iterable[Absence], new: Absence) -> Absence | None:
    """An absence that shares a day with another, unless all of them are halves that make one day at most."""
    met = [absence for absence in held if absence.meets(new.first, new.last)]
    alone = all(absence.first == absence.last == new.first == new.last for absence in met)
    if not met or (alone and sum((absence.days for absence in met), new.days) <= 1):
        return None
    return met[0]


def _annual(room: Personnel, act: ev.AbsenceTaken, taken: Absence, judge: Judge) -> None:
    most = judge.read("leave.consecutive_days")
    span = (act.until - act.on).days + 1
    judge.check(r.TIME_CONSECUTIVE, most.holds(span), "until", law=(most,), days=span)
    balance = leave_balance(room, act.agent, act.leave_year, judge.law, more=(taken,))
    inputs: dict[str, Any] = {
        "entitled": plain(balance.entitled),
        "split": plain(balance.split),
        "taken": plain(balance.taken - act.days),
        "saved": plain(balance.saved),
        "asked": plain(act.days),
    }
    if act.leave_year == act.on.year:
        judge.check(r.HR_26, balance.left >= 0, "days", **inputs)
        return
    held = room.time.carried.get((act.agent, act.leave_year), ())
    carried = sum((c.days for c in held if act.until <= c.until), Decimal(0))
    late = [a for a in room.time.absences.get(act.agent, ()) if a.kind == "annual" and a.year == act.leave_year]
    used = sum((a.days for a in late if a.first.year > act.leave_year), Decimal(0))
    ok = act.leave_year < act.on.year and balance.left >= 0 and used + act.days <= carried
    judge.check(r.HR_26, ok, "year", **inputs, carried=plain(carried), used=plain(used))


def _artt(room: Personnel, agent: str, year: int, days: Decimal, judge: Judge, where: str = "days") -> None:
    balance = artt_balance(room, agent, year, judge.law)
    left = None if balance is None else balance.left
    ok = None if left is None else days <= left
    judge.check(r.HR_24, ok, where, days=plain(days), left=None if left is None else plain(left), year=year)


def cancel(room: Personnel, act: ev.AbsenceCancelled, judge: Judge) -> Iterable[Act]:
    """An absence the journal knows."""
    if known_agent(room, judge, act) is None:
        return ()
    held = room.time.absences.get(act.agent, ())
    known = any((a.kind, a.first) == (act.kind, act.first) for a in held)
    return (act,) if judge.check(rs.PER_REF, known, "first", kind=act.kind, first=act.first) else ()


def carry(room: Personnel, act: ev.LeaveCarriedOver, judge: Judge) -> Iterable[Act]:
    """Leave that passes to later: authorised, or prevented by health or family (HR-26)."""
    if known_agent(room, judge, act) is None:
        return ()
    left = leave_balance(room, act.agent, act.year, judge.law).left
    ok = act.days > 0 and act.days % HALF == 0 and act.days <= left
    judge.check(r.HR_26, ok, "days", days=plain(act.days), left=plain(left), year=act.year)
    if act.reason == "authorised":
        dated = act.until is not None and act.until > act.on
        judge.check(rs.PER_DATES, dated, "until", on=act.on, until=act.until)
        return (act,)
    law = carry_over(act.days, weekly_days(room, act.agent, act.on), act.reason, act.on, judge.law)
    judge.check(r.HR_26, act.days <= law.days, "days", days=plain(act.days), most=plain(law.days), reason=act.reason)
    return (evolve(act, until=law.until),)


def open_savings(room: Personnel, act: ev.SavingsOpened, judge: Judge) -> Iterable[Act]:
    """An account, once, after a year's service, for those who are not trainees (HR-28)."""
    row = known_agent(room, judge, act)
    if row is None:
        return ()
    judge.check(r.HR_28, row.status != "trainee", "agent", status=row.status)
    years = judge.read("cet.opening_years")
    since = add_months(row.hired_on, 12 * years.number)
    judge.check(r.HR_28, act.on >= since, "on", law=(years,), on=act.on, hired_on=row.hired_on, possible_on=since)
    new = judge.check(rs.PER_NEW, act.agent not in room.time.savings, "agent", agent=act.agent)
    return (act,) if new else ()


def feed(room: Personnel, act: ev.SavingsFed, judge: Judge) -> Iterable[Act]:
    """Days the agent has; leave only if enough was taken in the year (HR-29)."""
    if not _has_account(room, act, judge):
        return ()
    ok = act.leave >= 0 and act.artt >= 0 and act.leave + act.artt > 0 and not (act.leave % HALF or act.artt % HALF)
    judge.check(r.TIME_DAYS, ok, "leave, artt", leave=plain(act.leave), artt=plain(act.artt))
    judge.check(rs.PER_DATES, act.year == act.on.year, "year", year=act.year, on=act.on)
    if act.leave:
        least = judge.read("cet.leave_taken")
        week = weekly_days(room, act.agent, act.on)
        balance = leave_balance(room, act.agent, act.year, judge.law)
        needed = least.number * week / 5
        enough = balance.taken >= needed
        judge.check(
            r.HR_29, enough, "leave", law=(least,), taken=plain(balance.taken), needed=plain(needed), weekly=plain(week)
        )
        judge.check(r.HR_26, act.leave <= balance.left, "leave", leave=plain(act.leave), left=plain(balance.left))
    if act.artt:
        _artt(room, act.agent, act.year, act.artt, judge, "artt")
    return (act,)


def choose(room: Personnel, act: ev.SavingsChosen, judge: Judge) -> Iterable[Act]:
    """The choice for the days beyond the threshold; if ``silent``, what the law chooses takes its place (HR-28)."""
    if not _has_account(room, act, judge):
        return ()
    account, row = room.time.savings[act.agent], room.staff.agents[act.agent]
    fed = room.time.saved_in(act.agent, act.year)
    stand = year_end_of(room.time.balance_before(act.agent, act.year), fed, row.status, act.year, judge.law)
    judge.check(rs.PER_NEW, account.choice(act.year) is None, "year", year=act.year)
    begun = act.on.year > act.year
    judge.check(rs.PER_DATES, begun, "on", on=act.on, year=act.year)
    if act.silent:
        judge.check(r.HR_28, act.on > stand.choose_by, "silent", on=act.on, choose_by=stand.choose_by)
        chosen: dict[str, Any] = {
            "pension": Decimal(0),
            "paid": Decimal(0),
            "kept": Decimal(0),
            stand.silence: stand.optional,
        }
        return (evolve(act, **chosen),)
    judge.check(r.HR_28, act.on <= stand.choose_by, "on", on=act.on, choose_by=stand.choose_by)
    shared = act.pension + act.paid + act.kept == stand.optional and min(act.pension, act.paid, act.kept) >= 0
    given: dict[str, Any] = {"pension": plain(act.pension), "paid": plain(act.paid), "kept": plain(act.kept)}
    judge.check(r.HR_28, shared, "pension, paid, kept", **given, optional=plain(stand.optional))
    judge.check(r.HR_28, act.kept <= stand.keep_max, "kept", kept=plain(act.kept), most=plain(stand.keep_max))
    judge.check(r.HR_28, not act.pension or row.status != "contract", "pension", status=row.status)
    return (act,)


def _has_account(room: Personnel, act: ev.SavingsFed | ev.SavingsChosen, judge: Judge) -> bool:
    if known_agent(room, judge, act) is None:
        return False
    return judge.check(rs.PER_REF, act.agent in room.time.savings, "agent", agent=act.agent, account="CET")


def authorise_telework(room: Personnel, act: ev.TeleworkAuthorised, judge: Judge) -> Iterable[Act]:
    """Days a week within the decree, or a derogation and its term (HR-30)."""
    if known_agent(room, judge, act) is None or not order(judge, act.on, act.until):
        return ()
    week = weekly_days(room, act.agent, act.on)
    answer = telework_allowed(act.days_per_week, week, act.derogation, act.on, act.until, judge.law)
    said: dict[str, Any] = {name: value for name, value in answer.explanation.inputs if name != "until"}
    judge.check(r.HR_30, answer.yes, "days_per_week", law=answer.explanation.law, **said, until=act.until)
    return (act,)


def refuse_telework(room: Personnel, act: ev.TeleworkRefused, judge: Judge) -> Iterable[Act]:
    """A refusal with its reason."""
    if known_agent(room, judge, act) is None:
        return ()
    judge.check(r.TIME_MOTIVE, bool(act.motive.strip()), "motive", motive=act.motive)
    return (act,)


def end_telework(room: Personnel, act: ev.TeleworkEnded, judge: Judge) -> Iterable[Act]:
    """Telework that runs on that day; the service gives its reason."""
    if known_agent(room, judge, act) is None:
        return ()
    judge.check(r.TIME_MOTIVE, act.asked_by_agent or bool(act.motive.strip()), "motive", motive=act.motive)
    runs = any(t.until is None or t.until >= act.on for t in room.time.telework.get(act.agent, ()))
    return (act,) if judge.check(rs.PER_REF, runs, "agent", agent=act.agent, telework=runs) else ()


def do_telework(room: Personnel, act: ev.TeleworkDone, judge: Judge) -> Iterable[Act]:
    """Days of a quarter, counted once, by somebody authorised."""
    if known_agent(room, judge, act) is None:
        return ()
    if not 1 <= act.quarter <= 4:
        refuse(act.tag, "quarter", act.quarter, Text("de 1 à 4", "1 to 4"))
    first = date(act.year, 3 * act.quarter - 2, 1)
    last = days_after(add_months(first, 3), -1)
    most = working_days(first, last, judge.law)
    ok = 0 <= act.days <= most and act.days % HALF == 0
    judge.check(r.TIME_DAYS, ok, "days", days=plain(act.days), working_days=most)
    authorised = any(
        t.since <= last and (t.until is None or t.until >= first) for t in room.time.telework.get(act.agent, ())
    )
    judge.check(r.HR_30, authorised, "agent", quarter=f"{act.year} Q{act.quarter}", authorised=authorised)
    new = (act.agent, act.year, act.quarter) not in room.time.teleworked
    judge.check(rs.PER_NEW, new or act.corrects is not None, "quarter", quarter=act.quarter, year=act.year)
    return (act,)


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.CycleSet: set_cycle,
    ev.WeekWorked: work_week,
    ev.AbsenceTaken: take,
    ev.AbsenceCancelled: cancel,
    ev.LeaveCarriedOver: carry,
    ev.SavingsOpened: open_savings,
    ev.SavingsFed: feed,
    ev.SavingsChosen: choose,
    ev.TeleworkAuthorised: authorise_telework,
    ev.TeleworkRefused: refuse_telework,
    ev.TeleworkEnded: end_telework,
    ev.TeleworkDone: do_telework,
}
