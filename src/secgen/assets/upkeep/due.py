"""When each check is due: the next day, the next reading, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal

from attrs import frozen

from secgen.assets.upkeep.plans import Plan, plans_of
from secgen.assets.upkeep.state import AssetRow, DoneRow, Upkeep
from secgen.kernel.dates import add_months, year_end
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import LawBook
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text

DueStatus = Literal["ok", "due_soon", "overdue", "unknown"]
STATUS: Final[Mapping[str, Text]] = {
    "ok": Text("à jour", "up to date"),
    "due_soon": Text("à prévoir", "due soon"),
    "overdue": Text("en retard", "overdue"),
    "unknown": Text("indéterminé", "undetermined"),
}


@frozen
class Due:
    """One check of one asset: when it was last made and when it is due.

    ``opens``: the first day it may be made; ``at``: the reading at which it is due, whatever the day. ``day`` and
    ``at`` are both ``None`` when nothing is due (``ok``) or when nothing is known (``unknown``).
    """

    asset: str
    plan: Plan
    last: date | None
    day: date | None
    opens: date | None
    at: int | None
    status: DueStatus


@lru_cache(maxsize=1 << 17)
def _months_after(day: date, months: int) -> date:
    return add_months(day, months)


class DueDates:
    """The due days of a day: reads each interval of the law once."""

    def __init__(self, upkeep: Upkeep, law: LawBook, on: date) -> None:
        self._upkeep = upkeep
        self._law = law
        self._on = on
        self._soon = on + timedelta(days=law.read("check.due_soon", on).number)
        self._read: dict[str, LawValue] = {}

    def all(self) -> Iterator[Due]:
        """Every check of every asset the office holds."""
        for asset, row in self._upkeep.assets.items():
            if row.retired is None:
                yield from self.of(asset, row)

    def of(self, asset: str, row: AssetRow | None = None) -> Iterator[Due]:
        """Every check of one asset; raises ``KeyError`` if it is not known."""
        known = row or self._upkeep.assets[asset]
        for plan in plans_of(self._upkeep, asset, known, self._law):
            yield self.due(asset, known, plan)

    def due(self, asset: str, row: AssetRow, plan: Plan) -> Due:
        """When one check of an asset is due."""
        last = self._last(asset, plan)
        anchor = last.on if last else None
        if plan.after:
            return self._counted_from(asset, plan, anchor)
        day = self._day(asset, row, plan, last)
        at = (last.reading if last and last.reading is not None else row.made.entry_reading) + plan.use
        at_reading = at if plan.use else None
        return Due(
            asset, plan, anchor, day, self._opens(plan, day), at_reading, self._status(plan, row, day, at_reading)
        )

    def _last(self, asset: str, plan: Plan) -> DoneRow | None:
        found = self._upkeep.done.get((asset, plan.check))
        for check in plan.also:
            other = self._upkeep.done.get((asset, check))
            if other is not None and (found is None or other.on > found.on):
                found = other
        return found

    def _day(self, asset: str, row: AssetRow, plan: Plan, last: DoneRow | None) -> date | None:
        start = last.on if last else row.made.since
        if start is None or not (plan.interval or plan.months or plan.days):
            return None
        if last and last.result == "failed":
            return self._plus(last.on, plan.retest) if plan.retest else last.on
        if plan.calendar_year:
            return year_end(start.year + 1)
        if not plan.interval:
            return _months_after(start, plan.months) if plan.months else start + timedelta(days=plan.days)
        if last is None:
            return self._plus(start, plan.first or plan.interval)
        day = self._plus(start, plan.interval)
        if plan.clean and (last.result == "clean" or (last.settled_on is not None and last.settled_on <= day)):
            return self._plus(start, plan.clean)
        return day

    def _counted_from(self, asset: str, plan: Plan, anchor: date | None) -> Due:
        """Once after each time another check is made; nothing is due before the first."""
        other = self._upkeep.done.get((asset, plan.after))
        if other is None or (anchor is not None and anchor > other.on):
            return Due(asset, plan, anchor, None, None, None, "ok")
        day = self._plus(other.on, plan.interval)
        status: DueStatus = "overdue" if self._on > day else "due_soon" if day <= self._soon else "ok"
        return Due(asset, plan, anchor, day, self._opens(plan, day), None, status)

    def _opens(self, plan: Plan, day: date | None) -> date | None:
        if day is None or not plan.window:
            return None
        return self._plus(day, plan.window, back=True)

    def _status(self, plan: Plan, row: AssetRow, day: date | None, at: int | None) -> DueStatus:
        if at is not None and row.reading >= at:
            return "overdue"
        if day is None:
            return "unknown" if at is None else "ok"
        if self._on > day + timedelta(days=plan.tolerance):
            return "overdue"
        return "due_soon" if day <= self._soon else "ok"

    def _value(self, parameter: str) -> LawValue:
        value = self._read.get(parameter)
        if value is None:
            value = self._read[parameter] = self._law.read(parameter, self._on)
        return value

    def _plus(self, day: date, parameter: str, *, back: bool = False) -> date:
        value = self._value(parameter)
        sign = -1 if back else 1
        if value.unit == "days":
            return day + timedelta(days=sign * value.number)
        return _months_after(day, sign * value.number * (12 if value.unit == "years" else 1))

    def readings(self, plan: Plan) -> tuple[LawValue, ...]:
        """The law values a plan rests on."""
        names = (plan.interval, plan.first, plan.clean, plan.window)
        return tuple(self._value(name) for name in names if name)

    def explain(self, due: Due) -> Explanation:
        """Why a check is due then."""
        row = self._upkeep.assets[due.asset]
        last = self._last(due.asset, due.plan)
        inputs = {
            "asset": due.asset,
            "last": due.last,
            "since": row.made.since,
            "result": last.result if last else None,
            "settled_on": last.settled_on if last else None,
            "opens": due.opens,
            "at": due.at,
            "reading": row.reading or None,
        }
        shown = {name: value for name, value in inputs.items() if value is not None}
        value = due.day if due.day is not None else STATUS[due.status]
        return Explanation.of(str(due.plan.title), value, rule=due.plan.rule, inputs=shown, law=self.readings(due.plan))
