"""CPV codes: the European vocabulary of public contracts (Regulation (EC) 213/2008)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

_CPV: Final = re.compile(r"\d{8}(-\d)?", re.ASCII)


def is_cpv(code: str) -> bool:
    """Eight digits, and possibly a dash and the check digit (DE-06)."""
    return _CPV.fullmatch(code) is not None


@frozen
class CpvList:
    """The official list: its codes with their check digit and French label. The digit has no public formula."""

    entries: Mapping[str, tuple[str, str]]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str]]) -> CpvList:
        """From (``03000000-1``, label) pairs, as the list is published."""
        return cls({code[:8]: (code[9:], label) for code, label in rows})

    def holds(self, code: str) -> bool:
        """Whether a code is in the list, with the right check digit if it has one."""
        entry = self.entries.get(code[:8]) if is_cpv(code) else None
        return entry is not None and (len(code) == 8 or code[9:] == entry[0])

    def label(self, code: str) -> str:
        """The French label of a code; empty if it is not in the list."""
        return self.entries.get(code[:8], ("", ""))[1]


def family(code: str, digits: int = 4) -> str:
    """The family a code belongs to by its first digits; empty for what is no code."""
    return code[:digits] if is_cpv(code) else ""
