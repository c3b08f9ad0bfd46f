"""Where a request stands on a day: every clock that runs on it, in time, late, open or overdue."""

from __future__ import annotations

from datetime import date
from typing import Literal

from attrs import frozen

from secgen.correspondence.clocks.answers import (
    accessibility_due,
    answer_target,
    confirmed_refusal,
    opinion_due,
    reasons_due,
    referral_until,
)
from secgen.correspondence.clocks.facts import Due
from secgen.correspondence.clocks.receipts import receipt_due, registration_due, target_receipt_due
from secgen.correspondence.clocks.silence import sense_of_silence, silence_due
from secgen.correspondence.state import RequestRow
from secgen.kernel.judge import Law

Status = Literal["in_time", "late", "open", "overdue", "undetermined"]


@frozen
class Clock:
    """One time limit on one request: its last day, the day it was met. ``law`` tells a legal one from a target.

    ``known`` is false when what is known of the request does not say how long it runs.
    """

    name: str
    due: Due
    done: date | None
    law: bool
    known: bool = True

    def status(self, on: date) -> Status:
        """Met in time or late; still open or overdue on a day; or undetermined."""
        last = self.due.day
        if not self.known:
            return "undetermined"
        if self.done is not None and self.done <= on:
            return "in_time" if last is None or self.done <= last else "late"
        return "open" if last is None or on <= last else "overdue"


def clocks(row: RequestRow, law: Law) -> tuple[Clock, ...]:
    """Every clock of a request, in the order they end as a rule; those left open by a request sent on are dropped."""
    found = [*_receipts(row, law), *_answers(row, law)]
    return tuple(clock for clock in found if clock.done is not None or not row.forwarded_to)


def _receipts(row: RequestRow, law: Law) -> list[Clock]:
    demand, receipt = row.demand, row.acknowledged_on
    if row.made.no_receipt:
        return []
    registered = min(filter(None, (row.registered_on, receipt)), default=None)
    registration, legal = registration_due(demand, law), receipt_due(demand, law)
    electronic = registration.day is not None
    both = [Clock("registration", registration, registered, law=True), Clock("receipt", legal, receipt, law=True)]
    target = target_receipt_due(demand, law)
    wanted = [Clock("target_receipt", target, receipt, law=False)] if target.day is not None else []
    return [*(both if electronic else ()), *wanted]


def _answers(row: RequestRow, law: Law) -> list[Clock]:
    demand, answered = row.demand, row.first_answered_on
    target = answer_target(demand, law)
    if row.forecast is not None:
        target = Due(row.forecast, target.explanation)
    found = [Clock("target_answer", target, answered, law=False)]
    if row.made.kind == "accessibility":
        due = accessibility_due(demand, law)
        found.append(Clock("accessibility", Due(row.forecast or due.day, due.explanation), answered, law=False))
    sense = sense_of_silence(demand, law).sense
    found.append(Clock("silence", silence_due(demand, law), answered, law=True, known=sense is not None))
    if row.reasons_asked_on is not None:
        found.append(Clock("reasons", reasons_due(row.reasons_asked_on, law), row.reasons_given_on, law=True))
    return found


def refused_on(row: RequestRow, on: date, law: Law) -> date | None:
    """The day access to a document was refused, by an answer or by silence; ``None`` if it was not by that day."""
    if row.first_answered_on is not None:
        return row.first_answered_on if row.outcome == "refused" else None
    due = silence_due(row.demand, law).day
    return due if due is not None and due <= on else None


def silence_decided(row: RequestRow, on: date, law: Law) -> Literal["", "acceptance", "rejection"]:
    """What silence has decided by a day; nothing if an answer came in time, or if it cannot be told."""
    due, sense = silence_due(row.demand, law).day, sense_of_silence(row.demand, law).sense
    in_time = row.first_answered_on is not None and due is not None and row.first_answered_on <= due
    return "" if due is None or sense is None or on < due or in_time or row.forwarded_to else sense


def commission(row: RequestRow, on: date, law: Law) -> tuple[date | None, date | None, date | None]:
    """Before the access commission: the last day to refer, its opinion's day, the day silence confirms the refusal."""
    refused = refused_on(row, on, law)
    until = referral_until(refused, law).day if refused else None
    if row.referred_on is None:
        return until, None, None
    return until, opinion_due(row.referred_on, law).day, confirmed_refusal(row.referred_on, law).day
