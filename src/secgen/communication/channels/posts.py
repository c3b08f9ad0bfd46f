"""What the networks and the charter ask of one post, before any gate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from secgen.communication.answers import Answer, answer
from secgen.communication.channels import rules as r
from secgen.communication.channels.count import length, utf8_bytes
from secgen.communication.channels.events import PostDrafted
from secgen.communication.channels.state import Channels
from secgen.communication.gates.item import Item
from secgen.communication.press.release import PROMOTES
from secgen.kernel.errors import InvalidInput
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text

NETWORKS: Final = ("x", "bluesky", "mastodon", "linkedin", "instagram", "facebook", "threads", "tiktok", "youtube")
"""The networks whose limits the law packs know."""
_HASHTAG: Final = re.compile(r"#(\w+)")
_LONG: Final = 16


def check_post(post: PostDrafted, law: LawBook, day: date) -> Iterator[Answer]:
    """Length, hashtags and tags of a post on a day (C60, C61, COM-TAGGED, COM-HASHTAG)."""
    yield fits(post, law, day)
    if post.network == "bluesky":
        size, limit = utf8_bytes(post.content), law.read("social.bluesky.bytes", day)
        yield answer(r.C61, limit.holds(size), "content", law=(limit,), bytes=size)
    if post.network == "youtube":
        limit = law.read("social.youtube.title", day)
        size = len(post.title)
        yield answer(r.C60, size > 0 and limit.holds(size), "title", law=(limit,), length=size)
    tags = _HASHTAG.findall(post.content)
    if post.network == "instagram":
        limit = law.read("social.instagram.hashtags", day)
        yield answer(r.C60, limit.holds(len(tags)), "content", law=(limit,), hashtags=len(tags))
    flat = [tag for tag in tags if len(tag) >= _LONG and tag == tag.lower()]
    yield answer(r.HASHTAG, not flat, "content", hashtags=flat)
    alone = sorted(set(post.tagged) - set(post.consenting))
    yield answer(r.TAGGED, not alone, "tagged", without_consent=alone)


def fits(post: PostDrafted, law: LawBook, day: date) -> Answer:
    """Whether the text fits its network, counted its way (C60; C61 on Bluesky)."""
    network = known_network(post.network)
    limit = law.read(f"social.{network}.length", day)
    counting = law.read(f"social.{network}.counting", day)
    address = law.read(f"social.{network}.url_length", day)
    size = length(post.content, str(counting.value), law, url_length=address.number)
    rule = r.C61 if network == "bluesky" else r.C60
    read = (limit, counting, address)
    ok = size > 0 and limit.holds(size)
    return answer(rule, ok, "content", law=read, network=network, length=size, counted=counting.value)


def known_network(network: str) -> str:
    """The network, or an error that names those known."""
    if network not in NETWORKS:
        reason = Text(f"réseaux connus : {', '.join(NETWORKS)}", f"known networks: {', '.join(NETWORKS)}")
        raise InvalidInput("SG-FIELD", act="post", field="network", value=network, reason=reason)
    return network


def post_item(post: PostDrafted, at: datetime) -> Item:
    """A post as something that asks to go out: what the gates are asked about."""
    return Item(
        item=f"post/{post.post}",
        channel="post",
        at=at,
        content=post.content,
        serves=post.serves,
        co_signed=post.co_signed,
        promotes=PROMOTES[post.promotes],
        pictures=post.pictures,
        network=post.network,
        on_mourning=post.on_mourning,
    )


def slot(post: PostDrafted, at: datetime, state: Channels, law: LawBook) -> Answer:
    """Whether no other post of the same account goes out in the same slot (COM-SLOT)."""
    minutes = law.read("social.slot_minutes", at.date())
    near = [
        name
        for name, row in state.posts.items()
        if name != post.post
        and row.at is not None
        and row.stage in ("scheduled", "published")
        and (row.made.network, row.made.account) == (post.network, post.account)
        and abs(row.at - at) < timedelta(minutes=minutes.number)
    ]
    return answer(r.SLOT, not near, "at", law=(minutes,), account=post.account, near=near)
