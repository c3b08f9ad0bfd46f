"""A public contract as its essential data describe it, whatever the layout it was read from.

The words of the official format (arrêté du 22 décembre 2022) are kept as values; empty or ``None`` is what
the source does not say.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from attrs import frozen

from secgen.kernel.money import Money


@frozen(kw_only=True)
class Party:
    """Who holds a contract (*titulaire*): an identifier and its scheme (``SIRET``, ``TVA``, ``HORS-UE``…)."""

    id: str
    scheme: str = "SIRET"
    name: str = ""


@frozen(kw_only=True)
class Modification:
    """What a contract became: the new total amount without VAT, months or holders, never the difference."""

    number: int
    notified: date | None = None
    data_published: date | None = None
    amount: Money | None = None
    months: int | None = None
    holders: tuple[Party, ...] = ()


@frozen(kw_only=True)
class Subcontract:
    """A subcontracting act (*acte spécial de sous-traitance*): amount without VAT."""

    number: int
    party: Party
    months: int | None = None
    notified: date | None = None
    data_published: date | None = None
    amount: Money | None = None
    price: str = ""


@frozen(kw_only=True)
class SubcontractChange:
    """What a subcontracting act became: new amount without VAT, new months."""

    number: int
    notified: date | None = None
    data_published: date | None = None
    amount: Money | None = None
    months: int | None = None


@frozen(kw_only=True)
class Contract:
    """One contract (*marché*) or concession. ``amount`` in euros without VAT: fixed, or the estimated maximum.

    ``buyer`` is a SIRET; ``months`` rounded up; ``notified`` and ``data_published`` as published;
    ``advance_rate`` and the shares of origin go from 0 to 1.
    """

    form: Literal["contract", "concession"] = "contract"
    id: str
    buyer: str
    buyer_name: str = ""
    nature: str = ""
    object: str = ""
    cpv: str = ""
    techniques: tuple[str, ...] = ()
    execution: tuple[str, ...] = ()
    framework: str = ""
    procedure: str = ""
    place_code: str = ""
    place_kind: str = ""
    months: int | None = None
    notified: date | None = None
    data_published: date | None = None
    amount: Money | None = None
    price_kinds: tuple[str, ...] = ()
    price_form: str = ""
    ccag: str = ""
    offers: int | None = None
    advance: bool | None = None
    advance_rate: Decimal | None = None
    innovative: bool | None = None
    subcontracting: bool | None = None
    grouping: str = ""
    social: tuple[str, ...] = ()
    environmental: tuple[str, ...] = ()
    origin_eu: Decimal | None = None
    origin_france: Decimal | None = None
    holders: tuple[Party, ...] = ()
    modifications: tuple[Modification, ...] = ()
    subcontracts: tuple[Subcontract, ...] = ()
    subcontract_changes: tuple[SubcontractChange, ...] = ()
    part: str = ""

    @property
    def uid(self) -> str:
        """The national key: the buyer's SIRET and its own number."""
        return self.buyer + self.id

    @property
    def key(self) -> str:
        """The national key, and the holder where several contracts were published under one number."""
        return f"{self.uid}/{self.part}" if self.part else self.uid

    @property
    def current_amount(self) -> Money | None:
        """The amount after the last modification that says one, in euros without VAT."""
        said = [m.amount for m in self.modifications if m.amount is not None]
        return said[-1] if said else self.amount
