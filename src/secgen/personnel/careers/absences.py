"""Leaves of absence and parental leave: periods, totals, delays (*disponibilité*, *congé parental*)."""

from __future__ import annotations

from datetime import date
from typing import Final

from secgen.kernel.dates import add_months, days_after
from secgen.kernel.judge import Judge
from secgen.personnel.careers import rules as r
from secgen.personnel.careers.contracts import months_and_days
from secgen.personnel.careers.steps import spans
from secgen.personnel.staff.events import Positioned
from secgen.personnel.staff.state import AgentRow

_BOUNDED: Final = ("child_under_12", "care_of_relative", "follow_spouse", "enterprise_creation", "studies")


def check_absence(row: AgentRow, act: Positioned, judge: Judge) -> None:
    """Ask the rules on a leave of absence: its ground, its length, what came before (HR-41)."""
    judge.check(r.PER_ABSENCE, bool(act.ground), "ground", ground=act.ground)
    if act.ground == "personal_reasons":
        _personal(row, act, judge)
    elif act.ground in _BOUNDED:
        most = judge.read(f"absence.{act.ground}_years")
        ok = None if act.until is None else act.until < add_months(act.on, 12 * most.number)
        judge.check(r.PER_ABSENCE, ok, "until", law=(most,), on=act.on, until=act.until, ground=act.ground)


def _personal(row: AgentRow, act: Positioned, judge: Judge) -> None:
    """HR-41. Periods of five years at most, ten in all, eighteen months back before going beyond the first five."""
    one, total = judge.read("absence.personal_years"), judge.read("absence.personal_total_years")
    back = judge.read("absence.personal_back_months")
    if act.until is None:
        judge.check(r.HR_41, None, "until", law=(one,), on=act.on)
        return
    asked, _ = months_and_days(act.on, act.until)
    eve = days_after(act.on, -1)
    held = [(since, until) for since, until, p in spans(row, eve) if p.ground == "personal_reasons" and since <= eve]
    past = sum(months_and_days(since, min(until, eve))[0] for since, until in held)
    within = act.until < add_months(act.on, 12 * one.number)
    judge.check(r.HR_41, within, "until", law=(one,), on=act.on, until=act.until)
    judge.check(r.HR_41, past + asked <= 12 * total.number, "until", law=(total,), months=past + asked)
    served = max((_months_after(until, held, act.on) for _, until in held), default=0)
    enough = past + asked <= 12 * one.number or back.holds(served)
    judge.check(r.HR_41, enough, "on", law=(one, back), months_of_leave=past, asked=asked, months_back=served)


def _months_after(until: date, held: list[tuple[date, date]], day: date) -> int:
    """Whole months in service between the end of a leave and the next one, or the day of the request."""
    begins = days_after(until, 1)
    following = min((since for since, _ in held if since > until), default=day)
    return months_and_days(begins, days_after(following, -1))[0] if following > begins else 0


def check_parental(act: Positioned, judge: Judge) -> None:
    """Ask PER-PARENTAL (two to six months, asked two months before) and PER-PARENTAL-END (the child's limit)."""
    least, most = judge.read("parental.least_months"), judge.read("parental.most_months")
    if act.until is None:
        judge.check(r.PER_PARENTAL, False, "until", law=(most,), on=act.on)
        return
    months, days = months_and_days(act.on, act.until)
    ok = least.holds(months) and (most.holds(months) and not (months == most.number and days))
    judge.check(r.PER_PARENTAL, ok, "until", law=(least, most), on=act.on, until=act.until, months=months)
    past = judge.read("parental.days_past_limit")
    limit = act.child_third_birthday
    within = None if limit is None else past.holds((act.until - limit).days)
    judge.check(r.PER_PARENTAL_END, within, "until", law=(past,), until=act.until, child_third_birthday=limit)
    before = judge.read("parental.request_months")
    early = None if act.asked_on is None else act.asked_on <= add_months(act.on, -before.number)
    judge.check(r.PER_PARENTAL, early, "asked_on", law=(before,), advisory=True, asked_on=act.asked_on)


def check_secondment(act: Positioned, judge: Judge) -> None:
    """Ask PER-SECONDMENT: a body, a term of five years at most."""
    most = judge.read("secondment.long_years")
    judge.check(r.PER_SECONDMENT, bool(act.body), "body", body=act.body)
    ok = act.until is not None and act.until < add_months(act.on, 12 * most.number)
    judge.check(r.PER_SECONDMENT, ok, "until", law=(most,), on=act.on, until=act.until)
