"""Buildings, energy and State cathedrals as tables."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from secgen.assets.buildings.computations import (
    area_ratio,
    asbestos_file_required,
    declaration_due,
    energy_subject,
    energy_target,
)
from secgen.assets.buildings.decisions import tertiary_areas
from secgen.assets.buildings.state import BuildingRow
from secgen.assets.state import Assets
from secgen.assets.upkeep.due import DueDates
from secgen.assets.wording import column
from secgen.kernel.figures import Number
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text
from secgen.reports.table import Table

_STANDING: Final = {
    "met": Text("conforme", "on target"),
    "above_target": Text("au-dessus de la cible", "above target"),
    "above_ceiling": Text("au-dessus du plafond", "above ceiling"),
}
_FILE: Final = {
    "missing": Text("manquant", "missing"),
    "none": Text("non exigé", "not required"),
    "unknown": Text("indéterminé", "undetermined"),
}
_BUILDINGS: Final = (
    column("site", "site", "site "),
    column("building", "bâtiment", "building"),
    column("name", "désignation", "name"),
    column("use", "usage", "use"),
    column("owners", "propriétaires", "owners"),
    column("gross_area", "SUB (m²)", "gross area (m²)", "int"),
    column("residents", "résidents", "residents", "int"),
    column("per_resident", "SUB par résident (m²)", "gross area per resident (m²)", "number"),
    column("standing", "au regard de la cible", "against the target"),
    column("public", "ERP", "public building"),
    column("asbestos", "dossier amiante", "asbestos file"),
    column("overdue", "contrôles en retard", "checks overdue", "int"),
    column("works", "travaux en cours", "works open", "int"),
)


def _held(assets: Assets) -> list[tuple[str, BuildingRow]]:
    return [(asset, row) for asset, row in assets.buildings.items() if assets.assets[asset].held]


def owners(assets: Assets, site: str) -> str:
    """Who owns the parcels of a site."""
    found = {held.owner_name or held.owner for (where, _), held in assets.parcels.items() if where == site}
    return ", ".join(sorted(found))


def _home(assets: Assets, asset: str) -> str:
    """The building an asset is in; its own name if it is in none."""
    row = assets.assets[asset]
    place = row.made.parent or row.location
    return asset if asset in assets.buildings else place


def buildings(assets: Assets, law: LawBook, on: date) -> Table:
    """Each building held: owners, areas, people, asbestos, checks overdue, works open."""
    overdue = Counter(_home(assets, due.asset) for due in DueDates(assets, law, on).all() if due.status == "overdue")
    works = Counter(_home(assets, order.made.asset) for order in assets.orders.values() if order.done is None)
    rows = []
    for asset, row in _held(assets):
        made = row.made
        ratio = area_ratio(row.gross_area, row.residents, law, on) if row.gross_area else None
        rows.append(
            (
                made.site,
                asset,
                made.name,
                made.use,
                owners(assets, made.site),
                row.gross_area or None,
                row.residents or None,
                Number(ratio.per_resident) if ratio else None,
                str(_STANDING[ratio.standing]) if ratio else "",
                f"{made.public_type} {made.public_category}".strip() if made.public_category else "",
                _asbestos(row, law, on),
                overdue[asset],
                works[asset],
            )
        )
    title = Text(f"Bâtiments au {on}", f"Buildings on {on}")
    return Table("buildings", title, _BUILDINGS, rows).sort("site", "building")


def _asbestos(row: BuildingRow, law: LawBook, on: date) -> str:
    if row.asbestos is not None:
        return row.asbestos.on.isoformat()
    needed = asbestos_file_required(row.made.permit, row.made.dwelling, law, on).yes
    return str(_FILE["unknown" if needed is None else "missing" if needed else "none"])


_ENERGY: Final = (
    column("site", "site", "site "),
    column("name", "désignation", "name"),
    column("tertiary_area", "surface tertiaire comptée (m²)", "tertiary area counted (m²)", "int"),
    column("subject", "assujetti", "subject", "bool"),
    column("reference_year", "année de référence", "reference year", "int"),
    column("reference", "référence (kWh/m²)", "reference (kWh/m²)", "number"),
    column("declared_year", "dernière année déclarée", "last year declared", "int"),
    column("declared", "déclaré (kWh/m²)", "declared (kWh/m²)", "number"),
    column("target_2030", "cible 2030 (kWh/m²)", "target 2030 (kWh/m²)", "number"),
    column("target_2040", "cible 2040 (kWh/m²)", "target 2040 (kWh/m²)", "number"),
    column("target_2050", "cible 2050 (kWh/m²)", "target 2050 (kWh/m²)", "number"),
    column("next_due", "prochaine déclaration", "next declaration", "date"),
    column("late", "en retard", "late", "bool"),
)
_TENTH: Final = Decimal("0.1")


def energy(assets: Assets, law: LawBook, on: date) -> Table:
    """The obligation of each site: is it subject, what was declared, its targets, the next declaration."""
    excluded = law.read("energy.excluded_uses", on).names
    rows = []
    for site, opened in assets.sites.items():
        areas = tertiary_areas(assets, site)
        subject = energy_subject(areas, law, on).yes
        known = assets.energy.get(site)
        reference = known.reference if known else None
        declared = known.declared if known else ()
        last = declared[-1] if declared else None
        area = reference.area if reference else 0
        targets = [
            Number(energy_target(reference.kwh, area, year, law, on).per_m2) if reference else None
            for year in (2030, 2040, 2050)
        ]
        due = declaration_due(last[0] + 1 if last else on.year - 1, law) if subject else None
        rows.append(
            (
                site,
                opened.name,
                sum(size for use, size in areas if use not in excluded),
                subject,
                reference.year if reference else None,
                _per_m2(reference.kwh, area) if reference else None,
                last[0] if last else None,
                _per_m2(last[1], area) if last and area else None,
                *targets,
                due,
                None if due is None else on > due,
            )
        )
    title = Text(f"Obligation éco-énergie tertiaire au {on}", f"Tertiary energy obligation on {on}")
    return Table("energy", title, _ENERGY, rows).sort("site")


def _per_m2(kwh: int, area: int) -> Number:
    return Number((Decimal(kwh) / area).quantize(_TENTH, ROUND_HALF_UP))


_CATHEDRALS: Final = (
    column("code", "code", "code "),
    column("name", "cathédrale", "cathedral"),
    column("commune", "commune", "town"),
    column("department", "département", "department"),
    column("building", "bâtiment", "building"),
    column("owners", "propriétaires", "owners"),
    column("safety_officer", "responsable unique de sécurité", "single safety officer"),
    column("plan", "plan de sécurité", "safety plan"),
    column("works", "travaux en cours", "works open", "int"),
    column("authorised", "dernière autorisation", "last authorisation"),
    column("safety_due", "contrôle de sécurité", "safety control due", "date"),
    column("list_status", "statut de la liste", "status of the list"),
)


def cathedrals(assets: Assets, law: LawBook, on: date) -> Table:
    """Each State cathedral of the law packs, and what the office knows of it."""
    by_code = {row.made.cathedral: (asset, row) for asset, row in _held(assets) if row.made.cathedral}
    dates = DueDates(assets, law, on)
    rows: list[tuple[object, ...]] = []
    for listed in law.section("state_cathedral"):
        head = (listed["code"], listed["name"], listed["commune"], listed["department"])
        found = by_code.get(listed["code"])
        if found is None:
            rows.append((*head, "", "", "", "", None, "", None, listed["status"]))
            continue
        asset, row = found
        orders = [order for order in assets.orders.values() if order.made.asset == asset]
        granted = max(((o.made.on, o.made.authorisation) for o in orders if o.made.authorisation), default=None)
        due = next((one.day for one in dates.of(asset) if one.plan.check == "cathedral-safety"), None)
        rows.append(
            (
                *head,
                asset,
                owners(assets, row.made.site),
                row.officer,
                ", ".join(name for name, _ in row.plan),
                sum(order.done is None for order in orders),
                granted[1] if granted else "",
                due,
                listed["status"],
            )
        )
    title = Text(f"Cathédrales de l'État au {on}", f"State cathedrals on {on}")
    return Table("cathedrals", title, _CATHEDRALS, rows)
