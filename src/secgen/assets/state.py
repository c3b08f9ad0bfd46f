"""The state of assets: the books of the engine and of each subject, together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import define, fields

from secgen.assets.buildings.state import Buildings
from secgen.assets.equipment.state import Equipment
from secgen.assets.fleet.state import Fleet
from secgen.assets.it.state import Computing
from secgen.assets.supplies.state import Supplies
from secgen.assets.upkeep.state import Upkeep
from secgen.kernel.book import Book


@define(slots=False)
class Assets(Upkeep, Buildings, Fleet, Equipment, Computing, Supplies):
    """Everything held and looked after."""

    def books(self) -> Iterable[Book[Any, Any]]:
        return tuple(getattr(self, field.name) for field in fields(type(self)))
