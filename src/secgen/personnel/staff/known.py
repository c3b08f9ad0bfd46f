"""Is this agent known, and there on that day? Asked by every decision about an agent."""

from __future__ import annotations

from datetime import date
from typing import Any

from secgen.kernel.judge import Judge
from secgen.personnel.staff import rules as r
from secgen.personnel.staff.state import AgentRow
from secgen.personnel.state import Personnel


def known_agent(room: Personnel, judge: Judge, act: Any) -> AgentRow | None:
    """The row of the agent an act is about, who must be there on its day; ``None`` once the judge was told why."""
    row = room.staff.agents.get(act.agent)
    if not judge.check(r.PER_REF, row is not None, "agent", agent=act.agent) or row is None:
        return None
    inputs = {"on": act.on, "hired_on": row.hired_on, "left_on": row.left_on}
    return row if judge.check(r.PER_ORDER, row.present(act.on), "on", **inputs) else None


def order(judge: Judge, first: date, last: date | None, where: str = "until") -> bool:
    """Ask PER-DATES: a period ends on or after its first day."""
    return judge.check(r.PER_DATES, last is None or last >= first, where, on=first, until=last)
