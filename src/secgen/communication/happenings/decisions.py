"""Deciding acts on the directorate's own events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from secgen.communication import rules as rc
from secgen.communication.happenings import events as ev
from secgen.communication.happenings import rules as r
from secgen.communication.happenings.state import GuestRow, HappeningRow
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.identifiers import is_random_id
from secgen.kernel.judge import Judge
from secgen.kernel.money import ZERO

_TIME: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


def plan(state: Communication, act: ev.HappeningPlanned, judge: Judge) -> Iterable[Act]:
    """The brief of an event (COM-WORDS, COM-ORDER: not before today)."""
    named = bool(act.happening and act.title.strip() and act.objective.strip())
    judge.check(rc.WORDS, named, "objective", title=act.title, objective=act.objective)
    row = state.happenings.events.get(act.happening)
    since = row.made.on if row else None
    in_order = act.day >= act.on and (since is None or act.on >= since)
    return (act,) if judge.check(rc.ORDER, in_order, "day", on=act.on, day=act.day, first_planned=since) else ()


def _known(state: Communication, judge: Judge, act: ev.OnHappening) -> HappeningRow | None:
    """The event an act is about, which must be known, not cancelled, and not later than the act."""
    row = state.happenings.events.get(act.happening)
    if row is None:
        judge.check(rc.REF, False, "happening", happening=act.happening)
        return None
    ok = not row.cancelled and act.on >= row.made.on
    in_order = judge.check(rc.ORDER, ok, "on", on=act.on, planned=row.made.on, cancelled=row.cancelled)
    return row if in_order else None


def budget(state: Communication, act: ev.HappeningBudgeted, judge: Judge) -> Iterable[Act]:
    """Its budget (EVENT-BUDGET)."""
    if _known(state, judge, act) is None:
        return ()
    judge.check(r.BUDGET, act.amount > ZERO, "amount", amount=act.amount)
    return (act,)


def plan_purchase(state: Communication, act: ev.PurchasePlanned, judge: Judge) -> Iterable[Act]:
    """A purchase to come (COM-NEW, COM-WORDS, COM-ORDER: wanted by the event, EVENT-BUDGET: all those planned)."""
    row = _known(state, judge, act)
    if row is None:
        return ()
    known = [planned.purchase for planned in row.planned]
    new = judge.check(rc.NEW, act.purchase not in known, "purchase", purchase=act.purchase)
    named = all(text.strip() for text in (act.purchase, act.object, act.family))
    judge.check(rc.WORDS, named, "object", purchase=act.purchase, object=act.object, family=act.family)
    judge.check(rc.WORDS, act.amount > ZERO, "amount", amount=act.amount)
    wanted = act.wanted_on or row.made.day
    judge.check(rc.ORDER, act.on <= wanted <= row.made.day, "wanted_on", on=act.on, wanted=wanted, day=row.made.day)
    amounts = [planned.with_vat for planned in (*row.planned, act)]
    total = None if None in amounts else sum(amount.cents for amount in amounts if amount is not None)
    fits = None if row.budget is None or total is None else total <= row.budget
    judge.check(r.BUDGET, fits, "amount", cents_planned=total, cents_allowed=row.budget)
    return (act,) if new else ()


def tie(state: Communication, act: ev.PurchaseTied, judge: Judge) -> Iterable[Act]:
    """A purchase made for it (COM-WORDS, EVENT-BUDGET: through a contract or a commitment, within the budget)."""
    row = _known(state, judge, act)
    if row is None:
        return ()
    judge.check(rc.WORDS, bool(act.object.strip()) and act.amount > ZERO, "object", amount=act.amount)
    through = act.contract or act.commitment
    judge.check(r.BUDGET, bool(through), "commitment", contract=act.contract, commitment=act.commitment)
    spent = sum(purchase.amount.cents for purchase in row.purchases) + act.amount.cents
    fits = None if row.budget is None else spent <= row.budget
    judge.check(r.BUDGET, fits, "amount", cents_spent=spent, cents_planned=row.budget)
    return (act,)


def book(state: Communication, act: ev.VenueBooked, judge: Judge) -> Iterable[Act]:
    """The venue (EVENT-CAPACITY: it holds those who already come; EVENT-ACCESSIBLE)."""
    if _known(state, judge, act) is None:
        return ()
    taken = state.happenings.taken(act.happening)
    fits = 0 <= act.held <= act.capacity and act.capacity > 0 and taken <= act.capacity - act.held
    ok = judge.check(r.CAPACITY, fits, "capacity", capacity=act.capacity, held=act.held, coming=taken)
    judge.check(r.ACCESSIBLE, act.accessible, "accessible", venue=act.venue)
    return (act, *_seated(state, act, act.capacity - act.held - taken)) if ok else ()


def invite(state: Communication, act: ev.GuestsInvited, judge: Judge) -> Iterable[Act]:
    """Invitations sent (COM-NEW, COM-WORDS, EVENT-PROTOCOL, EVENT-ISSUER, EVENT-CLEARED, EVENT-NOTICE)."""
    row = _known(state, judge, act)
    if row is None:
        return ()
    known = [guest for guest in act.guests if (act.happening, guest) in state.happenings.guests]
    new = judge.check(rc.NEW, not known and len(set(act.guests)) == len(act.guests), "guests", already=known)
    ids = bool(act.guests) and all(map(is_random_id, act.guests))
    judge.check(rc.WORDS, ids, "guests", guests=len(act.guests))
    ranks = {rank["code"] for rank in judge.law.section("protocol_rank")}
    judge.check(r.PROTOCOL, act.rank in ranks, "rank", rank=act.rank)
    issuers = ("prefect", "ministry") if row.made.minister else ("prefect",)
    judge.check(r.ISSUER, act.issuer in issuers, "issuer", issuer=act.issuer, minister=row.made.minister)
    judge.check(r.CLEARED, row.made.cleared, "happening", cleared=row.made.cleared)
    least = judge.read("happening.reply_days")
    days = (row.made.day - act.on).days
    judge.check(r.NOTICE, least.holds(days), "on", law=(least,), days=days)
    return (act,) if new else ()


_OnGuest = ev.GuestReplied | ev.GuestWaiting | ev.GuestSeated | ev.GuestArrived


def _guest(state: Communication, judge: Judge, act: _OnGuest) -> GuestRow | None:
    if _known(state, judge, act) is None:
        return None
    row = state.happenings.guests.get((act.happening, act.guest))
    if row is not None and act.on >= row.invited_on:
        return row
    judge.check(rc.REF, False, "guest", guest=act.guest, invited_on=row.invited_on if row else None)
    return None


def reply(state: Communication, act: ev.GuestReplied, judge: Judge) -> Iterable[Act]:
    """A reply (EVENT-CAPACITY). Full, the guest waits; if seats come free, the first who fits is seated."""
    row = _guest(state, judge, act)
    if row is None:
        return ()
    if not judge.check(r.CAPACITY, act.seats > 0, "seats", seats=act.seats):
        return ()
    left = state.happenings.left(act.happening)
    judge.check(r.CAPACITY, None if left is None else True, "happening", seats_left=left, asked=act.seats)
    freed = row.seats if row.status == "coming" else 0
    if act.comes:
        full = left is not None and act.seats > left + freed
        if full and freed:
            judge.check(r.CAPACITY, False, "seats", seats_left=left, asked=act.seats, has=freed)
            return ()
        if full:
            return (ev.GuestWaiting(on=act.on, by=act.by, happening=act.happening, guest=act.guest, seats=act.seats),)
        rest = freed - act.seats
    else:
        rest = freed
    return (act, *_seated(state, act, (left or 0) + rest, but=act.guest)) if rest > 0 else (act,)


def _seated(state: Communication, act: ev.OnHappening, seats: int, but: str = "") -> Iterable[Act]:
    """Those of the waiting list who now have a seat, in the order they came."""
    books = state.happenings
    rows = books.guests_of(act.happening).items()
    waiting = sorted((row.waiting_since, guest, row.seats) for guest, row in rows if row.status == "waiting")
    for _, guest, wanted in waiting:
        if guest != but and wanted <= seats:
            seats -= wanted
            yield ev.GuestSeated(on=act.on, by=act.by, happening=act.happening, guest=guest)


def wait(state: Communication, act: ev.GuestWaiting, judge: Judge) -> Iterable[Act]:
    """A guest put on the waiting list by hand (COM-REF)."""
    row = _guest(state, judge, act)
    if row is None:
        return ()
    fine = row.status in ("invited", "declined") and act.seats > 0
    return (act,) if judge.check(rc.REF, fine, "guest", guest=act.guest, status=row.status) else ()


def seat(state: Communication, act: ev.GuestSeated, judge: Judge) -> Iterable[Act]:
    """A guest of the waiting list seated by hand (COM-REF, EVENT-CAPACITY)."""
    row = _guest(state, judge, act)
    if row is None or not judge.check(rc.REF, row.status == "waiting", "guest", guest=act.guest, status=row.status):
        return ()
    left = state.happenings.left(act.happening)
    fits = None if left is None else row.seats <= left
    judge.check(r.CAPACITY, fits, "guest", seats_left=left, asked=row.seats)
    return (act,) if fits is not False else ()


def arrive(state: Communication, act: ev.GuestArrived, judge: Judge) -> Iterable[Act]:
    """A guest came (COM-REF, COM-ORDER: on the day)."""
    row = _guest(state, judge, act)
    if row is None:
        return ()
    day = state.happenings.events[act.happening].made.day
    return (act,) if judge.check(rc.ORDER, act.on == day, "on", on=act.on, day=day) else ()


def run_sheet(state: Communication, act: ev.RunSheetSet, judge: Judge) -> Iterable[Act]:
    """The run sheet (EVENT-RUN-SHEET)."""
    if _known(state, judge, act) is None:
        return ()
    wrong = _overlaps(act.steps)
    ok = judge.check(r.RUN_SHEET, bool(act.steps) and not wrong, "steps", wrong=wrong, steps=len(act.steps))
    return (act,) if ok else ()


def _overlaps(steps: tuple[ev.Step, ...]) -> tuple[str, ...]:
    """The steps whose time cannot be read, that last nothing, or that begin before the one before ends."""
    wrong, end = [], 0
    for step in steps:
        if not _TIME.fullmatch(step.at) or step.minutes < 1 or not step.what.strip():
            wrong.append(f"{step.at} {step.what}")
            continue
        start = int(step.at[:2]) * 60 + int(step.at[3:])
        if start < end:
            wrong.append(f"{step.at} {step.what}")
        end = max(end, start + step.minutes)
    return tuple(wrong)


def plan_task(state: Communication, act: ev.TaskPlanned, judge: Judge) -> Iterable[Act]:
    """A task of the checklist (COM-NEW, COM-WORDS)."""
    if _known(state, judge, act) is None:
        return ()
    new = judge.check(rc.NEW, (act.happening, act.task) not in state.happenings.tasks, "task", task=act.task)
    judge.check(rc.WORDS, bool(act.task.strip()), "task", task=act.task)
    return (act,) if new else ()


def do_task(state: Communication, act: ev.TaskDone, judge: Judge) -> Iterable[Act]:
    """A task done (COM-REF)."""
    if _known(state, judge, act) is None:
        return ()
    row = state.happenings.tasks.get((act.happening, act.task))
    open_still = row is not None and row.done_on is None and act.on >= row.planned_on
    return (act,) if judge.check(rc.REF, open_still, "task", task=act.task) else ()


def grant_rights(state: Communication, act: ev.RightsGranted, judge: Judge) -> Iterable[Act]:
    """Rights on its pictures (EVENT-CONSENT)."""
    if _known(state, judge, act) is None:
        return ()
    fine = act.consent and bool(act.credit.strip()) and bool(act.uses) and act.until >= act.on
    judge.check(r.CONSENT, fine, "consent", consent=act.consent, credit=act.credit, until=act.until)
    return (act,)


def cancel(state: Communication, act: ev.HappeningCancelled, judge: Judge) -> Iterable[Act]:
    """The event is cancelled (COM-WORDS)."""
    if _known(state, judge, act) is None:
        return ()
    judge.check(rc.WORDS, bool(act.reason.strip()), "reason", reason=act.reason)
    return (act,)


def report(state: Communication, act: ev.HappeningReported, judge: Judge) -> Iterable[Act]:
    """The report (COM-ORDER: after the event; in time by ``happening.report_days`` as advice)."""
    row = _known(state, judge, act)
    if row is None:
        return ()
    most = judge.read("happening.report_days")
    days = (act.on - row.made.day).days
    after = judge.check(rc.ORDER, days >= 0 and act.attendance >= 0, "on", on=act.on, day=row.made.day)
    judge.check(r.NOTICE, most.holds(days), "on", law=(most,), days=days)
    return (act,) if after else ()


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.HappeningPlanned: plan,
    ev.HappeningBudgeted: budget,
    ev.PurchasePlanned: plan_purchase,
    ev.PurchaseTied: tie,
    ev.VenueBooked: book,
    ev.GuestsInvited: invite,
    ev.GuestReplied: reply,
    ev.GuestWaiting: wait,
    ev.GuestSeated: seat,
    ev.GuestArrived: arrive,
    ev.RunSheetSet: run_sheet,
    ev.TaskPlanned: plan_task,
    ev.TaskDone: do_task,
    ev.RightsGranted: grant_rights,
    ev.HappeningCancelled: cancel,
    ev.HappeningReported: report,
}
