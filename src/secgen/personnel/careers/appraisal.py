"""The appraisal as a state machine, and its delays (*entretien professionnel*, decree 2010-888)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from secgen.kernel.calendar import next_working_day
from secgen.kernel.dates import add_months, days_after
from secgen.kernel.judge import Law
from secgen.personnel.careers.state import AppraisalRow

FOLLOWS: Final[Mapping[str, tuple[str, ...]]] = {
    "": ("called",),
    "called": ("called", "held"),
    "held": ("report_communicated",),
    "report_communicated": ("commented", "signed"),
    "commented": ("signed",),
    "signed": ("notified",),
    "notified": ("revision_requested", "final"),
    "revision_requested": ("answered",),
    "answered": ("committee_seized", "final"),
    "committee_seized": ("final",),
    "final": (),
}
"""What may follow each stage. A meeting may be called again before it is held."""


def clear_days(day: date, count: int) -> date:
    """The last day of a delay of clear days (*jours francs*): neither the first day nor the last count.

    A delay that ends on a day off runs to the next working day.
    """
    return next_working_day(days_after(day, count + 1))


def last_day(stage: str, row: AppraisalRow, law: Law) -> date | None:
    """HR-42. The last day on which a stage may be reached; ``None`` when no delay bounds it."""
    if stage == "revision_requested" and (notified := row.day("notified")):
        return clear_days(notified, law.read("appraisal.revision_days", notified).number)
    if stage == "answered" and (asked := row.day("revision_requested")):
        return clear_days(asked, law.read("appraisal.answer_days", asked).number)
    if stage == "committee_seized" and (answered := row.day("answered")):
        return add_months(answered, law.read("appraisal.committee_months", answered).number)
    return None
