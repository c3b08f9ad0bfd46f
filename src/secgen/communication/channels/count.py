"""How long a text is, as each network counts: weighted (X), graphemes, UTF-16 units, UTF-8 bytes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from secgen.kernel.errors import InvalidInput
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text
from secgen.reports.extras import need

_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[^\s<>«»\"]*[^\s<>«»\".,;:!?)\]’']", re.IGNORECASE)
_LIGHT, _HEAVY = 1, 2


def graphemes(text: str, law: LawBook) -> int:
    """User-perceived characters (Unicode UAX 29): a flag, an accented letter or a family is one each."""
    return len(_clusters(text))


def utf16_units(text: str, law: LawBook) -> int:
    """UTF-16 code units: most characters one, emoji two or more."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8_bytes(text: str) -> int:
    """Bytes in UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))


def weighted(text: str, law: LawBook) -> int:
    """X's weights: code points in the light ranges of the law pack count 1, others 2, an emoji sequence 2.

    The text is first put in Unicode form NFC, as X does. Addresses are counted by :func:`length`.
    """
    ranges = [(row["first"], row["last"]) for row in law.section("x_light")]

    def weight(cluster: str) -> int:
        if _is_emoji(cluster):
            return _HEAVY
        return sum(_LIGHT if any(a <= ord(c) <= b for a, b in ranges) else _HEAVY for c in cluster)

    return sum(weight(cluster) for cluster in _clusters(unicodedata.normalize("NFC", text)))


COUNTING: Final[Mapping[str, Callable[[str, LawBook], int]]] = {
    "weighted": weighted,
    "graphemes": graphemes,
    "utf16": utf16_units,
}


def length(text: str, counting: str, law: LawBook, *, url_length: int = 0) -> int:
    """The length of a text, its addresses counted as ``url_length`` each (0: as they are written)."""
    count = COUNTING.get(counting)
    if count is None:
        reason = Text(f"façons connues : {', '.join(COUNTING)}", f"known ways: {', '.join(COUNTING)}")
        raise InvalidInput("SG-FIELD", act="length", field="counting", value=counting, reason=reason)
    if not url_length:
        return count(text, law)
    parts = _ADDRESS.split(text)
    return sum(count(part, law) for part in parts) + url_length * (len(parts) - 1)


def _clusters(text: str) -> list[str]:
    found: list[str] = _patterns()[0].findall(text)
    return found


def _is_emoji(cluster: str) -> bool:
    return _patterns()[1].search(cluster) is not None


@cache
def _patterns() -> tuple[Any, Any]:
    regex = need("regex", "counting characters", "communication")
    emoji = r"\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3"
    return regex.compile(r"\X"), regex.compile(emoji)
