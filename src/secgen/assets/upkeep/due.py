"""When each check is due: the next day, the next reading, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from secgen.assets.upkeep.plan import Plan
from secgen.assets.upkeep.plans import Plans
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


class Due(NamedTuple):
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


Span = tuple[int, int]
"""Months and days to add."""


@lru_cache(maxsize=1 << 17)
def _months_after(day: date, months: int) -> date:
    return add_months(day, months)


def _plus(day: date, span: Span) -> date:
    months, days = span
    return _months_after(day, months) if months else day + timedelta(days=days)


class _Terms:
    """A plan with the law of the day read: what to add after what, and until when it is not late."""

    __slots__ = ("after", "calendar", "clean", "first", "interval", "late_before", "plain", "plan", "retest", "window")

    def __init__(self, plan: Plan, law: LawBook, on: date) -> None:
        self.plan = plan
        self.after = plan.after
        self.calendar = plan.calendar_year
        own = (plan.months, 0) if plan.months else (0, plan.days) if plan.days else None
        self.interval = _span(plan.interval, law, on) or own
        self.first = _span(plan.first, law, on) or self.interval
        self.clean = _span(plan.clean, law, on)
        self.retest = _span(plan.retest, law, on) or (0, 0)
        window = _span(plan.window, law, on)
        self.window = (-window[0], -window[1]) if window else None
        self.late_before = on - timedelta(days=plan.tolerance)
        self.plain = not (plan.after or plan.also or plan.use or self.window)


def _span(parameter: str, law: LawBook, on: date) -> Span | None:
    if not parameter:
        return None
    value = law.read(parameter, on)
    return (0, value.number) if value.unit == "days" else (value.number * (12 if value.unit == "years" else 1), 0)


class DueDates:
    """The due days of a day: reads each interval of the law once."""

    def __init__(self, upkeep: Upkeep, law: LawBook, on: date) -> None:
        self._upkeep = upkeep
        self._law = law
        self._on = on
        self._soon = on + timedelta(days=law.read("check.due_soon", on).number)
        self._plans = Plans(upkeep, law)
        self._terms: dict[int, _Terms] = {}

    def all(self) -> Iterator[Due]:
        """Every check of every asset the office holds."""
        for asset, row in self._upkeep.assets.items():
            if row.retired is None:
                yield from self.of(asset, row)

    def of(self, asset: str, row: AssetRow | None = None) -> Iterator[Due]:
        """Every check of one asset; raises ``KeyError`` if it is not known."""
        known = row or self._upkeep.assets[asset]
        for plan in self._plans.of(asset, known):
            yield self.due(asset, known, plan)

    def due(self, asset: str, row: AssetRow, plan: Plan) -> Due:
        """When one check of an asset is due."""
        terms = self._terms.get(id(plan)) or self._read(plan)
        last = self._last(asset, plan)
        anchor = last.on if last else None
        if terms.plain:
            day = _day(terms, last, row)
            return Due(asset, plan, anchor, day, None, None, self._status(terms, day))
        if terms.after:
            return self._counted_from(asset, terms, anchor)
        day = _day(terms, last, row)
        at = None
        if plan.use:
            at = (last.reading if last and last.reading is not None else row.made.entry_reading) + plan.use
        opens = _plus(day, terms.window) if day and terms.window else None
        if at is not None and row.reading >= at:
            status: DueStatus = "overdue"
        else:
            status = "ok" if day is None and at is not None else self._status(terms, day)
        return Due(asset, plan, anchor, day, opens, at, status)

    def _read(self, plan: Plan) -> _Terms:
        terms = self._terms[id(plan)] = _Terms(plan, self._law, self._on)
        return terms

    def _last(self, asset: str, plan: Plan) -> DoneRow | None:
        found = self._upkeep.done.get((asset, plan.check))
        for check in plan.also:
            other = self._upkeep.done.get((asset, check))
            if other is not None and (found is None or other.on > found.on):
                found = other
        return found

    def _counted_from(self, asset: str, terms: _Terms, anchor: date | None) -> Due:
        """Once after each time another check is made; nothing is due before the first."""
        plan, other = terms.plan, self._upkeep.done.get((asset, terms.after))
        if other is None or terms.interval is None or (anchor is not None and anchor > other.on):
            return Due(asset, plan, anchor, None, None, None, "ok")
        day = _plus(other.on, terms.interval)
        opens = _plus(day, terms.window) if terms.window else None
        return Due(asset, plan, anchor, day, opens, None, self._status(terms, day))

    def _status(self, terms: _Terms, day: date | None) -> DueStatus:
        if day is None:
            return "unknown"
        if day < terms.late_before:
            return "overdue"
        return "due_soon" if day <= self._soon else "ok"

    def readings(self, plan: Plan) -> tuple[LawValue, ...]:
        """The law values a plan rests on."""
        names = (plan.interval, plan.first, plan.clean, plan.window)
        return tuple(self._law.read(name, self._on) for name in names if name)

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


def _start(plan: Plan, row: AssetRow) -> date | None:
    """The day from which a check never made is counted: the asset's own, or the day it was planned if later."""
    since = row.made.since
    return since if plan.start is None else plan.start if since is None else max(since, plan.start)


def _day(terms: _Terms, last: DoneRow | None, row: AssetRow) -> date | None:
    """The day a check is due; ``None`` if it does not depend on time, or if nobody knows since when."""
    start = last.on if last else _start(terms.plan, row)
    interval = terms.interval
    if start is None or interval is None:
        return None
    if last is None:
        return year_end(start.year + 1) if terms.calendar else _plus(start, terms.first or interval)
    if last.result == "failed":
        return _plus(start, terms.retest)
    if terms.calendar:
        return year_end(start.year + 1)
    day = _plus(start, interval)
    settled = last.settled_on
    if terms.clean and (last.result == "clean" or (settled is not None and settled <= day)):
        return _plus(start, terms.clean)
    return day
