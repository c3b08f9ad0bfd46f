"""Layouts of the tests: a fine one for each region, changed at will."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from attrs import evolve

from secgen.communication.brand.layout import Box, Grounds, Layout, Mark, Wording
from secgen.communication.exchange.layouts import judge_layout
from secgen.law import builtin_law
from secgen.law.loader import regional_law

LAW = builtin_law()
GROUNDS = Grounds(action="Festival des Monts", starts=date(2026, 5, 1), ends=date(2026, 6, 30))


def box(x: int, y: int = 250, w: int = 30, h: int = 20) -> Box:
    return Box(x=Decimal(x), y=Decimal(y), w=Decimal(w), h=Decimal(h))


def mark(kind: str, x: int, **more: Any) -> Mark:
    return Mark(**{"kind": kind, "box": box(x), **more})


PREFECT = mark("prefect", 60, marianne=Decimal("2.5"), master=(Decimal(30), Decimal(20)))
MENTION = Wording(words="Avec le soutien de", box=box(20, 255, 35, 8))


def a_poster(*marks: Mark, **more: Any) -> Layout:
    """A poster of the funded action, with the prefect's mark and its wording, and other marks."""
    return Layout(
        **{
            "support": "poster",
            "marks": (PREFECT, *marks),
            "texts": (MENTION,),
            "action": "Festival des Monts",
            "release": date(2026, 5, 20),
            "submitted": date(2026, 5, 10),
            **more,
        }
    )


def verdicts(layout: Layout, region: str = "84", grounds: Grounds = GROUNDS) -> dict[str, set[str]]:
    """What each rule says of a layout by the rules of a region."""
    found: dict[str, set[str]] = {}
    for finding in judge_layout(layout, grounds, regional_law(LAW, region), date(2026, 5, 20)):
        found.setdefault(finding.rule, set()).add(finding.verdict.value)
    return found


def changed(layout: Layout, **more: Any) -> Layout:
    return evolve(layout, **more)
