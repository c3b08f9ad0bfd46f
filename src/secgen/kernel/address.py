"""The address of a store, as people may read it."""

from __future__ import annotations

import re
from typing import Final

_BEFORE_THE_HOST: Final = re.compile(r"(?<=://)([^:@]*):.*@", re.DOTALL)
_AMONG_THE_OPTIONS: Final = re.compile(r"([?&](?:ssl)?password=)[^&#]*", re.IGNORECASE)


def without_password(address: str) -> str:
    """The address without the password some back-ends let one write in it; the role stays."""
    return _AMONG_THE_OPTIONS.sub(r"\1…", _BEFORE_THE_HOST.sub(r"\1@", address))
