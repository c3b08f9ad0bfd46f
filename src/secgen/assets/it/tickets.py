"""Deciding the life of a ticket."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import evolve

from secgen.assets.it import events as ev
from secgen.assets.it import rules as r
from secgen.assets.it.service import Goal, ServiceClock, level, priority
from secgen.assets.it.state import Moment, TicketRow
from secgen.assets.state import Assets
from secgen.assets.upkeep import rules as u
from secgen.assets.upkeep.asking import minute, named, new, plausible
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge


def open_ticket(assets: Assets, act: ev.TicketOpened, judge: Judge) -> Iterable[Act]:
    """A ticket is opened. Asks AST-NEW, AST-TIME and IT-01; the priority is written in the act."""
    fresh = new(judge, "ticket", act.ticket, act.ticket in assets.tickets)
    at = minute(judge, "at", act.at)
    found = priority(act.urgency, act.impact, judge.law)
    given = found is not None and act.priority in (0, found)
    right = judge.check(
        r.IT_01, given, "priority", urgency=act.urgency, impact=act.impact, priority=found, given=act.priority or None
    )
    judge.check(u.AST_REF, not act.asset or act.asset in assets.assets, "asset", asset=act.asset)
    known = not act.application or act.application in assets.applications
    judge.check(u.AST_REF, known, "application", application=act.application)
    if not fresh or at is None or not right or found is None or not plausible(judge, act):
        return ()
    return (evolve(act, priority=found),)


def _ticket(assets: Assets, judge: Judge, act: Any, *stages: str) -> tuple[TicketRow, Moment] | None:
    """The ticket, in one of these stages, and the moment of the act, not before its last one."""
    row = assets.tickets.get(act.ticket)
    if not judge.check(u.AST_REF, row is not None, "ticket", ticket=act.ticket):
        return None
    assert row is not None
    at = minute(judge, "at", act.at)
    if at is None:
        return None
    ready = row.stage in stages and (act.on, at) >= (row.last or row.opened)
    if not judge.check(u.AST_ORDER, ready, "ticket", stage=row.stage, expected=stages, on=act.on, at=act.at):
        return None
    return row, (act.on, at)


def take(assets: Assets, act: ev.TicketTaken, judge: Judge) -> Iterable[Act]:
    """A technician takes a ticket. Asks IT-06 on the time to own."""
    found = _ticket(assets, judge, act, "new", "assigned", "pending")
    if found is None or not named(judge, "technician", act.technician):
        return ()
    if found[0].taken is None:
        _level(judge, found, "own")
    return (act,)


def _level(judge: Judge, found: tuple[TicketRow, Moment], goal: Goal) -> None:
    row, now = found
    reached = level(row, goal, now, judge.law, ServiceClock(judge.law))
    judge.check(
        r.IT_06,
        reached.met is not False,
        "at",
        law=reached.explanation.law_reads(),
        priority=row.priority,
        minutes=reached.spent,
        allowed=reached.allowed,
    )


def pause(assets: Assets, act: ev.TicketPaused, judge: Judge) -> Iterable[Act]:
    """A ticket waits. Asks AST-ORDER, and AST-NAME: for a reason."""
    found = _ticket(assets, judge, act, "new", "assigned")
    return (act,) if found is not None and named(judge, "reason", act.reason) else ()


def resume(assets: Assets, act: ev.TicketResumed, judge: Judge) -> Iterable[Act]:
    """A ticket goes on. Asks AST-ORDER."""
    return (act,) if _ticket(assets, judge, act, "pending") else ()


def solve(assets: Assets, act: ev.TicketSolved, judge: Judge) -> Iterable[Act]:
    """A ticket is solved. Asks IT-06 on the time to resolve."""
    found = _ticket(assets, judge, act, "new", "assigned", "pending")
    if found is None:
        return ()
    _level(judge, found, "resolve")
    return (act,)


def reopen(assets: Assets, act: ev.TicketReopened, judge: Judge) -> Iterable[Act]:
    """A solution does not hold. Asks AST-ORDER."""
    return (act,) if _ticket(assets, judge, act, "solved") else ()


def close(assets: Assets, act: ev.TicketClosed, judge: Judge) -> Iterable[Act]:
    """A ticket ends. Asks AST-ORDER: it is solved."""
    return (act,) if _ticket(assets, judge, act, "solved") else ()


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.TicketOpened: open_ticket,
    ev.TicketTaken: take,
    ev.TicketPaused: pause,
    ev.TicketResumed: resume,
    ev.TicketSolved: solve,
    ev.TicketReopened: reopen,
    ev.TicketClosed: close,
}
