"""Months as people write them: ``2026-03``."""

from __future__ import annotations

import re
from typing import Final

from secgen.kernel.text import Text
from secgen.personnel.inputs import refuse

_MONTH: Final = re.compile(r"([12]\d{3})-(0[1-9]|1[0-2])", re.ASCII)
_HOW: Final = Text("écrire par exemple 2026-03", "write for example 2026-03")


def month_of(text: str) -> tuple[int, int]:
    """The year and month of ``2026-03``; anything else is refused."""
    match = _MONTH.fullmatch(text)
    if match is None:
        refuse("pay", "month", text, _HOW)
    return int(match[1]), int(match[2])
