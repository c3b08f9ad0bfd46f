"""Pure decisions: from the state and an act to the acts to record and what the rules say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.correspondence.decisions import answers, registers, requests
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide

DECIDE: Final[Mapping[type[Act], Decide]] = {**registers.DECIDE, **requests.DECIDE, **answers.DECIDE}
