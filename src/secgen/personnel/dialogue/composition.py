"""How many seats a committee may have, whether it must have a panel, and how seats follow from votes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from attrs import field, frozen

from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import LawBook
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text
from secgen.personnel.inputs import refuse

_SEATS: Final = Text("sièges de titulaires, au plus", "titular seats, at most")


@frozen
class SeatCap:
    """The most titular seats; for a joint committee ``exact`` is true: that many, no less."""

    seats: int
    exact: bool
    panel: LawValue
    panel_required: bool
    explanation: Explanation = field(eq=False, repr=False)


def seat_cap(kind: str, headcount: int, with_panel: bool, day: date, law: LawBook) -> SeatCap:
    """Seats of a committee for a headcount (CGFP art. R252-3, R251-28, R262-2; HR-48)."""
    panel = law.read("csa.panel_headcount", day)
    table = law.section("cap_seats" if kind in ("cap", "ccp") else "csa_seats")
    row = next((row for row in table if _fits(row, headcount, with_panel)), None)
    if row is None:
        refuse("committee", "headcount", headcount, Text("au moins un agent", "at least one agent"))
    inputs = {"headcount": headcount, "with_panel": with_panel, "text": row["text"]}
    explanation = Explanation.of(str(_SEATS), row["seats"], rule="HR-48", inputs=inputs, law=(panel,))
    required = kind == "csa" and panel.holds(headcount)
    return SeatCap(row["seats"], kind in ("cap", "ccp"), panel, required, explanation)


def _fits(row: Mapping[str, Any], headcount: int, with_panel: bool) -> bool:
    asked = row.get("panel", "any")
    same = asked == "any" or (asked == "yes") is with_panel
    return bool(same and row["least"] <= headcount <= row["most"])


def allocate(votes: Sequence[int], seats: int) -> tuple[int, ...]:
    """Seats by list: the electoral quotient, then the highest average; ties go to the list with more votes.

    CGFP art. R211-… (*proportionnelle à la plus forte moyenne*): its number was not read.
    """
    total = sum(votes)
    if total <= 0 or seats < 1 or min(votes) < 0:
        refuse("election", "votes", list(votes), Text("des voix et des sièges", "some votes and some seats"))
    given = [v * seats // total for v in votes]
    while sum(given) < seats:
        best = max(range(len(votes)), key=lambda i: (_average(votes[i], given[i]), votes[i], -i))
        given[best] += 1
    return tuple(given)


class _average:  # noqa: N801 - a fraction of whole numbers, compared exactly
    __slots__ = ("over", "under")

    def __init__(self, votes: int, seats: int) -> None:
        self.over, self.under = votes, seats + 1

    def __lt__(self, other: _average) -> bool:
        return self.over * other.under < other.over * self.under

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _average) and self.over * other.under == other.over * self.under

    def __hash__(self) -> int:
        return hash((self.over, self.under))
