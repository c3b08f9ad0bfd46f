"""Renewal shares, cost per kilometre, replacement: what the figures of the fleet mean."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from attrs import field, frozen

from secgen.assets.fleet import rules as r
from secgen.assets.fleet.events import VehicleRegistered
from secgen.kernel.dates import add_months, year_end
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.money import Money
from secgen.kernel.text import Text

VERY_LOW: Final = ("electric", "hydrogen")
_LIGHT: Final = ("car", "van")
_PER_MILLE: Final = Decimal("0.001")


def is_light(vehicle: VehicleRegistered, law: Law) -> bool:
    """A car or van up to 3,5 t, which the renewal shares count."""
    return vehicle.kind_of in _LIGHT and law.read("fleet.light.weight", vehicle.on).holds(vehicle.weight)


def is_low_emission(vehicle: VehicleRegistered, law: Law) -> bool | None:
    """A light vehicle at or below the CO2 of the day it entered; electric and hydrogen always are.

    ``None`` when nobody gave the CO2 of another one: what burns something emits more than 0.
    """
    if vehicle.energy in VERY_LOW:
        return True
    return law.read("fleet.low.co2", vehicle.on).holds(vehicle.co2) if vehicle.co2 else None


@frozen
class Renewal:
    """The light vehicles that entered in a year. ``low``, ``very_low``, CO2 ``unknown``: how many;
    ``share`` of the low ones to a thousandth.

    ``met`` is ``None`` when nothing entered or it depends on the unknown ones; it is ``True`` when the fleet is too
    small to be bound.
    """

    year: int
    entered: int
    low: int
    very_low: int
    unknown: int
    share: Decimal | None
    very_low_share: Decimal | None
    required: Decimal
    bound: bool
    met: bool | None
    explanation: Explanation = field(eq=False, repr=False)


def renewal(vehicles: Iterable[VehicleRegistered], year: int, fleet_size: int, law: Law) -> Renewal:
    """The share of low-emission vehicles among those that entered in a year (FL-03)."""
    day = year_end(year)
    required, above = law.read("fleet.renewal.low", day), law.read("fleet.renewal.fleet_above", day)
    entered = [one for one in vehicles if one.on.year == year and is_light(one, law)]
    known = [is_low_emission(one, law) for one in entered]
    low, unknown = known.count(True), known.count(None)
    very_low = sum(one.energy in VERY_LOW for one in entered)
    bound = above.holds(fleet_size)
    least, most = (bool(entered) and required.holds(Decimal(n) / len(entered)) for n in (low, low + unknown))
    met = None if not entered or (bound and least != most) else not bound or least
    share = _share(low, len(entered))
    inputs = {"entered": len(entered), "low": low, "co2_unknown": unknown, "very_low": very_low, "fleet": fleet_size}
    label = Text(f"véhicules à faibles émissions, renouvellement {year}", f"low-emission vehicles, renewals of {year}")
    shown = "" if share is None else f"{(share * 100).normalize():f} %"
    tree = Explanation.of(
        str(label),
        shown,
        rule=r.FL_03.id,
        inputs=inputs,
        law=(required, above),
        rounding=str(Text("affichage au dixième de pour cent", "shown to a tenth of a per cent")),
    )
    return Renewal(
        year,
        len(entered),
        low,
        very_low,
        unknown,
        share,
        _share(very_low, len(entered)),
        required.rate,
        bound,
        met,
        tree,
    )


def _share(part: int, whole: int) -> Decimal | None:
    return (Decimal(part) / whole).quantize(_PER_MILLE, ROUND_HALF_UP) if whole else None


def cost_per_km(cost: Money, km: int) -> Money | None:
    """Cost per kilometre, rounded half up to the cent; ``None`` without kilometres."""
    return cost.share(1, km) if km > 0 else None


def to_replace(vehicle: VehicleRegistered, odometer: int, law: Law, on: date) -> bool:
    """Whether a vehicle has reached the age or the mileage of replacement."""
    years, km = law.read("fleet.replacement.years", on), law.read("fleet.replacement.km", on)
    since = vehicle.since
    return km.holds(odometer) or (since is not None and add_months(since, 12 * years.number) <= on)


def designation_due(sent_on: date, law: Law) -> date:
    """The last day to designate the driver."""
    return date.fromordinal(sent_on.toordinal() + law.read("fleet.fine.days", sent_on).number)
