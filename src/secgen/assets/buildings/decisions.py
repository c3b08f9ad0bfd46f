"""Deciding what happens to sites and buildings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from secgen.assets.buildings import events as ev
from secgen.assets.buildings import rules as r
from secgen.assets.buildings.computations import (
    area_ratio,
    asbestos_file_required,
    declaration_due,
    energy_subject,
    energy_target,
)
from secgen.assets.buildings.state import BuildingRow
from secgen.assets.state import Assets
from secgen.assets.upkeep import decisions as upkeep
from secgen.assets.upkeep import rules as u
from secgen.assets.upkeep.asking import enters, known_asset, named, new, not_negative, plausible
from secgen.assets.upkeep.events import WorkOrdered
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge
from secgen.kernel.known_law import read_if_known


def open_site(assets: Assets, act: ev.SiteOpened, judge: Judge) -> Iterable[Act]:
    """A site begins. Asks AST-NEW and AST-DATE."""
    good = new(judge, "site", act.site, act.site in assets.sites) and plausible(judge, act)
    return (act,) if good else ()


def hold_parcel(assets: Assets, act: ev.ParcelHeld, judge: Judge) -> Iterable[Act]:
    """The owner of a parcel is known from a day; a later act replaces it."""
    if not _known_site(assets, judge, act.site, act) or not named(judge, "parcel", act.parcel):
        return ()
    not_negative(judge, area=act.area)
    return (act,)


def _known_site(assets: Assets, judge: Judge, site: str, act: Act) -> bool:
    row = assets.sites.get(site)
    if not judge.check(u.AST_REF, row is not None, "site", site=site):
        return False
    assert row is not None
    return judge.check(u.AST_ORDER, act.on >= row.on, "on", on=act.on, opened_on=row.on)


def register(assets: Assets, act: ev.BuildingRegistered, judge: Judge) -> Iterable[Act]:
    """A building enters. Asks AST-REF on its site, AST-AMOUNT, and of a State cathedral who owns the ground."""
    if not _known_site(assets, judge, act.site, act) or not enters(assets, act, judge):
        return ()
    _areas(judge, act)
    not_negative(judge, public_category=act.public_category)
    if act.cathedral:
        codes = {row["code"] for row in judge.law.section("state_cathedral")}
        judge.check(u.AST_REF, act.cathedral in codes, "cathedral", cathedral=act.cathedral, known=tuple(codes))
        owners = {parcel.owner for (site, _), parcel in assets.parcels.items() if site == act.site}
        ours = "state" in owners if owners else None
        judge.check(r.BUILDING_PARCEL, ours, "site", site=act.site, owners=tuple(owners))
    return (act,)


def _areas(judge: Judge, act: Any) -> None:
    not_negative(judge, gross_area=act.gross_area, net_area=act.net_area, tertiary_area=act.tertiary_area)


def _building(assets: Assets, judge: Judge, act: Any) -> BuildingRow | None:
    if known_asset(assets, judge, act.asset, act) is None:
        return None
    row = assets.buildings.get(act.asset)
    judge.check(u.AST_REF, row is not None, "asset", asset=act.asset)
    return row


def measure(assets: Assets, act: ev.BuildingMeasured, judge: Judge) -> Iterable[Act]:
    """Areas are measured again. Asks AST-AMOUNT."""
    if _building(assets, judge, act) is None:
        return ()
    _areas(judge, act)
    return (act,)


def occupy(assets: Assets, act: ev.BuildingOccupied, judge: Judge) -> Iterable[Act]:
    """People work in a building. Asks BU-06, the area per resident."""
    row = _building(assets, judge, act)
    if row is None or not not_negative(judge, residents=act.residents, workstations=act.workstations):
        return ()
    if read_if_known(judge.law, "building.ratio.target", act.on) is None:
        return (act,)
    ratio = area_ratio(row.gross_area, act.residents, judge.law, act.on) if row.gross_area else None
    ok = None if ratio is None else ratio.standing == "met"
    law = ratio.explanation.law_reads() if ratio else ()
    shown = ratio.per_resident if ratio else None
    judge.check(r.BU_06, ok, "residents", law=law, area=row.gross_area, residents=act.residents, ratio=shown)
    return (act,)


def update_asbestos(assets: Assets, act: ev.AsbestosFileUpdated, judge: Judge) -> Iterable[Act]:
    """The asbestos file is brought up to date. Asks AST-DATE."""
    if _building(assets, judge, act) is None or not plausible(judge, act, summary_on=act.summary_on):
        return ()
    return (act,)


def set_reference(assets: Assets, act: ev.EnergyReferenceSet, judge: Judge) -> Iterable[Act]:
    """The energy reference of a site. Asks AST-AMOUNT, and AST-DATE: a reference year the text allows."""
    if not _known_site(assets, judge, act.site, act):
        return ()
    judge.check(u.AST_AMOUNT, act.kwh > 0, "kwh", kwh=act.kwh)
    some = judge.check(u.AST_AMOUNT, act.area > 0, "area", area=act.area)
    first, last = judge.read("energy.reference.first_year"), judge.read("energy.reference.last_year")
    allowed = first.holds(act.year) and last.holds(act.year)
    judge.check(u.AST_DATE, allowed, "year", law=(first, last), year=act.year)
    return (act,) if some else ()


def declare(assets: Assets, act: ev.EnergyDeclared, judge: Judge) -> Iterable[Act]:
    """A yearly declaration. Asks BU-03 (is the site subject?), BU-04 (is it on target?) and BU-05 (in time?)."""
    if not _known_site(assets, judge, act.site, act) or not not_negative(judge, kwh=act.kwh):
        return ()
    if not judge.check(u.AST_DATE, 2000 < act.year < act.on.year, "year", year=act.year, on=act.on):
        return ()
    if read_if_known(judge.law, "energy.declaration_day", date(act.year + 1, 12, 31)) is None:
        return (act,)
    subject = energy_subject(tertiary_areas(assets, act.site), judge.law, act.on)
    judge.check(r.BU_03, subject.yes, "site", law=subject.explanation.law_reads(), site=act.site)
    due = declaration_due(act.year, judge.law)
    judge.check(
        r.BU_05,
        act.on <= due,
        "on",
        law=(judge.read("energy.declaration_day", date(act.year + 1, 12, 31)),),
        on=act.on,
        due=due,
    )
    row = assets.energy.get(act.site)
    if row and row.reference and act.year >= 2030:
        step = 2050 if act.year >= 2050 else 2040 if act.year >= 2040 else 2030
        target = energy_target(row.reference.kwh, row.reference.area, step, judge.law, act.on)
        met = act.kwh <= target.per_m2 * row.reference.area
        judge.check(r.BU_04, met, "kwh", law=target.explanation.law_reads(), kwh=act.kwh, target=target.per_m2)
    return (act,)


def tertiary_areas(assets: Assets, site: str) -> list[tuple[str, int]]:
    """(use, tertiary m²) of the buildings the office holds on a site."""
    return [
        (row.made.use, row.tertiary_area)
        for asset, row in assets.buildings.items()
        if row.made.site == site and assets.assets[asset].held
    ]


def name_officer(assets: Assets, act: ev.SafetyOfficerNamed, judge: Judge) -> Iterable[Act]:
    """A safety officer is named. Asks AST-REF."""
    return (act,) if _building(assets, judge, act) else ()


def approve_plan(assets: Assets, act: ev.SafetyPlanApproved, judge: Judge) -> Iterable[Act]:
    """A document of the safety plan is approved. Asks AST-REF."""
    return (act,) if _building(assets, judge, act) else ()


def order_works(assets: Assets, act: WorkOrdered, judge: Judge) -> Iterable[Act]:
    """Works are ordered on any asset; on a building, asks BU-MONUMENT and BU-07 too."""
    accepted = upkeep.order(assets, act, judge)
    home = _home(assets, act.asset)
    if home is None:
        return accepted
    made = home.made
    protected = made.protection == "classified" and act.kind != "maintenance"
    judge.check(
        r.BUILDING_MONUMENT,
        not protected or bool(act.authorisation),
        "authorisation",
        protection=made.protection,
        kind=act.kind,
    )
    if read_if_known(judge.law, "building.asbestos.permit_before", act.on) is None:
        return accepted
    needed = asbestos_file_required(made.permit, made.dwelling, judge.law, act.on)
    ok = True if home.asbestos else None if needed.yes is None else not needed.yes
    judge.check(
        r.BU_07, ok, "asset", law=needed.explanation.law_reads(), permit=made.permit, file=home.asbestos is not None
    )
    return accepted


def _home(assets: Assets, asset: str) -> BuildingRow | None:
    """The building itself, or the one the asset is part of."""
    seen: set[str] = set()
    while asset and asset not in seen:
        seen.add(asset)
        if asset in assets.buildings:
            return assets.buildings[asset]
        row = assets.assets.get(asset)
        asset = (row.made.parent or row.location) if row else ""
    return None


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.SiteOpened: open_site,
    ev.ParcelHeld: hold_parcel,
    ev.BuildingRegistered: register,
    ev.BuildingMeasured: measure,
    ev.BuildingOccupied: occupy,
    ev.AsbestosFileUpdated: update_asbestos,
    ev.EnergyReferenceSet: set_reference,
    ev.EnergyDeclared: declare,
    ev.SafetyOfficerNamed: name_officer,
    ev.SafetyPlanApproved: approve_plan,
    WorkOrdered: order_works,
}
