"""The domain of correspondence."""

from __future__ import annotations

from typing import Final

from secgen.correspondence.decisions import DECIDE
from secgen.correspondence.fold import FOLD
from secgen.correspondence.rules import RULES
from secgen.correspondence.state import Correspondence
from secgen.kernel.domain import Domain

DOMAIN: Final = Domain("correspondence", Correspondence, DECIDE, FOLD, RULES)
