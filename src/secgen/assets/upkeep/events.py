"""What happens to any asset: it enters, moves, is used, checked, repaired, and leaves."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from attrs import frozen

from secgen.kernel.act import Act
from secgen.kernel.money import ZERO, Money

AssetClass = Literal[
    "",
    "software",
    "it",
    "office_equipment",
    "furniture",
    "car",
    "heavy_vehicle",
    "technical_installation",
    "fit_out",
    "building",
    "heritage",
]
"""Which useful life the accounts use (``asset.life.*``); empty: not a fixed asset."""
CheckResult = Literal["clean", "observations", "failed"]
UseUnit = Literal["km", "hours"]
WorkKind = Literal["maintenance", "repair", "restoration", "modification"]
CostNature = Literal["energy", "maintenance", "tyres", "insurance", "tax", "lease", "fine", "other"]
Leaving = Literal["sale", "transfer", "gift", "recycling", "destruction", "loss", "theft", "end_of_lease"]


@frozen(kw_only=True)
class OnAsset(Act):
    """An act about one asset, filed under it."""

    asset: str

    @property
    def subject(self) -> str:
        return f"asset/{self.asset}"


@frozen(kw_only=True)
class Registration(OnAsset):
    """What the entry of any asset says.

    ``location``: the site, building or room; ``holder``: who has it, as a random id; ``parent``: the asset it is
    part of; ``inventory``: its inventory number; ``contract``: the contract it was bought by; ``cost``: what it cost,
    in euros with VAT; ``in_service``: the day it was put to use (*mise en service*); ``traits``: words that decide
    which checks it needs.
    """

    name: str = ""
    location: str = ""
    holder: str = ""
    parent: str = ""
    inventory: str = ""
    serial: str = ""
    contract: str = ""
    cost: Money = ZERO
    in_service: date | None = None
    asset_class: AssetClass = ""
    traits: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The category that decides the checks the law asks for."""
        return "other"

    @property
    def all_traits(self) -> tuple[str, ...]:
        """``traits``, and those that follow from the other fields."""
        return self.traits

    @property
    def since(self) -> date | None:
        """The day from which the first checks are counted; ``None`` if nobody said."""
        return self.in_service

    @property
    def identifiers(self) -> tuple[tuple[str, str], ...]:
        """What only this asset may bear: (kind, value) pairs, without the empty ones."""
        pairs = (("inventory", self.inventory), ("serial", self.serial))
        return tuple(pair for pair in pairs if pair[1])

    @property
    def entry_reading(self) -> int:
        """Kilometres or hours on the day of entry."""
        return 0


@frozen(kw_only=True)
class AssetRegistered(Registration):
    """Any asset without a desk of its own: an installation, a piece of furniture, a machine.

    ``category``: ``lift``, ``boiler``, ``fire_extinguisher``… as the checks of the law name them (``asset_check``).
    """

    tag: ClassVar[str] = "assets.registered"

    category: str = "other"

    @property
    def kind(self) -> str:
        return self.category


@frozen(kw_only=True)
class AssetMoved(OnAsset):
    """The asset changes place or hands; an empty field stays as it was, ``released`` leaves it without a holder."""

    tag: ClassVar[str] = "assets.moved"

    location: str = ""
    holder: str = ""
    released: bool = False


@frozen(kw_only=True)
class UseRead(OnAsset):
    """A reading of a meter: kilometres or hours since new."""

    tag: ClassVar[str] = "assets.use_read"

    reading: int
    unit: UseUnit = "km"


@frozen(kw_only=True)
class CheckPlanned(OnAsset):
    """A check this asset needs besides those of the law: every ``months`` or ``days``, or every ``use``, whichever
    comes first.

    ``tolerance`` in days; ``text``: the contract, manual or text that asks for it.
    """

    tag: ClassVar[str] = "assets.check_planned"

    check: str
    title: str = ""
    months: int = 0
    days: int = 0
    use: int = 0
    unit: UseUnit = "km"
    tolerance: int = 0
    text: str = ""


@frozen(kw_only=True)
class CheckDropped(OnAsset):
    """A check no longer needed, or a check of the law that does not apply here; ``reason`` says why."""

    tag: ClassVar[str] = "assets.check_dropped"

    check: str
    reason: str = ""


@frozen(kw_only=True)
class Observation:
    """Something to put right, found at a check; ``observation`` is its number."""

    observation: str
    text: str = ""
    urgent: bool = False


@frozen(kw_only=True)
class CheckDone(OnAsset):
    """A check or a maintenance visit made on ``on``: its result and what must be put right.

    ``reading``: kilometres or hours that day; ``report``: the number of the report; ``contract`` and ``cost`` in euros.
    """

    tag: ClassVar[str] = "assets.checked"

    check: str
    result: CheckResult = "clean"
    observations: tuple[Observation, ...] = ()
    reading: int | None = None
    report: str = ""
    contract: str = ""
    cost: Money = ZERO


@frozen(kw_only=True)
class ObservationClosed(OnAsset):
    """An observation put right; ``proof`` names the work order or the paper that shows it."""

    tag: ClassVar[str] = "assets.observation_closed"

    observation: str
    proof: str = ""


@frozen(kw_only=True)
class WorkOrdered(OnAsset):
    """A work order (*ordre de travaux*): what, by which contract, for how much, which observations it puts right.

    ``authorisation``: that of works on a classified monument (C. patr. art. L621-9); ``estimate`` in euros.
    """

    tag: ClassVar[str] = "assets.work_ordered"

    order: str
    title: str = ""
    kind: WorkKind = "maintenance"
    contract: str = ""
    estimate: Money = ZERO
    observations: tuple[str, ...] = ()
    authorisation: str = ""


@frozen(kw_only=True)
class WorkDone(OnAsset):
    """Works finished: their cost in euros; ``asset_class`` empty: they are an expense, not a fixed asset."""

    tag: ClassVar[str] = "assets.work_done"

    order: str
    cost: Money = ZERO
    asset_class: AssetClass = ""


@frozen(kw_only=True)
class CostBorne(OnAsset):
    """What an asset costs besides its checks and works, in euros: energy, insurance, lease, tax, tyres, fine."""

    tag: ClassVar[str] = "assets.cost_borne"

    nature: CostNature = "energy"
    amount: Money
    contract: str = ""


@frozen(kw_only=True)
class AssetRetired(OnAsset):
    """The asset leaves (*réforme*): how, to whom, for what price.

    ``value``: its value that day, ``proceeds``: the price received, in euros; ``reused``: it will be used again by
    somebody (décret 2023-266); ``restricted``: it held classified or restricted information; ``wiped``: the
    certificate that its data are erased.
    """

    tag: ClassVar[str] = "assets.retired"

    way: Leaving = "sale"
    recipient: str = ""
    value: Money = ZERO
    proceeds: Money = ZERO
    reused: bool = False
    restricted: bool = False
    wiped: str = ""
