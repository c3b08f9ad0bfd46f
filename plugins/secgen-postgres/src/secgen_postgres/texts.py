"""PostgreSQL keeps every text but the character NUL: it is written as an escape, and read back."""

from __future__ import annotations

import re
from typing import Final

_SPECIAL: Final = re.compile("[\0\1]")
_ESCAPED: Final = re.compile("\1([01])")
_TO: Final = {"\0": "\0010", "\1": "\0011"}
_FROM: Final = {"0": "\0", "1": "\1"}


def kept(text: str) -> str:
    """A text as it is stored: only NUL and U+0001 differ."""
    if "\0" in text or "\1" in text:
        return _SPECIAL.sub(lambda found: _TO[found[0]], text)
    return text


def given(text: str) -> str:
    """The text that was given."""
    if "\1" in text:
        return _ESCAPED.sub(lambda found: _FROM[found[1]], text)
    return text
