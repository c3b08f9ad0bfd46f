"""Deciding acts on releases and press contacts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from secgen.communication import rules as rc
from secgen.communication.gates import rules as rg
from secgen.communication.gates.ask import ask
from secgen.communication.gates.events import EmbargoSet, TextApproved
from secgen.communication.gates.item import digest_of
from secgen.communication.instants import instant
from secgen.communication.press import events as ev
from secgen.communication.press import rules as r
from secgen.communication.press.release import release_item
from secgen.communication.press.retention import retention
from secgen.communication.press.state import ContactRow, ReleaseRow
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge

_OPEN: Final = frozenset({"draft", "expert", "secretary_general", "director", "submitted", "changes", "srci"})
_BEFORE: Final[Mapping[str, frozenset[str]]] = {
    "expert": frozenset({"draft", "changes", "expert"}),
    "secretary_general": frozenset({"draft", "changes", "expert", "secretary_general"}),
    "director": frozenset({"expert", "secretary_general", "director"}),
    "srci": frozenset({"submitted", "srci"}),
}
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{64}")


def draft(state: Communication, act: ev.ReleaseDrafted, judge: Judge) -> Iterable[Act]:
    """A release drafted, with its embargo if it has one (COM-NEW, COM-WORDS, C25)."""
    judge.check(rc.WORDS, bool(act.title.strip() and act.body.strip()), "body", title=act.title)
    judge.check(rc.WORDS, bool(act.by), "by", by=act.by)
    _quoted(judge, act.quotes, act.body)
    if not judge.check(rc.NEW, act.release not in state.press.releases, "release", release=act.release):
        return ()
    if not act.embargo:
        return (act,)
    instant(act.embargo, act.tag, "embargo")
    return (EmbargoSet(on=act.on, by=act.by, item=f"release/{act.release}", until=act.embargo), act)


def revise(state: Communication, act: ev.ReleaseRevised, judge: Judge) -> Iterable[Act]:
    """The text changed, before it is sent (COM-CIRCUIT); what was approved is void (C24)."""
    row = _known(state, judge, act)
    if row is None:
        return ()
    judge.check(rc.WORDS, bool(act.title.strip() and act.body.strip()), "body", title=act.title)
    _quoted(judge, act.quotes, act.body)
    judge.check(r.CIRCUIT, row.stage in _OPEN, "release", stage=row.stage)
    return (act,)


def _quoted(judge: Judge, quotes: tuple[ev.Quote, ...], body: str) -> None:
    for quote in quotes:
        judge.check(r.QUOTE, bool(quote.words) and quote.words in body, "quotes", words=quote.words[:40])


def review(state: Communication, act: ev.ReleaseReviewed, judge: Judge) -> Iterable[Act]:
    """A step of the circuit, on the text as it stands, by somebody who did not write it (COM-CIRCUIT, C24)."""
    row = _known(state, judge, act)
    if row is None:
        return ()
    shortened = row.made.urgent and act.step == "director" and row.stage in _OPEN
    judge.check(r.CIRCUIT, shortened or row.stage in _BEFORE[act.step], "step", stage=row.stage, step=act.step)
    judge.check(rg.C24, act.by != row.author and bool(act.by), "by", author=row.author, by=act.by)
    now = digest_of(row.content)
    judge.check(rg.C24, act.digest == now, "digest", read=act.digest[:12], text=now[:12])
    explained = act.answer == "approved" or bool(act.reason.strip())
    judge.check(rc.WORDS, explained, "reason", answer=act.answer, reason=act.reason)
    if act.answer != "approved":
        return (act,)
    item = f"release/{act.release}"
    return (TextApproved(on=act.on, by=act.by, item=item, role=act.step, digest=act.digest), act)


def submit(state: Communication, act: ev.ReleaseSubmitted, judge: Judge) -> Iterable[Act]:
    """A release handed to the SRCI, once the director approved it (COM-CIRCUIT)."""
    row = _known(state, judge, act)
    if row is None:
        return ()
    judge.check(r.CIRCUIT, row.stage == "director", "release", stage=row.stage)
    return (act,)


def send(state: Communication, act: ev.ReleaseSent, judge: Judge) -> Iterable[Act]:
    """A release sent: every gate is asked, quotes are consented to, nobody who objected receives it.

    Asks C24 to C30, C32, COM-CIRCUIT and COM-QUOTE; before the embargo only contacts who accepted it receive (C25).
    """
    row = _known(state, judge, act)
    if row is None:
        return ()
    at = instant(act.at, act.tag, "at")
    judge.check(r.CIRCUIT, row.stage in ("srci", "sent"), "release", stage=row.stage)
    ask(release_item(row, at, judge.law, act.audience), state.gates, judge)
    for quote in row.quotes:
        agreed = (quote.speaker, digest_of(quote.words)) in row.consents
        judge.check(r.QUOTE, agreed, "quotes", speaker=quote.speaker)
    contacts = {name: state.press.contacts.get(name) for name in act.recipients}
    unknown = [name for name, contact in contacts.items() if contact is None]
    judge.check(rc.REF, not unknown, "recipients", unknown=unknown)
    gone = [name for name, contact in contacts.items() if contact is not None and contact.gone]
    judge.check(r.C32, not gone, "recipients", gone=gone)
    if act.audience == "embargo_accepted":
        bare = [n for n, contact in contacts.items() if contact is not None and not contact.made.accepts_embargo]
        judge.check(rg.C25, not bare, "recipients", embargo_not_accepted=bare)
    return (act,)


def consent(state: Communication, act: ev.QuoteConsented, judge: Judge) -> Iterable[Act]:
    """Consent to words that are quoted in the release (COM-QUOTE)."""
    row = _known(state, judge, act)
    if row is None:
        return ()
    quoted = any((q.speaker, digest_of(q.words)) == (act.speaker, act.digest) for q in row.quotes)
    judge.check(r.QUOTE, quoted, "digest", speaker=act.speaker, digest=act.digest[:12])
    return (act,)


def close(state: Communication, act: ev.ReleaseClosed, judge: Judge) -> Iterable[Act]:
    """A release corrected or withdrawn: it was sent (COM-CIRCUIT, COM-WORDS)."""
    row = _known(state, judge, act)
    if row is None:
        return ()
    judge.check(r.CIRCUIT, row.stage == "sent", "release", stage=row.stage)
    judge.check(rc.WORDS, bool(act.reason.strip()), "reason", reason=act.reason)
    return (act,)


def note_coverage(state: Communication, act: ev.CoverageNoted, judge: Judge) -> Iterable[Act]:
    """Coverage of a release that was sent, not before it was (COM-ORDER)."""
    row = _known(state, judge, act)
    if row is None:
        return ()
    sent = None if row.sent_at is None else row.sent_at.date()
    judge.check(rc.ORDER, sent is not None and act.appeared >= sent, "appeared", sent=sent, appeared=act.appeared)
    return (act,)


def _known(state: Communication, judge: Judge, act: ev._OnRelease) -> ReleaseRow | None:
    row = state.press.releases.get(act.release)
    if row is None:
        judge.check(rc.REF, False, "release", release=act.release)
    elif not judge.check(rc.ORDER, act.on >= row.made.on, "on", on=act.on, drafted_on=row.made.on):
        return None
    return row


# contacts


def add_contact(state: Communication, act: ev.ContactAdded, judge: Judge) -> Iterable[Act]:
    """A contact added: never one who objected, nor the same address twice (C32, COM-NEW, COM-ORIGIN)."""
    press = state.press
    judge.check(rc.WORDS, _FINGERPRINT.fullmatch(act.fingerprint) is not None, "fingerprint")
    objected = press.suppressed.get(act.fingerprint)
    judge.check(r.C32, objected is None, "fingerprint", objected_on=objected)
    judge.check(r.ORIGIN, bool(act.origin.strip()), "origin", origin=act.origin)
    told = act.collection == "direct" or act.informed_on is not None
    judge.check(r.ORIGIN, told or None, "informed_on", collection=act.collection, informed_on=act.informed_on)
    same = press.fingerprints.get(act.fingerprint, "")
    new = judge.check(rc.NEW, act.contact not in press.contacts and not same, "contact", contact=act.contact, same=same)
    return (act,) if new else ()


def on_contact(state: Communication, act: ev._OnContact, judge: Judge) -> Iterable[Act]:
    """Something heard of, or from, a contact still there (COM-REF, COM-ORDER)."""
    return (act,) if _contact(state, judge, act) is not None else ()


def ask_contact(state: Communication, act: ev.ContactAsked, judge: Judge) -> Iterable[Act]:
    """A person asked whether to stay, once the retention time is over (C31)."""
    row = _contact(state, judge, act)
    if row is None:
        return ()
    due = retention(row, act.on, judge.law)
    law = due.explanation.law_reads()
    judge.check(r.C31, due.action == "ask", "on", law=law, heard_on=row.heard_on, until=due.until, due=due.action)
    return (act,)


def delete_contact(state: Communication, act: ev.ContactDeleted, judge: Judge) -> Iterable[Act]:
    """A contact deleted: its time is over and no positive answer came, or the address is wrong (C31)."""
    row = _contact(state, judge, act)
    if row is None:
        return ()
    due = retention(row, act.on, judge.law)
    law = due.explanation.law_reads()
    ok = act.reason == "wrong_address" or due.action == "delete"
    judge.check(r.C31, ok, "on", law=law, heard_on=row.heard_on, until=due.until, due=due.action)
    return (act,)


def _contact(state: Communication, judge: Judge, act: ev._OnContact) -> ContactRow | None:
    row = state.press.contacts.get(act.contact)
    if not judge.check(rc.REF, row is not None and not row.gone, "contact", contact=act.contact) or row is None:
        return None
    if not judge.check(rc.ORDER, act.on >= row.made.on, "on", on=act.on, added_on=row.made.on):
        return None
    return row


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.ReleaseDrafted: draft,
    ev.ReleaseRevised: revise,
    ev.ReleaseReviewed: review,
    ev.ReleaseSubmitted: submit,
    ev.ReleaseSent: send,
    ev.QuoteConsented: consent,
    ev.ReleaseClosed: close,
    ev.CoverageNoted: note_coverage,
    ev.ContactAdded: add_contact,
    ev.ContactHeard: on_contact,
    ev.ContactAsked: ask_contact,
    ev.ContactAnswered: on_contact,
    ev.ContactObjected: on_contact,
    ev.ContactDeleted: delete_contact,
}
