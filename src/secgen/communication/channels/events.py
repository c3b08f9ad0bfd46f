"""Acts on web folders and pages, accessibility, social posts and their metrics."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from attrs import frozen

from secgen.communication.picture import Picture
from secgen.kernel.act import Act

Promotes = Literal["unknown", "yes", "no"]


@frozen(kw_only=True)
class FolderOpened(Act):
    """A multimedia folder (*dossier multimédia*): what it is about, who owns it, when it is reviewed and expires."""

    tag: ClassVar[str] = "communication.folder_opened"

    folder: str
    title: str
    owner: str
    review_on: date
    expires: date | None = None
    edition: str = ""
    release: str = ""

    @property
    def subject(self) -> str:
        return f"folder/{self.folder}"


@frozen(kw_only=True)
class MediaAdded(Act):
    """A medium in a folder: its rights are those of its asset, its alternative what RGAA theme 1 or 4 asks.

    ``alternative`` is an alternative text, a transcript or captions; ``language`` an ISO 639-1 code.
    """

    tag: ClassVar[str] = "communication.media_added"

    folder: str
    media: str
    kind: Literal["image", "video", "audio", "document"]
    asset: str = ""
    alternative: str = ""
    credit: str = ""
    language: str = "fr"

    @property
    def subject(self) -> str:
        return f"folder/{self.folder}"


@frozen(kw_only=True)
class _OnPage(Act):
    page: str

    @property
    def subject(self) -> str:
        return f"page/{self.page}"


@frozen(kw_only=True)
class PagePublished(_OnPage):
    """A web page published at an instant, or published again with another text.

    ``page`` is its path, ``url`` its one canonical address; machine translations under other addresses are
    ``variants`` (``en=https://…``). ``serves`` are the items it speaks of.
    """

    tag: ClassVar[str] = "communication.page_published"

    url: str
    title: str
    summary: str = ""
    content: str = ""
    at: str
    folder: str = ""
    expires: date | None = None
    review_on: date | None = None
    variants: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    serves: tuple[str, ...] = ()
    co_signed: tuple[str, ...] = ()
    promotes: Promotes = "unknown"


@frozen(kw_only=True)
class PageWithdrawn(_OnPage):
    """A page taken down, with the reason."""

    tag: ClassVar[str] = "communication.page_withdrawn"

    reason: str


@frozen(kw_only=True)
class PageAudit:
    """One page of an accessibility audit: every RGAA criterion is passed, failed or not applicable on it."""

    page: str
    kind: str = ""
    random: bool = False
    passed: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    not_applicable: tuple[str, ...] = ()


@frozen(kw_only=True)
class _OnSite(Act):
    site: str

    @property
    def subject(self) -> str:
        return f"site/{self.site}"


@frozen(kw_only=True)
class AuditRecorded(_OnSite):
    """An accessibility audit (*audit RGAA*) of a sample of pages, by whom and with which tools."""

    tag: ClassVar[str] = "communication.audit_recorded"

    standard: str
    pages: tuple[PageAudit, ...]
    auditor: str = ""
    tools: tuple[str, ...] = ()


@frozen(kw_only=True)
class StatementPublished(_OnSite):
    """The accessibility statement (*déclaration d'accessibilité*) of a site is online: its address, how to complain."""

    tag: ClassVar[str] = "communication.statement_published"

    url: str
    contact: str


@frozen(kw_only=True)
class SiteChanged(_OnSite):
    """A site redesigned, or a new version of the standard that applies to it: the statement's clock (C51)."""

    tag: ClassVar[str] = "communication.site_changed"

    what: Literal["redesign", "new_standard"]
    text: str = ""


@frozen(kw_only=True)
class ComplaintReceived(_OnSite):
    """A complaint on accessibility: acknowledged, and answered within a week (C52)."""

    tag: ClassVar[str] = "communication.complaint_received"

    complaint: str
    page: str = ""


@frozen(kw_only=True)
class ComplaintAnswered(_OnSite):
    """The answer to a complaint; ``extended_to`` and ``reason`` where a complex one needs longer."""

    tag: ClassVar[str] = "communication.complaint_answered"

    complaint: str
    extended_to: date | None = None
    reason: str = ""


@frozen(kw_only=True)
class _OnPost(Act):
    post: str

    @property
    def subject(self) -> str:
        return f"post/{self.post}"


@frozen(kw_only=True)
class PostDrafted(_OnPost):
    """A social post drafted for one account of one network, with its exact text.

    ``tagged`` are persons named in it, as random ids, and ``consenting`` those who agreed;
    ``on_mourning``: it is about a national mourning, which does not hold it.
    """

    tag: ClassVar[str] = "communication.post_drafted"

    network: str
    account: str
    content: str
    title: str = ""
    pictures: tuple[Picture, ...] = ()
    serves: tuple[str, ...] = ()
    tagged: tuple[str, ...] = ()
    consenting: tuple[str, ...] = ()
    co_signed: tuple[str, ...] = ()
    promotes: Promotes = "unknown"
    on_mourning: bool = False


@frozen(kw_only=True)
class PostScheduled(_OnPost):
    """A post approved and scheduled for an instant."""

    tag: ClassVar[str] = "communication.post_scheduled"

    at: str


@frozen(kw_only=True)
class PostHeld(_OnPost):
    """A scheduled post held back: national mourning, reserve, or a decision."""

    tag: ClassVar[str] = "communication.post_held"

    reason: str


@frozen(kw_only=True)
class PostPublished(_OnPost):
    """A post went out at an instant, at an address."""

    tag: ClassVar[str] = "communication.post_published"

    at: str
    url: str = ""


@frozen(kw_only=True)
class PostDeleted(_OnPost):
    """A post deleted or failed, with the reason; a copy is kept by this journal."""

    tag: ClassVar[str] = "communication.post_deleted"

    reason: str


@frozen(kw_only=True)
class PostMeasured(_OnPost):
    """What a network shows of a post on a day, cumulated since it went out."""

    tag: ClassVar[str] = "communication.post_measured"

    impressions: int | None = None
    reach: int | None = None
    engagements: int | None = None
    clicks: int | None = None
    followers: int | None = None
