"""The rulebook of the budget: every rule FIN-001 to FIN-063, with its text and remedy."""

from __future__ import annotations

from types import ModuleType
from typing import Final

from secgen.budget.rules import appropriations, commitments, payments, reporting, structure
from secgen.kernel.finding import Rule


def _rules(*modules: ModuleType) -> dict[str, Rule]:
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Rule)]
    return {rule.id: rule for rule in sorted(found, key=lambda rule: rule.id)}


RULES: Final = _rules(appropriations, commitments, payments, reporting, structure)
