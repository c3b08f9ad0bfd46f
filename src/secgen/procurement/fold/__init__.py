"""How each act changes the state. Nothing here decides or refuses anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.kernel.act import Act
from secgen.kernel.domain import Fold
from secgen.procurement.fold import contracts, execution, needs

FOLD: Final[Mapping[type[Act], Fold]] = {**needs.FOLD, **contracts.FOLD, **execution.FOLD}
