"""What may go out, and when: gates that hold for every channel at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.kernel.act import Act
from secgen.kernel.domain import Decide, Fold
from secgen.kernel.finding import Rule

DECIDE: Final[Mapping[type[Act], Decide]] = {}
FOLD: Final[Mapping[type[Act], Fold]] = {}
RULES: Final[Mapping[str, Rule]] = {}
