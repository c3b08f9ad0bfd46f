"""Deciding acts on pay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from secgen.kernel.act import Act
from secgen.kernel.dates import add_months
from secgen.kernel.domain import Decide
from secgen.kernel.identifiers import is_commune
from secgen.kernel.judge import Judge, LawBook
from secgen.kernel.money import ZERO, Money
from secgen.personnel.pay import events as ev
from secgen.personnel.pay import rules as r
from secgen.personnel.pay.explain import line_kinds
from secgen.personnel.pay.sick_leave import ORDINARY, leave_began, length_over, whole_since
from secgen.personnel.pay.state import SickPeriod
from secgen.personnel.staff import rules as rs
from secgen.personnel.staff.known import known_agent, order
from secgen.personnel.state import Personnel


def set_family_supplement(room: Personnel, act: ev.FamilySupplementSet, judge: Judge) -> Iterable[Act]:
    """A number of children, from the first of a month (HR-09)."""
    if known_agent(room, judge, act) is None:
        return ()
    judge.check(r.PER_AMOUNT, 0 <= act.children <= 20, "children", children=act.children)
    judge.check(r.HR_09, act.on.day == 1, "on", on=act.on)
    return (act,)


def set_index_bonus(room: Personnel, act: ev.IndexBonusSet, judge: Judge) -> Iterable[Act]:
    """Points of functions that are named."""
    if known_agent(room, judge, act) is None:
        return ()
    judge.check(r.PER_AMOUNT, act.points >= 0, "points", points=act.points)
    return (act,)


def set_function_bonus(room: Personnel, act: ev.FunctionBonusSet, judge: Judge) -> Iterable[Act]:
    """HR-16. IFSE within the cap of the corps and group, where it is known."""
    row = known_agent(room, judge, act)
    if row is None:
        return ()
    judge.check(r.PER_AMOUNT, act.yearly >= ZERO, "yearly", yearly=act.yearly)
    held = row.classification(act.on)
    if held is not None and act.yearly:
        cap = bonus_cap(judge.law, held.corps, act.group, act.on, housed=act.housed)
        ok = None if cap is None else act.yearly <= Money(cap["ifse"] * 100)
        shown = None if cap is None else Money(cap["ifse"] * 100)
        judge.check(r.HR_16, ok, "yearly", corps=held.corps, group=act.group, yearly=act.yearly, cap=shown)
    return (act,)


def bonus_cap(law: LawBook, corps: str, group: int, day: date, *, housed: bool) -> Mapping[str, Any] | None:
    """The caps of a corps and group of functions on a day, in whole euros a year; ``None`` if no pack has them."""
    rows = [
        row
        for row in law.section("bonus_cap")
        if (row["corps"], row["group"], row["housed"]) == (corps, group, housed) and row["from"] <= day
    ]
    return max(rows, key=lambda row: row["from"]) if rows else None


def award_yearly_bonus(room: Personnel, act: ev.YearlyBonusAwarded, judge: Judge) -> Iterable[Act]:
    """HR-16. CIA within the cap of the corps and of the group held."""
    row = known_agent(room, judge, act)
    if row is None:
        return ()
    judge.check(r.PER_AMOUNT, act.amount >= ZERO, "amount", amount=act.amount)
    held, pay = row.classification(act.on), room.pay.agents.get(act.agent)
    ifse = next((value for since, value in reversed(pay.ifse) if since <= act.on), None) if pay else None
    if held is not None:
        cap = bonus_cap(judge.law, held.corps, ifse[0], act.on, housed=ifse[2]) if ifse else None
        shown = None if cap is None else Money(cap["cia"] * 100)
        ok = None if shown is None else act.amount <= shown
        judge.check(r.HR_16, ok, "amount", corps=held.corps, amount=act.amount, cap=shown)
    return (act,)


def set_allowance(room: Personnel, act: ev.AllowanceSet, judge: Judge) -> Iterable[Act]:
    """An allowance with a name."""
    if known_agent(room, judge, act) is None:
        return ()
    judge.check(r.PER_ALLOWANCE, bool(act.kind.strip()), "kind", kind=act.kind)
    judge.check(r.PER_AMOUNT, act.monthly >= ZERO, "monthly", monthly=act.monthly)
    return (act,)


def grant_sick_leave(room: Personnel, act: ev.SickLeaveGranted, judge: Judge) -> Iterable[Act]:
    """A period that overlaps no other; its ground for no waiting day holds (HR-21); its note came in time."""
    found = known_agent(room, judge, act)
    if found is None:
        return ()
    order(judge, act.on, act.until)
    order(judge, act.began_on or act.on, act.on, "began_on")
    row = room.pay.agents.get(act.agent)
    periods = row.sick if row else ()
    apart = all(act.until < p.first or p.last < act.on for p in periods)
    judge.check(rs.PER_DATES, apart, "on", on=act.on, until=act.until)
    _length(SickPeriod.of(act), periods, judge)
    if act.kind in (ORDINARY, "serious") and found.status == "contract":
        _service(act, found.entered_on, periods, judge)
    if act.kind == ORDINARY and found.status != "contract":
        _note(act, judge)
    if act.no_waiting == "prolongation":
        _prolongation(act, periods, judge)
    return (act,)


def end_sick_leave(room: Personnel, act: ev.SickLeaveEnded, judge: Judge) -> Iterable[Act]:
    """A leave that runs on the day back; payrolls already settled are named (PER-SICK-BACK)."""
    if known_agent(room, judge, act) is None:
        return ()
    row = room.pay.agents.get(act.agent)
    period = next((p for p in (row.sick if row else ()) if p.runs(act.leave, act.on)), None)
    if not judge.check(rs.PER_REF, period is not None, "leave", leave=act.leave, on=act.on) or period is None:
        return ()
    touched = [
        m for m in room.pay.payrolls if (act.on.year, act.on.month) <= m <= (period.last.year, period.last.month)
    ]
    months = [f"{year}-{month:02}" for year, month in sorted(touched)]
    judge.check(r.PER_SICK_BACK, not months, "on", on=act.on, granted_until=period.last, settled=months)
    return (act,)


def _length(asked: SickPeriod, periods: tuple[SickPeriod, ...], judge: Judge) -> None:
    """PER-SICK-LENGTH. The last day is still within the longest length of the leave."""
    every = sorted((*periods, asked), key=lambda p: p.first)
    over = length_over(asked.last, asked, every, judge.law)
    law = () if over is None else (over,)
    since = whole_since(asked, every)
    judge.check(r.PER_SICK_LENGTH, over is None, "until", law=law, kind=asked.kind, since=since, until=asked.last)


def _service(act: ev.SickLeaveGranted, since: date, periods: tuple[SickPeriod, ...], judge: Judge) -> None:
    """PER-SICK-SERVICE. Flagged, never refused: the leave is unpaid."""
    least = judge.read("pay.sick.contract_service_months")
    began = leave_began(act.began_on or act.on, periods)
    paid_from = add_months(since, least.number)
    judge.check(r.PER_SICK_SERVICE, paid_from <= began, "on", law=(least,), since=since, paid_from=paid_from)


def _note(act: ev.SickLeaveGranted, judge: Judge) -> None:
    """PER-SICK-NOTE. Flagged, never refused: the second late note of two years is paid half."""
    order(judge, act.on, act.note_sent_on, "note_sent_on")
    if act.note_sent_on is not None and not act.late_excused:
        most, hours = judge.read("pay.sick.note_hours"), 24 * (act.note_sent_on - act.on).days
        judge.check(r.PER_SICK_NOTE, most.holds(hours), "note_sent_on", law=(most,), on=act.on, hours=hours)


def _prolongation(act: ev.SickLeaveGranted, periods: tuple[SickPeriod, ...], judge: Judge) -> None:
    most = judge.read("pay.sick.relapse_hours")
    before = max((p.last for p in periods if p.kind == ORDINARY and p.last < act.on), default=None)
    hours = None if before is None else ((act.on - before).days - 1) * 24
    ok = hours is not None and most.holds(hours)
    judge.check(r.HR_21, ok, "no_waiting", law=(most,), last_day=before, hours_back=hours)


def note_absence(room: Personnel, act: ev.ServiceAbsent, judge: Judge) -> Iterable[Act]:
    """HR-55. Whole thirtieths, at least one, at most a month."""
    if known_agent(room, judge, act) is None:
        return ()
    most = judge.read("pay.thirtieths")
    ok = 1 <= act.thirtieths <= most.number
    judge.check(r.HR_55, ok, "thirtieths", law=(most,), thirtieths=act.thirtieths)
    return (act,)


def set_residence_zone(room: Personnel, act: ev.ResidenceZoneSet, judge: Judge) -> Iterable[Act]:
    """A commune by its code, one of the three zones, and the text that says so."""
    judge.check(rs.PER_COMMUNE, is_commune(act.commune), "commune", commune=act.commune)
    judge.check(r.HR_06, act.zone in (1, 2, 3) and bool(act.text.strip()), "zone", zone=act.zone, text=act.text)
    return (act,)


def settle_payroll(room: Personnel, act: ev.PayrollSettled, judge: Judge) -> Iterable[Act]:
    """One payroll a month, whose lines are those of the law's list."""
    new = judge.check(r.PER_PAYROLL, (act.year, act.month) not in room.pay.payrolls, "month", month=act.month)
    judge.check(r.PER_PAYROLL, 1 <= act.month <= 12 and act.agents >= 0, "month", month=act.month, agents=act.agents)
    kinds = line_kinds(judge.law)
    wrong = [t.line for t in act.totals if t.line not in kinds or kinds[t.line].category != t.category]
    judge.check(r.PER_PAYROLL, not wrong, "totals", unknown=wrong)
    return (act,) if new else ()


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.FamilySupplementSet: set_family_supplement,
    ev.IndexBonusSet: set_index_bonus,
    ev.FunctionBonusSet: set_function_bonus,
    ev.YearlyBonusAwarded: award_yearly_bonus,
    ev.AllowanceSet: set_allowance,
    ev.SickLeaveGranted: grant_sick_leave,
    ev.SickLeaveEnded: end_sick_leave,
    ev.ServiceAbsent: note_absence,
    ev.ResidenceZoneSet: set_residence_zone,
    ev.PayrollSettled: settle_payroll,
}
