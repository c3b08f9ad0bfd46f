"""Deciding acts on folders, pages, accessibility and posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from secgen.communication import rules as rc
from secgen.communication.answers import tell
from secgen.communication.channels import events as ev
from secgen.communication.channels import rules as r
from secgen.communication.channels.accessibility import complaint_due, result, sample
from secgen.communication.channels.pages import page_item
from secgen.communication.channels.posts import check_post, known_network, post_item, slot
from secgen.communication.channels.state import PostRow
from secgen.communication.gates.ask import ask
from secgen.communication.instants import instant, shown
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge


def open_folder(state: Communication, act: ev.FolderOpened, judge: Judge) -> Iterable[Act]:
    """A folder opened: named, owned, reviewed before it expires (COM-NEW, COM-WORDS, COM-ORDER)."""
    judge.check(rc.WORDS, bool(act.title.strip() and act.owner), "owner", title=act.title, owner=act.owner)
    judge.check(rc.ORDER, act.review_on >= act.on, "review_on", on=act.on, review_on=act.review_on)
    judge.check(rc.ORDER, act.expires is None or act.expires >= act.on, "expires", on=act.on, expires=act.expires)
    new = judge.check(rc.NEW, act.folder not in state.channels.folders, "folder", folder=act.folder)
    return (act,) if new else ()


def add_media(state: Communication, act: ev.MediaAdded, judge: Judge) -> Iterable[Act]:
    """A medium in a folder that is open, with its alternative (COM-REF, COM-NEW, COM-ALTERNATIVE)."""
    row = state.channels.folders.get(act.folder)
    if not judge.check(rc.REF, row is not None, "folder", folder=act.folder) or row is None:
        return ()
    if not judge.check(rc.ORDER, act.on >= row.made.on, "on", on=act.on, opened=row.made.on):
        return ()
    judge.check(rc.NEW, act.media not in {media.media for media in row.media}, "media", media=act.media)
    judge.check(r.ALTERNATIVE, bool(act.alternative.strip()), "alternative", kind=act.kind, media=act.media)
    return (act,)


def publish_page(state: Communication, act: ev.PagePublished, judge: Judge) -> Iterable[Act]:
    """A page published: every gate is asked (C25 to C30, C18, C62); one canonical address (COM-URL)."""
    at = instant(act.at, act.tag, "at")
    judge.check(rc.WORDS, bool(act.title.strip()), "title", title=act.title)
    judge.check(r.URL, act.url.startswith("https://") and " " not in act.url, "url", url=act.url)
    twin = next((n for n, row in state.channels.pages.items() if row.made.url == act.url and n != act.page), "")
    judge.check(r.URL, not twin, "url", url=act.url, also=twin)
    known = not act.folder or act.folder in state.channels.folders
    judge.check(rc.REF, known, "folder", folder=act.folder)
    judge.check(rc.ORDER, act.expires is None or act.expires >= act.on, "expires", on=act.on, expires=act.expires)
    ask(page_item(act, at), state.gates, judge)
    return (act,)


def withdraw_page(state: Communication, act: ev.PageWithdrawn, judge: Judge) -> Iterable[Act]:
    """A page taken down, with the reason (COM-REF, COM-WORDS)."""
    row = state.channels.pages.get(act.page)
    if not judge.check(rc.REF, row is not None, "page", page=act.page) or row is None:
        return ()
    judge.check(rc.WORDS, bool(act.reason.strip()), "reason", reason=act.reason)
    ok = judge.check(rc.ORDER, act.on >= row.made.on, "on", on=act.on, published=row.made.on)
    return (act,) if ok else ()


def record_audit(state: Communication, act: ev.AuditRecorded, judge: Judge) -> Iterable[Act]:
    """An audit recorded: its sample is whole, its state is computed (COM-SAMPLE, C49, C50)."""
    tell(judge, [sample(act, judge.law)])
    found = result(act, judge.law)
    law = found.explanation.law_reads()
    judge.check(r.C49, True, "pages", law=law, rate=found.rate, state=found.state)
    judge.check(r.C50, True, "pages", failing=found.failing)
    return (act,)


def publish_statement(state: Communication, act: ev.StatementPublished, judge: Judge) -> Iterable[Act]:
    """A statement published: the site was audited, people can complain (COM-REF, COM-WORDS)."""
    row = state.channels.sites.get(act.site)
    audited = row is not None and row.audit is not None and row.audit.on <= act.on
    judge.check(rc.REF, audited, "site", site=act.site, audited=audited)
    judge.check(rc.WORDS, bool(act.contact.strip()), "contact", contact=act.contact)
    return (act,)


def change_site(state: Communication, act: ev.SiteChanged, judge: Judge) -> Iterable[Act]:
    """A redesign or a new standard: what the statement's end depends on (C51)."""
    judge.check(r.C51, True, "what", what=act.what, on=act.on)
    return (act,)


def receive_complaint(state: Communication, act: ev.ComplaintReceived, judge: Judge) -> Iterable[Act]:
    """A complaint received: it is answered by a day that is told (C52, COM-NEW)."""
    due = complaint_due(act.on, judge.law)
    judge.check(r.C52, True, "on", law=(judge.read("rgaa.complaint_days"),), received=act.on, due=due)
    new = judge.check(rc.NEW, act.complaint not in state.channels.complaints, "complaint", complaint=act.complaint)
    return (act,) if new else ()


def answer_complaint(state: Communication, act: ev.ComplaintAnswered, judge: Judge) -> Iterable[Act]:
    """A complaint answered within the week, or a longer time explained within it (C52)."""
    row = state.channels.complaints.get(act.complaint)
    if not judge.check(rc.REF, row is not None, "complaint", complaint=act.complaint) or row is None:
        return ()
    if not judge.check(rc.ORDER, act.on >= row.received_on, "on", on=act.on, received=row.received_on):
        return ()
    due = complaint_due(row.received_on, judge.law)
    until = row.extended_to or due
    judge.check(r.C52, act.on <= until, "on", received=row.received_on, due=until, answered=act.on)
    explained = act.extended_to is None or bool(act.reason.strip())
    judge.check(rc.WORDS, explained, "reason", extended_to=act.extended_to, reason=act.reason)
    return (act,)


# posts


def draft_post(state: Communication, act: ev.PostDrafted, judge: Judge) -> Iterable[Act]:
    """A post drafted, or drafted again before it is scheduled: length, hashtags, tags (C60, C61, COM-TAGGED)."""
    known_network(act.network)
    tell(judge, check_post(act, judge.law, act.on))
    row = state.channels.posts.get(act.post)
    free = row is None or row.stage in ("draft", "held")
    return (act,) if judge.check(r.STAGE, free, "post", stage=row.stage if row else "") else ()


def schedule_post(state: Communication, act: ev.PostScheduled, judge: Judge) -> Iterable[Act]:
    """A post scheduled: every gate is asked of the instant; the slot is free (C18, C25 to C30, C62, C63, COM-SLOT)."""
    row = _post(state, judge, act)
    if row is None:
        return ()
    at = instant(act.at, act.tag, "at")
    judge.check(r.STAGE, row.stage in ("draft", "held", "scheduled"), "post", stage=row.stage)
    ask(post_item(row.made, at), state.gates, judge)
    tell(judge, [slot(row.made, at, state.channels, judge.law)])
    return (act,)


def hold_post(state: Communication, act: ev.PostHeld, judge: Judge) -> Iterable[Act]:
    """A scheduled post held back, with the reason (COM-STAGE, COM-WORDS)."""
    row = _post(state, judge, act)
    if row is None:
        return ()
    judge.check(r.STAGE, row.stage == "scheduled", "post", stage=row.stage)
    judge.check(rc.WORDS, bool(act.reason.strip()), "reason", reason=act.reason)
    return (act,)


def publish_post(state: Communication, act: ev.PostPublished, judge: Judge) -> Iterable[Act]:
    """A scheduled post goes out, not before its instant: every gate is asked again (C18, C25 to C30, C62, C63)."""
    row = _post(state, judge, act)
    if row is None:
        return ()
    at = instant(act.at, act.tag, "at")
    judge.check(r.STAGE, row.stage == "scheduled", "post", stage=row.stage)
    due = row.at is None or at >= row.at
    judge.check(rc.ORDER, due, "at", at=shown(at), scheduled="" if row.at is None else shown(row.at))
    ask(post_item(row.made, at), state.gates, judge)
    return (act,)


def delete_post(state: Communication, act: ev.PostDeleted, judge: Judge) -> Iterable[Act]:
    """A post deleted, with the reason (COM-WORDS)."""
    row = _post(state, judge, act)
    if row is None:
        return ()
    judge.check(rc.WORDS, bool(act.reason.strip()), "reason", reason=act.reason)
    return (act,)


def measure_post(state: Communication, act: ev.PostMeasured, judge: Judge) -> Iterable[Act]:
    """What is shown of a post that is out; numbers are not negative (COM-STAGE, COM-ORDER)."""
    row = _post(state, judge, act)
    if row is None:
        return ()
    judge.check(r.STAGE, row.stage == "published", "post", stage=row.stage)
    numbers = {name: getattr(act, name) for name in ("impressions", "reach", "engagements", "clicks", "followers")}
    below = [name for name, value in numbers.items() if value is not None and value < 0]
    judge.check(rc.ORDER, not below, "engagements", below_zero=below)
    return (act,)


def _post(state: Communication, judge: Judge, act: ev._OnPost) -> PostRow | None:
    row = state.channels.posts.get(act.post)
    if not judge.check(rc.REF, row is not None, "post", post=act.post) or row is None:
        return None
    return row if judge.check(rc.ORDER, act.on >= row.made.on, "on", on=act.on, drafted=row.made.on) else None


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.FolderOpened: open_folder,
    ev.MediaAdded: add_media,
    ev.PagePublished: publish_page,
    ev.PageWithdrawn: withdraw_page,
    ev.AuditRecorded: record_audit,
    ev.StatementPublished: publish_statement,
    ev.SiteChanged: change_site,
    ev.ComplaintReceived: receive_complaint,
    ev.ComplaintAnswered: answer_complaint,
    ev.PostDrafted: draft_post,
    ev.PostScheduled: schedule_post,
    ev.PostHeld: hold_post,
    ev.PostPublished: publish_post,
    ev.PostDeleted: delete_post,
    ev.PostMeasured: measure_post,
}
