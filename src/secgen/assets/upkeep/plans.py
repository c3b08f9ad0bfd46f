"""The plans of checks: those the law asks of a category of assets, those planned for one asset."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, cast

from attrs import frozen

from secgen.assets.upkeep.events import CheckPlanned
from secgen.assets.upkeep.state import AssetRow, Upkeep
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text
from secgen.law import Law


@frozen(kw_only=True)
class Plan:
    """One check and how it comes back.

    An interval is named by its law parameter (``interval``) or given (``months``, ``days``, ``use``). ``first``: the
    parameter of the first interval; ``clean``: of the interval after a clean or settled report; ``retest``: after a
    failure; ``window``: how long before the due day it may be made; ``after``: the check it is counted from;
    ``also``: checks that count for it; ``only``, ``unless``: traits of the asset.
    """

    check: str
    title: Text
    interval: str = ""
    first: str = ""
    clean: str = ""
    retest: str = ""
    window: str = ""
    after: str = ""
    also: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    calendar_year: bool = False
    months: int = 0
    days: int = 0
    use: int = 0
    tolerance: int = 0
    rule: str = "AST-DUE"
    by: str = ""
    text: str = ""

    def concerns(self, traits: tuple[str, ...]) -> bool:
        """Whether an asset with these traits needs the check."""
        if self.only and not all(trait in traits for trait in self.only):
            return False
        return not any(trait in traits for trait in self.unless)


_NONE: Final[tuple[Plan, ...]] = ()


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


def own(act: CheckPlanned) -> Plan:
    """The plan an act gives to one asset."""
    title = act.title or act.check
    return Plan(
        check=act.check,
        title=Text(title, title),
        months=act.months,
        days=act.days,
        use=act.use,
        tolerance=act.tolerance,
        text=act.text,
    )


def plans_of(upkeep: Upkeep, asset: str, row: AssetRow, law: LawBook) -> tuple[Plan, ...]:
    """Every check one asset needs: of the law and its own, without those dropped."""
    plans = statutory(cast(Law, law)).get(row.category, _NONE)
    if plans:
        plans = tuple(plan for plan in plans if plan.concerns(row.traits))
    extra = upkeep.planned.get(asset)
    if extra:
        mine = tuple(own(act) for act in extra)
        plans = (*(plan for plan in plans if plan.check not in {p.check for p in mine}), *mine)
    if upkeep.dropped:
        plans = tuple(plan for plan in plans if not upkeep.dropped.get((asset, plan.check), False))
    return plans
