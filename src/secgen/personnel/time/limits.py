"""The limits of working time, measured on weeks as worked (decree 2000-815, art. 3; HR-60)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from attrs import frozen

from secgen.kernel.judge import LawBook
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text
from secgen.personnel.inputs import refuse
from secgen.personnel.time.events import WorkedDay

DAY: Final = 24 * 60


@frozen
class Measure:
    """One limit measured: where, how many minutes, by which value of the law, whether it holds."""

    where: str
    minutes: int
    limit: LawValue

    @property
    def holds(self) -> bool:
        """Whether the limit is kept."""
        return self.limit.holds(self.minutes)


def check_week(act: str, monday: date, days: Sequence[WorkedDay]) -> None:
    """Refuse a week that is not one: a day outside it or twice, an end before its start, more work than span."""
    if monday.weekday() != 0:
        refuse(act, "on", monday, Text("une semaine commence un lundi", "a week begins on a Monday"))
    if not days:
        refuse(act, "days", "—", Text("au moins un jour travaillé", "at least one day worked"))
    seen: set[date] = set()
    for worked in days:
        if not 0 <= (worked.day - monday).days < 7 or worked.day in seen:
            refuse(act, "days.day", worked.day, Text("un jour de la semaine, une fois", "a day of the week, once"))
        seen.add(worked.day)
        if not 0 <= worked.start < worked.end <= 2 * DAY:
            refuse(act, "days.end", worked.end, Text("la fin suit le début (minutes)", "it ends after it starts"))
        if not 0 < worked.minutes <= worked.end - worked.start:
            refuse(act, "days.minutes", worked.minutes, Text("au plus la durée présente", "at most the time present"))


def measures(weeks: Sequence[Sequence[WorkedDay]], law: LawBook) -> tuple[Measure, ...]:
    """Every limit measured on the last of some consecutive weeks; the average only once there are enough of them."""
    week = sorted(weeks[-1], key=lambda worked: worked.day)
    on = week[0].day
    read = {name: law.read(f"time.limit.{name}_minutes", on) for name in _NAMES}
    found = [measure for worked in week for measure in _of_a_day(worked, read)]
    found += [Measure(f"rest {later.day}", gap, read["rest"]) for later, gap in _gaps(week)]
    total = sum(worked.minutes for worked in week)
    found.append(Measure("week", total, read["week"]))
    found.append(Measure("weekly rest", _longest_rest(week), read["weekly_rest"]))
    count = law.read("time.limit.average_weeks", on).number
    if len(weeks) >= count:
        minutes = sum(worked.minutes for one in weeks[-count:] for worked in one)
        found.append(Measure(f"average of {count} weeks", -(-minutes // count), read["average"]))
    return tuple(found)


_NAMES: Final = ("day", "span", "rest", "break_after", "break", "week", "average", "weekly_rest")


def _of_a_day(worked: WorkedDay, read: dict[str, LawValue]) -> Iterator[Measure]:
    present = worked.end - worked.start
    yield Measure(f"day {worked.day}", worked.minutes, read["day"])
    yield Measure(f"span {worked.day}", present, read["span"])
    if read["break_after"].holds(worked.minutes):
        yield Measure(f"break {worked.day}", present - worked.minutes, read["break"])


def _gaps(week: Sequence[WorkedDay]) -> Iterator[tuple[WorkedDay, int]]:
    for before, later in pairwise(week):
        yield later, (later.day - before.day).days * DAY + later.start - before.end


def _longest_rest(week: Sequence[WorkedDay]) -> int:
    """The longest rest of the week, from Monday midnight to the next."""
    monday = week[0].day - timedelta(days=week[0].day.weekday())
    edges = [0]
    for worked in week:
        offset = (worked.day - monday).days * DAY
        edges += [offset + worked.start, offset + worked.end]
    edges.append(7 * DAY)
    return max(later - earlier for earlier, later in zip(edges[::2], edges[1::2], strict=True))


def consecutive(weeks: Iterable[Sequence[WorkedDay]], most: int) -> list[Sequence[WorkedDay]]:
    """The last weeks that follow one another without a gap, at most so many, in order."""
    ordered = sorted(weeks, key=_monday)
    run: list[Sequence[WorkedDay]] = []
    for week in reversed(ordered):
        if run and _monday(run[0]) - _monday(week) != timedelta(days=7):
            break
        run.insert(0, week)
        if len(run) == most:
            break
    return run


def _monday(week: Sequence[WorkedDay]) -> date:
    return week[0].day - timedelta(days=week[0].day.weekday())
