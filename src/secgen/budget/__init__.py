"""The budget: appropriations, the expenditure chain, grants, payment time (B1–B4)."""

from __future__ import annotations

from typing import Final

from secgen.budget.decisions import DECIDE
from secgen.budget.fold import FOLD
from secgen.budget.state import Budget
from secgen.kernel.domain import Domain

DOMAIN: Final = Domain("budget", Budget, DECIDE, FOLD)
