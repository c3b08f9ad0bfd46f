"""From the inventory to the accounts: what was bought, put to use, improved or given up in a period.

Everything here is a proposal, written as people write acts: look at it, then ``sg.record(*proposals)``, where the
rules of the accounts judge it. Nothing is typed twice: the cost, the day and the category are those of the inventory.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from secgen.assets.fleet.events import VehicleRegistered
from secgen.assets.state import Assets
from secgen.assets.upkeep.events import AssetClass, Registration
from secgen.kernel.money import Money

Proposal = dict[str, Any]
"""An act as people write it: its tag under ``act``, then its fields."""
_REASONS: Final = {
    "sale": "sold",
    "transfer": "transferred",
    "gift": "given",
    "recycling": "scrapped",
    "destruction": "scrapped",
    "loss": "lost",
    "theft": "lost",
}


def capitalisations(
    assets: Assets, first: date, last: date, *, line: str = "", origin: str = "in_progress"
) -> list[Proposal]:
    """The assets that entered, or were improved by works, between two days: their cost, then their commissioning.

    Only what says its ``asset_class`` and has a cost: the rest is an expense. A leased vehicle is not an asset of the
    office. Works finished as an asset are an asset of their own, numbered as their order. ``line`` and ``origin`` say
    where the accounts take the cost from.
    """
    found: list[Proposal] = []
    for made, category, cost, day, used in (*_entries(assets), *_works(assets)):
        name, asset = made
        where = {"line": line, "origin": origin}
        if first <= day <= last:
            about = {"label": name or asset, "category": category, "cost": cost, "acquired_on": day}
            found.append({"act": "accounting.asset_capitalised", "asset": asset, "on": day, **about, **where})
        if used is not None and first <= used <= last:
            found.append({"act": "accounting.asset_put_into_service", "asset": asset, "on": max(used, day)})
    return sorted(found, key=lambda proposal: proposal["on"])


_Fact = tuple[tuple[str, str], AssetClass, Money, date, date | None]


def _entries(assets: Assets) -> Iterator[_Fact]:
    for asset, row in assets.assets.items():
        made = row.made
        if made.asset_class and made.cost and not _leased(made):
            yield (made.name, asset), made.asset_class, made.cost, made.on, made.in_service


def _leased(made: Registration) -> bool:
    return isinstance(made, VehicleRegistered) and made.leased


def _works(assets: Assets) -> Iterator[_Fact]:
    for number, row in assets.orders.items():
        done = row.done
        if done is not None and done.asset_class and done.cost:
            yield (row.made.title, number), done.asset_class, done.cost, done.on, done.on


def disposals(assets: Assets, first: date, last: date) -> list[Proposal]:
    """The assets with a cost that left between two days, with the reason the accounts use."""
    return sorted(
        (
            {"act": "accounting.asset_disposed", "asset": asset, "on": left.on, "reason": _REASONS[left.way]}
            for asset, row in assets.assets.items()
            if (left := row.retired) is not None
            and row.made.asset_class
            and row.made.cost
            and left.way in _REASONS
            and first <= left.on <= last
        ),
        key=lambda proposal: str(proposal["on"]),
    )
