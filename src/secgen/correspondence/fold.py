"""How each act changes the state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import evolve

from secgen.correspondence import events as ev
from secgen.correspondence.clocks.facts import Pause
from secgen.correspondence.state import Correspondence, MailRow, RequestRow
from secgen.kernel.act import Act
from secgen.kernel.domain import Fold


def entered(state: Correspondence, act: ev.MailReceived | ev.MailSent, position: int) -> None:
    """A line of a register; the letters it answers are answered."""
    state.numbers.put((act.register, act.on.year), act.number)
    state.mail.put(act.reference, MailRow(act, act.service, (act.service,) if act.service else ()))
    if isinstance(act, ev.MailSent):
        for answered in filter(state.mail.__contains__, act.answers):
            row = state.mail.edit(answered)
            row.answered_on = row.answered_on or act.on
            row.answered_by = (*row.answered_by, act.reference)


def routed(state: Correspondence, act: ev.MailRouted, position: int) -> None:
    """The letter is with another service."""
    row = state.mail.edit(act.mail)
    row.service, row.services = act.service, (*row.services, act.service)


def voided(state: Correspondence, act: ev.MailVoided, position: int) -> None:
    """The entry is struck out; its number stays taken."""
    state.mail.edit(act.mail).voided = True


def delivery_opened(state: Correspondence, act: ev.DeliveryOpened, position: int) -> None:
    """The day the delivery was opened is known."""
    state.mail.edit(act.mail).opened_on = act.on


def disposed(state: Correspondence, act: ev.MailDisposed, position: int) -> None:
    """What became of the letter is known."""
    state.mail.edit(act.mail).disposed = act.fate


def received(state: Correspondence, act: ev.RequestReceived, position: int) -> None:
    """A request begins; its letter carries it."""
    competent = act.competent_on or (act.on if act.competent else None)
    state.requests.put(act.request, RequestRow(act, act.service, competent))
    if act.mail in state.mail:  # seen on a day between its two receptions, the letter is not here yet
        state.mail.edit(act.mail).request = act.request


def registered(state: Correspondence, act: ev.ReceiptRegistered, position: int) -> None:
    """The day of the registration receipt is known."""
    state.requests.edit(act.request).registered_on = act.on


def acknowledged(state: Correspondence, act: ev.RequestAcknowledged, position: int) -> None:
    """The acknowledgement is known, and whether MA-04 found it complete; the first keeps its day."""
    row = state.requests.edit(act.request)
    row.acknowledged_on = row.acknowledged_on or act.on
    row.receipt, row.receipt_complete = act, "MA-04" not in act.advice


def items_asked(state: Correspondence, act: ev.ItemsAsked, position: int) -> None:
    """The file waits for missing items."""
    row = state.requests.edit(act.request)
    row.pauses = (*row.pauses, Pause(act.on, act.days))


def items_received(state: Correspondence, act: ev.ItemsReceived, position: int) -> None:
    """The file is complete."""
    row = state.requests.edit(act.request)
    row.pauses = tuple(evolve(p, given=act.on) if p.given is None else p for p in row.pauses)


def forwarded(state: Correspondence, act: ev.RequestForwarded, position: int) -> None:
    """The request is no longer for this office, nor is its letter."""
    row = state.requests.edit(act.request)
    row.forwarded_to, row.competent_on = act.to, act.arrived
    if row.made.mail in state.mail:
        state.mail.edit(row.made.mail).forwarded = True


def handed_over(state: Correspondence, act: ev.RequestHandedOver, position: int) -> None:
    """The request is with another service of the office."""
    state.requests.edit(act.request).service = act.service


def forecast(state: Correspondence, act: ev.AnswerForecast, position: int) -> None:
    """The day announced for the answer is known."""
    state.requests.edit(act.request).forecast = act.by_day


def answered(state: Correspondence, act: ev.RequestAnswered, position: int) -> None:
    """The request is closed; so is its letter."""
    row = state.requests.edit(act.request)
    row.answered_on, row.outcome, row.faq = act.on, act.outcome, act.faq
    row.first_answered_on = row.first_answered_on or act.on
    if row.made.mail in state.mail:
        mail = state.mail.edit(row.made.mail)
        mail.answered_on = mail.answered_on or act.on


def reopened(state: Correspondence, act: ev.RequestReopened, position: int) -> None:
    """The request is open again; its first answer keeps its day."""
    row = state.requests.edit(act.request)
    row.answered_on, row.outcome, row.reopened = None, "", row.reopened + 1


def seized(state: Correspondence, act: ev.CommissionSeized, position: int) -> None:
    """The day the commission registered the referral is known."""
    state.requests.edit(act.request).referred_on = act.on


def reasons_asked(state: Correspondence, act: ev.ReasonsAsked, position: int) -> None:
    """The day the reasons were asked for is known."""
    state.requests.edit(act.request).reasons_asked_on = act.on


def reasons_given(state: Correspondence, act: ev.ReasonsGiven, position: int) -> None:
    """The day the reasons were given is known."""
    state.requests.edit(act.request).reasons_given_on = act.on


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.MailReceived: entered,
    ev.MailSent: entered,
    ev.MailRouted: routed,
    ev.MailVoided: voided,
    ev.DeliveryOpened: delivery_opened,
    ev.MailDisposed: disposed,
    ev.RequestReceived: received,
    ev.ReceiptRegistered: registered,
    ev.RequestAcknowledged: acknowledged,
    ev.ItemsAsked: items_asked,
    ev.ItemsReceived: items_received,
    ev.RequestForwarded: forwarded,
    ev.RequestHandedOver: handed_over,
    ev.AnswerForecast: forecast,
    ev.RequestAnswered: answered,
    ev.RequestReopened: reopened,
    ev.CommissionSeized: seized,
    ev.ReasonsAsked: reasons_asked,
    ev.ReasonsGiven: reasons_given,
}
