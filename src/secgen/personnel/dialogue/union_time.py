"""Union time: the monthly hour, and the training leave that silence grants."""

from __future__ import annotations

from datetime import date
from typing import Final

from secgen.kernel.dates import add_months, days_after
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text
from secgen.personnel.outcomes import Deadline

_ASK: Final = Text("demande au plus tard le", "asked at the latest on")
_SILENCE: Final = Text("accepté sans réponse le", "granted without answer on")


def ask_by(starts: date, law: LawBook) -> Deadline:
    """The last day to ask for a union training leave (CGFP art. R215-3; HR-54)."""
    months = law.read("union.leave_request_months", starts)
    day = add_months(starts, -months.number)
    return Deadline(day, Explanation.of(str(_ASK), day, rule="HR-54", inputs={"starts": starts}, law=(months,)))


def granted_by_silence(starts: date, law: LawBook) -> Deadline:
    """The day on which silence grants a union training leave: the fifteenth before it begins (HR-54)."""
    days = law.read("union.leave_silence_days", starts)
    day = days_after(starts, -days.number)
    return Deadline(day, Explanation.of(str(_SILENCE), day, rule="HR-54", inputs={"starts": starts}, law=(days,)))
