"""Personnel and social dialogue: staff, pay, careers, time, training, dialogue (P1–P5)."""

from __future__ import annotations

from typing import Final

from secgen.kernel.domain import Domain
from secgen.personnel.book_of_rules import RULES
from secgen.personnel.staff.decisions import DECIDE as STAFF_DECIDE
from secgen.personnel.staff.fold import FOLD as STAFF_FOLD
from secgen.personnel.state import Personnel
from secgen.personnel.time.decisions import DECIDE as TIME_DECIDE
from secgen.personnel.time.fold import FOLD as TIME_FOLD

__all__ = ["DOMAIN", "RULES"]

DOMAIN: Final = Domain(
    "personnel",
    Personnel,
    {**STAFF_DECIDE, **TIME_DECIDE},
    {**STAFF_FOLD, **TIME_FOLD},
    RULES,
)
