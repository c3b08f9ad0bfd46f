"""The minimum time left to candidates and tenderers, and the last day it gives (CCP art. R2151-1 to R2161-25).

Calendar days: the day after the notice was sent is the first, the last one is full. A last day that is
not a working day moves to the next working day.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final, Literal

from attrs import frozen

from secgen.kernel.calendar import next_working_day
from secgen.kernel.dates import add_months, days_after
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text
from secgen.procurement.computations.answers import Answer, Due, refuse
from secgen.procurement.words import Procedure

Stage = Literal["candidatures", "offers"]
END_OF_DAY: Final = "23:59"
_HOUR: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_NOT_AN_HOUR: Final = Text("écrire HH:MM", "write HH:MM")
_LAST: Final = Text("dernier jour", "last day")
_IN_TIME: Final = Text("délai minimal respecté", "minimum time respected")
_STAGES: Final[dict[str, tuple[Stage, ...]]] = {
    "adapted": ("offers",),
    "open": ("offers",),
    "restricted": ("candidatures", "offers"),
    "negotiated": ("candidatures", "offers"),
    "dialogue": ("candidatures",),
}
"""The stages whose least time the code or its practice sets."""
_RULES: Final = {"open": "PR-16", "restricted": "PR-18", "negotiated": "PR-18", "dialogue": "PR-18", "adapted": "PR-16"}


@frozen(kw_only=True)
class Terms:
    """What shortens a delay: ``electronic`` tenders, an ``urgency`` and its reason, a prior-information notice."""

    procedure: Procedure
    electronic: bool = True
    urgency: str = ""
    prior_notice: date | None = None


def minimum(stage: Stage, terms: Terms, sent: date, law: Law) -> LawValue | None:
    """The least number of days of a stage; ``None`` where the code sets none."""
    if terms.procedure not in _STAGES or stage not in _STAGES[terms.procedure]:
        return None
    return law.read(f"procurement.delay.{terms.procedure}.{stage}{_shortened(stage, terms, sent, law)}", sent)


def _shortened(stage: Stage, terms: Terms, sent: date, law: Law) -> str:
    if terms.procedure in ("adapted", "dialogue"):
        return ""
    if terms.urgency:
        return ".urgent"
    if stage == "candidatures":
        return ""
    if prior_notice_counts(terms.prior_notice, sent, law):
        return ".prior_notice"
    return ".electronic" if terms.electronic else ""


def prior_notice_counts(published: date | None, sent: date, law: Law) -> bool:
    """Whether a prior-information notice shortens the delay: not too late and not too old (CCP art. R2161-3 1°)."""
    if published is None:
        return False
    least = law.read("procurement.delay.prior_notice", sent)
    months = law.read("procurement.delay.prior_notice_months", sent)
    return least.holds((sent - published).days) and published >= add_months(sent, -months.number)


def last_day(sent: date, days: int) -> date:
    """The last full day of a delay: moved to a working day (PR-17)."""
    return next_working_day(days_after(sent, days))


def last_day_of(stage: Stage, terms: Terms, sent: date, law: Law) -> Due:
    """The last full day that candidates or tenderers must be left; ``None`` where the code sets none."""
    days = minimum(stage, terms, sent, law)
    if days is None:
        return Due(None, Explanation.of(str(_LAST), "—", inputs={"procedure": terms.procedure, "stage": stage}))
    day = last_day(sent, days.number)
    inputs = {"sent": sent, "days": days.number, "counted": days_after(sent, days.number)}
    return Due(day, Explanation.of(str(_LAST), day, rule="PR-17", inputs=inputs, law=(days,)))


def in_time(stage: Stage, terms: Terms, sent: date, deadline: date, hour: str, law: Law) -> Answer:
    """Whether a deadline leaves the minimum: the last day is full, so a daytime hour must be on a later day."""
    check_hour(hour)
    due = last_day_of(stage, terms, sent, law)
    ok = due.day is None or deadline > due.day or (deadline == due.day and hour >= END_OF_DAY)
    inputs = {"sent": sent, "deadline": f"{deadline} {hour}", "urgency": terms.urgency}
    rule = _RULES.get(terms.procedure, "")
    return Answer(ok, Explanation.of(str(_IN_TIME), ok, rule=rule, inputs=inputs, children=[due.explanation]))


def check_hour(hour: str) -> None:
    """Refuse an hour that is not written ``HH:MM``."""
    if not _HOUR.fullmatch(hour):
        refuse("deadline", "hour", hour, _NOT_AN_HOUR)
