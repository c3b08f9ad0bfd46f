"""An act: what somebody did, on a day, in the office. Acts are the only stored truth."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import field, frozen


@frozen(kw_only=True)
class Act:
    """What all acts share.

    ``on``: the day it takes effect; ``published``: the day its text was published, where the law
    asks for one; the instant it was recorded is kept by the journal. ``by``: who did it, as a
    random id; ``corrects``: the position of the act it puts right; ``source``: the system that
    decided it (``chorus``), empty when decided here; ``advice``: rules breached or undetermined
    that advise without blocking.
    """

    tag: ClassVar[str] = ""
    schema: ClassVar[int] = 1

    on: date
    by: str = ""
    published: date | None = None
    corrects: int | None = None
    source: str = ""
    note: str = ""
    advice: tuple[str, ...] = field(default=())

    @property
    def subject(self) -> str:
        """What the act is about: the stream it is filed under."""
        return self.tag
