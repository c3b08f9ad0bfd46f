"""The work of a communication service in few words: what its tests start from."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import office

from secgen import Secretariat, Verdict
from secgen.communication.gates.ask import gates
from secgen.communication.gates.item import Item, digest_of
from secgen.communication.programme.event import Event, Place, Slot
from secgen.kernel.dates import parse_day

__all__ = ["a_place", "an_event", "an_item", "digest_of", "office", "said", "shared", "slot", "states"]


def shared(name: str) -> Path:
    """A real file kept outside the repository."""
    found = next((p for up in Path(__file__).parents for p in (up / "shared/data/events" / name,) if p.exists()), None)
    if found is None:
        pytest.skip(f"the real file {name} is not beside this checkout (../shared/data/events)")
    return found


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def an_item(when: str, channel: str = "page", **more: Any) -> Item:
    """Something about to go out, about the Heritage Days unless told otherwise."""
    values: dict[str, Any] = {"item": "page/heritage", "content": "Ouverture des inscriptions", **more}
    return Item(channel=channel, at=at(when), **values)  # type: ignore[arg-type]


def said(sg: Secretariat, item: Item, rule: str, known_on: str = "") -> Verdict:
    """What a gate answers to an item."""
    known = parse_day(known_on) if known_on else None
    return next(a.verdict for a in gates(item, sg.communication.state.gates, sg.law, known) if a.rule.id == rule)


def slot(begin: str, end: str) -> Slot:
    return Slot(begin=begin, end=end)


def a_place(**more: Any) -> Place:
    """The Lyon opera house, unless told otherwise."""
    values: dict[str, Any] = {
        "uid": "1", "name": "Opéra", "address": "1 place de la Comédie", "commune": "Lyon", "insee": "69123",
        "postcode": "69001", "region": "Auvergne-Rhône-Alpes", "country": "FR",
        "latitude": "45.767", "longitude": "4.836", **more,
    }  # fmt: skip
    for name in ("latitude", "longitude"):
        values[name] = None if values[name] is None else Decimal(values[name])
    return Place(**values)


def an_event(uid: str = "1001", **more: Any) -> Event:
    """A guided visit on the Saturday of the Heritage Days 2025, unless told otherwise."""
    values: dict[str, Any] = {
        "uid": uid,
        "agenda": "jep-2025-auvergne-rhone-alpes",
        "url": f"https://openagenda.com/jep-2025-auvergne-rhone-alpes/events/visite-{uid}",
        "title": "Visite guidée de l'opéra",
        "description": "Une heure dans les coulisses.",
        "slots": (slot("2025-09-20T10:00:00+02:00", "2025-09-20T11:00:00+02:00"),),
        "place": a_place(),
        **more,
    }
    return Event(**values)


def states(answers: Any) -> dict[str, Verdict]:
    """Answers by rule: a breach hides what is undetermined, which hides a pass."""
    order = (Verdict.PASS, Verdict.UNDETERMINED, Verdict.BREACH)
    found: dict[str, Verdict] = {}
    for given in answers:
        before = found.get(given.rule.id, Verdict.PASS)
        found[given.rule.id] = max(before, given.verdict, key=order.index)
    return found
