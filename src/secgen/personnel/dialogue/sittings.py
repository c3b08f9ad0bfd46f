"""When a sitting may be called, when it may sit, what a vote means, when it must be held again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final, Literal

from attrs import field, frozen

from secgen.kernel.dates import add_months, days_after
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import LawBook
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text
from secgen.personnel.outcomes import Answer, Deadline

Result = Literal["favourable", "unfavourable", "given"]
"""A majority for, a majority against, or neither: the opinion is then deemed given."""
_CALL: Final = Text("convocation envoyée au plus tard le", "call sent at the latest on")
_QUORUM: Final = Text("quorum", "quorum")
_AGAIN: Final = Text("réexamen entre le … et le …", "re-examination between … and …")


@frozen
class Window:
    """The first and last day on which a sitting may be held again."""

    first: date
    last: date
    explanation: Explanation = field(eq=False, repr=False)


def call_by(sits_on: date, urgent: bool, law: LawBook) -> Deadline:
    """The last day to send the call and the agenda (CGFP art. R254-38; HR-49)."""
    days = law.read("csa.call_days_urgent" if urgent else "csa.call_days", sits_on)
    day = days_after(sits_on, -days.number)
    inputs = {"sits_on": sits_on, "urgent": urgent}
    return Deadline(day, Explanation.of(str(_CALL), day, rule="HR-49", inputs=inputs, law=(days,)))


def quorate(kind: str, present: int, seats: int, second: bool, day: date, law: LawBook) -> Answer:
    """Whether a sitting may be held at its opening (CGFP art. R254-54; R264-57 for a joint committee; HR-50).

    Half of the staff representatives; a second committee sitting for want of quorum sits whatever the number.
    """
    joint = kind in ("cap", "ccp")
    inputs: dict[str, object] = {"present": present, "seats": seats, "second": second}
    if second and not joint:
        return Answer(True, Explanation.of(str(_QUORUM), True, rule="HR-50", inputs=inputs))
    share = law.read(f"cap.{'second_' if second else ''}quorum" if joint else "csa.quorum", day)
    yes = share.holds(Decimal(present) / seats)
    return Answer(yes, Explanation.of(str(_QUORUM), yes, rule="HR-50", inputs=inputs, law=(share,)))


def result_of(in_favour: int, against: int, present: int) -> Result:
    """What a vote gives: a majority of the members present who deliberate (CGFP art. R254-60)."""
    if 2 * in_favour > present:
        return "favourable"
    return "unfavourable" if 2 * against > present else "given"


def is_unanimous_no(against: int, present: int) -> bool:
    """Whether every representative present voted against; one abstention breaks it."""
    return present > 0 and against == present


def again(first_sitting: date, law: LawBook) -> Window:
    """When a text unanimously refused is examined again (CGFP art. R254-63; HR-51)."""
    least, most = law.read("csa.reexamination_from", first_sitting), law.read("csa.reexamination_to", first_sitting)
    first, last = days_after(first_sitting, least.number), days_after(first_sitting, most.number)
    explanation = Explanation.of(
        str(_AGAIN), f"{first} … {last}", rule="HR-51", inputs={"first_sitting": first_sitting}, law=(least, most)
    )
    return Window(first, last, explanation)


STEPS: Final = {
    "minutes_sent": "csa.minutes_months",
    "opinions_published": "csa.opinions_months",
    "outcome_told": "csa.follow_up_months",
}
"""What is owed after a sitting, with the law that says when; minutes are approved at the next one."""


def owed_by(step: str, sat_on: date, law: LawBook) -> tuple[date, LawValue] | None:
    """The last day of a step after a sitting (CGFP art. R254-73, -74); ``None`` if it has no day of its own."""
    if step not in STEPS:
        return None
    months = law.read(STEPS[step], sat_on)
    return add_months(sat_on, months.number), months
