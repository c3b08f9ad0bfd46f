"""Does the nomenclature of the year know this line?"""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from secgen.budget.lines import Line
from secgen.budget.nomenclature import Nomenclature
from secgen.kernel.judge import LawBook
from secgen.law import Law


@lru_cache(maxsize=8)
def nomenclature_of(law: Law) -> Nomenclature:
    """The nomenclature of a body of law, read once."""
    return Nomenclature(law)


def line_known(law: LawBook, year: int, line: Line) -> bool | None:
    """True if the packs describe the programme and action that year; None if they cannot say."""
    nomenclature = nomenclature_of(cast(Law, law))
    if not nomenclature.knows_programme(year, line.programme):
        return None
    return True if line.action in nomenclature.programme(year, line.programme).actions else None
