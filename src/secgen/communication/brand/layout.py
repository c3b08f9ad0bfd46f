"""A declared layout: the marks and texts of a poster, a card, a page, with where they stand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from attrs import frozen

MarkKind = Literal[
    "prefect",
    "ministry",
    "government",
    "republic",
    "region",
    "department",
    "agglomeration",
    "community",
    "commune",
    "eu",
    "operation",
    "other",
]
Case = Literal["grant", "national_operation", "central_credits", "label"]
STATE_MARKS = ("prefect", "ministry", "government", "republic")
"""The marks that hold a Marianne: blocs-marques of the State."""


@frozen(kw_only=True)
class Box:
    """Where something stands: its left and top, its width and height, in the unit of the layout."""

    x: Decimal
    y: Decimal
    w: Decimal
    h: Decimal

    @property
    def right(self) -> Decimal:
        """Its right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> Decimal:
        """Its bottom edge."""
        return self.y + self.h

    @property
    def centre(self) -> Decimal:
        """The middle of its width: what stands left or right is told by it."""
        return self.x + self.w / 2

    def overlaps(self, other: Box, margin: Decimal = Decimal(0)) -> bool:
        """Whether another box comes inside this one grown by a margin."""
        across = other.x < self.right + margin and self.x - margin < other.right
        return across and other.y < self.bottom + margin and self.y - margin < other.bottom

    def same_row(self, other: Box) -> bool:
        """Whether they share some height: marks on different lines are not compared from left to right."""
        return other.y < self.bottom and self.y < other.bottom


@frozen(kw_only=True)
class Mark:
    """One mark on a layout.

    ``marianne``: the height of the Marianne alone, if it was measured; ``background``: ``white``, ``plain`` or
    ``picture``; ``boxed``: it stands in a white box; ``altered``: its colours were changed; ``issued``: the day of the
    file used; ``master``: width and height of the master file.
    """

    kind: MarkKind
    box: Box
    title: str = ""
    background: Literal["white", "plain", "picture"] = "white"
    boxed: bool = False
    altered: bool = False
    marianne: Decimal | None = None
    issued: date | None = None
    master: tuple[Decimal, ...] = ()

    @property
    def of_state(self) -> bool:
        """Whether it is a mark of the State."""
        return self.kind in STATE_MARKS


@frozen(kw_only=True)
class Wording:
    """A text on a layout and where it stands."""

    words: str
    box: Box


@frozen(kw_only=True)
class Layout:
    """A support as it is declared. ``unit``: millimetres or pixels. ``case``: why a State mark is there.

    ``ministries``: those that support it, when several do; ``action``: what it shows; ``release``: the day it is
    printed or put online; ``submitted``: the day the proof came; ``invitation``: it is a named invitation card.
    """

    support: str
    marks: tuple[Mark, ...]
    texts: tuple[Wording, ...] = ()
    unit: Literal["mm", "px"] = "mm"
    case: Case = "grant"
    english: bool = False
    ministries: tuple[str, ...] = ()
    minister_present: bool = False
    invitation: bool = False
    action: str = ""
    release: date | None = None
    submitted: date | None = None

    @property
    def state_marks(self) -> tuple[Mark, ...]:
        """The marks of the State on it."""
        return tuple(mark for mark in self.marks if mark.of_state)


@frozen(kw_only=True)
class Grounds:
    """What a layout is held to besides the rules: the action supported and the dates the mark may be used."""

    action: str = ""
    starts: date | None = None
    ends: date | None = None
    lead_days: int = 0
    mark: str = ""
