"""National events: the dated register of their editions."""

from __future__ import annotations

from secgen.kernel.rulemaking import rules_of
from secgen.communication.editions import rules
from secgen.communication.editions.decisions import DECIDE
from secgen.communication.editions.fold import FOLD

__all__ = ["DECIDE", "FOLD", "RULES"]
RULES = rules_of(rules)
