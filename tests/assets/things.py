"""Sites, vehicles, devices and supplies the tests of assets start from."""

from __future__ import annotations

from typing import Any

from secgen import Secretariat
from secgen.assets.upkeep.due import Due

HOUSE = "GRENIER"
"""The site of the directorate."""


def a_site(sg: Secretariat, site: str = HOUSE) -> str:
    sg.assets.open_site(site=site, name="Grenier d'abondance", commune="Lyon", department="69", on="2020-01-02")
    return site


def a_building(sg: Secretariat, asset: str = "BAT-1", *, site: str = HOUSE, **more: Any) -> str:
    if site not in sg.assets.state.sites:
        a_site(sg, site)
    sg.assets.register_building(asset=asset, site=site, on="2020-01-02", **more)
    return asset


def a_lift(sg: Secretariat, asset: str = "ASC-1", **more: Any) -> str:
    fields = {"category": "lift", "in_service": "2020-01-02", "on": "2020-01-02", **more}
    sg.assets.register(asset=asset, **fields)
    return asset


def a_car(sg: Secretariat, asset: str = "V-1", **more: Any) -> str:
    number = len(sg.assets.state.vehicles) + 100
    fields = {"plate": f"AB-{number}-CD", "energy": "petrol", "co2": 120, "weight": 1700, "on": "2022-11-20", **more}
    sg.assets.register_vehicle(asset=asset, **fields)
    return asset


def a_laptop(sg: Secretariat, asset: str = "PC-1", **more: Any) -> str:
    fields = {"inventory": f"INV-{asset}", "bought": "2021-03-01", "on": "2021-03-08", **more}
    sg.assets.register_device(asset=asset, **fields)
    return asset


def due(sg: Secretariat, asset: str, check: str, on: str) -> Due:
    """One check of an asset, as it stands on a day."""
    return next(one for one in sg.assets.due(asset, on) if one.plan.check == check)
