"""The four-year time-bar on claims against the State (*prescription quadriennale*, loi 68-1250)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from attrs import Attribute, field, frozen

from secgen.budget.computations.inputs import refuse
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.text import Text

Nature = Literal["claim", "court", "administration", "payment"]

_BARRED = Text("prescription acquise à compter du", "barred from")
_PENDING = Text("pas de prescription : instance en cours", "not barred: court action pending")
_RESTARTS = Text("acte interruptif : le délai repart", "interrupting act: the period starts again")
_VOID = Text("acte sans effet : hors du délai", "act without effect: outside the period")
_ONLY_COURT = Text("seule une action en justice se juge", "only a court action is judged")
_BACKWARDS = Text("avant l'action", "before the action")


@frozen
class InterruptingAct:
    """An act that starts the period again (loi 68-1250, art. 2).

    A payment request or written claim, a court action, a written communication of the
    administration about the claim, or the issue of a payment, even partial. ``final_on``: for a
    court action, the day the decision became *res judicata*; ``None`` while it is pending.
    """

    on: date
    nature: Nature = "claim"
    final_on: date | None = field(default=None)

    @final_on.validator
    def _judged(self, _: Attribute[date | None], final_on: date | None) -> None:
        if final_on is None:
            return
        if self.nature != "court":
            refuse("InterruptingAct", "final_on", final_on, _ONLY_COURT)
        if final_on < self.on:
            refuse("InterruptingAct", "final_on", final_on, _BACKWARDS)

    @property
    def pending(self) -> bool:
        """A court action not yet finally judged."""
        return self.nature == "court" and self.final_on is None


@frozen
class Prescription:
    """``day``: the first day the claim is barred; ``None`` while a court action is pending."""

    day: date | None
    explanation: Explanation = field(eq=False, repr=False)

    @property
    def last_payable_day(self) -> date | None:
        """The last day the claim may be paid, the eve of the bar; ``None`` while a court action is pending."""
        return None if self.day is None else self.day - timedelta(days=1)

    def bars(self, on: date) -> bool:
        """Whether the claim can no longer be paid on a day."""
        return self.day is not None and on >= self.day


def barred_from(right_acquired: date, interruptions: Iterable[InterruptingAct], law: Law) -> Prescription:
    """When a claim is barred (loi 68-1250, art. 1 and 2; FIN-040).

    Four years (``prescription.years``) from 1 January after the year in which the right was
    acquired; again from 1 January after each act that interrupts the period while it runs. An act
    before the right or after the bar has no effect.
    """
    years = law.read("prescription.years", right_acquired)
    bar: date | None = _bar(right_acquired, years.number)
    steps: list[Explanation] = []
    for act in sorted(interruptions, key=lambda act: act.on):
        counts = right_acquired <= act.on and (bar is None or act.on < bar)
        if counts:
            bar = _later(bar, act, years.number)
        steps.append(_step(act, counts))
    label = _PENDING if bar is None else _BARRED
    explanation = Explanation.of(
        str(label),
        "" if bar is None else bar,
        rule="FIN-040",
        inputs={"right_acquired": right_acquired},
        law=(years,),
        children=steps,
    )
    return Prescription(bar, explanation)


def last_payable_day(right_acquired: date, interruptions: Iterable[InterruptingAct], law: Law) -> date | None:
    """The last day the claim may be paid, the eve of the bar; ``None`` while a court action is pending."""
    return barred_from(right_acquired, interruptions, law).last_payable_day


def _bar(origin: date, years: int) -> date:
    return date(origin.year + 1 + years, 1, 1)


def _later(bar: date | None, act: InterruptingAct, years: int) -> date | None:
    """The bar after an act; a pending action holds it open whatever else is written meanwhile."""
    if bar is None or act.pending:
        return None
    return max(bar, _bar(act.final_on or act.on, years))


def _step(act: InterruptingAct, counts: bool) -> Explanation:
    inputs = {"nature": act.nature, "final_on": act.final_on}
    return Explanation.of(str(_RESTARTS if counts else _VOID), act.on, inputs=inputs)
