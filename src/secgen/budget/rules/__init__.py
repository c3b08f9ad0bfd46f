"""The rulebook of the budget: every rule FIN-001 to FIN-063, with its text and remedy."""

from __future__ import annotations

from typing import Final

from secgen.budget.rules import appropriations, commitments, payments, reporting, structure
from secgen.kernel.rulemaking import rules_of

RULES: Final = rules_of(appropriations, commitments, payments, reporting, structure)
