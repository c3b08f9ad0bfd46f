"""An office with agents: what the tests of time, training and dialogue start from. Ids are random, as they must be."""

from __future__ import annotations

from typing import Any

from helpers import office

from secgen import Secretariat

ANNE = "agent:7f3c"
"""An attaché, civil servant, in the directorate since 2024."""
BEN = "agent:b0b1"
"""A contract agent since 2024."""
CHLOE = "agent:c0de"
"""A trainee since January 2026."""


def staffed(year: int = 2026) -> Secretariat:
    """An office with Anne, Ben and Chloé, all full-time in Lyon."""
    sg = office(year)
    civil: dict[str, Any] = {"status": "civil_servant", "corps": "AAE", "grade": "attache", "step": "4"}
    sg.personnel.hire(agent=ANNE, on="2024-01-02", **civil)
    sg.personnel.hire(agent=BEN, status="contract", on="2024-01-01")
    sg.personnel.hire(agent=CHLOE, on="2026-01-01", **{**civil, "status": "trainee", "step": "1"})
    return sg


def week(monday: str, *hours: str, start: int = 8 * 60) -> dict[str, Any]:
    """The fields of a week worked from a Monday; ``8:30`` is eight hours and a half; breaks of half an hour."""
    from datetime import date, timedelta

    first = date.fromisoformat(monday)
    days = []
    for number, text in enumerate(hours):
        whole, _, part = text.partition(":")
        minutes = int(whole) * 60 + int(part or 0)
        if minutes:
            day = (first + timedelta(days=number)).isoformat()
            days.append({"day": day, "start": start, "end": start + minutes + 30, "minutes": minutes})
    return {"on": monday, "days": days}
