"""Deciding the entries of the registers and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import evolve

from secgen.correspondence import events as ev
from secgen.correspondence.clocks.delivery import notified_on
from secgen.correspondence.decisions._common import entered, known_mail, party, reason
from secgen.correspondence.retention import code_of, until
from secgen.correspondence.rules import registers as r
from secgen.correspondence.state import Correspondence
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge


def receive(state: Correspondence, act: ev.MailReceived, judge: Judge) -> Iterable[Act]:
    """A letter entered in the arrivals register.

    Asks MAIL-PARTY, MAIL-ORDER (not dated after its stamp), MAIL-RETENTION (a code of the table) and MAIL-NUMBER.
    """
    party(judge, act.sender, "sender")
    judge.check(r.MAIL_ORDER, act.dated is None or act.dated <= act.on, "dated", dated=act.dated, received=act.on)
    return _entered(state, act, judge)


def send(state: Correspondence, act: ev.MailSent, judge: Judge) -> Iterable[Act]:
    """A letter entered in the departures register.

    Asks MAIL-PARTY, MAIL-REF (what it answers is known), MAIL-ORDER (and not later), MAIL-CONSENT, MAIL-RETENTION and
    MAIL-NUMBER.
    """
    party(judge, act.recipient, "recipient")
    for answered in act.answers:
        row = known_mail(state, judge, answered, "answers")
        if row is not None:
            ok = row.made.register == "A" and row.made.on <= act.on
            judge.check(r.MAIL_ORDER, ok, "answers", mail=answered, received=row.made.on, sent=act.on)
    if act.channel == "e_registered" and act.party in ("person", "company", "association", "press"):
        judge.check(r.MAIL_CONSENT, act.consent, "consent", party=act.party)
    return _entered(state, act, judge)


def _entered(state: Correspondence, act: ev.MailReceived | ev.MailSent, judge: Judge) -> Iterable[Act]:
    known = code_of(judge.law, act.retention) is not None
    judge.check(r.MAIL_RETENTION, known, "retention", retention=act.retention)
    following = state.next_number(act.register, act.on.year)
    given = act.number or following
    judge.check(r.MAIL_NUMBER, given == following, "number", number=given, next=following)
    free = given >= following  # a register kept elsewhere may have gaps; no number is ever used twice
    return (evolve(act, number=given),) if free else ()


def route(state: Correspondence, act: ev.MailRouted, judge: Judge) -> Iterable[Act]:
    """A letter handed to another service. Asks MAIL-REF, MAIL-REASON and MAIL-ORDER (another service, a later day)."""
    row = entered(state, judge, act)
    if row is None:
        return ()
    reason(judge, act.reason)
    other = bool(act.service) and act.service != row.service
    judge.check(r.MAIL_ORDER, other, "service", service=act.service, held_by=row.service)
    return (act,)


def void(state: Correspondence, act: ev.MailVoided, judge: Judge) -> Iterable[Act]:
    """An entry struck out. Asks MAIL-REF, MAIL-REASON and MAIL-ORDER: nothing was built on it."""
    row = entered(state, judge, act)
    if row is None:
        return ()
    reason(judge, act.reason)
    bare = not row.request and not row.answered_by
    judge.check(r.MAIL_ORDER, bare, "mail", request=row.request, answered_by=row.answered_by)
    return (act,)


def delivery_opened(state: Correspondence, act: ev.DeliveryOpened, judge: Judge) -> Iterable[Act]:
    """An electronic registered delivery opened. Asks MAIL-REF, MAIL-ORDER and MA-06: in time, or already notified."""
    row = entered(state, judge, act)
    if row is None:
        return ()
    made = row.made
    ok = made.register == "D" and made.channel == "e_registered" and row.opened_on is None
    if not judge.check(r.MAIL_ORDER, ok, "mail", channel=made.channel, sent=made.on, opened_on=row.opened_on):
        return ()
    notified = notified_on(made.on, act.on, act.on, judge.law)
    law = notified.explanation.law_reads()
    judge.check(r.MA_06, notified.day == act.on, "on", law=law, opened=act.on, notified_on=notified.day)
    return (act,)


def dispose(state: Correspondence, act: ev.MailDisposed, judge: Judge) -> Iterable[Act]:
    """A letter destroyed or handed to the archives.

    Asks MAIL-REF, MAIL-ORDER (once) and MAIL-RETENTION: its time is over, the table lets it be destroyed, with a visa.
    """
    row = entered(state, judge, act)
    if row is None:
        return ()
    judge.check(r.MAIL_ORDER, not row.disposed, "mail", disposed=row.disposed)
    last = until(judge.law, row)
    code = code_of(judge.law, row.made.retention)
    kept = code is not None and code["fate"] == "keep"
    over = last is not None and act.on > last
    ok = over if act.fate == "transferred" else over and not kept and bool(act.visa.strip())
    retention = row.made.retention
    judge.check(r.MAIL_RETENTION, ok, "fate", fate=act.fate, keep_until=last, retention=retention, visa=act.visa)
    return (act,)


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.MailReceived: receive,
    ev.MailSent: send,
    ev.MailRouted: route,
    ev.MailVoided: void,
    ev.DeliveryOpened: delivery_opened,
    ev.MailDisposed: dispose,
}
