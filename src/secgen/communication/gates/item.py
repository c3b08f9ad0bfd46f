"""What asks to go out, whatever the channel."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Literal

from attrs import frozen

from secgen.communication.picture import Picture

Channel = Literal["page", "feed", "sitemap", "post", "release", "event", "invitation", "brochure"]


@frozen(kw_only=True)
class Item:
    """One thing about to go out at an instant, on a channel, with its exact text.

    ``serves``: the items it speaks of (a release, an entry), whose embargo holds for it too.
    ``needs``: the approvals without which it cannot go out. ``co_signed``: the local authorities
    that sign with the State; ``promotes``: whether it praises what one of them did, None if nobody looked.
    ``audience``: the public, or only recipients who accepted an embargo.
    """

    item: str
    channel: Channel
    at: datetime
    content: str = ""
    serves: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    co_signed: tuple[str, ...] = ()
    promotes: bool | None = None
    pictures: tuple[Picture, ...] = ()
    network: str = ""
    audience: Literal["public", "embargo_accepted"] = "public"
    on_mourning: bool = False

    @property
    def digest(self) -> str:
        """The SHA-256 of the exact text: one changed letter is another text."""
        return digest_of(self.content)


def digest_of(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal: what an approval is tied to."""
    return sha256(text.encode()).hexdigest()
