"""The day an electronic registered delivery counts as notified (CRPA art. L112-15 and R112-20)."""

from __future__ import annotations

from datetime import date, timedelta

from secgen.correspondence.clocks.facts import Due
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.text import Text

_NOTIFIED = Text("notifié le", "notified on")
_NOT_YET = Text("pas encore notifié : le délai de consultation court", "not yet notified: it may still be opened")


def notified_on(available: date, opened: date | None, as_of: date, law: Law) -> Due:
    """The day it was opened if that was within the time (15 days); else, once that is over, the day made available.

    MA-06. ``None`` while it is unread and may still be opened in time.
    """
    days = law.read("registered.unread_days", available)
    last = available + timedelta(days=days.number)
    inputs = {"available": available, "opened": opened, "last_day_to_open": last, "as_of": as_of}
    day = opened if opened is not None and opened <= last else available if as_of > last else None
    return Due(day, Explanation.of(str(_NOTIFIED), day or _NOT_YET, rule="MA-06", inputs=inputs, law=(days,)))
