"""A release as something that asks to go out: what the gates are asked about."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

from secgen.communication.gates.item import Item
from secgen.communication.picture import Picture
from secgen.communication.press.state import ReleaseRow
from secgen.kernel.judge import Law

PROMOTES: Final = {"yes": True, "no": False, "unknown": None}


def release_item(
    row: ReleaseRow, at: datetime, law: Law, audience: Literal["public", "embargo_accepted"] = "public"
) -> Item:
    """A release about to be sent at an instant, with the approvals the law pack asks for (C24)."""
    made = row.made
    needs = law.read("press.approvals", made.on).names
    return Item(
        item=f"release/{made.release}",
        channel="release",
        at=at,
        content=row.content,
        needs=needs,
        co_signed=made.co_signed,
        promotes=PROMOTES[made.promotes],
        pictures=tuple(Picture(asset=asset, decorative=True) for asset in made.pictures),
        audience=audience,
    )
