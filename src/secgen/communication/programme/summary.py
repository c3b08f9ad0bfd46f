"""The regional summary of an edition: places, animations, first participations, by department; it adds up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define, field, frozen

from secgen.communication.answers import Answer, answer
from secgen.communication.programme import rules as r

COUNTS = (
    "places", "animations", "communes", "first", "on_theme", "schools", "free", "accessible", "print", "cancelled",
    "visitors",
)  # fmt: skip
"""What a summary counts, in order. ``visitors`` adds up what organisers reported."""


@frozen
class Line:
    """One entry as the summary counts it. ``department`` is empty where it is undetermined."""

    uid: str
    department: str
    place: str
    commune: str
    first: bool = False
    on_theme: bool = False
    schools: bool = False
    free: bool = False
    accessible: bool = False
    print: bool = False
    cancelled: bool = False
    visitors: int = 0


@define
class _Tally:
    places: set[str] = field(factory=set)
    communes: set[str] = field(factory=set)
    sums: dict[str, int] = field(factory=lambda: dict.fromkeys(COUNTS, 0))

    def add(self, line: Line) -> None:
        if line.cancelled:
            self.sums["cancelled"] += 1
            return
        if line.place:
            self.places.add(line.place)
        if line.commune:
            self.communes.add(line.commune)
        self.sums["animations"] += 1
        self.sums["visitors"] += line.visitors
        for name in ("first", "on_theme", "schools", "free", "accessible", "print"):
            self.sums[name] += bool(getattr(line, name))

    def counts(self) -> dict[str, int]:
        return {**self.sums, "places": len(self.places), "communes": len(self.communes)}


@frozen
class Summary:
    """Counts by department (the empty one: undetermined), those of the region counted on their own, and duplicates."""

    departments: tuple[tuple[str, tuple[int, ...]], ...]
    total: tuple[int, ...]
    duplicates: int

    def of(self, department: str) -> dict[str, int]:
        """The counts of a department, by name; zeros if it has no entry."""
        found = dict(self.departments).get(department, (0,) * len(COUNTS))
        return dict(zip(COUNTS, found, strict=True))

    @property
    def region(self) -> dict[str, int]:
        """The counts of the region, by name."""
        return dict(zip(COUNTS, self.total, strict=True))

    @property
    def adds_up(self) -> Answer:
        """C19: the departments add up to the region, count by count. A place in two departments would break it."""
        sums = [sum(row[i] for _, row in self.departments) for i in range(len(COUNTS))]
        wrong = [name for name, ours, theirs in zip(COUNTS, sums, self.total, strict=True) if ours != theirs]
        return answer(r.C19, not wrong, "departments", differs=wrong, departments=sum(sums), region=sum(self.total))


def summarise(lines: Iterable[Line], departments: Iterable[str] = ()) -> Summary:
    """Count entries by department; one number counts once, whichever agenda it came from (C10, C19).

    The departments named are there even without an entry.
    """
    tallies = {code: _Tally() for code in departments}
    region, seen, again = _Tally(), set(), 0
    for line in lines:
        if line.uid in seen:
            again += 1
            continue
        seen.add(line.uid)
        tallies.setdefault(line.department, _Tally()).add(line)
        region.add(line)
    rows = ((code, tuple(_ordered(tally))) for code, tally in sorted(tallies.items()))
    return Summary(tuple(rows), tuple(_ordered(region)), again)


def _ordered(tally: _Tally) -> Iterator[int]:
    counts = tally.counts()
    return (counts[name] for name in COUNTS)
