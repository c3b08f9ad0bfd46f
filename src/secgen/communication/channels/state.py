"""The books of the web and of social networks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from attrs import define, field

from secgen.communication.channels.events import (
    AuditRecorded,
    FolderOpened,
    MediaAdded,
    PagePublished,
    PostDrafted,
    PostMeasured,
    StatementPublished,
)
from secgen.kernel.book import Book


@define
class FolderRow:
    """A multimedia folder and its media."""

    made: FolderOpened
    media: tuple[MediaAdded, ...] = ()


@define
class PageRow:
    """A page as published last; ``first_at`` is when it first came out, ``at`` its last text."""

    made: PagePublished
    first_at: datetime
    at: datetime
    withdrawn: str = ""


@define
class SiteRow:
    """A site: its last audit, its statement, and what ends the statement early."""

    audit: AuditRecorded | None = None
    statement: StatementPublished | None = None
    redesigned_on: date | None = None
    standard_on: date | None = None


@define
class ComplaintRow:
    """A complaint on accessibility and its answer."""

    site: str
    received_on: date
    answered_on: date | None = None
    extended_to: date | None = None


@define
class PostRow:
    """A post: its draft, its stage, its instant, what was measured."""

    made: PostDrafted
    stage: str = "draft"
    at: datetime | None = None
    url: str = ""
    reason: str = ""
    measured: tuple[PostMeasured, ...] = ()


@define
class Channels:
    """All books of the channels: folders, pages, sites, complaints, posts."""

    folders: Book[str, FolderRow] = field(factory=Book)
    pages: Book[str, PageRow] = field(factory=Book)
    sites: Book[str, SiteRow] = field(factory=Book)
    complaints: Book[str, ComplaintRow] = field(factory=Book)
    posts: Book[str, PostRow] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        return (self.folders, self.pages, self.sites, self.complaints, self.posts)
