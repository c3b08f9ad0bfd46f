"""Reading a time limit that may not have existed yet."""

from __future__ import annotations

from datetime import date

from secgen.kernel.errors import LawError
from secgen.kernel.judge import Law
from secgen.kernel.readings import LawValue


def read_if_in_force(law: Law, id: str, day: date) -> LawValue | None:
    """The value on that day, or ``None`` before it was first in force; a name no pack declares remains an error."""
    try:
        return law.read(id, day)
    except LawError as error:
        if error.code != "SG-LAW-NOT-IN-FORCE":
            raise
        return None
