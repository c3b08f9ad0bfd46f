"""The address of a store, as people may read it."""

from __future__ import annotations

import re
from typing import Final

_AMONG_THE_OPTIONS: Final = re.compile(r"([?&](?:ssl)?password=)[^&#]*", re.IGNORECASE)


def without_password(address: str) -> str:
    """The address without the password some back-ends let one write in it; the role stays."""
    scheme, begins, place = address.partition("://")
    who, at, where = place.rpartition("@")
    if at and ":" in who and "@" not in who.partition(":")[0]:
        address = f"{scheme}{begins}{who.partition(':')[0]}@{where}"
    return _AMONG_THE_OPTIONS.sub(r"\1…", address)
