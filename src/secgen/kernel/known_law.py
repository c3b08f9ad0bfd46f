"""Reading law that may not be in force yet, or no longer."""

from __future__ import annotations

from datetime import date

from secgen.kernel.errors import LawError
from secgen.kernel.judge import Law
from secgen.kernel.readings import LawValue


def read_if_known(law: Law, parameter: str, day: date) -> LawValue | None:
    """The value of a parameter on a day, or ``None`` when the packs stop before or begin after it.

    A name no pack declares remains an error: that is a mistake, not a gap in the law.
    """
    try:
        return law.read(parameter, day)
    except LawError as error:
        if error.code != "SG-LAW-NOT-IN-FORCE":
            raise
        return None
