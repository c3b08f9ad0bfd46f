"""Pure decisions: from the state and an act to the acts to record and what the rules say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.budget.decisions import appropriations, commitments, payments
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide

DECIDE: Final[Mapping[type[Act], Decide]] = {**appropriations.DECIDE, **commitments.DECIDE, **payments.DECIDE}
