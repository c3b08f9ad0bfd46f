"""Births given when a report is asked for: the journal holds none, the vault does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from secgen.kernel.dates import parse_day
from secgen.kernel.text import Text
from secgen.personnel.inputs import refuse

_YEAR: Final = re.compile(r"(19|20)\d{2}", re.ASCII)
_HOW: Final = Text(
    "écrire agent=1968-05-02 ou agent=1968, séparés par des virgules",
    "write agent=1968-05-02 or agent=1968, separated by commas",
)


def births_of(given: Any) -> Mapping[str, date]:
    """Agent → birth, from a mapping or from text (``agent:7f3c=1968-05-02,agent:81aa=1971``).

    A year alone stands for its 1 January. Anything else is refused.
    """
    if not given:
        return {}
    pairs = given.items() if isinstance(given, Mapping) else [_pair(word) for word in str(given).split(",") if word]
    return {str(agent).strip(): _birth(value) for agent, value in pairs}


def _pair(word: str) -> tuple[str, str]:
    agent, sign, value = word.partition("=")
    if not sign:
        refuse("report", "births", word, _HOW)
    return agent, value


def _birth(value: Any) -> date:
    text = str(value).strip()
    if _YEAR.fullmatch(text):
        return date(int(text), 1, 1)
    return value if isinstance(value, date) else parse_day(text)
