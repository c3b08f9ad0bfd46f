"""End of life, re-use and gifts: what the figures of the park mean in law."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from attrs import field, frozen

from secgen.assets.it import rules as r
from secgen.assets.it.events import DeviceRegistered
from secgen.assets.upkeep.events import AssetRetired
from secgen.kernel.dates import add_months, year_end
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law, LawBook
from secgen.kernel.text import Text

_LIVES: Final = ("computer", "server", "network", "phone")
_PER_MILLE: Final = Decimal("0.001")


@frozen
class EndOfLife:
    """The day a device reaches its end of life; ``None`` when its purchase is not known."""

    day: date | None
    explanation: Explanation = field(eq=False, repr=False)

    def passed(self, on: date) -> bool | None:
        """Whether it is obsolete on a day; ``None`` if nobody can say."""
        return None if self.day is None else self.day <= on


def end_of_life(device: DeviceRegistered, law: Law, on: date) -> EndOfLife:
    """The end of life of a device (IT-03): said outright, or purchase and the life of its model."""
    label = str(Text("fin de vie", "end of life"))
    if device.eol is not None:
        tree = Explanation.of(label, device.eol, rule=r.IT_03.id, inputs={"said": device.eol})
        return EndOfLife(device.eol, tree)
    if device.eol_months:
        months, reads = device.eol_months, ()
    else:
        value = law.read(f"it.life.{device.family if device.family in _LIVES else 'other'}", on)
        months, reads = value.number, (value,)  # type: ignore[assignment]
    day = add_months(device.since, months) if device.since else None
    inputs = {"bought": device.since, "months": months}
    return EndOfLife(day, Explanation.of(label, day, rule=r.IT_03.id, inputs=inputs, law=reads))


def supported(system: str, law: LawBook, on: date) -> bool | None:
    """Whether a system is still supported on a day; ``None`` if the packs do not know it."""
    for row in law.section("system_support"):
        if system.casefold().startswith(str(row["system"]).casefold()):
            return on <= date.fromisoformat(str(row["until"]))
    return None


@frozen
class Reuse:
    """Equipment retired in a year: counted, re-used, left out; the share to a thousandth, ``met`` against the goal."""

    year: int
    counted: int
    reused: int
    excluded: int
    share: Decimal | None
    met: bool | None
    explanation: Explanation = field(eq=False, repr=False)


def reuse(exits: Iterable[tuple[DeviceRegistered, AssetRetired]], year: int, law: Law) -> Reuse:
    """The re-use share of a year (IT-04); devices above ten years or that held restricted information do not count."""
    day = year_end(year)
    goal, age = law.read("it.reuse.share", day), law.read("it.reuse.max_age", day)
    counted = reused = excluded = 0
    for device, left in exits:
        if left.on.year != year:
            continue
        if left.restricted or _too_old(device, left, age.number):
            excluded += 1
            continue
        counted += 1
        reused += left.reused
    share = (Decimal(reused) / counted).quantize(_PER_MILLE, ROUND_HALF_UP) if counted else None
    met = goal.holds(Decimal(reused) / counted) if counted else None
    inputs = {"counted": counted, "reused": reused, "excluded": excluded}
    shown = "" if share is None else f"{(share * 100).normalize():f} %"
    label = Text(f"part réemployée des réformes de {year}", f"share re-used of what was retired in {year}")
    tree = Explanation.of(str(label), shown, rule=r.IT_04.id, inputs=inputs, law=(goal, age))
    return Reuse(year, counted, reused, excluded, share, met, tree)


def _too_old(device: DeviceRegistered, left: AssetRetired, years: int) -> bool:
    return device.since is not None and add_months(device.since, 12 * years) < left.on
