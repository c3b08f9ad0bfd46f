"""What pay depends on, agent by agent, as timelines; and the payrolls settled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import define, field, frozen

from secgen.kernel.book import Book
from secgen.personnel.pay.events import PayrollSettled, SickLeaveGranted
from secgen.personnel.timeline import Timeline


@frozen
class SickPeriod:
    """A period of sick leave, both ends included; ``began`` is the first day of the whole leave.

    ``note_sent_on``: the day its note was sent, ``None`` if unknown; ``late_excused``: why it was late is accepted.
    """

    leave: str
    kind: str
    first: date
    last: date
    began: date
    no_waiting: str = ""
    note_sent_on: date | None = None
    late_excused: bool = False

    @classmethod
    def of(cls, act: SickLeaveGranted) -> SickPeriod:
        """The period an act grants."""
        began = act.began_on or act.on
        return cls(act.leave, act.kind, act.on, act.until, began, act.no_waiting, act.note_sent_on, act.late_excused)

    def runs(self, leave: str, day: date) -> bool:
        """Whether it is a period of that leave, and runs on a day."""
        return self.leave == leave and self.first <= day <= self.last


@define
class PayRow:
    """What one agent is entitled to. Amounts are whole cents; ``ifse`` is (group, yearly cents, housed)."""

    children: Timeline[tuple[int, bool]] = ()
    points: Timeline[int] = ()
    ifse: Timeline[tuple[int, int, bool]] = ()
    cia: tuple[tuple[date, int], ...] = ()
    allowances: tuple[tuple[str, Timeline[int]], ...] = ()
    sick: tuple[SickPeriod, ...] = ()
    absences: tuple[tuple[date, int], ...] = ()


@define
class Pay:
    """Entitlements by agent, zones declared by commune, payrolls settled by (year, month)."""

    agents: Book[str, PayRow] = field(factory=Book)
    zones: Book[str, Timeline[int]] = field(factory=Book)
    payrolls: Book[tuple[int, int], PayrollSettled] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        yield from (self.agents, self.zones, self.payrolls)
