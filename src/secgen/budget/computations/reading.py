"""Reading law that may not be known yet, and days of the year written ``MM-DD``."""

from __future__ import annotations

from datetime import date

from secgen.kernel.errors import LawError
from secgen.kernel.judge import Law
from secgen.kernel.readings import LawValue


def read_if_known(law: Law, id: str, day: date) -> LawValue | None:
    """The value on that day, or ``None`` when the packs stop before or begin after it.

    A name no pack declares remains an error: that is a mistake, not a gap in the law.
    """
    try:
        return law.read(id, day)
    except LawError as error:
        if error.code != "SG-LAW-NOT-IN-FORCE":
            raise
        return None


def day_of_year(reading: LawValue, year: int) -> date:
    """The day a value such as ``11-01`` names in a year."""
    return date.fromisoformat(f"{year:04d}-{reading.value}")
