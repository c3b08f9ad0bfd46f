"""What happens to vehicles and their drivers."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from attrs import frozen

from secgen.assets.upkeep.events import OnAsset, Registration
from secgen.kernel.act import Act
from secgen.kernel.money import Money

VehicleKind = Literal["car", "van", "two_wheeler", "truck", "bus", "coach"]
Energy = Literal[
    "petrol", "diesel", "hybrid", "plug_in", "electric", "hydrogen", "cng", "bio_cng", "lpg", "biofuel", "synthetic"
]


@frozen(kw_only=True)
class VehicleRegistered(Registration):
    """A vehicle enters the fleet on ``on``, bought or ``leased``.

    ``kind_of``: car (VP), van (N1), two_wheeler (L), truck (N2, N3), bus or coach (M2, M3); ``co2`` in g/km (WLTP; 0:
    not known, unless it is electric or runs on hydrogen), ``weight``: authorised weight in kg (PTAC);
    ``first_registered``: *première mise en circulation*; ``odometer`` in km that day.
    """

    tag: ClassVar[str] = "assets.vehicle_registered"

    plate: str
    kind_of: VehicleKind = "car"
    energy: Energy = "petrol"
    co2: int = 0
    weight: int = 0
    first_registered: date | None = None
    leased: bool = False
    odometer: int = 0
    critair: str = ""

    @property
    def kind(self) -> str:
        return self.kind_of

    @property
    def all_traits(self) -> tuple[str, ...]:
        return (*self.traits, self.energy)

    @property
    def since(self) -> date | None:
        return self.first_registered or self.in_service

    @property
    def identifiers(self) -> tuple[tuple[str, str], ...]:
        pairs = (("plate", self.plate), ("inventory", self.inventory), ("serial", self.serial))
        return tuple(pair for pair in pairs if pair[1])

    @property
    def entry_reading(self) -> int:
        return self.odometer


@frozen(kw_only=True)
class TripLogged(OnAsset):
    """One line of the logbook (*carnet de bord*): who drove, on which mission order, from which to which kilometre.

    ``home``: the vehicle was parked at the driver's home that night.
    """

    tag: ClassVar[str] = "assets.trip_logged"

    driver: str
    mission: str = ""
    start_km: int
    end_km: int
    destination: str = ""
    home: bool = False


@frozen(kw_only=True)
class GapExplained(OnAsset):
    """Kilometres missing in the logbook, explained."""

    tag: ClassVar[str] = "assets.gap_explained"

    start_km: int
    end_km: int
    reason: str


@frozen(kw_only=True)
class MissionOrdered(Act):
    """A mission order (*ordre de mission*) of an agent, for one trip or ``permanent``, until a day.

    ``own_vehicle``: the agent may use their own vehicle, whose ``insurance`` certificate is named.
    """

    tag: ClassVar[str] = "assets.mission_ordered"

    mission: str
    agent: str
    destination: str = ""
    until: date | None = None
    permanent: bool = False
    own_vehicle: bool = False
    insurance: str = ""

    @property
    def subject(self) -> str:
        return f"mission/{self.mission}"


@frozen(kw_only=True)
class HomeParkingAuthorised(OnAsset):
    """An agent may park the vehicle at home (*remisage à domicile*) until a day, in writing."""

    tag: ClassVar[str] = "assets.home_parking"

    agent: str
    until: date


@frozen(kw_only=True)
class FineReceived(OnAsset):
    """A traffic fine received: ``sent_on`` is the day the notice was sent; the driver is to be designated."""

    tag: ClassVar[str] = "assets.fine_received"

    fine: str
    sent_on: date
    amount: Money


@frozen(kw_only=True)
class DriverDesignated(OnAsset):
    """The driver is designated to the authority, as a random id here."""

    tag: ClassVar[str] = "assets.driver_designated"

    fine: str
    driver: str
