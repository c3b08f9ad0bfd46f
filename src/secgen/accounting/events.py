"""Acts the accounts need and the budget does not hold: assets, provisions, adjustments, signatures."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from attrs import frozen

from secgen.kernel.act import Act
from secgen.kernel.money import ZERO, Money

AssetCategory = Literal[
    "study",
    "software",
    "other_intangible",
    "land",
    "building",
    "technical_installation",
    "fit_out",
    "car",
    "heavy_vehicle",
    "it",
    "office_equipment",
    "furniture",
    "heritage",
]
ProvisionKind = Literal["litigation", "time_savings", "intervention", "other"]
AdjustmentKind = Literal["accrued_expense", "prepaid_expense", "accrued_income", "deferred_income"]


@frozen(kw_only=True)
class _OnAsset(Act):
    asset: str

    @property
    def subject(self) -> str:
        return f"asset/{self.asset}"


@frozen(kw_only=True)
class AssetCapitalised(_OnAsset):
    """Cost made into an asset (*immobilisation*), in euros with VAT. RNCE norme 6.

    ``origin``: from works in progress (service on an investment ``line``), from an expense of a
    ``line`` found to be one, or ``opening`` for what the office held before its first year here.
    The same asset may be capitalised several times before it comes into service; ``acquired_on``
    is the day it was acquired (empty: ``on``).
    """

    tag: ClassVar[str] = "accounting.asset_capitalised"

    label: str
    category: AssetCategory
    cost: Money
    origin: Literal["in_progress", "expense", "opening"] = "in_progress"
    line: str = ""
    commitment: str = ""
    acquired_on: date | None = None


@frozen(kw_only=True)
class AssetPutIntoService(_OnAsset):
    """An asset comes into service (*mise en service*): it leaves works in progress and begins to wear.

    ``years`` is its life; 0 lets the law say (``asset.life.*``). Heritage and land do not wear.
    """

    tag: ClassVar[str] = "accounting.asset_put_into_service"

    years: int = 0


@frozen(kw_only=True)
class AssetDisposed(_OnAsset):
    """An asset leaves (*sortie de l'actif*): its depreciation and its net value leave with it."""

    tag: ClassVar[str] = "accounting.asset_disposed"

    reason: Literal["sold", "scrapped", "given", "lost", "transferred"]


@frozen(kw_only=True)
class AssetCounted(_OnAsset):
    """An asset looked for in the physical count (*inventaire physique*), and found or not."""

    tag: ClassVar[str] = "accounting.asset_counted"

    found: Literal["yes", "no", "damaged"] = "yes"


@frozen(kw_only=True)
class ProvisionAssessed(Act):
    """A risk assessed, or reviewed (*provision pour risques et charges*). RNCE norme 12.

    ``amount`` is what it should cost, in euros, after this review: recognised as a provision if
    ``probable``, shown off balance sheet if ``possible`` (*passif éventuel*), nothing if ``remote``.
    ``claimed`` is what the other party asks for.
    """

    tag: ClassVar[str] = "accounting.provision_assessed"

    provision: str
    kind: ProvisionKind
    object: str
    probability: Literal["probable", "possible", "remote"]
    amount: Money
    claimed: Money = ZERO

    @property
    def subject(self) -> str:
        return f"provision/{self.provision}"


@frozen(kw_only=True)
class AdjustmentDeclared(Act):
    """A closing adjustment no document of the chain gives (*écriture d'inventaire*), taken back on 1 January.

    ``kind``: expense due with no service recorded, expense paid for the next year, income earned
    and not received, income received for the next year. ``amount`` in euros at 31 December of
    ``year``, zero to take the declaration back; ``reason`` says how it was estimated.
    """

    tag: ClassVar[str] = "accounting.adjustment_declared"

    adjustment: str
    year: int
    kind: AdjustmentKind
    line: str
    amount: Money
    reason: str

    @property
    def subject(self) -> str:
        return f"adjustment/{self.year}/{self.adjustment}"


@frozen(kw_only=True)
class StatementSigned(Act):
    """The statements of a closed year signed as they are. ``digest``: SHA-256 of the year-end file signed."""

    tag: ClassVar[str] = "accounting.statement_signed"

    year: int
    role: Literal["authorising_officer", "accountant"]
    digest: str

    @property
    def subject(self) -> str:
        return f"year/{self.year}"
