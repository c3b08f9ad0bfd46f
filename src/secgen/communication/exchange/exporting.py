"""Exporters of communication. Nothing under embargo, not yet out or withdrawn leaves by any of them (C25)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from secgen.communication.channels.pages import public_pages
from secgen.communication.channels.state import PageRow
from secgen.communication.editions.register import find
from secgen.communication.exchange.feeds import FeedHead, FeedItem, feed
from secgen.communication.exchange.ics import calendar
from secgen.communication.exchange.jsonld import jsonld
from secgen.communication.exchange.openagenda_write import openagenda
from secgen.communication.exchange.sitemap import sitemap
from secgen.communication.instants import instant
from secgen.communication.programme.state import EntryRow
from secgen.communication.state import Communication
from secgen.kernel.errors import InvalidInput

if TYPE_CHECKING:
    from secgen.secretariat import Secretariat

Options = Mapping[str, Any]
_SHOWN: Final = frozenset({"labelled", "published", "cancelled"})


def export_ics(office: Secretariat, name: str, path: Path, options: Options) -> int:
    """The entries of an edition (or all) as iCalendar; cancelled ones stay, as cancelled."""
    rows, at = _entries(office, options)
    title = str(options.get("edition") or "secgen")
    if options.get("edition"):
        state = _state(office)
        title = str(find(office.law, state.editions, str(options["edition"])).name)
    return _write(path, calendar(title, ((_as_shown(row), row.version) for row in rows), at), len(rows))


def export_jsonld(office: Secretariat, name: str, path: Path, options: Options) -> int:
    """The entries of an edition (or all) as schema.org JSON-LD."""
    rows, _ = _entries(office, options)
    return _write(path, jsonld(map(_as_shown, rows)).encode(), len(rows))


def export_openagenda(office: Secretariat, name: str, path: Path, options: Options) -> int:
    """The entries of an edition (or all) as OpenAgenda JSON, without anybody's contact (C66)."""
    rows, _ = _entries(office, options)
    return _write(path, openagenda(map(_as_shown, rows)).encode(), len(rows))


def export_rss(office: Secretariat, name: str, path: Path, options: Options) -> int:
    """The public pages as an RSS 2.0 feed."""
    return _export_feed("rss", office, path, options)


def export_atom(office: Secretariat, name: str, path: Path, options: Options) -> int:
    """The public pages as an Atom feed."""
    return _export_feed("atom", office, path, options)


def _export_feed(kind: Literal["rss", "atom"], office: Secretariat, path: Path, options: Options) -> int:
    pages, at = _pages(office, options)
    head = FeedHead(**{field: str(options.get(field) or "") for field in ("title", "link", "description")})
    items = [_item(row) for row in pages]
    return _write(path, feed(kind, head, items, max((item.at for item in items), default=at)), len(items))


def export_sitemap(office: Secretariat, name: str, path: Path, options: Options) -> int:
    """The public pages as a sitemap."""
    pages, _ = _pages(office, options)
    return _write(path, sitemap(pages), len(pages))


def _item(row: PageRow) -> FeedItem:
    return FeedItem(url=row.made.url, title=row.made.title, summary=row.made.summary, first_at=row.first_at, at=row.at)


def _pages(office: Secretariat, options: Options) -> tuple[list[PageRow], datetime]:
    state, at = _state(office), _at(office, options)
    return public_pages(state.channels, state.gates, at), at


def _entries(office: Secretariat, options: Options) -> tuple[list[EntryRow], datetime]:
    state, at = _state(office), _at(office, options)
    asked = str(options.get("edition") or "")
    if asked:
        asked = find(office.law, state.editions, asked).id
    rows = [
        row
        for _, row in sorted(state.programme.entries.items())
        if (not asked or row.made.edition == asked) and row.stage in _SHOWN and _free(row, state, at)
    ]
    return rows, at


def _free(row: EntryRow, state: Communication, at: datetime) -> bool:
    held = (f"entry/{row.made.entry}", f"edition/{row.made.edition}")
    return all(state.gates.embargoes[name] <= at for name in held if name in state.gates.embargoes)


def _as_shown(row: EntryRow) -> Any:
    """The event as it is to be shown: cancelled here means cancelled everywhere."""
    from attrs import evolve

    return evolve(row.event, status=6) if row.stage == "cancelled" else row.event


def _at(office: Secretariat, options: Options) -> datetime:
    asked = str(options.get("at") or "")
    return instant(asked, "export", "at") if asked else office.clock()


def _state(office: Secretariat) -> Communication:
    state = office.state("communication")
    assert isinstance(state, Communication)
    return state


def _write(path: Path, content: bytes, count: int) -> int:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise InvalidInput("SG-FILE", file=path, problem=error.strerror or error) from None
    return count
