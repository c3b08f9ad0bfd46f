"""Days of the year that the law writes ``MM-DD``."""

from __future__ import annotations

from datetime import date

from secgen.kernel.readings import LawValue


def day_of_year(reading: LawValue, year: int) -> date:
    """The day a value such as ``11-01`` names in a year."""
    return date.fromisoformat(f"{year:04d}-{reading.value}")
