"""The payroll and jobs of the coming years under named assumptions. What if: give another body of law, overlaid.

A change of the index point, of a rate, of a grid is an overlay pack: ``forecast(room, law.overlay(pack), …)``.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from secgen.kernel.dates import add_months, days_after
from secgen.kernel.judge import LawBook
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.personnel.careers.planning import coming_steps, promoted_place
from secgen.personnel.careers.promotion import eligibilities
from secgen.personnel.careers.retirement import outlook
from secgen.personnel.pay.payroll import payroll
from secgen.personnel.pay.payslip import month_days
from secgen.personnel.pay.state import PayRow
from secgen.personnel.staff.state import AgentRow, Assignment, Classification
from secgen.personnel.state import Personnel
from secgen.personnel.timeline import put

if TYPE_CHECKING:
    from secgen.reports.table import Table

_STEPS: Final = Text("échelons : à la durée unique des grilles connues", "steps: at the single duration of known grids")
_LAW: Final = Text("droit : {packs}", "law: {packs}")
_CONTRACTS: Final = {
    True: Text("contrats à terme : renouvelés", "fixed-term contracts: renewed"),
    False: Text("contrats à terme : non renouvelés", "fixed-term contracts: not renewed"),
}
_RETIRE: Final = Text(
    "départs : {count} à l'âge légal plus {months} mois", "departures: {count} at the legal age plus {months} months"
)
_NAMED: Final = Text(
    "départs nommés : {count} ; arrivées : {arrivals}", "named departures: {count}; arrivals: {arrivals}"
)
_PROMOTED: Final = Text("promotions par an : {promotions}", "promotions a year: {promotions}")


@frozen
class Arrival:
    """A recruitment to come: a civil servant at a place on the grids, in a commune, with a yearly function bonus."""

    on: date
    corps: str
    grade: str
    step: str
    commune: str
    quota: Decimal = Decimal(1)
    yearly_bonus: Money = field(factory=lambda: Money(0))


@frozen
class Assumptions:
    """What a forecast supposes, each named in its notes.

    ``departures``: agent → first day without service; ``births``: agent → birth, whoever is listed retires
    ``retirement_months`` after the legal age; ``promotions``: (corps, grade left) → how many on each 31 December,
    the longest in the step first among those no condition refuses.
    """

    departures: Mapping[str, date] = field(factory=dict)
    births: Mapping[str, date] = field(factory=dict)
    retirement_months: int = 0
    arrivals: tuple[Arrival, ...] = ()
    promotions: Mapping[tuple[str, str], int] = field(factory=dict)
    contracts_renewed: bool = True


@frozen
class ForecastMonth:
    """A month of the forecast: agents paid, FTE on its last day, cost of title 2, without the pension account."""

    year: int
    month: int
    agents: int
    fte: Decimal
    cost: Money
    cost_without_pensions: Money


@frozen
class Forecast:
    """The months, how many steps and promotions were foreseen, what was supposed, under which packs of law."""

    months: tuple[ForecastMonth, ...]
    steps: int
    promotions: int
    departures: int
    notes: tuple[Text, ...]
    packs: tuple[str, ...] = ()

    def year(self, year: int) -> Money:
        """The cost of the months of a year that the forecast covers."""
        return Money.sum(m.cost for m in self.months if m.year == year)

    def against(self, other: Forecast) -> Table:
        """This forecast and another, year by year: what a what-if changes, in FTE-years and in cost."""
        from secgen.personnel.reports.careers import compared

        return compared(self, other)


def forecast(
    room: Personnel, law: LawBook, first: date, assumptions: Assumptions | None = None, *, months: int = 36
) -> Forecast:
    """Payroll and FTE month by month from the month of a day. The room is not changed."""
    given = assumptions or Assumptions()
    last = month_days(*_month(first, months - 1))[1]
    ahead, counts = _planned(room, law, first, last, given)
    found = []
    for place in range(months):
        year, month = _month(first, place)
        paid = payroll(ahead, law, year, month)
        end = month_days(year, month)[1]
        fte = sum((row.quota(end) for row in ahead.staff.agents.values()), Decimal(0))
        found.append(ForecastMonth(year, month, len(paid.slips), fte, paid.cost, paid.cost_without_pensions))
    return Forecast(tuple(found), *counts, _notes(law, given, counts[2]), _packs(law))


def _month(first: date, place: int) -> tuple[int, int]:
    return divmod(first.year * 12 + first.month - 1 + place, 12)[0], (first.month - 1 + place) % 12 + 1


def _planned(
    room: Personnel, law: LawBook, first: date, last: date, given: Assumptions
) -> tuple[Personnel, tuple[int, int, int]]:
    """A copy of the room with everything foreseen in it, and how many steps, promotions and departures that is."""
    ahead = Personnel()
    for commune, zones in room.pay.zones.items():
        ahead.pay.zones.put(commune, zones)
    for agent, owed in room.pay.agents.items():
        ahead.pay.agents.put(agent, owed)
    for agent, row in sorted(room.staff.agents.items()):
        ahead.staff.agents.put(agent, copy(row))
    departures = _depart(ahead, law, first, last, given)
    _stay(ahead, renewed=given.contracts_renewed)
    _arrive(ahead, given)
    return ahead, (*_advance(ahead, law, first, last, given), departures)


def _depart(ahead: Personnel, law: LawBook, first: date, last: date, given: Assumptions) -> int:
    leaving = dict(given.departures)
    for agent, born in given.births.items():
        legal = add_months(outlook(born, law).legal_day, given.retirement_months)
        leaving.setdefault(agent, max(legal, first))
    count = 0
    for agent, day in leaving.items():
        row = ahead.staff.agents.get(agent)
        if row is not None and row.present(day) and day <= last:
            row.left_on, row.left_for = day, "forecast"
            count += 1
    return count


def _stay(ahead: Personnel, *, renewed: bool) -> None:
    """Assignments go on until the agent leaves; contracts do if they are supposed renewed."""
    from attrs import evolve

    for row in ahead.staff.agents.values():
        row.assignments = tuple(evolve(a, until=None) if _latest(row, a) else a for a in row.assignments)
        if renewed and row.contracts:
            *before, current = row.contracts
            row.contracts = (*before, evolve(current, until=None))


def _latest(row: AgentRow, place: Assignment) -> bool:
    return place.since == max(a.since for a in row.assignments)


def _arrive(ahead: Personnel, given: Assumptions) -> None:
    for number, a in enumerate(given.arrivals, 1):
        agent = f"arrival:{number}"
        row = AgentRow("civil_servant", a.on, a.on, classes=((a.on, Classification(a.corps, a.grade, a.step, a.on)),))
        row.assignments = (Assignment(agent, a.on, "own_service", "", "drac", a.commune[:2], a.commune),)
        if a.quota != 1:
            from secgen.personnel.staff.state import WorkingTime

            row.times = ((a.on, WorkingTime(a.quota, "part_time_request")),)
        ahead.staff.agents.put(agent, row)
        ahead.pay.agents.put(agent, PayRow(ifse=((a.on, (1, a.yearly_bonus.cents, False)),)))


def _advance(ahead: Personnel, law: LawBook, first: date, last: date, given: Assumptions) -> tuple[int, int]:
    """Steps by seniority up to each 31 December, then the promotions of the year; gives how many of each."""
    steps = promotions = 0
    day = first
    for year in range(first.year, last.year + 1):
        end = min(date(year, 12, 31), last)
        for row in ahead.staff.agents.values():
            if row.classes and row.present(day):
                coming = list(coming_steps(row, day, end, law))
                steps += len(coming)
                for when, place in coming:
                    row.classes = put(row.classes, when, place)
        if end == date(year, 12, 31):
            promotions += _promote(ahead, law, end, given)
        day = end
    return steps, promotions


def _promote(ahead: Personnel, law: LawBook, day: date, given: Assumptions) -> int:
    count = 0
    for (corps, grade), number in sorted(given.promotions.items()):
        ready = []
        for agent, row in ahead.staff.agents.items():
            held = row.classification(day)
            if held is not None and (held.corps, held.grade) == (corps, grade) and row.paid_here(day):
                routes = [e for e in eligibilities(row, day.year, law) if e.verdict.value != "breach"]
                if routes:
                    ready.append((held.entered, agent, routes[0].to))
        for _, agent, to in sorted(ready)[:number]:
            row = ahead.staff.agents[agent]
            when = days_after(day, 1)
            row.classes = put(row.classes, when, promoted_place(row, to, day, law))
            count += 1
    return count


def law_note(packs: tuple[str, ...]) -> Text:
    """The note that says under which packs of law a forecast was made."""
    return _LAW.filled(packs=", ".join(packs))


def _packs(law: LawBook) -> tuple[str, ...]:
    return tuple(getattr(law, "packs", ()))


def _notes(law: LawBook, given: Assumptions, departures: int) -> tuple[Text, ...]:
    listed = ", ".join(f"{c} {g}: {n}" for (c, g), n in sorted(given.promotions.items())) or "0"
    return (
        _STEPS,
        law_note(_packs(law)),
        _CONTRACTS[given.contracts_renewed],
        _RETIRE.filled(count=len(given.births), months=given.retirement_months),
        _NAMED.filled(count=departures, arrivals=len(given.arrivals)),
        _PROMOTED.filled(promotions=listed),
    )
