"""The domain of assets: its subjects, each a folder with its decisions, fold and rules."""

from __future__ import annotations

from typing import Final

from secgen.assets.buildings import decisions as buildings
from secgen.assets.buildings import fold as buildings_fold
from secgen.assets.buildings import rules as building_rules
from secgen.assets.equipment import decisions as equipment
from secgen.assets.equipment import fold as equipment_fold
from secgen.assets.equipment import rules as equipment_rules
from secgen.assets.fleet import decisions as fleet
from secgen.assets.fleet import fold as fleet_fold
from secgen.assets.fleet import rules as fleet_rules
from secgen.assets.it import decisions as computing
from secgen.assets.it import fold as computing_fold
from secgen.assets.it import rules as computing_rules
from secgen.assets.it import tickets
from secgen.assets.state import Assets
from secgen.assets.supplies import decisions as supplies
from secgen.assets.supplies import fold as supplies_fold
from secgen.assets.supplies import rules as supply_rules
from secgen.assets.upkeep import decisions as upkeep
from secgen.assets.upkeep import fold as upkeep_fold
from secgen.assets.upkeep import rules as upkeep_rules
from secgen.kernel.domain import Domain
from secgen.kernel.rulemaking import rules_of

RULES: Final = rules_of(upkeep_rules, building_rules, fleet_rules, equipment_rules, computing_rules, supply_rules)

DOMAIN: Final = Domain(
    "assets",
    Assets,
    {
        **upkeep.DECIDE,
        **buildings.DECIDE,
        **fleet.DECIDE,
        **equipment.DECIDE,
        **computing.DECIDE,
        **tickets.DECIDE,
        **supplies.DECIDE,
    },
    {
        **upkeep_fold.FOLD,
        **buildings_fold.FOLD,
        **fleet_fold.FOLD,
        **equipment_fold.FOLD,
        **computing_fold.FOLD,
        **supplies_fold.FOLD,
    },
    RULES,
)
