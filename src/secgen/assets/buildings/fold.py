"""How what happens to sites and buildings changes what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.assets.buildings import events as ev
from secgen.assets.buildings.state import BuildingRow, EnergyRow
from secgen.assets.state import Assets
from secgen.assets.upkeep.fold import entered
from secgen.assets.upkeep.state import DoneRow
from secgen.kernel.act import Act
from secgen.kernel.domain import Fold


def site_opened(assets: Assets, act: ev.SiteOpened, position: int) -> None:
    """The site is known."""
    assets.sites.put(act.site, act)


def parcel_held(assets: Assets, act: ev.ParcelHeld, position: int) -> None:
    """The owner of the parcel is known."""
    assets.parcels.put((act.site, act.parcel), act)


def registered(assets: Assets, act: ev.BuildingRegistered, position: int) -> None:
    """The building is an asset like any other, with its areas besides."""
    entered(assets, act)
    assets.buildings.put(act.asset, BuildingRow(act, act.gross_area, act.net_area, act.tertiary_area))


def measured(assets: Assets, act: ev.BuildingMeasured, position: int) -> None:
    """Areas given replace those known; those left out stay."""
    row = assets.buildings.edit(act.asset)
    row.gross_area = act.gross_area or row.gross_area
    row.net_area = act.net_area or row.net_area
    row.tertiary_area = act.tertiary_area or row.tertiary_area


def occupied(assets: Assets, act: ev.BuildingOccupied, position: int) -> None:
    """The people who work there are known."""
    row = assets.buildings.edit(act.asset)
    row.residents, row.workstations = act.residents, act.workstations


def asbestos_file(assets: Assets, act: ev.AsbestosFileUpdated, position: int) -> None:
    """The file is known; if asbestos is left, its state is to be checked, counted from this day."""
    assets.buildings.edit(act.asset).asbestos = act
    row = assets.assets.edit(act.asset)
    others = tuple(trait for trait in row.traits if trait != "asbestos")
    row.traits = (*others, "asbestos") if act.found else others
    if act.found:
        assets.done.put((act.asset, "asbestos"), DoneRow(act.on, "clean", None, 0))


def _energy(assets: Assets, site: str) -> EnergyRow:
    return assets.energy.edit(site) if site in assets.energy else assets.energy.put(site, EnergyRow())


def energy_reference(assets: Assets, act: ev.EnergyReferenceSet, position: int) -> None:
    """The reference of the site is known."""
    _energy(assets, act.site).reference = act


def energy_declared(assets: Assets, act: ev.EnergyDeclared, position: int) -> None:
    """The consumption of the year is declared; a later declaration of the same year replaces it."""
    row = _energy(assets, act.site)
    others = tuple(one for one in row.declared if one[0] != act.year)
    row.declared = tuple(sorted((*others, (act.year, act.kwh, act.on))))


def safety_officer(assets: Assets, act: ev.SafetyOfficerNamed, position: int) -> None:
    """The safety officer is known."""
    assets.buildings.edit(act.asset).officer = act.officer


def safety_plan(assets: Assets, act: ev.SafetyPlanApproved, position: int) -> None:
    """The document is known, with the day it was approved."""
    row = assets.buildings.edit(act.asset)
    others = tuple(one for one in row.plan if one[0] != act.document)
    row.plan = tuple(sorted((*others, (act.document, act.on))))


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.SiteOpened: site_opened,
    ev.ParcelHeld: parcel_held,
    ev.BuildingRegistered: registered,
    ev.BuildingMeasured: measured,
    ev.BuildingOccupied: occupied,
    ev.AsbestosFileUpdated: asbestos_file,
    ev.EnergyReferenceSet: energy_reference,
    ev.EnergyDeclared: energy_declared,
    ev.SafetyOfficerNamed: safety_officer,
    ev.SafetyPlanApproved: safety_plan,
}
