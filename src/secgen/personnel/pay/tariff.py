"""The law of pay on one day, in whole cents and fractions, read once and used for every agent of the month."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from secgen.kernel.judge import LawBook
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text
from secgen.personnel.inputs import refuse
from secgen.personnel.pay.rounding import Fraction, half_up, ratio
from secgen.personnel.timeline import Timeline, on_day

_UNKNOWN_COMMUNE = Text(
    "zone d'indemnité de résidence inconnue : l'enregistrer (personnel.residence_zone_set) avec son texte",
    "zone of residence allowance unknown: record it (personnel.residence_zone_set) with its text",
)
_NEGATIVE = Text("au moins 0", "at least 0")


class Tariff:
    """Every figure of the law of pay on a day. Amounts are whole cents; ``zones`` are those the office declared."""

    def __init__(self, law: LawBook, day: date, zones: Mapping[str, Timeline[int]] | None = None) -> None:
        self.law = law
        self.day = day
        self._declared = zones or {}
        self._salaries: dict[int, int] = {}
        self._bonuses: dict[int, int] = {}
        self._families: dict[tuple[int, int, Fraction], int] = {}
        self._communes: dict[str, int] = {}
        self._rates: dict[str, Fraction] = {}

    def read(self, parameter: str) -> LawValue:
        """A value of the law on the day."""
        return self.law.read(parameter, self.day)

    def rate(self, parameter: str) -> Fraction:
        """A rate of the law on the day, as a fraction of whole numbers."""
        found = self._rates.get(parameter)
        if found is None:
            found = self._rates[parameter] = ratio(self.read(parameter).rate)
        return found

    def part(self, cents: int, parameter: str) -> int:
        """An amount times a rate of the law, rounded half up to the cent."""
        over, under = self.rate(parameter)
        return half_up(cents * over, under)

    # salary

    @cached_property
    def index_100(self) -> int:
        """The yearly salary at index 100, in cents."""
        return self.read("pay.index_100").money.cents

    @cached_property
    def index_minimum(self) -> int:
        """The lowest pay index."""
        return self.read("pay.index_minimum").number

    def salary(self, index: int) -> int:
        """HR-01. The monthly basic salary at an index (IM): the year rounded to the cent, then a twelfth of it."""
        found = self._salaries.get(index)
        if found is None:
            if index < 1:
                refuse("pay", "index", index, Text("un indice majoré est positif", "a pay index is positive"))
            found = self._salaries[index] = self._monthly(max(index, self.index_minimum))
        return found

    def bonus(self, points: int) -> int:
        """The monthly value of index bonus points (NBI), computed as a salary is, without the lowest index."""
        found = self._bonuses.get(points)
        if found is None:
            found = self._bonuses[points] = self._monthly(points)
        return found

    def _monthly(self, index: int) -> int:
        return half_up(half_up(index * self.index_100, 100), 12)

    @cached_property
    def minimum_wage(self) -> int:
        """The gross monthly minimum wage (SMIC), in cents."""
        return self.read("pay.minimum_wage").money.cents

    def top_up(self, index: int) -> int:
        """HR-11. What full-time salary lacks to reach the minimum wage (*indemnité différentielle*, decree 91-769)."""
        return max(0, self.minimum_wage - self.salary(index))

    # residence

    def zone(self, commune: str) -> int:
        """The zone of a commune on the day; refused if neither the packs nor the office know it."""
        found = self._communes.get(commune)
        if found is None:
            found = self._communes[commune] = self._zone(commune)
        return found

    def _zone(self, commune: str) -> int:
        declared = on_day(self._declared.get(commune, ()), self.day)
        if declared is not None:
            return declared
        rows = [row for row in self.law.section("residence_zone") if _in_force(row, self.day)]
        named = [row for row in rows if commune in row["communes"]]
        listed = named or [row for row in rows if commune[:2] in row["departments"]]
        if not listed:
            refuse("pay", "commune", commune, _UNKNOWN_COMMUNE)
        return int(listed[0]["zone"])

    def residence(self, base: int, zone: int, worked: Fraction = (1, 1)) -> int:
        """HR-06. The residence allowance on salary and index bonus as paid, never below its floor at that time."""
        parameter = f"pay.residence.zone_{zone}"
        lowest = self.salary(self.read("pay.residence.floor_index").number)
        over, under = worked
        return self.part(max(base, half_up(lowest * over, under)), parameter)

    # family

    @cached_property
    def family_bounds(self) -> tuple[int, int]:
        """The salaries between which the proportional part is computed, in cents."""
        low, high = self.read("pay.family.floor_index").number, self.read("pay.family.cap_index").number
        return self.salary(low), self.salary(high)

    def family(self, children: int, base: int, worked: Fraction = (1, 1)) -> int:
        """HR-08, HR-10. The family supplement: a fixed part and a share of salary, never below the full-time minimum.

        ``base`` is the full-time salary with the index bonus, in cents; ``worked`` the pay fraction.
        """
        key = (children, base, worked)
        found = self._families.get(key)
        if found is None:
            found = self._families[key] = self._family(children, base, worked)
        return found

    def _family(self, children: int, base: int, worked: Fraction) -> int:
        if children < 0:
            refuse("pay", "children", children, _NEGATIVE)
        if children == 0:
            return 0
        low, high = self.family_bounds
        fixed, (over, under) = self.family_parts(children)
        paid = half_up(min(max(base, low), high) * worked[0], worked[1])
        least = fixed + half_up(low * over, under)
        return max(least, fixed + half_up(paid * over, under))

    def family_parts(self, children: int) -> tuple[int, Fraction]:
        """The fixed part in cents and the rate for a number of children."""
        some = min(children, 3)
        fixed, rate = self.read(f"pay.family.fixed_{some}").money.cents, self.read(f"pay.family.rate_{some}").rate
        if children > 3:
            fixed += (children - 3) * self.read("pay.family.fixed_more").money.cents
            rate += (children - 3) * self.read("pay.family.rate_more").rate
        return fixed, ratio(rate)

    # bonuses

    def transfer(self, category: str) -> int:
        """HR-15. A twelfth of the largest yearly deduction of the bonus-to-index transfer (decree 2016-588)."""
        return half_up(self.read(f"pay.transfer_{category.lower()}").money.cents, 12)

    # contributions

    def rafp_base(self, salary: int, bonuses: int) -> int:
        """HR-14. What the additional pension bears on: bonuses, up to a share of salary (decree 2004-569 art. 2)."""
        return min(bonuses, self.part(salary, "pay.rafp.cap"))

    @cached_property
    def ceiling(self) -> int:
        """The monthly social security ceiling, in cents."""
        return self.read("pay.ceiling").money.cents

    def csg_base(self, gross: int) -> int:
        """What CSG and CRDS bear on: a share of gross up to four ceilings, all of what exceeds them."""
        limit = self.read("pay.csg.full_above").number * self.ceiling
        below = min(gross, limit)
        return self.part(below, "pay.csg.base") + gross - below


def _in_force(row: Mapping[str, Any], day: date) -> bool:
    return bool(row["from"] <= day and ("to" not in row or day <= row["to"]))
