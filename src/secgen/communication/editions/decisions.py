"""Deciding acts on editions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from secgen.communication import rules as rc
from secgen.communication.editions import events as ev
from secgen.communication.editions import rules as r
from secgen.communication.editions.register import find, number_of, register
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge

NEXT: Final[Mapping[str, frozenset[str]]] = {
    "proposed": frozenset({"proposed", "announced", "confirmed", "cancelled"}),
    "announced": frozenset({"announced", "confirmed", "postponed", "moved_online", "cancelled"}),
    "confirmed": frozenset({"confirmed", "postponed", "moved_online", "cancelled"}),
    "postponed": frozenset({"postponed", "confirmed", "moved_online", "cancelled"}),
    "moved_online": frozenset({"moved_online", "cancelled"}),
    "cancelled": frozenset(),
}
"""The stages an edition may go to from each stage."""


def date_edition(state: Communication, act: ev.EditionDated, judge: Judge) -> Iterable[Act]:
    """One step of an edition, from the stage it is in (C02, C05, C06, COM-ORDER)."""
    known = register(judge.law, state.editions, act.event, act.year)
    begun = bool(known.history)
    judge.check(
        r.C05, not begun or act.stage in NEXT[known.stage], "stage", now=known.stage, asked=act.stage, edition=known.id
    )
    needs_days = act.stage in ("announced", "confirmed", "postponed")
    judge.check(rc.WORDS, not needs_days or act.start is not None, "start", stage=act.stage, start=act.start)
    if act.start is not None:
        end = act.end or act.start
        main = act.main_day or act.start
        judge.check(rc.ORDER, act.start <= main <= end, "main_day", start=act.start, main_day=main, end=end)
        moved = act.stage == "postponed" and known.extent is not None and act.start == known.extent.start
        judge.check(r.C05, not moved, "start", before=known.extent, start=act.start)
        proposed = [extent.main_day for extent in known.proposed]
        judge.check(r.C02, True, "main_day", main_day=main, by_rule=proposed)
    counted = number_of(judge.law, act.event, act.year)
    judge.check(r.C06, act.number in (0, counted), "number", given=act.number, counted=counted)
    return (act,)


def link_agenda(state: Communication, act: ev.AgendaLinked, judge: Judge) -> Iterable[Act]:
    """An agenda tied to a national event that is known (C09, COM-REF)."""
    known = {row["id"] for row in judge.law.section("national_event")}
    judge.check(rc.REF, act.event in known, "event", event=act.event, known=known)
    return (act,)


def name_lead(state: Communication, act: ev.LeadNamed, judge: Judge) -> Iterable[Act]:
    """The lead of an edition: one at a time; another is named by correcting the first (COM-LEAD)."""
    edition = find(judge.law, state.editions, act.edition).id
    now = state.editions.leads.get(edition, "")
    judge.check(r.LEAD, now in ("", act.lead) or act.corrects is not None, "lead", lead=act.lead, already=now)
    return (act,)


def name_referent(state: Communication, act: ev.ReferentNamed, judge: Judge) -> Iterable[Act]:
    """The referent of a service for an edition: one at a time (COM-LEAD)."""
    edition = find(judge.law, state.editions, act.edition).id
    row = state.editions.referents.get((edition, act.service))
    now = "" if row is None else row.referent
    free = now in ("", act.referent) or act.corrects is not None
    judge.check(r.LEAD, free, "referent", service=act.service, referent=act.referent, already=now)
    return (act,)


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.EditionDated: date_edition,
    ev.AgendaLinked: link_agenda,
    ev.LeadNamed: name_lead,
    ev.ReferentNamed: name_referent,
}
