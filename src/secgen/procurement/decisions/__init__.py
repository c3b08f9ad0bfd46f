"""Pure decisions: from the state and an act to the acts to record and what the rules say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.procurement.decisions import contracts, execution, needs

DECIDE: Final[Mapping[type[Act], Decide]] = {**needs.DECIDE, **contracts.DECIDE, **execution.DECIDE}
