"""What may go out, and when: gates that hold for every channel at once."""

from __future__ import annotations

from secgen.kernel.rulemaking import rules_of
from secgen.communication.gates import rules
from secgen.communication.gates.decisions import DECIDE
from secgen.communication.gates.fold import FOLD

__all__ = ["DECIDE", "FOLD", "RULES"]
RULES = rules_of(rules)
