"""Which edition an event belongs to: by its agenda, then by its days. Never by an acronym."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from secgen.communication.answers import Answer, answer
from secgen.communication.editions.register import Edition, register
from secgen.communication.editions.state import Editions
from secgen.communication.indexed import indexed
from secgen.communication.instants import PARIS
from secgen.communication.programme import rules as r
from secgen.communication.programme.checks import moment, span
from secgen.communication.programme.event import Event
from secgen.communication.programme.territory import plain
from secgen.kernel.judge import LawBook


def edition_of(event: Event, law: LawBook, state: Editions) -> Edition | None:
    """The edition an event belongs to by its agenda; None if its agenda carries no national event, or its days miss it.

    An agenda of all editions of an event gives the one of the year of the event's first day.
    """
    found = candidate(event, law, state)
    return found if found is not None and within(event, found).ok is not False else None


def candidate(event: Event, law: LawBook, state: Editions) -> Edition | None:
    """The edition an event's agenda points to, whatever its days (C09)."""
    links = indexed(law, _links)
    link = links.get(event.agenda) or links.get(event.origin)
    linked = state.agendas.get(event.agenda)
    if linked is not None:
        name, year = linked.event, linked.year
    elif link is not None:
        name, year = link["event"], link["year"]
    else:
        return None
    days = days_of(event)
    if not name or (not year and not days):
        return None
    return register(law, state, name, year or days[0].year)


def _links(law: LawBook) -> Mapping[str, Mapping[str, Any]]:
    rows = law.section("agenda")
    return {**{row["uid"]: row for row in rows if row["uid"]}, **{row["slug"]: row for row in rows}}


def by_agenda(event: Event, edition: Edition | None) -> Answer:
    """C09: what tells the national event is the agenda; without a declared one there is none."""
    return answer(r.C09, True, "agenda", agenda=event.agenda, edition="" if edition is None else edition.id)


def days_of(event: Event) -> list[date]:
    """Every day an event takes place, in Paris; first and last only where a file gives no slots."""
    if event.slots:
        return sorted({moment(slot.begin).astimezone(PARIS).date() for slot in event.slots})
    return sorted({moment(text).astimezone(PARIS).date() for text in (event.first, event.last) if text})


def within(event: Event, edition: Edition) -> Answer:
    """C08: one slot at least is inside the extent of the edition, its days for schools among them.

    Where a file gives only first and last days, and they lie on both sides, it is undetermined.
    """
    extent, days = edition.days, days_of(event)
    where = "slots"
    if extent is None or not days:
        return answer(r.C08, None, where, edition=edition.id, days=days)
    start, end = extent
    inside = [day for day in days if start <= day <= end]
    ok: bool | None = bool(inside)
    if not inside and not event.slots and days[0] < start and days[-1] > end:
        ok = None
    return answer(
        r.C08,
        ok,
        where,
        edition=edition.id,
        extent=f"{start} … {end}",
        days=[str(d) for d in days[:5]],
        inside=len(inside),
    )


def school_day(event: Event, edition: Edition, law: LawBook, *, for_schools: bool = False) -> Answer:
    """C07: an event only on the days for schools says it is for schools; other events there earn a warning."""
    words = law.read("territory.school_words", edition.school_days[0] if edition.school_days else date(2018, 1, 1))
    days = set(days_of(event)) & _extent(edition)
    only = bool(days) and days <= set(edition.school_days)
    if not only:
        return answer(r.C07, True, "slots", edition=edition.id, school_days=edition.school_days)
    text = f" {plain(' '.join((event.title, event.description, event.conditions, *event.keywords)))} "
    told = for_schools or any(f" {plain(word)} " in text for word in words.names)
    return answer(r.C07, told, "slots", law=(words,), edition=edition.id, school_days=edition.school_days)


def _extent(edition: Edition) -> set[date]:
    if edition.days is None:
        return set()
    start, end = edition.days
    return {date.fromordinal(n) for n in range(start.toordinal(), end.toordinal() + 1)}


def hours(event: Event) -> int:
    """How many whole hours an event is open, all slots together."""
    return int(sum((end - begin).total_seconds() for begin, end, _ in map(span, event.slots)) // 3600)
