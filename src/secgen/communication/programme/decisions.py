"""Deciding acts on the regional programme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from secgen.communication import rules as rc
from secgen.communication.answers import tell
from secgen.communication.editions.register import find
from secgen.communication.programme import events as ev
from secgen.communication.programme import rules as r
from secgen.communication.programme.attach import by_agenda, school_day, within
from secgen.communication.programme.checks import check_event
from secgen.communication.programme.closing import closings, lists
from secgen.communication.programme.state import EntryRow
from secgen.communication.programme.territory import department_of
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge


def list_communes(state: Communication, act: ev.CommunesListed, judge: Judge) -> Iterable[Act]:
    """The official code of a region's communes: each row has its five parts (COM-WORDS)."""
    bad = [row for row in act.communes if row.count("|") != 4]
    judge.check(rc.WORDS, not bad and bool(act.communes), "communes", unreadable=bad[:3])
    return () if bad else (act,)


def open_call(state: Communication, act: ev.CallOpened, judge: Judge) -> Iterable[Act]:
    """The regional call of an edition: its closings come in order (C20)."""
    edition = find(judge.law, state.editions, act.edition)
    judge.check(rc.ORDER, edition.stage != "cancelled", "edition", edition=edition.id, stage=edition.stage)
    tell(judge, [closings(act, edition)])
    return (act,)


def receive(state: Communication, act: ev.EntryReceived, judge: Judge) -> Iterable[Act]:
    """An entry: a sound event (C11 to C18), new (C10), in the days of its edition (C07, C08), in time (C20)."""
    judge.check(rc.WORDS, act.entry == act.event.uid, "event.uid", entry=act.entry, uid=act.event.uid)
    tell(judge, check_event(act.event, judge.law, act.on, act.department))
    if act.edition:
        edition = find(judge.law, state.editions, act.edition)
        tell(judge, (by_agenda(act.event, edition), within(act.event, edition)))
        tell(judge, [school_day(act.event, edition, judge.law, for_schools=act.for_schools)])
        call = state.programme.calls.get(act.edition)
        where = lists(act.on, call)
        judge.check(r.C20, bool(where), "on", on=act.on, lists=where, web_closing=call.web_closing if call else None)
    return (act,) if judge.check(r.C10, act.entry not in state.programme.entries, "entry", entry=act.entry) else ()


def update(state: Communication, act: ev.EntryUpdated, judge: Judge) -> Iterable[Act]:
    """The event of an entry changed: it is checked again, its number stays (C11 to C18, C22)."""
    row = _entry(state, judge, act)
    if row is None:
        return ()
    tell(judge, check_event(act.event, judge.law, act.on, row.made.department))
    judge.check(r.C22, act.event.uid == act.entry, "event.uid", entry=act.entry, uid=act.event.uid)
    changed = judge.check(rc.NEW, act.event != row.event, "event", entry=act.entry)
    return (act,) if changed else ()


def moderate(state: Communication, act: ev.EntryModerated, judge: Judge) -> Iterable[Act]:
    """An entry moderated by the referent of its department, where one was named (COM-MODERATION)."""
    row = _entry(state, judge, act)
    if row is None:
        return ()
    referent = state.editions.referent(row.made.edition, department(row))
    named = act.by == referent if referent else None
    judge.check(r.MODERATION, named, "by", by=act.by, referent=referent, department=department(row))
    open_ = row.stage in ("received", "changes", "ready")
    judge.check(r.MODERATION, open_, "entry", stage=row.stage)
    explained = act.answer == "ready" or bool(act.reason.strip())
    judge.check(rc.WORDS, explained, "reason", answer=act.answer, reason=act.reason)
    return (act,)


def label(state: Communication, act: ev.EntryLabelled, judge: Judge) -> Iterable[Act]:
    """An entry labelled by the region: moderated first, and meeting every condition of the call (COM-MODERATION)."""
    row = _entry(state, judge, act)
    if row is None:
        return ()
    judge.check(r.MODERATION, row.stage == "ready", "entry", stage=row.stage)
    call = state.programme.calls.get(row.made.edition)
    lacking = sorted(set(call.conditions if call else ()) - set(act.met))
    judge.check(r.MODERATION, not lacking, "met", conditions_not_met=lacking)
    return (act,)


def cancel(state: Communication, act: ev.EntryCancelled, judge: Judge) -> Iterable[Act]:
    """An entry cancelled, with the reason (COM-ORDER, COM-WORDS)."""
    row = _entry(state, judge, act)
    if row is None:
        return ()
    judge.check(rc.ORDER, row.stage != "cancelled", "entry", stage=row.stage)
    judge.check(rc.WORDS, bool(act.reason.strip()), "reason", reason=act.reason)
    return (act,)


def count(state: Communication, act: ev.AttendanceCounted, judge: Judge) -> Iterable[Act]:
    """Attendance reported, not below zero (COM-ORDER)."""
    row = _entry(state, judge, act)
    if row is None:
        return ()
    judge.check(rc.ORDER, act.visitors >= 0, "visitors", visitors=act.visitors)
    return (act,)


def agree(state: Communication, act: ev.JointProjectAgreed, judge: Judge) -> Iterable[Act]:
    """A joint project between entries of one edition, with its lead (COM-JOINT)."""
    least = judge.read("programme.joint_size")
    rows = [state.programme.entries.get(entry) for entry in act.entries]
    strangers = [e for e, row in zip(act.entries, rows, strict=True) if row is None or row.made.edition != act.edition]
    enough = least.holds(len(set(act.entries)))
    judge.check(r.JOINT, enough and not strangers, "entries", law=(least,), entries=act.entries, strangers=strangers)
    judge.check(rc.WORDS, bool(act.lead and act.basis), "lead", lead=act.lead, basis=act.basis)
    new = judge.check(rc.NEW, act.project not in state.programme.projects, "project", project=act.project)
    return (act,) if new else ()


def department(row: EntryRow) -> str:
    """The department of an entry: recorded with it, else by its INSEE code; empty if undetermined (C16)."""
    place = row.event.place
    return row.made.department or (department_of(place.insee) if place is not None and place.insee else "")


def _entry(state: Communication, judge: Judge, act: ev._OnEntry) -> EntryRow | None:
    row = state.programme.entries.get(act.entry)
    if not judge.check(rc.REF, row is not None, "entry", entry=act.entry) or row is None:
        return None
    return row if judge.check(rc.ORDER, act.on >= row.made.on, "on", on=act.on, received=row.made.on) else None


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.CommunesListed: list_communes,
    ev.CallOpened: open_call,
    ev.EntryReceived: receive,
    ev.EntryUpdated: update,
    ev.EntryModerated: moderate,
    ev.EntryLabelled: label,
    ev.EntryCancelled: cancel,
    ev.AttendanceCounted: count,
    ev.JointProjectAgreed: agree,
}
