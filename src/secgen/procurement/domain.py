"""The domain of procurement."""

from __future__ import annotations

from typing import Final

from secgen.kernel.domain import Domain
from secgen.procurement.decisions import DECIDE
from secgen.procurement.fold import FOLD
from secgen.procurement.rules import RULES
from secgen.procurement.state import Procurement

DOMAIN: Final = Domain("procurement", Procurement, DECIDE, FOLD, RULES)
