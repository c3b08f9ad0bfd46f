"""Areas, energy and asbestos: what the figures of a site mean in law."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from attrs import field, frozen

from secgen.assets.buildings import rules as r
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.text import Text

_YES: Final = Text("oui", "yes")
_NO: Final = Text("non", "no")
_TENTH: Final = Decimal("0.1")


@frozen
class Answer:
    """A yes, a no, or ``None`` when it cannot be said, with its reason."""

    yes: bool | None
    explanation: Explanation = field(eq=False, repr=False)


def _answer(label: Text, yes: bool | None, **about: object) -> Answer:
    shown = "" if yes is None else str(_YES if yes else _NO)
    return Answer(yes, Explanation.of(str(label), shown, **about))  # type: ignore[arg-type]


def energy_subject(areas: Iterable[tuple[str, int]], law: Law, on: date) -> Answer:
    """Whether a site is subject to the tertiary energy obligation (BU-03), from (use, tertiary m²) of its buildings."""
    least, excluded = law.read("energy.subject_area", on), law.read("energy.excluded_uses", on)
    counted = [(use, area) for use, area in areas if use not in excluded.names]
    total = sum(area for _, area in counted)
    inputs = {"area": f"{total} m²", "parts": [f"{use} {area}" for use, area in counted]}
    label = Text("site assujetti à l'obligation tertiaire", "site subject to the tertiary obligation")
    return _answer(label, least.holds(total), rule=r.BU_03.id, inputs=inputs, law=(least, excluded))


@frozen
class Target:
    """The most a site may consume in a target year, in kWh/m², rounded half up to a tenth."""

    year: int
    per_m2: Decimal
    explanation: Explanation = field(eq=False, repr=False)


def energy_target(kwh: int, area: int, year: int, law: Law, on: date) -> Target:
    """The target of 2030, 2040 or 2050 from the reference consumption (BU-04); ``area`` above zero."""
    cut = law.read(f"energy.target.{year}", on)
    reference = Decimal(kwh) / area
    target = (reference * (1 - cut.rate)).quantize(_TENTH, ROUND_HALF_UP)
    label = Text(f"consommation visée en {year}", f"consumption aimed at in {year}")
    return Target(
        year,
        target,
        Explanation.of(
            str(label),
            f"{target} kWh/m²",
            rule=r.BU_04.id,
            inputs={"reference": f"{reference.quantize(_TENTH, ROUND_HALF_UP)} kWh/m²"},
            law=(cut,),
            rounding=str(Text("au dixième, demi vers le haut", "to a tenth, half up")),
        ),
    )


def declaration_due(year: int, law: Law) -> date:
    """The last day to declare the consumption of a year (BU-05)."""
    value = law.read("energy.declaration_day", date(year + 1, 12, 31))
    return date.fromisoformat(f"{year + 1:04d}-{value.value}")


@frozen
class Ratio:
    """Gross area per resident, in m² to a tenth, and where it stands: ``met``, ``above_target``, ``above_ceiling``."""

    per_resident: Decimal
    standing: str
    explanation: Explanation = field(eq=False, repr=False)


def area_ratio(gross_area: int, residents: int, law: Law, on: date) -> Ratio | None:
    """Gross area per resident (BU-06); ``None`` without residents."""
    if residents <= 0:
        return None
    target, ceiling = law.read("building.ratio.target", on), law.read("building.ratio.ceiling", on)
    exact = Decimal(gross_area) / residents
    standing = "met" if target.holds(exact) else "above_target" if ceiling.holds(exact) else "above_ceiling"
    shown = exact.quantize(_TENTH, ROUND_HALF_UP)
    inputs = {"gross_area": f"{gross_area} m²", "residents": residents}
    label = Text("surface utile brute par résident", "gross usable area per resident")
    tree = Explanation.of(str(label), f"{shown} m²", rule=r.BU_06.id, inputs=inputs, law=(target, ceiling))
    return Ratio(shown, standing, tree)


def asbestos_file_required(permit: date | None, dwelling: bool, law: Law, on: date) -> Answer:
    """Whether a building must have an asbestos file (BU-07); unknown if its permit has no date."""
    before = law.read("building.asbestos.permit_before", on)
    yes = None if permit is None else not dwelling and before.holds(permit)
    label = Text("dossier technique amiante exigé", "asbestos file required")
    return _answer(label, yes, rule=r.BU_07.id, inputs={"permit": permit, "dwelling": dwelling}, law=(before,))
