"""The domain of personnel: its subjects, each a folder with its decisions and fold."""

from __future__ import annotations

from typing import Final

from secgen.kernel.domain import Domain
from secgen.personnel.addresses import explain
from secgen.personnel.book_of_rules import RULES
from secgen.personnel.careers.decisions import DECIDE as CAREERS_DECIDE
from secgen.personnel.careers.fold import FOLD as CAREERS_FOLD
from secgen.personnel.dialogue.decisions import DECIDE as DIALOGUE_DECIDE
from secgen.personnel.dialogue.fold import FOLD as DIALOGUE_FOLD
from secgen.personnel.pay.decisions import DECIDE as PAY_DECIDE
from secgen.personnel.pay.fold import FOLD as PAY_FOLD
from secgen.personnel.staff.decisions import DECIDE as STAFF_DECIDE
from secgen.personnel.staff.fold import FOLD as STAFF_FOLD
from secgen.personnel.state import Personnel
from secgen.personnel.time.decisions import DECIDE as TIME_DECIDE
from secgen.personnel.time.fold import FOLD as TIME_FOLD
from secgen.personnel.training.decisions import DECIDE as TRAINING_DECIDE
from secgen.personnel.training.fold import FOLD as TRAINING_FOLD

DOMAIN: Final = Domain(
    "personnel",
    Personnel,
    {**STAFF_DECIDE, **PAY_DECIDE, **CAREERS_DECIDE, **TIME_DECIDE, **TRAINING_DECIDE, **DIALOGUE_DECIDE},
    {**STAFF_FOLD, **PAY_FOLD, **CAREERS_FOLD, **TIME_FOLD, **TRAINING_FOLD, **DIALOGUE_FOLD},
    RULES,
    explain=explain,
)
