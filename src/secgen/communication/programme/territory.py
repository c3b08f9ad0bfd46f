"""Where an event is: its department by INSEE code, its region's code, how far its point is from both."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Final

from secgen.communication.indexed import indexed
from secgen.communication.programme.event import Place
from secgen.communication.programme.state import Commune
from secgen.kernel.judge import Law, LawBook

EARTH_KM: Final = 6371


def department_of(insee: str) -> str:
    """The department of an INSEE commune code (``69123`` → ``69``, ``2A004`` → ``2A``, ``97105`` → ``971``); C16."""
    return insee[:3] if insee[:2] in ("97", "98") else insee[:2]


def in_lyon_metropolis(insee: str, law: Law, day: date) -> bool:
    """Whether a commune is one of the 58 of the Métropole de Lyon, whose department code stays 69 (C16)."""
    return insee in law.read("territory.lyon_metropolis", day).names


def region_code(label: str, law: LawBook) -> str:
    """The code of a region from any of its labels (``IDF`` → ``11``); empty if it is not known (C17)."""
    return indexed(law, _regions).get(plain(label), "")


def _regions(law: LawBook) -> Mapping[str, str]:
    return {label: row["code"] for row in law.section("region_label") for label in row["labels"]}


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """A text without accents, case, hyphens or apostrophes: ``Île-de-France`` and ``ile de france`` are one."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in bare.casefold()).split())


def commune_of(
    place: Place, communes: Mapping[str, Commune], names: Mapping[str, tuple[Commune, ...]]
) -> Commune | None:
    """The commune of a place: by its INSEE code, else by its name where one commune alone bears it.

    Homonyms are told apart by postcode if that leaves one; else it stays undetermined.
    """
    if place.insee:
        return communes.get(place.insee)
    found = names.get(plain(place.commune), ())
    if len(found) > 1:
        found = tuple(c for c in found if any(code in place.address or code == place.postcode for code in c.postcodes))
    return found[0] if len(found) == 1 else None


def by_name(communes: Iterable[Commune]) -> dict[str, tuple[Commune, ...]]:
    """Communes by plain name."""
    found: dict[str, tuple[Commune, ...]] = {}
    for commune in communes:
        key = plain(commune.name)
        found[key] = (*found.get(key, ()), commune)
    return found


def km_between(a: tuple[float, float], b: tuple[float, float]) -> int:
    """The distance of two points (latitude, longitude in degrees) on a sphere, in whole kilometres."""
    south, north = radians(a[0]), radians(b[0])
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(radians(b[1] - a[1]) / 2) ** 2
    return round(2 * EARTH_KM * asin(sqrt(half)))


def km_outside(point: tuple[float, float], department: str, law: LawBook) -> int | None:
    """How far a point is from the box around a department, in km: 0 inside; None if no box is known (C15)."""
    box = indexed(law, _boxes).get(department)
    if box is None:
        return None
    south, north, west, east = box
    nearest = (min(max(point[0], south), north), min(max(point[1], west), east))
    return km_between(point, nearest)


def _boxes(law: LawBook) -> Mapping[str, tuple[float, float, float, float]]:
    return {
        row["department"]: (float(row["south"]), float(row["north"]), float(row["west"]), float(row["east"]))
        for row in law.section("department_box")
    }


def point_of(place: Place) -> tuple[float, float] | None:
    """The point of a place; None if it has none."""
    if place.latitude is None or place.longitude is None:
        return None
    return float(place.latitude), float(place.longitude)
