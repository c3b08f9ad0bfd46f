"""The domain of the budget."""

from __future__ import annotations

from typing import Final

from secgen.budget.decisions import DECIDE
from secgen.budget.events import TrancheReduced
from secgen.budget.fold import FOLD
from secgen.budget.rules import RULES
from secgen.budget.state import Budget
from secgen.kernel.act import Act
from secgen.kernel.domain import Domain


def _too_early(budget: Budget, act: Act) -> bool:
    """A tranche reduced on a day before the one it opens: there is nothing to reduce yet."""
    return isinstance(act, TrancheReduced) and act.tranche not in budget.tranches


DOMAIN: Final = Domain("budget", Budget, DECIDE, FOLD, RULES, _too_early)
