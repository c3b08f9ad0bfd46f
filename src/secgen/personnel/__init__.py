"""Personnel and social dialogue: staff, pay, careers, time, training, dialogue (P1–P5)."""

from __future__ import annotations

from typing import Final

from secgen.kernel.domain import Domain
from secgen.personnel.addresses import explain
from secgen.personnel.book_of_rules import RULES
from secgen.personnel.careers.decisions import DECIDE as CAREERS_DECIDE
from secgen.personnel.careers.fold import FOLD as CAREERS_FOLD
from secgen.personnel.pay.decisions import DECIDE as PAY_DECIDE
from secgen.personnel.pay.fold import FOLD as PAY_FOLD
from secgen.personnel.staff.decisions import DECIDE as STAFF_DECIDE
from secgen.personnel.staff.fold import FOLD as STAFF_FOLD
from secgen.personnel.state import Personnel

__all__ = ["DOMAIN", "RULES"]

DOMAIN: Final = Domain(
    "personnel",
    Personnel,
    {**STAFF_DECIDE, **PAY_DECIDE, **CAREERS_DECIDE},
    {**STAFF_FOLD, **PAY_FOLD, **CAREERS_FOLD},
    RULES,
    explain=explain,
)
