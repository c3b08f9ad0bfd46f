"""The rulebook of the mail: MA-01 to MA-06, the rules of enquiries (C53 to C59, C67), the rules of form."""

from __future__ import annotations

from typing import Final

from secgen.correspondence.rules import enquiries, registers, requests
from secgen.kernel.rulemaking import rules_of

RULES: Final = rules_of(registers, requests, enquiries)
