"""The rulebook of procurement: PR-01 to PR-42, DE-01 to DE-06 and its rules of form."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rules_of
from secgen.procurement.rules import execution, needs, procedures, publication, structure

RULES: Final = rules_of(structure, needs, procedures, execution, publication)
