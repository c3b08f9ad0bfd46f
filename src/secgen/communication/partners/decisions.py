"""Deciding acts on partners and questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from secgen.communication import rules as rc
from secgen.communication.partners import events as ev
from secgen.communication.partners import rules as r
from secgen.communication.partners.state import PartnerRow, QuestionRow
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.identifiers import is_random_id, is_rna, is_siren, is_siret
from secgen.kernel.judge import Judge


def record(state: Communication, act: ev.PartnerRecorded, judge: Judge) -> Iterable[Act]:
    """A partner in the directory (COM-WORDS, PARTNER-NUMBER, COM-NEW: one entry for one number)."""
    judge.check(rc.WORDS, bool(act.partner and act.name.strip()), "name", partner=act.partner)
    others = state.partners.directory.items()
    same = [key for key, row in others if act.number and row.made.number == act.number and key != act.partner]
    if act.number:
        fits = is_siret(act.number) or is_siren(act.number) or is_rna(act.number)
        judge.check(r.NUMBER, fits, "number", number=act.number)
        judge.check(rc.NEW, not same, "number", number=act.number, already=same)
    known = state.partners.directory.get(act.partner)
    since = known.made.on if known else None
    return (act,) if judge.check(rc.ORDER, since is None or act.on >= since, "on", on=act.on, recorded=since) else ()


def _known(state: Communication, judge: Judge, act: ev.OnPartner) -> PartnerRow | None:
    row = state.partners.directory.get(act.partner)
    if row is not None and not row.removed and act.on >= row.made.on:
        return row
    judge.check(rc.REF, False, "partner", partner=act.partner, removed=row.removed if row else None)
    return None


def remove(state: Communication, act: ev.PartnerRemoved, judge: Judge) -> Iterable[Act]:
    """A partner taken out (COM-REF, COM-WORDS)."""
    if _known(state, judge, act) is None:
        return ()
    judge.check(rc.WORDS, bool(act.reason.strip()), "reason", reason=act.reason)
    return (act,)


def give_contact(state: Communication, act: ev.ContactGiven, judge: Judge) -> Iterable[Act]:
    """Somebody to write to (COM-REF, PARTNER-CONSENT)."""
    if _known(state, judge, act) is None:
        return ()
    fine = act.consent and is_random_id(act.contact) and bool(act.purpose.strip())
    judge.check(r.CONSENT, fine, "contact", consent=act.consent, purpose=act.purpose)
    return (act,)


def withdraw_contact(state: Communication, act: ev.ContactWithdrawn, judge: Judge) -> Iterable[Act]:
    """Somebody who objects (COM-REF)."""
    row = _known(state, judge, act)
    if row is None:
        return ()
    known = any(contact.contact == act.contact for contact in row.contacts)
    return (act,) if judge.check(rc.REF, known, "contact", partner=act.partner) else ()


def share_project(state: Communication, act: ev.ProjectShared, judge: Judge) -> Iterable[Act]:
    """A joint project (COM-WORDS: at least two partners; COM-REF: in the directory)."""
    several = len(set(act.partners)) > 1 and bool(act.project and act.title.strip())
    judge.check(rc.WORDS, several, "partners", partners=act.partners)
    unknown = [partner for partner in act.partners if partner not in state.partners.directory]
    judge.check(rc.REF, not unknown, "partners", unknown=unknown)
    return (act,)


def answer(state: Communication, act: ev.QuestionAnswered, judge: Judge) -> Iterable[Act]:
    """A question and its answer (FAQ-ENTRY, COM-ORDER)."""
    said = all(value.strip() for value in (act.entry, act.question, act.answer, act.text, act.owner))
    judge.check(r.FAQ, said and act.until > act.on, "entry", text=act.text, owner=act.owner, until=act.until)
    known = state.partners.questions.get(act.entry)
    since = known.made.on if known else None
    return (act,) if judge.check(rc.ORDER, since is None or act.on >= since, "on", on=act.on, written=since) else ()


def _question(state: Communication, judge: Judge, act: ev.OnQuestion) -> QuestionRow | None:
    row = state.partners.questions.get(act.entry)
    if row is not None and not row.retired and act.on >= row.made.on:
        return row
    judge.check(rc.REF, False, "entry", entry=act.entry, retired=row.retired if row else None)
    return None


def review(state: Communication, act: ev.QuestionReviewed, judge: Judge) -> Iterable[Act]:
    """The answer read again (COM-REF, FAQ-ENTRY)."""
    if _question(state, judge, act) is None:
        return ()
    judge.check(r.FAQ, act.until > act.on, "until", until=act.until, on=act.on)
    return (act,)


def retire(state: Communication, act: ev.QuestionRetired, judge: Judge) -> Iterable[Act]:
    """An answer taken out (COM-REF, COM-WORDS)."""
    if _question(state, judge, act) is None:
        return ()
    judge.check(rc.WORDS, bool(act.reason.strip()), "reason", reason=act.reason)
    return (act,)


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.PartnerRecorded: record,
    ev.PartnerRemoved: remove,
    ev.ContactGiven: give_contact,
    ev.ContactWithdrawn: withdraw_contact,
    ev.ProjectShared: share_project,
    ev.QuestionAnswered: answer,
    ev.QuestionReviewed: review,
    ev.QuestionRetired: retire,
}
