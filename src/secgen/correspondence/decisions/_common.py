"""Checks that several decisions share."""

from __future__ import annotations

from secgen.correspondence.events.registers import OnMail
from secgen.correspondence.rules import registers as rr
from secgen.correspondence.state import Correspondence, MailRow, RequestRow
from secgen.kernel.act import Act
from secgen.kernel.identifiers import is_random_id, is_rna, is_siren, is_siret
from secgen.kernel.judge import Judge


def is_party(value: str) -> bool:
    """Whether a text names a party without its name: a random id, a SIRET, a SIREN or an RNA number."""
    return is_random_id(value) or is_rna(value) or is_siret(value) or is_siren(value)


def party(judge: Judge, value: str, where: str) -> None:
    """Ask MAIL-PARTY: a random id, a SIRET, a SIREN or an RNA number."""
    judge.check(rr.MAIL_PARTY, is_party(value), where, characters=len(value))


def reason(judge: Judge, text: str) -> None:
    """Ask MAIL-REASON: a reason in words."""
    judge.check(rr.MAIL_REASON, bool(text.strip()), "reason")


def known_mail(state: Correspondence, judge: Judge, mail: str, where: str = "mail") -> MailRow | None:
    """The entry an act is about, which must be known and not struck out."""
    row = state.mail.get(mail)
    found = row is not None and not row.voided
    judge.check(rr.MAIL_REF, found, where, mail=mail, voided=row.voided if row else None)
    return row if found else None


def entered(state: Correspondence, judge: Judge, act: OnMail) -> MailRow | None:
    """The entry an act is about, which must be known, not struck out and not later than the act."""
    row = known_mail(state, judge, act.mail)
    if row is None:
        return None
    since = row.made.on
    return row if judge.check(rr.MAIL_ORDER, act.on >= since, "on", on=act.on, entered=since) else None


def known_request(state: Correspondence, judge: Judge, request: str, act: Act) -> RequestRow | None:
    """The request an act is about, which must be known and not later than the act."""
    row = state.requests.get(request)
    if row is None:
        judge.check(rr.MAIL_REF, False, "request", request=request)
        return None
    since = row.made.on
    return row if judge.check(rr.MAIL_ORDER, act.on >= since, "on", on=act.on, received=since) else None


def open_request(state: Correspondence, judge: Judge, request: str, act: Act) -> RequestRow | None:
    """The request an act is about, which must still be open here."""
    row = known_request(state, judge, request, act)
    if row is None:
        return None
    ok = judge.check(
        rr.MAIL_ORDER, not row.closed, "request", answered_on=row.answered_on, forwarded_to=row.forwarded_to
    )
    return row if ok else None
