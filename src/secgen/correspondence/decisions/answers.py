"""Deciding the answers: in time or not, what a refusal needs, what follows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from secgen.correspondence import events as ev
from secgen.correspondence.clocks.answers import accessibility_due, reasons_due, referral_until
from secgen.correspondence.clocks.silence import sense_of_silence, silence_due
from secgen.correspondence.decisions._common import known_mail, known_request, open_request, reason
from secgen.correspondence.following import refused_on
from secgen.correspondence.rules import enquiries as re
from secgen.correspondence.rules import registers as rr
from secgen.correspondence.rules import requests as r
from secgen.correspondence.state import Correspondence, RequestRow
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge


def forecast(state: Correspondence, act: ev.AnswerForecast, judge: Judge) -> Iterable[Act]:
    """The day of the answer announced. Asks MAIL-REF and MAIL-ORDER: a day still to come."""
    row = open_request(state, judge, act.request, act)
    if row is None:
        return ()
    judge.check(rr.MAIL_ORDER, act.by_day > act.on, "by_day", by_day=act.by_day, on=act.on)
    return (act,)


def answer(state: Correspondence, act: ev.RequestAnswered, judge: Judge) -> Iterable[Act]:
    """An express answer.

    Asks MAIL-REF, MAIL-ORDER, C67 for a document, MAIL-ACCESSIBILITY, and MA-01, MA-02, MA-03 or
    MA-05: whether silence had decided before.
    """
    row = open_request(state, judge, act.request, act)
    if row is None:
        return ()
    if act.mail:
        letter = known_mail(state, judge, act.mail)
        sent = letter is not None and letter.made.register == "D"
        judge.check(rr.MAIL_REF, sent, "mail", mail=act.mail)
    if row.made.kind == "document":
        _document(row, act, judge)
    if row.made.kind == "accessibility":
        due = accessibility_due(row.demand, judge.law)
        limit = max(filter(None, (due.day, row.forecast)), default=act.on)
        law = due.explanation.law_reads()
        judge.check(re.ACCESSIBILITY, act.on <= limit, "on", law=law, due=due.day, announced=row.forecast)
    _after_silence(row, act, judge)
    return (act,)


def _document(row: RequestRow, act: ev.RequestAnswered, judge: Judge) -> None:
    nature = row.made.document
    open_to_all = nature == "final" if nature else None
    if act.outcome == "granted":
        judge.check(re.C67, open_to_all, "outcome", document=nature, outcome=act.outcome)
    if act.outcome == "refused":
        judge.check(re.C67, bool(act.reason.strip()), "reason", document=nature, reason=act.reason)


def _after_silence(row: RequestRow, act: ev.RequestAnswered, judge: Judge) -> None:
    """What silence had already decided when the answer came."""
    due = silence_due(row.demand, judge.law)
    if due.day is None:
        return
    silence = sense_of_silence(row.demand, judge.law)
    if silence.sense == "acceptance":
        rule, in_time = r.MA_01, act.on <= due.day or act.outcome != "refused"
    elif row.made.kind == "document":
        rule, in_time = r.MA_05, act.on <= due.day
    else:
        rule, in_time = (r.MA_03 if row.pauses else r.MA_02), act.on <= due.day
    law = due.explanation.law_reads()
    judge.check(rule, in_time, "on", law=law, answered=act.on, silence_decides=due.day, sense=silence.sense)


def reopen(state: Correspondence, act: ev.RequestReopened, judge: Judge) -> Iterable[Act]:
    """A closed request taken up again. Asks MAIL-REF, MAIL-REASON and MAIL-ORDER: it was answered."""
    row = known_request(state, judge, act.request, act)
    if row is None:
        return ()
    reason(judge, act.reason)
    answered = row.answered_on is not None and act.on >= row.answered_on
    judge.check(rr.MAIL_ORDER, answered, "request", answered_on=row.answered_on)
    return (act,)


def seize(state: Correspondence, act: ev.CommissionSeized, judge: Judge) -> Iterable[Act]:
    """A referral to the access commission registered. Asks MAIL-REF, MAIL-ORDER and C57: within two months."""
    row = known_request(state, judge, act.request, act)
    if row is None:
        return ()
    judge.check(rr.MAIL_REF, row.made.kind == "document", "request", kind=row.made.kind)
    refused = refused_on(row, act.on, judge.law)
    if judge.check(rr.MAIL_ORDER, refused is not None, "on", on=act.on, refused_on=refused) and refused is not None:
        last = referral_until(refused, judge.law)
        law = last.explanation.law_reads()
        judge.check(re.C57, last.day is not None and act.on <= last.day, "on", law=law, refused=refused, until=last.day)
    return (act,)


def ask_reasons(state: Correspondence, act: ev.ReasonsAsked, judge: Judge) -> Iterable[Act]:
    """Reasons of an implicit rejection asked for. Asks MAIL-REF and MAIL-ORDER: silence had rejected by then."""
    row = known_request(state, judge, act.request, act)
    if row is None:
        return ()
    silence, due = sense_of_silence(row.demand, judge.law), silence_due(row.demand, judge.law).day
    rejected = silence.sense == "rejection" and due is not None and act.on >= due
    ok = rejected and row.answered_on is None if silence.sense else None
    judge.check(rr.MAIL_ORDER, ok, "on", sense=silence.sense, silence_decides=due, answered_on=row.answered_on)
    return (act,)


def give_reasons(state: Correspondence, act: ev.ReasonsGiven, judge: Judge) -> Iterable[Act]:
    """Those reasons sent. Asks MAIL-REF, MAIL-ORDER (they were asked for) and MAIL-REASONS (within a month)."""
    row = known_request(state, judge, act.request, act)
    if row is None:
        return ()
    asked = row.reasons_asked_on
    if not judge.check(rr.MAIL_ORDER, asked is not None and act.on >= asked, "on", asked=asked) or asked is None:
        return ()
    due = reasons_due(asked, judge.law)
    ok = due.day is not None and act.on <= due.day
    judge.check(r.MAIL_REASONS, ok, "on", law=due.explanation.law_reads(), asked=asked, due=due.day)
    return (act,)


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.AnswerForecast: forecast,
    ev.RequestAnswered: answer,
    ev.RequestReopened: reopen,
    ev.CommissionSeized: seize,
    ev.ReasonsAsked: ask_reasons,
    ev.ReasonsGiven: give_reasons,
}
