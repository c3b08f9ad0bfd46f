"""How each act changes the state. Nothing here decides or refuses anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.budget.fold import appropriations, commitments, corrections, payments
from secgen.budget.fold._common import SERVICE_KINDS, for_service
from secgen.kernel.act import Act
from secgen.kernel.domain import Fold

__all__ = ["FOLD", "SERVICE_KINDS", "for_service"]

FOLD: Final[Mapping[type[Act], Fold]] = {
    **appropriations.FOLD,
    **commitments.FOLD,
    **payments.FOLD,
    **corrections.FOLD,
}
