"""The yearly file on low-emission vehicles in the renewals of the fleet (arrêté du 29/12/2020)."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, Final

from secgen.assets.fleet.computations import VERY_LOW, is_low_emission
from secgen.assets.fleet.decisions import entries
from secgen.assets.fleet.events import VehicleRegistered
from secgen.kernel.errors import InvalidInput
from secgen.kernel.judge import Law
from secgen.kernel.text import Text

_ALTERNATIVE: Final = ("EL", "H2", "EHRE", "GNV", "bioGNV", "GPL", "Bio", "XTL")
COLUMNS: Final = (
    "sirenDeclarant", "sirenCouvert", "nom", "naf", "cj", "annee", "zone",
    "nbVP", "nbVPEL", "nbVPH2", "nbVPclean",
    "nbN1", "nbN1inf", "nbN1infEL", "nbN1infH2", "nbN1infclean", "nbN1sup", "nbN1supEL", "nbN1supH2", "nbN1supclean",
    "nbL", "nbLEL", "nbLH2",
    "nbN23", "nbN23EL", "nbN23H2", "nbN23EHRE", "nbN23GNV", "nbN23GPL", "nbN23Bio", "nbN23XTL",
    "nbBus", *(f"nbBusM2{suffix}" for suffix in ("", "EL", "H2", "clean", *_ALTERNATIVE[2:], "EuroVI")),
    *(f"nbBusM3{suffix}" for suffix in ("", *_ALTERNATIVE, "EuroVI")),
    "nbCar", "nbCarM2", "nbCarM2EL", "nbCarM2H2", "nbCarM2clean",
    *(f"nbCar{suffix}" for suffix in (*_ALTERNATIVE, "EuroVI")),
    "pcentLDVFE", "pcentLDVTFE", "pcentLDVclean", "pcent23RMTFE", "pcentPLclean", "pcentTCFE", "pcentBusclean",
    "pcentBusTFE",
)  # fmt: skip
"""The columns of the official schema, in its order."""
_ENERGY: Final = {
    "electric": "EL", "hydrogen": "H2", "plug_in": "EHRE", "cng": "GNV", "bio_cng": "bioGNV", "lpg": "GPL",
    "biofuel": "Bio", "synthetic": "XTL",
}  # fmt: skip
_M2: Final = 5000
"""A bus or coach up to 5 t is of category M2 (directive 2007/46)."""
_SHARE: Final = Decimal("0.01")
_WHO: Final = {
    "siren": r"\d{9}",
    "name": r"[^\s=+\-@\x00-\x1f][^\x00-\x1f]*",
    "naf": r"\d{2}\.\d{2}[A-Z]",
    "legal_form": r"\d{4}",
}
_ZONES: Final = ("Zone A", "Zone B", "Zone C", "Plusieurs zones", "Non concerné")


def export_renewals(office: Any, name: str, path: Path, options: Mapping[str, Any]) -> int:
    """Write the row of a ``year``, for the body named by ``siren``, ``name``, ``naf``, ``legal_form`` and ``zone``."""
    who = _who(options)
    year = _year(options)
    vehicles = entries(office.state("assets"), year)
    row = {**who, "annee": str(year), **figures(vehicles, office.law)}
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerow(row)
    path.write_text(text.getvalue(), encoding="utf-8")
    return 1


def _who(options: Mapping[str, Any]) -> dict[str, str]:
    for field, pattern in _WHO.items():
        value = str(options.get(field) or "")
        if not re.fullmatch(pattern, value, re.ASCII if field != "name" else 0):
            reason = Text(f"attendu : {pattern}", f"expected: {pattern}")
            raise InvalidInput("SG-FIELD", act="low-emission-fleet", field=field, value=value or "—", reason=reason)
    zone = str(options.get("zone") or "Non concerné")
    if zone not in _ZONES:
        known = ", ".join(_ZONES)
        raise InvalidInput("SG-REPORT-OPTION", report="low-emission-fleet", option="zone", value=zone, known=known)
    siren = str(options["siren"])
    return {
        "sirenDeclarant": siren,
        "sirenCouvert": siren,
        "nom": str(options["name"]),
        "naf": str(options["naf"]),
        "cj": str(options["legal_form"]),
        "zone": zone,
    }


def _year(options: Mapping[str, Any]) -> int:
    value = str(options.get("year") or "")
    if not re.fullmatch(r"20\d{2}", value, re.ASCII):
        reason = Text("écrire une année, par exemple 2026", "write a year, for example 2026")
        raise InvalidInput("SG-FIELD", act="low-emission-fleet", field="year", value=value or "—", reason=reason)
    return int(value)


def figures(vehicles: Sequence[VehicleRegistered], law: Law) -> dict[str, str]:
    """The counts and shares of the vehicles that entered in one year, by column of the schema.

    A share whose denominator is zero is left empty, and so are the Euro VI columns once there are buses or coaches: the
    register does not hold that class. The file counts ``clean`` a light vehicle at or below the CO2 of
    the law pack on the day it entered; not one whose CO2 is not known.
    """
    counts: Counter[str] = Counter()
    for vehicle in vehicles:
        counts.update(_columns(vehicle, law))
    told = {name: str(counts[name]) for name in COLUMNS if name.startswith("nb")}
    if counts["nbBus"] or counts["nbCar"]:
        told |= {name: "" for name in told if name.endswith("EuroVI")}
    return {**told, **{name: _percent(counts, *parts) for name, parts in _SHARES.items()}}


def _columns(vehicle: VehicleRegistered, law: Law) -> list[str]:
    clean, energy = bool(is_low_emission(vehicle, law)), _ENERGY.get(vehicle.energy, "")
    very_low = energy if vehicle.energy in VERY_LOW else ""
    match vehicle.kind_of:
        case "car":
            return _light("nbVP", very_low, clean)
        case "van":
            below = law.read("fleet.van.split", vehicle.on).holds(vehicle.weight)
            return ["nbN1", *_light("nbN1inf" if below else "nbN1sup", very_low, clean)]
        case "two_wheeler":
            return ["nbL", *([f"nbL{very_low}"] if very_low else [])]
        case "truck":
            return ["nbN23", *([f"nbN23{energy.replace('bioGNV', 'GNV')}"] if energy else [])]
        case "bus" if vehicle.weight <= _M2:
            own = [f"nbBusM2{energy}"] if energy else []
            return ["nbBus", "nbBusM2", *own, *(["nbBusM2clean"] if clean else [])]
        case "bus":
            return ["nbBus", "nbBusM3", *([f"nbBusM3{energy}"] if energy else [])]
        case _:
            small = _light("nbCarM2", very_low, clean) if vehicle.weight <= _M2 else []
            return ["nbCar", *small, *([f"nbCar{energy}"] if energy else [])]


def _light(prefix: str, very_low: str, clean: bool) -> list[str]:
    return [prefix, *([f"{prefix}{very_low}"] if very_low else []), *([f"{prefix}clean"] if clean else [])]


def _named(prefix: str, *suffixes: str) -> tuple[str, ...]:
    return tuple(f"{prefix}{suffix}" for suffix in suffixes)


_CLEAN_LDV: Final = ("nbVPclean", "nbN1infclean", "nbN1supclean")
_BUS_SHARE: Final = (*_named("nbBusM2", *_ALTERNATIVE), *_named("nbBusM3", *_ALTERNATIVE))
_SHARES: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "pcentLDVFE": (_CLEAN_LDV, ("nbVP", "nbN1")),
    "pcentLDVTFE": (
        (*_named("nbVP", "EL", "H2"), *_named("nbN1inf", "EL", "H2"), *_named("nbN1sup", "EL", "H2")),
        ("nbVP", "nbN1"),
    ),
    "pcentLDVclean": ((*_CLEAN_LDV, "nbBusM2clean", "nbCarM2clean"), ("nbVP", "nbN1", "nbBusM2", "nbCarM2")),
    "pcent23RMTFE": (_named("nbL", "EL", "H2"), ("nbL",)),
    "pcentPLclean": (_named("nbN23", "EL", "H2", "EHRE", "GNV", "GPL", "Bio", "XTL"), ("nbN23",)),
    "pcentTCFE": ((*_BUS_SHARE, *_named("nbCar", *_ALTERNATIVE)), ("nbBus", "nbCar")),
    "pcentBusclean": (_named("nbBusM3", *_ALTERNATIVE), ("nbBusM3",)),
    "pcentBusTFE": (_named("nbBusM3", "EL", "H2"), ("nbBusM3",)),
}


def _percent(counts: Counter[str], parts: Sequence[str], whole: Sequence[str]) -> str:
    total = sum(counts[name] for name in whole)
    if not total:
        return ""
    share = Decimal(100 * sum(counts[name] for name in parts)) / total
    return f"{share.quantize(_SHARE, ROUND_HALF_UP)}"
