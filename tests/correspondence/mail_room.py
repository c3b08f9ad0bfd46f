"""The work of a mail room in few words."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from secgen import Finding, Secretariat
from secgen.correspondence.clocks.facts import Demand, Pause

PERSON = "person:7f3c91"
COMPANY = "73282932000074"
ASSOCIATION = "W691234567"
_numbers = count(1)


def day(text: str) -> date:
    return date.fromisoformat(text)


def a_demand(kind: str, received: str, **more: Any) -> Demand:
    """A request received by the competent service the same day, unless said otherwise."""
    first = day(received)
    return Demand(**{"kind": kind, "received": first, "competent": first, **more})


def a_pause(asked: str, days: int, given: str | None = None) -> Pause:
    return Pause(day(asked), days, day(given) if given else None)


def a_letter(sg: Secretariat, on: str, **more: Any) -> str:
    """A letter of a user by post; gives its reference."""
    recorded = sg.correspondence.receive(**{"on": on, "channel": "post", "sender": PERSON, **more})
    return str(recorded.act.reference)


def a_request(sg: Secretariat, kind: str, on: str, **more: Any) -> str:
    """A request of a user by e-mail; gives its number."""
    number = f"Q-{next(_numbers)}"
    sg.correspondence.open_request(
        **{"request": number, "kind": kind, "on": on, "channel": "email", "requester": PERSON, **more}
    )
    return number


def a_full_receipt(**more: Any) -> dict[str, Any]:
    """What an acknowledgement says besides its dates and sense."""
    return {"service": "Pôle création", "address": True, "phone": True, **more}


def findings(sg: Secretariat, rule: str, **act: Any) -> list[Finding]:
    """What one rule says of an act; nothing is recorded."""
    return [finding for finding in sg.simulate(act).findings if finding.rule == rule]


def verdict(sg: Secretariat, rule: str, **act: Any) -> str:
    """The one verdict of a rule on an act."""
    (found,) = findings(sg, rule, **act)
    return found.verdict.value
