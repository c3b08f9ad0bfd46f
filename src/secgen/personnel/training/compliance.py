"""Who has followed what each must follow, and until when it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal

from attrs import frozen

from secgen.kernel.dates import add_months
from secgen.kernel.judge import LawBook
from secgen.personnel.state import Personnel

Standing = Literal["valid", "soon", "expired", "missing"]
"""Valid; expires within three months; expired; never followed."""
SOON_MONTHS = 3


@frozen
class Obligation:
    """A mandatory training of an agent on a day. ``until``: the last day it holds, ``None`` if it never ends."""

    agent: str
    code: str
    standing: Standing
    followed_on: date | None
    until: date | None


def obligations(room: Personnel, day: date, law: LawBook) -> Iterator[Obligation]:
    """What every agent in the services must have followed on a day."""
    for agent, row in sorted(room.staff.agents.items()):
        if row.present(day) and row.position(day).kind == "active":
            held = room.training.roles.get(agent, ())
            roles = {role for role, since, until in held if since <= day and (until is None or day <= until)}
            for asked in law.section("mandatory_training"):
                if asked["role"] in ("all", *roles):
                    yield _obligation(room, agent, asked, day)


def _obligation(room: Personnel, agent: str, asked: Mapping[str, Any], day: date) -> Obligation:
    code, months = asked["code"], asked["months"]
    followed = (f.on for f in room.training.followed.get(agent, ()) if f.mandatory == code and f.on <= day)
    last = max(followed, default=None)
    if last is None:
        return Obligation(agent, code, "missing", None, None)
    if not months:
        return Obligation(agent, code, "valid", last, None)
    until = add_months(last, months)
    standing: Standing = "expired" if until < day else "soon" if until <= add_months(day, SOON_MONTHS) else "valid"
    return Obligation(agent, code, standing, last, until)
