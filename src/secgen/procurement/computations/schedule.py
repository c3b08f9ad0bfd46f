"""The calendar of a procedure: forwards from the day the notice is sent, backwards from the day wished."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from attrs import field, frozen

from secgen.kernel.calendar import next_working_day
from secgen.kernel.dates import days_after
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.procurement.computations.answers import Due
from secgen.procurement.computations.award import award_notice_due, first_signature, publication_of
from secgen.procurement.computations.delays import Terms, last_day_of
from secgen.procurement.words import TWO_STAGES

_ONE_DAY: Final = timedelta(days=1)
LABELS: Final[dict[str, Text]] = {
    "sent": Text("avis envoyé", "notice sent"),
    "candidatures": Text("dernier jour des candidatures", "last day of requests to take part"),
    "invited": Text("invitation à soumissionner", "invitation to tender"),
    "information": Text("derniers renseignements complémentaires", "last additional information"),
    "offers": Text("dernier jour des offres", "last day of tenders"),
    "rejected": Text("lettres de rejet", "rejection letters"),
    "signature": Text("première signature possible", "first possible signature"),
    "award_notice": Text("avis d'attribution au plus tard", "award notice at the latest"),
    "essential_data": Text("données essentielles au plus tard", "essential data at the latest"),
}


@frozen
class Step:
    """One day of a calendar, and why."""

    name: str
    day: date
    explanation: Explanation = field(eq=False, repr=False)

    @property
    def label(self) -> Text:
        """The step as a person reads it."""
        return LABELS[self.name]


@frozen
class Schedule:
    """The steps of a procedure in order of day."""

    steps: tuple[Step, ...]

    def day(self, name: str) -> date | None:
        """The day of a step; ``None`` if the procedure has no such step."""
        return next((step.day for step in self.steps if step.name == name), None)

    @property
    def signature(self) -> date:
        """The first day the contract may be signed."""
        return next(step.day for step in self.steps if step.name == "signature")


def forwards(terms: Terms, sent: date, law: Law, *, value: Money, analysis: int | None = None) -> Schedule:
    """Every day of a procedure whose notice is sent on a day, each as early as the delays allow.

    ``analysis``: days planned to study tenders (by default the setting of the house); ``value`` in euros without
    VAT, for the publication of essential data.
    """
    planned = law.read("procurement.delay.analysis", sent)
    study = planned.number if analysis is None else analysis
    steps = [Step("sent", sent, Explanation.of(str(LABELS["sent"]), sent))]
    start = sent
    if terms.procedure in TWO_STAGES:
        start = _add(steps, "candidatures", last_day_of("candidatures", terms, sent, law), sent)
        start = next_working_day(start + _ONE_DAY)
        steps.append(Step("invited", start, Explanation.of(str(LABELS["invited"]), start)))
    offers = _add(steps, "offers", last_day_of("offers", terms, start, law), start)
    if terms.procedure in ("open", *TWO_STAGES):
        urgent = "_urgent" if terms.urgency else ""
        days = law.read(f"procurement.delay.information{urgent}", sent)
        day = days_after(offers, -days.number)
        steps.append(Step("information", day, Explanation.of(str(LABELS["information"]), day, law=(days,))))
    rejected = next_working_day(days_after(offers, study)) if terms.procedure != "exempt" else offers
    steps.append(Step("rejected", rejected, Explanation.of(str(LABELS["rejected"]), rejected, law=(planned,))))
    signature = first_signature(terms.procedure, rejected, terms.electronic, law)
    signed = _add(steps, "signature", signature, rejected)
    _add(steps, "award_notice", award_notice_due(terms.procedure, signed, law), signed)
    _add(steps, "essential_data", publication_of(value, signed, terms.procedure == "exempt", law).due, signed)
    return Schedule(tuple(sorted(steps, key=lambda step: step.day)))


def backwards(terms: Terms, wished: date, law: Law, *, value: Money, analysis: int | None = None) -> Schedule:
    """The calendar whose notice is sent as late as possible so that the contract may be signed by a day wished."""
    sent = wished
    while (found := forwards(terms, sent, law, value=value, analysis=analysis)).signature > wished:
        sent -= _ONE_DAY
    return found


def _add(steps: list[Step], name: str, due: Due, otherwise: date) -> date:
    if due.day is None:
        return otherwise
    steps.append(Step(name, due.day, due.explanation))
    return due.day
