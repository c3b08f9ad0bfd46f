"""How acts change folders, pages, sites and posts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.communication.channels import events as ev
from secgen.communication.channels.state import ComplaintRow, FolderRow, PageRow, PostRow, SiteRow
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.dates import parse_instant
from secgen.kernel.domain import Fold


def folder_opened(state: Communication, act: ev.FolderOpened, position: int) -> None:
    """A folder begins, empty."""
    state.channels.folders.put(act.folder, FolderRow(act))


def media_added(state: Communication, act: ev.MediaAdded, position: int) -> None:
    """One more medium."""
    row = state.channels.folders.edit(act.folder)
    row.media = (*row.media, act)


def page_published(state: Communication, act: ev.PagePublished, position: int) -> None:
    """The page's text as published last; the first instant stays."""
    at, before = parse_instant(act.at), state.channels.pages.get(act.page)
    first = at if before is None or before.withdrawn else min(before.first_at, at)
    state.channels.pages.put(act.page, PageRow(act, first, at))


def page_withdrawn(state: Communication, act: ev.PageWithdrawn, position: int) -> None:
    """The page is down."""
    state.channels.pages.edit(act.page).withdrawn = act.reason


def _site(state: Communication, site: str) -> SiteRow:
    sites = state.channels.sites
    return sites.edit(site) if site in sites else sites.put(site, SiteRow())


def audit_recorded(state: Communication, act: ev.AuditRecorded, position: int) -> None:
    """The site's last audit; the statement of the one before no longer speaks of it."""
    row = _site(state, act.site)
    row.audit, row.statement = act, None


def statement_published(state: Communication, act: ev.StatementPublished, position: int) -> None:
    """The site's statement."""
    _site(state, act.site).statement = act


def site_changed(state: Communication, act: ev.SiteChanged, position: int) -> None:
    """The last redesign, or the last new standard."""
    row = _site(state, act.site)
    if act.what == "redesign":
        row.redesigned_on = act.on
    else:
        row.standard_on = act.on


def complaint_received(state: Communication, act: ev.ComplaintReceived, position: int) -> None:
    """A complaint waits for its answer."""
    state.channels.complaints.put(act.complaint, ComplaintRow(act.site, act.on))


def complaint_answered(state: Communication, act: ev.ComplaintAnswered, position: int) -> None:
    """It is answered, or its time is longer."""
    row = state.channels.complaints.edit(act.complaint)
    if act.extended_to is None:
        row.answered_on = act.on
    else:
        row.extended_to = act.extended_to


def post_drafted(state: Communication, act: ev.PostDrafted, position: int) -> None:
    """A draft, or another text for it."""
    state.channels.posts.put(act.post, PostRow(act))


def post_scheduled(state: Communication, act: ev.PostScheduled, position: int) -> None:
    """The post has its instant."""
    row = state.channels.posts.edit(act.post)
    row.stage, row.at = "scheduled", parse_instant(act.at)


def post_held(state: Communication, act: ev.PostHeld, position: int) -> None:
    """The post waits."""
    row = state.channels.posts.edit(act.post)
    row.stage, row.reason = "held", act.reason


def post_published(state: Communication, act: ev.PostPublished, position: int) -> None:
    """The post is out."""
    row = state.channels.posts.edit(act.post)
    row.stage, row.at, row.url = "published", parse_instant(act.at), act.url


def post_deleted(state: Communication, act: ev.PostDeleted, position: int) -> None:
    """The post is gone."""
    row = state.channels.posts.edit(act.post)
    row.stage, row.reason = "deleted", act.reason


def post_measured(state: Communication, act: ev.PostMeasured, position: int) -> None:
    """One more measure."""
    row = state.channels.posts.edit(act.post)
    row.measured = (*row.measured, act)


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.FolderOpened: folder_opened,
    ev.MediaAdded: media_added,
    ev.PagePublished: page_published,
    ev.PageWithdrawn: page_withdrawn,
    ev.AuditRecorded: audit_recorded,
    ev.StatementPublished: statement_published,
    ev.SiteChanged: site_changed,
    ev.ComplaintReceived: complaint_received,
    ev.ComplaintAnswered: complaint_answered,
    ev.PostDrafted: post_drafted,
    ev.PostScheduled: post_scheduled,
    ev.PostHeld: post_held,
    ev.PostPublished: post_published,
    ev.PostDeleted: post_deleted,
    ev.PostMeasured: post_measured,
}
