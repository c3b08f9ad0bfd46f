"""RSS 2.0 and Atom feeds, written by the library *feedgen*."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from attrs import frozen

from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text, clean, clean_lines
from secgen.reports.extras import need


@frozen(kw_only=True)
class FeedItem:
    """One item of a feed: its address is its identity."""

    url: str
    title: str
    summary: str
    first_at: datetime
    at: datetime


@frozen(kw_only=True)
class FeedHead:
    """What a feed says of itself: title, address of the site, description, author."""

    title: str
    link: str
    description: str
    author: str = "DRAC"


def feed(kind: Literal["rss", "atom"], head: FeedHead, items: Iterable[FeedItem], updated: datetime) -> bytes:
    """A feed as bytes; refused if its title, link or description is missing (C64)."""
    for name in ("title", "link", "description"):
        if not getattr(head, name).strip():
            reason = Text(
                "un flux a un titre, une adresse et une description", "a feed has a title, link and description"
            )
            raise InvalidInput("SG-FIELD", act="feed", field=name, value="—", reason=reason)
    generator = need("feedgen.feed", "RSS and Atom", "communication").FeedGenerator()
    link = clean(head.link)
    generator.id(link)
    generator.title(clean(head.title))
    generator.link(href=link, rel="alternate")
    generator.description(clean_lines(head.description))
    generator.author(name=clean(head.author))
    generator.language("fr")
    generator.updated(updated)
    generator.pubDate(updated)
    generator.lastBuildDate(updated)
    for item in items:
        entry = generator.add_entry(order="append")
        url = clean(item.url)
        entry.id(url)
        entry.guid(url, permalink=True)
        entry.title(clean(item.title))
        entry.link(href=url)
        entry.summary(clean_lines(item.summary or item.title))
        entry.published(item.first_at)
        entry.updated(item.at)
    content: bytes = generator.rss_str(pretty=True) if kind == "rss" else generator.atom_str(pretty=True)
    return content
