"""How the room presents itself to the engine."""

from __future__ import annotations

from typing import Final

from secgen.access.decisions import DECIDE
from secgen.access.fold import FOLD
from secgen.access.guard import ask_role
from secgen.access.rules import RULES
from secgen.access.state import Access
from secgen.kernel.domain import Domain

DOMAIN: Final = Domain("access", Access, DECIDE, FOLD, RULES, guard=ask_role)
