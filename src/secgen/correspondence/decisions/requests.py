"""Deciding the life of a request up to its answer: received, acknowledged, completed, sent on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from secgen.correspondence import events as ev
from secgen.correspondence.clocks.facts import Due
from secgen.correspondence.clocks.receipts import (
    is_electronic,
    missing_mentions,
    receipt_due,
    registration_due,
    target_receipt_due,
)
from secgen.correspondence.clocks.silence import sense_of_silence, silence_due
from secgen.correspondence.decisions._common import (
    known_mail,
    known_request,
    open_request,
    party,
    reason,
)
from secgen.correspondence.rules import enquiries as re
from secgen.correspondence.rules import registers as rr
from secgen.correspondence.rules import requests as r
from secgen.correspondence.state import Correspondence, RequestRow
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.finding import Rule
from secgen.kernel.identifiers import is_rna, is_siren, is_siret
from secgen.kernel.judge import Judge


def receive(state: Correspondence, act: ev.RequestReceived, judge: Judge) -> Iterable[Act]:
    """A request received.

    Asks MAIL-REF (a new number; its letter known), MAIL-PARTY, MAIL-ORDER, MAIL-DECREE, MAIL-IDENTIFIER and C56: what
    its silence will mean.
    """
    known = act.request in state.requests
    new = judge.check(rr.MAIL_REF, bool(act.request) and not known, "request", request=act.request, known=known)
    party(judge, act.requester, "requester")
    letter = _letter(state, act, judge)
    arrived = act.competent_on or act.on
    in_order = judge.check(rr.MAIL_ORDER, arrived >= act.on, "competent_on", competent_on=arrived, received=act.on)
    own = bool(act.regime or act.months)
    judge.check(r.MAIL_DECREE, bool(act.decree) == own and act.months >= 0, "decree", decree=act.decree)
    if not (new and letter and in_order):
        return ()
    demand = RequestRow(act, competent_on=act.competent_on or (act.on if act.competent else None)).demand
    if is_electronic(act.channel, demand, judge.law):
        _identifier(act, judge)
    silence = sense_of_silence(demand, judge.law)
    due = silence_due(demand, judge.law)
    law = due.explanation.law_reads()
    sure = True if silence.sense else None
    judge.check(re.C56, sure, "kind", law=law, kind=act.kind, sense=silence.sense, why=silence.why, due=due.day)
    return (act,)


def _letter(state: Correspondence, act: ev.RequestReceived, judge: Judge) -> bool:
    """The letter that carries the request: known, received that day, and carrying no other."""
    if not act.mail:
        return True
    row = known_mail(state, judge, act.mail)
    if row is None:
        return False
    made = row.made
    ok = made.register == "A" and made.on in (act.on, act.competent_on) and not row.request
    return judge.check(rr.MAIL_ORDER, ok, "mail", mail=act.mail, received=made.on, already=row.request)


def _identifier(act: ev.RequestReceived, judge: Judge) -> None:
    number = act.identifier
    if act.party == "company":
        judge.check(r.MAIL_IDENTIFIER, is_siret(number) or is_siren(number), "identifier", identifier=number)
    if act.party == "association":
        ok = is_rna(number) or is_siret(number) or is_siren(number)
        judge.check(r.MAIL_IDENTIFIER, ok, "identifier", identifier=number)


def _in_time(judge: Judge, rule: Rule, due: Due, on: date) -> None:
    """Ask a rule whether a day is in time; nothing is asked where no clock runs."""
    if due.day is not None:
        judge.check(rule, on <= due.day, "on", law=due.explanation.law_reads(), on=on, due=due.day)


def register(state: Correspondence, act: ev.ReceiptRegistered, judge: Judge) -> Iterable[Act]:
    """The registration receipt sent. Asks MAIL-REF, MAIL-ORDER (once) and C53."""
    row = known_request(state, judge, act.request, act)
    if row is None:
        return ()
    judge.check(rr.MAIL_ORDER, row.registered_on is None, "request", registered_on=row.registered_on)
    _in_time(judge, re.C53, registration_due(row.demand, judge.law), act.on)
    return (act,)


def acknowledge(state: Correspondence, act: ev.RequestAcknowledged, judge: Judge) -> Iterable[Act]:
    """The acknowledgement sent; a second one may complete the first.

    Asks MAIL-REF, MAIL-ORDER, MA-04 (what it says), C54 or C59 (ten working days) and C55 (the service's target).
    """
    row = known_request(state, judge, act.request, act)
    if row is None:
        return ()
    demand = row.demand
    gaps = missing_mentions(act, demand, judge.law)
    complete = None if gaps is None else not gaps
    due, silence = silence_due(demand, judge.law), sense_of_silence(demand, judge.law)
    judge.check(
        r.MA_04, complete, "mentions", missing=gaps or (), implicit=due.day, sense=silence.sense, stated=act.implicit
    )
    if row.receipt is None:
        late_rule = re.C54 if demand.competent == demand.received else re.C59
        _in_time(judge, late_rule, receipt_due(demand, judge.law), act.on)
        _in_time(judge, re.C55, target_receipt_due(demand, judge.law), act.on)
    return (act,)


def ask_items(state: Correspondence, act: ev.ItemsAsked, judge: Judge) -> Iterable[Act]:
    """Missing items asked for.

    Asks MAIL-REF, MAIL-ORDER and C58: the items are listed, a time is set, nothing is awaited already and silence has
    not decided yet.
    """
    row = open_request(state, judge, act.request, act)
    if row is None:
        return ()
    due = silence_due(row.demand, judge.law).day
    waiting = row.demand.waiting
    listed = any(item.strip() for item in act.items)
    ok = listed and act.days >= 1 and waiting is None and (due is None or act.on <= due)
    since = waiting.asked if waiting else None
    asked = judge.check(re.C58, ok, "items", items=act.items, days=act.days, silence_decides=due, awaited_since=since)
    return (act,) if asked else ()


def receive_items(state: Correspondence, act: ev.ItemsReceived, judge: Judge) -> Iterable[Act]:
    """All missing items received. Asks MAIL-REF and MAIL-ORDER: they were asked for, and not later."""
    row = open_request(state, judge, act.request, act)
    if row is None:
        return ()
    waiting = row.demand.waiting
    ok = waiting is not None and act.on >= waiting.asked
    awaited = judge.check(rr.MAIL_ORDER, ok, "on", on=act.on, asked=waiting.asked if waiting else None)
    return (act,) if awaited else ()


def forward(state: Correspondence, act: ev.RequestForwarded, judge: Judge) -> Iterable[Act]:
    """A request sent on to the competent administration.

    Asks MAIL-REF, MAIL-ORDER, MAIL-REASON and C59: the person was told.
    """
    row = open_request(state, judge, act.request, act)
    if row is None:
        return ()
    reason(judge, act.reason)
    in_order = act.arrived is None or act.arrived >= act.on
    ok = judge.check(rr.MAIL_ORDER, in_order and bool(act.to), "to", to=act.to, sent=act.on, arrived=act.arrived)
    judge.check(re.C59, act.informed, "informed", to=act.to)
    return (act,) if ok else ()


def hand_over(state: Correspondence, act: ev.RequestHandedOver, judge: Judge) -> Iterable[Act]:
    """A request handed to another service of the office. Asks MAIL-REF, MAIL-REASON and MAIL-ORDER."""
    row = open_request(state, judge, act.request, act)
    if row is None:
        return ()
    reason(judge, act.reason)
    other = bool(act.service) and act.service != row.service
    judge.check(rr.MAIL_ORDER, other, "service", service=act.service, held_by=row.service)
    return (act,)


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.RequestReceived: receive,
    ev.ReceiptRegistered: register,
    ev.RequestAcknowledged: acknowledge,
    ev.ItemsAsked: ask_items,
    ev.ItemsReceived: receive_items,
    ev.RequestForwarded: forward,
    ev.RequestHandedOver: hand_over,
}
