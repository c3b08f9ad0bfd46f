"""Circulars that are not published die (CRPA art. R312-7)."""

from __future__ import annotations

from datetime import date

from secgen.kernel.dates import add_months
from secgen.kernel.judge import Law


def repealed_from(signed: date, published: date | None, law: Law) -> date | None:
    """The day an unpublished circular is deemed repealed (C68); ``None`` if it was published before."""
    day = add_months(signed, law.read("circular.repeal_months", signed).number)
    return None if published is not None and published < day else day
