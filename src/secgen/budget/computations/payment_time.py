"""The overall payment time-limit (*délai global de paiement*): start, expiry, interruption, days late.

Calendar days throughout (CCP art. L2192-10, R2192-10 to R2192-29): the day of the start is not
counted, the period expires ``limit`` days after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

from attrs import Attribute, evolve, field, frozen

from secgen.budget.computations.answers import Answer
from secgen.budget.computations.inputs import at_least_one, refuse
from secgen.kernel.calendar import next_working_day
from secgen.kernel.dates import days_after
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text

Occasion = Literal["advance", "final_account", "termination"]

_START = Text("début du délai de paiement", "start of the payment period")
_DUE = Text("expiration du délai de paiement", "expiry of the payment period")
_MAY_INTERRUPT = Text("interruption possible", "interruption allowed")
_INTERRUPTED = Text("délai interrompu puis rouvert", "period interrupted, then reopened")
_WAITING = Text("délai interrompu, pièces attendues", "period interrupted, documents awaited")
_TOO_LATE = Text("interruption sans effet : délai déjà expiré", "interruption without effect: period already over")
_NEW_PERIOD = Text("nouveau délai ouvert par les pièces complètes", "new period opened by the complete documents")
_LONGER = Text(
    "délai contractuel plus long que le délai légal : écarté (L2192-10)",
    "contractual limit longer than the legal one: set aside (L2192-10)",
)
_ONLY_ADVANCE = Text("seule une avance attend une garantie", "only an advance waits for a guarantee")
_BACKWARDS = Text("avant la notification", "before the notification")

_WHY: Final = {
    "received": Text("réception de la demande (R2192-12)", "reception of the request (R2192-12)"),
    "executed": Text(
        "exécution, postérieure à la réception ou réception incertaine (R2192-13)",
        "execution, later than reception or reception uncertain (R2192-13)",
    ),
    "unproven": Text(
        "date de la demande augmentée du délai de présomption (R2192-14)", "date of the request (R2192-14)"
    ),
    "advance": Text(
        "notification du marché ou acte de démarrage (R2192-24)", "notification of the contract (R2192-24)"
    ),
    "guarantee": Text("réception de la garantie exigée (R2192-25)", "reception of the required guarantee (R2192-25)"),
    "final_account": Text("réception du décompte général et définitif (R2192-16)", "final account received (R2192-16)"),
    "termination": Text("montant de l'indemnité fixé (R2192-26)", "amount of the indemnity fixed (R2192-26)"),
}


@frozen
class SpecialStart:
    """An occasion whose period does not start at the reception of a request.

    ``day``: for an advance, the notification of the contract (or of the act starting the work, if
    the contract says so); for a final account, its reception; for a termination indemnity, the day
    its amount is fixed. ``guarantee``: the day a required guarantee for the advance was received.
    """

    occasion: Occasion
    day: date
    guarantee: date | None = field(default=None)

    @guarantee.validator
    def _of_an_advance(self, _: Attribute[date | None], guarantee: date | None) -> None:
        if guarantee is not None and self.occasion != "advance":
            refuse("SpecialStart", "guarantee", guarantee, _ONLY_ADVANCE)


@frozen
class Start:
    """The day a payment period starts (itself not counted) and why."""

    day: date
    why: Text
    explanation: Explanation = field(eq=False, repr=False)


@frozen
class Interruption:
    """The one interruption of a period: the day the creditor received the notice, the day all was complete."""

    notified: date
    completed: date | None = field(default=None)

    @completed.validator
    def _in_order(self, _: Attribute[date | None], completed: date | None) -> None:
        if completed is not None and completed < self.notified:
            refuse("Interruption", "completed", completed, _BACKWARDS)


@frozen
class DueDate:
    """The last day a payment is on time; ``day`` is ``None`` while the period is interrupted.

    ``limit``: the days counted; ``longer_set_aside``: the contract set a longer limit than the law
    allows, so that the legal one was used.
    """

    day: date | None
    limit: int
    longer_set_aside: bool
    explanation: Explanation = field(eq=False, repr=False)


@frozen
class _Limit:
    """The legal limit and the days to count from a start: the contract's when they are fewer."""

    start: Start
    legal: LawValue
    days: int
    longer_set_aside: bool


def start_of_period(
    received: date | None,
    request_dated: date,
    executed: date | None,
    law: Law,
    special: SpecialStart | None = None,
) -> Start:
    """When the period starts (CCP art. R2192-12 to -16, -24 to -26; FIN-033).

    At the reception of the request; at the execution when it is later or when the reception is
    uncertain (``received`` is ``None``); without either, some days (2) after the date the request bears.
    """
    if special is not None:
        return _special(special)
    inputs = {"received": received, "request_dated": request_dated, "executed": executed}
    if executed is not None and (received is None or executed > received):
        return _start(executed, "executed", inputs)
    if received is not None:
        return _start(received, "received", inputs)
    presumed = law.read("payment.unknown_reception", request_dated)
    return _start(days_after(request_dated, presumed.number), "unproven", inputs, presumed)


def due_date(start: Start, law: Law, contractual_days: int | None = None) -> DueDate:
    """When the period expires: start + limit (CCP art. L2192-10, R2192-10; FIN-032).

    ``contractual_days``: the limit the contract sets, in days. It may only be shorter than the
    legal one; a longer one is set aside and the result says so. Expiry moves to the next working
    day only if ``payment.weekend_shift`` says so.
    """
    limit = _limit(start, law, contractual_days)
    return _expiry("FIN-032", _DUE, start.day, limit.days, limit, law)


def may_interrupt(notified: date, earlier: int, ordered: date | None, law: Law) -> Answer:
    """Whether the period may be interrupted on a day: once, and before the payment is ordered.

    CCP art. R2192-27; FIN-034. ``earlier``: how many interruptions were already made; ``ordered``:
    the day the payment was ordered (*ordonnancement*), if it was; on that very day it is too late.
    """
    most = law.read("payment.interruptions", notified)
    allowed = most.holds(earlier + 1) and (ordered is None or notified < ordered)
    inputs = {"notified": notified, "earlier": earlier, "ordered": ordered}
    explanation = Explanation.of(str(_MAY_INTERRUPT), allowed, rule="FIN-034", inputs=inputs, law=(most,))
    return Answer(allowed, explanation)


def due_after(
    start: Start, interruption: Interruption | None, law: Law, contractual_days: int | None = None
) -> DueDate:
    """When the period expires once an interruption is taken into account (CCP art. R2192-29; FIN-035).

    From the day everything was received a new period opens: the legal limit, or the balance left
    when the creditor received the notice if that is longer. Never before the start itself. A notice
    received after expiry changes nothing.
    """
    due = due_date(start, law, contractual_days)
    if interruption is None or due.day is None:
        return due
    if interruption.notified > due.day:
        return _noted(due, _TOO_LATE, due.day, interruption)
    if interruption.completed is None:
        return _noted(due, _WAITING, None, interruption)
    limit = _limit(start, law, contractual_days)
    balance = days_after(start.day, limit.days) - max(interruption.notified, start.day)
    length = max(limit.legal.number, balance.days)
    opened = max(interruption.completed, start.day)
    new = _expiry("FIN-035", _NEW_PERIOD, opened, length, limit, law)
    return _noted(new, _INTERRUPTED, new.day, interruption)


def days_late(due: DueDate, paid: date) -> int:
    """Calendar days from the day after expiry to the payment, included; 0 on time or while interrupted."""
    return 0 if due.day is None else max(0, (paid - due.day).days)


def _special(special: SpecialStart) -> Start:
    inputs = {"occasion": special.occasion, "day": special.day, "guarantee": special.guarantee}
    if special.guarantee is not None and special.guarantee > special.day:
        return _start(special.guarantee, "guarantee", inputs)
    return _start(special.day, special.occasion, inputs)


def _start(day: date, why: str, inputs: Mapping[str, object], *law: LawValue) -> Start:
    reason = _WHY[why]
    shown = {**inputs, "why": reason}
    return Start(day, reason, Explanation.of(str(_START), day, rule="FIN-033", inputs=shown, law=law))


def _limit(start: Start, law: Law, contractual: int | None) -> _Limit:
    legal = law.read("payment.limit", start.day)
    if contractual is None:
        return _Limit(start, legal, legal.number, longer_set_aside=False)
    at_least_one("due_date", contractual_days=contractual)
    return _Limit(start, legal, min(contractual, legal.number), longer_set_aside=contractual > legal.number)


def _expiry(rule: str, label: Text, opened: date, length: int, limit: _Limit, law: Law) -> DueDate:
    counted = days_after(opened, length)
    shift = law.read("payment.weekend_shift", counted)
    day = next_working_day(counted) if shift.value is True else counted
    inputs = {"opened": opened, "days": length, "counted": counted}
    notes = [Explanation(str(_LONGER))] if limit.longer_set_aside else []
    explanation = Explanation.of(
        str(label), day, rule=rule, inputs=inputs, law=(limit.legal, shift), children=[limit.start.explanation, *notes]
    )
    return DueDate(day, length, limit.longer_set_aside, explanation)


def _noted(due: DueDate, note: Text, day: date | None, interruption: Interruption) -> DueDate:
    """The due date once the interruption is written above what explained it."""
    inputs = {"notified": interruption.notified, "completed": interruption.completed}
    explanation = Explanation.of(str(note), day, rule="FIN-035", inputs=inputs, children=[due.explanation])
    return evolve(due, day=day, explanation=explanation)
