"""Ballots as known on a day, and the periods they open: State reserve and Code électoral L. 52-1."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from attrs import frozen

from secgen.communication.gates.rules import C27, C28, C30
from secgen.communication.gates.state import Gates
from secgen.kernel.dates import add_months
from secgen.kernel.explanation import Explanation
from secgen.kernel.finding import Rule
from secgen.kernel.judge import Law, LawBook
from secgen.kernel.readings import LawValue


@frozen
class Ballot:
    """One dating of a ballot. Days that are not fixed are None; several datings of one id are candidates."""

    id: str
    name: str
    provisional: bool
    round1: date | None
    round2: date | None
    reserve_start: date | None
    reserve_end: date | None
    promotion_start: date | None
    promotion_known: bool = True

    @property
    def last_round(self) -> date | None:
        """The day of the last round; None if no round is dated."""
        return self.round2 or self.round1


@frozen
class Period:
    """From ``start`` to ``end`` included (None: not known yet), around one ballot.

    ``assumed``: no text fixes its start. ``provisional``: the ballot has several candidate dates; the
    period is their union, and ``sure`` is the part all of them share.
    """

    rule: Rule
    ballot: str
    name: str
    start: date
    end: date | None
    assumed: bool
    provisional: bool
    sure: tuple[date, date] | None
    law: tuple[LawValue, ...] = ()

    def holds(self, day: date) -> bool:
        """Whether a day lies in the period."""
        return self.start <= day and (self.end is None or day <= self.end)

    def certain(self, day: date) -> bool:
        """Whether a day lies in it whatever is still to be decided."""
        return not self.assumed and self.sure is not None and self.sure[0] <= day <= self.sure[1]

    @property
    def explanation(self) -> Explanation:
        """Where the dates come from."""
        rule = C30 if self.provisional else self.rule
        inputs = {"ballot": self.ballot, "assumed": self.assumed, "provisional": self.provisional}
        value = f"{self.start} … {self.end or '?'}"
        return Explanation.of(self.name, value, rule=rule.id, inputs=inputs, law=self.law)


def ballots(law: LawBook, gates: Gates, known_on: date) -> tuple[Ballot, ...]:
    """Every dating of every ballot as known on a day: the law packs', replaced by those the office recorded."""
    found = [b for b in map(_published, _known(law, known_on)) if not _recorded(gates, b.id, known_on)]
    for name in gates.ballots:
        found += [
            Ballot(d.ballot, d.name, d.provisional, d.round1, d.round2, None, None, d.promotion_start)
            for d in _recorded(gates, name, known_on)
        ]
    return tuple(_with_circular(ballot, gates, known_on) for ballot in found)


def _known(law: LawBook, day: date) -> Iterator[Mapping[str, Any]]:
    for row in law.section("election"):
        if row.get("known_from", date.min) <= day <= row.get("known_to", date.max):
            yield row


def _published(row: Mapping[str, Any]) -> Ballot:
    return Ballot(
        row["id"],
        row["name"],
        row["state"] == "provisional",
        row.get("round1"),
        row.get("round2"),
        row.get("reserve_start"),
        row.get("reserve_end"),
        row.get("promotion_start"),
        row.get("promotion") != "unknown",
    )


def _recorded(gates: Gates, ballot: str, day: date) -> list[Any]:
    dated = [d for d in gates.ballots.get(ballot, ()) if d.on <= day]
    final = [d for d in dated if not d.provisional]
    return final[-1:] or dated


def _with_circular(ballot: Ballot, gates: Gates, day: date) -> Ballot:
    from attrs import evolve

    circular = gates.reserves.get(ballot.id)
    if circular is None or circular.on > day:
        return ballot
    return evolve(ballot, reserve_start=circular.starts, reserve_end=circular.ends or ballot.last_round)


def promotion_start(round1: date, law: Law) -> date:
    """The first day of the sixth month before the month of a ballot (Code électoral, art. L. 52-1, al. 2; C28)."""
    months = law.read("election.promotion.months", round1)
    return add_months(round1.replace(day=1), -months.number)


def reserve_start(round1: date, law: Law) -> date:
    """The assumed first day of the State reserve, without a circular (C27)."""
    return round1 - timedelta(days=law.read("election.reserve.default_days", round1).number)


@frozen
class _Start:
    """The first day of a period: assumed if no text fixes it, with the law value if a formula gave it."""

    day: date
    assumed: bool = False
    law: tuple[LawValue, ...] = ()


def reserves(law: LawBook, gates: Gates, known_on: date) -> tuple[Period, ...]:
    """The State reserve around each ballot (*période de réserve*): by its circular, or assumed (C26, C27, C30)."""

    def start(ballot: Ballot) -> _Start | None:
        if ballot.reserve_start is not None:
            return _Start(ballot.reserve_start)
        if ballot.round1 is None:
            return None
        read = law.read("election.reserve.default_days", ballot.round1)
        return _Start(reserve_start(ballot.round1, law), True, (read,))

    return _periods(ballots(law, gates, known_on), start, lambda b: b.reserve_end or b.last_round, C27)


def promotions(law: LawBook, gates: Gates, known_on: date) -> tuple[Period, ...]:
    """The window of Code électoral L. 52-1 around each ballot: by the formula, or as a law overrides it (C28, C30)."""

    def start(ballot: Ballot) -> _Start | None:
        if ballot.promotion_start is not None:
            return _Start(ballot.promotion_start)
        if ballot.round1 is None:
            return None
        read = law.read("election.promotion.months", ballot.round1)
        return _Start(promotion_start(ballot.round1, law), not ballot.promotion_known, (read,))

    return _periods(ballots(law, gates, known_on), start, lambda b: b.last_round, C28)


def _periods(
    found: tuple[Ballot, ...],
    start: Callable[[Ballot], _Start | None],
    end: Callable[[Ballot], date | None],
    rule: Rule,
) -> tuple[Period, ...]:
    groups: dict[str, list[Ballot]] = {}
    for ballot in found:
        groups.setdefault(ballot.id, []).append(ballot)
    made = []
    for name, group in groups.items():
        starts = [s for s in map(start, group) if s is not None]
        if starts:
            made.append(_union(rule, name, group, starts, [end(ballot) for ballot in group]))
    return tuple(made)


def _union(rule: Rule, name: str, group: list[Ballot], starts: list[_Start], ends: list[date | None]) -> Period:
    """The union of a ballot's candidates; what all of them share is sure, nothing is if one may be lacking."""
    known = [day for day in ends if day is not None]
    open_ended = len(known) < len(ends)
    first, last = [start.day for start in starts], None if open_ended else max(known)
    lonely = len(group) == 1 and group[0].provisional
    sure = None if open_ended or lonely or max(first) > min(known) else (max(first), min(known))
    provisional = len(group) > 1 or open_ended or lonely
    law = next((start.law for start in starts if start.law), ())
    return Period(rule, name, group[0].name, min(first), last, any(s.assumed for s in starts), provisional, sure, law)
