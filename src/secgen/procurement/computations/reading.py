"""Reading law that may not be known on a day."""

from __future__ import annotations

from datetime import date

from secgen.kernel.errors import LawError
from secgen.kernel.judge import Law
from secgen.kernel.readings import LawValue


def read_if_known(law: Law, id: str, day: date) -> LawValue | None:
    """The value on that day, or ``None`` when the packs stop before or begin after it. An unknown name is refused."""
    try:
        return law.read(id, day)
    except LawError as error:
        if error.code != "SG-LAW-NOT-IN-FORCE":
            raise
        return None
