"""The rulebook of the mail: MA-01 to MA-06, the rules of enquiries (C52 to C59, C67), the rules of form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.correspondence.rules import enquiries, registers, requests
from secgen.kernel.finding import Rule

_FOUND = [rule for module in (registers, requests, enquiries) for rule in vars(module).values() if type(rule) is Rule]
RULES: Final[Mapping[str, Rule]] = {rule.id: rule for rule in sorted(_FOUND, key=lambda rule: rule.id)}
