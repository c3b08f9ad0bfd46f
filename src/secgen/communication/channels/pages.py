"""Pages as things that go out: which of them are public at an instant, and why the others are not."""

from __future__ import annotations

from datetime import date, datetime

from secgen.communication.channels.events import PagePublished
from secgen.communication.channels.state import Channels, FolderRow, PageRow
from secgen.communication.gates.item import Item
from secgen.communication.gates.state import Gates
from secgen.communication.instants import paris_day
from secgen.communication.press.release import PROMOTES


def page_item(page: PagePublished, at: datetime) -> Item:
    """A page as something that asks to go out."""
    return Item(
        item=f"page/{page.page}",
        channel="page",
        at=at,
        content="\n\n".join(part for part in (page.title, page.summary, page.content) if part),
        serves=page.serves,
        co_signed=page.co_signed,
        promotes=PROMOTES[page.promotes],
        pictures=page.pictures,
    )


def closed_by(row: PageRow, state: Channels, gates: Gates, at: datetime) -> str:
    """Why a page is not public: ``withdrawn``, ``not yet``, ``embargo``, ``expired`` or ``rights``; else ``""``.

    A page past its expiry or its folder's, or with an image whose rights are over, is no longer public.
    """
    day, made = paris_day(at), row.made
    if row.withdrawn:
        return "withdrawn"
    if row.first_at > at:
        return "not yet"
    if any(gates.embargoes[name] > at for name in (f"page/{made.page}", *made.serves) if name in gates.embargoes):
        return "embargo"
    folder = state.folders.get(made.folder)
    ends = [made.expires, folder.made.expires if folder else None]
    if any(end is not None and end < day for end in ends):
        return "expired"
    assets = [picture.asset for picture in made.pictures]
    return "rights" if any(_rights_over(asset, gates, day) for asset in assets) else ""


def public_pages(state: Channels, gates: Gates, at: datetime) -> list[PageRow]:
    """The pages anybody may read at an instant, newest text first."""
    rows = [row for row in state.pages.values() if not closed_by(row, state, gates, at)]
    return sorted(rows, key=lambda row: (row.at, row.made.page), reverse=True)


def expired_media(row: FolderRow, gates: Gates, day: date) -> list[str]:
    """The media of a folder whose rights are over on a day."""
    return [media.media for media in row.media if _rights_over(media.asset, gates, day)]


def _rights_over(asset: str, gates: Gates, day: date) -> bool:
    return any(g.ends is not None and g.ends < day for g in gates.rights.get(asset, ()))
