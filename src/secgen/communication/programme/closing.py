"""Print and web programmes: when each closes, and which of them an entry is in."""

from __future__ import annotations

from datetime import date

from secgen.communication.answers import Answer, answer
from secgen.communication.editions.register import Edition
from secgen.communication.programme import rules as r
from secgen.communication.programme.events import CallOpened
from secgen.communication.programme.state import EntryRow

LISTED = frozenset({"labelled", "published"})
"""The stages in which an entry is in the programme."""


def closings(call: CallOpened, edition: Edition) -> Answer:
    """C20: print closing before web closing, before the event starts; entries may come until the web closing."""
    start = None if edition.days is None else edition.days[0]
    ordered = call.print_closing < call.web_closing and call.opens <= call.closes <= call.web_closing
    ok = False if not ordered else None if start is None else call.web_closing < start
    return answer(
        r.C20, ok, "print_closing", print=call.print_closing, web=call.web_closing, closes=call.closes, start=start
    )


def lists(received: date, call: CallOpened | None) -> tuple[str, ...]:
    """The programmes an entry received on a day is in: ``print`` and ``web``, ``web`` alone, or none (C20)."""
    if call is None:
        return ("web",)
    if received > call.web_closing:
        return ()
    return ("web",) if received > call.print_closing else ("print", "web")


def in_programme(row: EntryRow) -> bool:
    """Whether an entry counts in the programme: labelled or published at its source, and not cancelled."""
    return row.stage in LISTED and row.event.status != 6
