"""The plans of checks: those the law asks of a category of assets, those planned for one asset."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from secgen.assets.upkeep.plan import Plan
from secgen.assets.upkeep.state import AssetRow, Upkeep
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text
from secgen.law import Law


@lru_cache(maxsize=8)
def statutory(law: Law) -> Mapping[str, tuple[Plan, ...]]:
    """The checks the law packs ask for (section ``asset_check``), by category of asset."""
    found: dict[str, tuple[Plan, ...]] = {}
    for row in law.section("asset_check"):
        found[row["category"]] = (*found.get(row["category"], ()), _from_law(row))
    return found


def _from_law(row: Mapping[str, Any]) -> Plan:
    names = ("interval", "first", "clean", "retest", "window", "after", "calendar_year", "rule", "by", "text")
    given: dict[str, Any] = {name: row[name] for name in names if name in row}
    lists: dict[str, Any] = {name: tuple(row[name]) for name in ("also", "only", "unless") if name in row}
    return Plan(check=row["id"], title=Text(row["fr"], row["en"]), **given, **lists)


class Plans:
    """The checks each asset needs; what the law asks is worked out once for each kind of asset."""

    def __init__(self, upkeep: Upkeep, law: LawBook) -> None:
        self._upkeep = upkeep
        self._law = statutory(cast(Law, law))
        self._by_kind: dict[tuple[str, tuple[str, ...]], tuple[Plan, ...]] = {}

    def of(self, asset: str, row: AssetRow) -> tuple[Plan, ...]:
        """Every check one asset needs: of the law and its own, without those dropped."""
        kind = (row.category, row.traits)
        plans = self._by_kind.get(kind)
        if plans is None:
            asked = self._law.get(row.category, ())
            plans = self._by_kind[kind] = tuple(plan for plan in asked if plan.concerns(row.traits))
        mine = self._upkeep.planned.get(asset)
        if mine:
            names = {plan.check for plan in mine}
            plans = (*(plan for plan in plans if plan.check not in names), *mine)
        if self._upkeep.dropped:
            plans = tuple(plan for plan in plans if not self._upkeep.dropped.get((asset, plan.check), False))
        return plans
