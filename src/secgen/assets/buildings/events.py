"""What happens to sites and buildings."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from attrs import field, frozen

from secgen.assets.upkeep.events import OnAsset, Registration
from secgen.kernel.act import Act

Owner = Literal["state", "region", "department", "commune", "private"]
Use = Literal["office", "storage", "workshop", "archive", "worship", "museum", "provisional", "civil_defence"]
Protection = Literal["none", "inscribed", "classified"]


@frozen(kw_only=True)
class _OnSite(Act):
    site: str

    @property
    def subject(self) -> str:
        return f"site/{self.site}"


@frozen(kw_only=True)
class SiteOpened(_OnSite):
    """A site where the office works or which it manages; ``department``: its official code."""

    tag: ClassVar[str] = "assets.site_opened"

    name: str = ""
    address: str = ""
    commune: str = ""
    department: str = ""


@frozen(kw_only=True)
class ParcelHeld(_OnSite):
    """Who owns a parcel of a site, from ``on``; ownership is by parcel, not by building.

    ``parcel``: its cadastral reference; ``area``: in whole m².
    """

    tag: ClassVar[str] = "assets.parcel_held"

    parcel: str
    owner: Owner = "state"
    owner_name: str = ""
    area: int = 0


@frozen(kw_only=True)
class BuildingRegistered(Registration):
    """A building of a site.

    ``permit``: the day of its building permit; ``gross_area`` (SUB), ``net_area`` (SUN), ``tertiary_area``: in whole
    m²; ``public_type`` and ``public_category``: its class as a public building (ERP), empty and 0 if it is none;
    ``cathedral``: the code of a State cathedral (``state_cathedral``); ``staffed``: people work there.
    """

    tag: ClassVar[str] = "assets.building_registered"

    site: str
    use: Use = "office"
    permit: date | None = None
    dwelling: bool = False
    staffed: bool = True
    gross_area: int = 0
    net_area: int = 0
    tertiary_area: int = 0
    public_type: str = ""
    public_category: int = 0
    protection: Protection = "none"
    cathedral: str = ""

    @property
    def kind(self) -> str:
        return "building"

    @property
    def all_traits(self) -> tuple[str, ...]:
        found = (("unstaffed", not self.staffed), ("cathedral", bool(self.cathedral)))
        return (*self.traits, *(name for name, holds in found if holds))


@frozen(kw_only=True)
class BuildingMeasured(OnAsset):
    """The areas of a building measured again, in whole m²."""

    tag: ClassVar[str] = "assets.building_measured"

    gross_area: int = 0
    net_area: int = 0
    tertiary_area: int = 0


@frozen(kw_only=True)
class BuildingOccupied(OnAsset):
    """Who works in a building from ``on``: ``residents`` weighted by presence, and ``workstations``."""

    tag: ClassVar[str] = "assets.building_occupied"

    residents: int
    workstations: int = 0


@frozen(kw_only=True)
class AsbestosFileUpdated(OnAsset):
    """The asbestos file (*dossier technique amiante*) brought up to date.

    ``found``: materials that contain asbestos are left, so that their state is checked; ``summary_on``: the day the
    summary sheet went to the occupants; ``surveyor``: who did it.
    """

    tag: ClassVar[str] = "assets.asbestos_file"

    found: bool = False
    summary_on: date | None = None
    surveyor: str = ""


@frozen(kw_only=True)
class EnergyReferenceSet(_OnSite):
    """The reference year of the tertiary energy obligation: final energy in kWh, on an area in whole m²."""

    tag: ClassVar[str] = "assets.energy_reference"

    year: int
    kwh: int
    area: int


@frozen(kw_only=True)
class EnergyDeclared(_OnSite):
    """Consumption of a year declared on OPERAT, in kWh of final energy."""

    tag: ClassVar[str] = "assets.energy_declared"

    year: int
    kwh: int


@frozen(kw_only=True)
class SafetyOfficerNamed(OnAsset):
    """The single safety officer (*responsable unique de sécurité*) of a building, as a random id; empty: none now."""

    tag: ClassVar[str] = "assets.safety_officer"

    officer: str


@frozen(kw_only=True)
class SafetyPlanApproved(OnAsset):
    """A document of the safety plan of a monument is approved: ``document`` names it."""

    tag: ClassVar[str] = "assets.safety_plan"

    document: Literal["audit", "master_plan", "operation_rules", "salvage_plan"] = field(default="audit")
