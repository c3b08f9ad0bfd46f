"""Deciding acts on publications."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from secgen.communication import rules as rc
from secgen.communication.publications import events as ev
from secgen.communication.publications import rules as r
from secgen.communication.publications.circulars import repealed_from
from secgen.communication.publications.deposit import exemption
from secgen.communication.publications.identifiers import is_doi, is_isbn, is_issn
from secgen.communication.publications.state import PublicationRow
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge


def _known(state: Communication, judge: Judge, act: ev.OnPublication) -> PublicationRow | None:
    """The publication an act is about, which must be in the catalogue, and not later than the act."""
    row = state.publications.catalogue.get(act.publication)
    if row is None:
        judge.check(rc.REF, False, "publication", publication=act.publication)
        return None
    since = row.made.on
    return row if judge.check(rc.ORDER, act.on >= since, "on", on=act.on, planned=since) else None


def _some(judge: Judge, copies: int) -> bool:
    return judge.check(r.STOCK, copies > 0, "copies", copies=copies)


def plan(state: Communication, act: ev.PublicationPlanned, judge: Judge) -> Iterable[Act]:
    """A publication enters the catalogue (COM-NEW, COM-WORDS, COM-REF of what it reprints)."""
    known = act.publication in state.publications.catalogue
    new = judge.check(rc.NEW, not known, "publication", publication=act.publication)
    judge.check(rc.WORDS, bool(act.publication and act.title.strip()), "title", title=act.title)
    if act.reprint_of:
        found = act.reprint_of in state.publications.catalogue
        judge.check(rc.REF, found, "reprint_of", publication=act.reprint_of)
    if act.kind == "periodical":
        judge.check(rc.WORDS, bool(act.series) and act.issue > 0, "series", series=act.series, issue=act.issue)
    return (act,) if new else ()


def identify(state: Communication, act: ev.PublicationIdentified, judge: Judge) -> Iterable[Act]:
    """Its numbers given (C45; an ISBN serves once: COM-NEW)."""
    row = _known(state, judge, act)
    if row is None:
        return ()
    numbers = (("isbn", act.isbn, is_isbn), ("issn", act.issn, is_issn), ("doi", act.doi, is_doi))
    for name, value, valid in numbers:
        if value:
            judge.check(r.C45, valid(value), name, number=value)
    if act.isbn:
        others = state.publications.catalogue.items()
        used = next((key for key, other in others if other.isbn == act.isbn and key != act.publication), "")
        judge.check(rc.NEW, not used, "isbn", isbn=act.isbn, used_by=used)
    return (act,)


def print_run(state: Communication, act: ev.PublicationPrinted, judge: Judge) -> Iterable[Act]:
    """A print run (PUB-STOCK, C46: the ISBN before printing, the ISSN from the second issue)."""
    row = _known(state, judge, act)
    if row is None or not _some(judge, act.copies):
        return ()
    judge.check(rc.WORDS, bool(act.site), "site", site=act.site)
    made = row.made
    isbn_kinds = judge.read("publications.isbn_kinds")
    if made.kind in isbn_kinds.names:
        judge.check(r.C46, bool(row.isbn), "isbn", law=(isbn_kinds,), kind=made.kind, isbn=row.isbn)
    if made.kind == "periodical":
        first = judge.read("publications.issn_from_issue")
        owed = first.holds(made.issue)
        judge.check(r.C46, bool(row.issn) or not owed, "issn", law=(first,), issue=made.issue, issn=row.issn)
    return (act,)


def circulate(state: Communication, act: ev.PublicationCirculated, judge: Judge) -> Iterable[Act]:
    """Put into circulation, once (COM-ORDER; C43: deposited by then; C44: or exempt)."""
    row = _known(state, judge, act)
    if row is None:
        return ()
    out = row.circulated_on
    if not judge.check(rc.ORDER, out is None, "publication", already=out):
        return ()
    if exemption(row, act.on, judge.law) is None:
        owed = judge.read("deposit.copies")
        given = sum(owed.number if d.digital else d.copies for d in row.deposits if d.depositor == "publisher")
        judge.check(r.C43, owed.holds(given), "deposit", law=(owed,), given=given, circulated=act.on)
    return (act,)


def deposit(state: Communication, act: ev.DepositMade, judge: Judge) -> Iterable[Act]:
    """Legal deposit made (C43: in time; C44: it was owed)."""
    row = _known(state, judge, act)
    if row is None or not _some(judge, act.copies):
        return ()
    why = exemption(row, act.on, judge.law)
    judge.check(r.C44, why is None, "publication", kind=row.made.kind, exempt=why)
    due = row.circulated_on if act.depositor == "publisher" else row.runs[0][0] if row.runs else None
    if why is None:
        owed = judge.read("deposit.copies" if act.depositor == "publisher" else "deposit.printer_copies", due)
        judge.check(r.C43, due is None or act.on <= due, "on", law=(owed,), on=act.on, due=due)
    return (act,)


def move(state: Communication, act: ev.CopiesMoved, judge: Judge) -> Iterable[Act]:
    """Copies sent to another site (PUB-STOCK)."""
    if _known(state, judge, act) is None or not _some(judge, act.copies):
        return ()
    judge.check(rc.WORDS, bool(act.to) and act.to != act.site, "to", site=act.site, to=act.to)
    return (act,) if _in_stock(state, act.publication, act.site, act.copies, judge) else ()


def _in_stock(state: Communication, publication: str, site: str, copies: int, judge: Judge) -> bool:
    row = state.publications.stock_of(publication, site)
    free = copies <= row.free
    return judge.check(r.STOCK, free, "copies", site=site, asked=copies, stock=row.copies, reserved=row.reserved)


def reserve(state: Communication, act: ev.CopiesReserved, judge: Judge) -> Iterable[Act]:
    """Copies kept for a purpose, or freed (PUB-STOCK)."""
    if _known(state, judge, act) is None:
        return ()
    judge.check(rc.WORDS, bool(act.purpose.strip()), "purpose", purpose=act.purpose)
    kept = state.publications.reserves.get((act.publication, act.site, act.purpose), 0)
    row = state.publications.stock_of(act.publication, act.site)
    ok = act.copies != 0 and act.copies <= row.free and kept + act.copies >= 0
    stocked = judge.check(r.STOCK, ok, "copies", asked=act.copies, stock=row.copies, reserved=row.reserved, kept=kept)
    return (act,) if stocked else ()


def dispatch(state: Communication, act: ev.CopiesDispatched, judge: Judge) -> Iterable[Act]:
    """Copies sent to somebody (PUB-STOCK, C69)."""
    row = _known(state, judge, act)
    if row is None or not _some(judge, act.copies):
        return ()
    judge.check(rc.WORDS, bool(act.recipient), "recipient", recipient=act.recipient)
    if row.made.single_copy:
        most = judge.read("publications.copies_per_dispatch")
        ok = most.holds(act.copies) or bool(act.exception.strip())
        judge.check(r.C69, ok, "copies", law=(most,), copies=act.copies, exception=act.exception)
    return (act,) if _in_stock(state, act.publication, act.site, act.copies, judge) else ()


def count(state: Communication, act: ev.CopiesCounted, judge: Judge) -> Iterable[Act]:
    """Copies counted: a difference says why (COM-WORDS); never below what is reserved (PUB-STOCK)."""
    if _known(state, judge, act) is None:
        return ()
    row = state.publications.stock_of(act.publication, act.site)
    judge.check(
        rc.WORDS,
        act.copies == row.copies or bool(act.reason.strip()),
        "reason",
        stock=row.copies,
        counted=act.copies,
    )
    ok = act.copies >= max(row.reserved, 0)
    return (act,) if judge.check(r.STOCK, ok, "copies", counted=act.copies, reserved=row.reserved) else ()


def distribute(state: Communication, act: ev.DistributionPlanned, judge: Judge) -> Iterable[Act]:
    """The distribution list (PUB-QUOTAS: within the print run, when it is known)."""
    row = _known(state, judge, act)
    if row is None:
        return ()
    total = sum(quota.copies for quota in act.quotas)
    positive = bool(act.quotas) and all(quota.copies > 0 and quota.to for quota in act.quotas)
    judge.check(rc.WORDS, positive, "quotas", quotas=len(act.quotas))
    fits = total <= row.printed if row.runs else None
    judge.check(r.QUOTAS, fits, "quotas", planned=total, printed=row.printed)
    return (act,)


def license_data(state: Communication, act: ev.DataLicensed, judge: Judge) -> Iterable[Act]:
    """Data put online for reuse (C47)."""
    free = judge.read("publications.free_licences")
    ok = act.licence in free.names or bool(act.approval.strip())
    judge.check(r.C47, ok, "licence", law=(free,), licence=act.licence, approval=act.approval)
    return (act,)


def missing_attribution(act: ev.InformationReused, wanted: Iterable[str]) -> tuple[str, ...]:
    """What an attribution leaves out, of what the licence asks."""
    return tuple(name for name in wanted if not getattr(act, name))


def reuse(state: Communication, act: ev.InformationReused, judge: Judge) -> Iterable[Act]:
    """Information reused, with its attribution (COM-REF, C48)."""
    known = act.publication in state.publications.catalogue
    judge.check(rc.REF, known, "publication", publication=act.publication)
    wanted = judge.read("publications.attribution")
    gaps = missing_attribution(act, wanted.names)
    judge.check(r.C48, not gaps, "attribution", law=(wanted,), missing=gaps)
    return (act,)


def sign_circular(state: Communication, act: ev.CircularSigned, judge: Judge) -> Iterable[Act]:
    """A circular signed (COM-NEW)."""
    known = act.circular in state.publications.circulars
    return (act,) if judge.check(rc.NEW, not known, "circular", circular=act.circular) else ()


def publish_circular(state: Communication, act: ev.CircularPublished, judge: Judge) -> Iterable[Act]:
    """A circular put online (COM-REF, COM-ORDER; C68: before it is deemed repealed)."""
    row = state.publications.circulars.get(act.circular)
    if row is None:
        judge.check(rc.REF, False, "circular", circular=act.circular)
        return ()
    signed = row.made.on
    if not judge.check(rc.ORDER, act.on >= signed, "on", signed=signed, on=act.on, already=row.published_on):
        return ()
    gone = repealed_from(signed, act.on, judge.law)
    law = (judge.read("circular.repeal_months", signed),)
    judge.check(r.C68, gone is None, "on", law=law, signed=signed, on=act.on, repealed_from=gone)
    return (act,)


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.PublicationPlanned: plan,
    ev.PublicationIdentified: identify,
    ev.PublicationPrinted: print_run,
    ev.PublicationCirculated: circulate,
    ev.DepositMade: deposit,
    ev.CopiesMoved: move,
    ev.CopiesReserved: reserve,
    ev.CopiesDispatched: dispatch,
    ev.CopiesCounted: count,
    ev.DistributionPlanned: distribute,
    ev.DataLicensed: license_data,
    ev.InformationReused: reuse,
    ev.CircularSigned: sign_circular,
    ev.CircularPublished: publish_circular,
}
