"""Contract staff: probation, notice, six years of service and the open-ended contract (CGFP art. L332-4 ff.)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import frozen

from secgen.kernel.calendar import next_working_day
from secgen.kernel.dates import add_months, days_after
from secgen.kernel.judge import Law
from secgen.kernel.readings import LawValue
from secgen.personnel.staff.state import Contract


@frozen
class Probation:
    """The longest probation: so many working days, never beyond ``last_day``; zero days when there is none."""

    working_days: int
    last_day: date | None
    law: tuple[LawValue, ...] = ()


def months_and_days(first: date, last: date) -> tuple[int, int]:
    """Whole months of a period, both ends included, and the days left over."""
    end = days_after(last, 1)
    months = (end.year - first.year) * 12 + end.month - first.month
    if add_months(first, months) > end:
        months -= 1
    return months, (end - add_months(first, months)).days


def probation(first: date, last: date | None, law: Law, *, same_functions: bool = False) -> Probation:
    """HR-31. One working day for each week of contract, up to a cap; none for the same functions again.

    ``last`` is the last day of the contract, ``None`` for an open-ended one.
    """
    if same_functions:
        return Probation(0, None)
    if last is None:
        cap = law.read("probation.open_ended_months", first)
        return _until(first, add_months(first, cap.number), None, (cap,))
    each = law.read("probation.days_per_week", first)
    weeks = ((last - first).days + 1) // 7
    months, _ = months_and_days(first, last)
    limit, cap = _cap(months, first, law)
    end = days_after(first, 7 * cap.number) if cap.id.endswith("weeks") else add_months(first, cap.number)
    return _until(first, end, weeks * each.number, (each, *limit, cap))


def _cap(months: int, day: date, law: Law) -> tuple[tuple[LawValue, ...], LawValue]:
    """The cap of a length of contract, with the bound that chose it."""
    for band, cap in (("short", "short_weeks"), ("medium", "medium_months"), ("long", "long_months")):
        bound = law.read(f"probation.{band}_contract", day)
        if bound.holds(months):
            return (bound,), law.read(f"probation.{cap}", day)
    return (), law.read("probation.longest_months", day)


def _until(first: date, end: date, working_days: int | None, law: tuple[LawValue, ...]) -> Probation:
    """The last day of so many working days, no later than the eve of ``end``."""
    eve = days_after(end, -1)
    if working_days == 0:
        return Probation(0, None, law)
    day, count = next_working_day(first), 1
    while day <= eve and (working_days is None or count < working_days):
        following = next_working_day(days_after(day, 1))
        if following > eve:
            break
        day, count = following, count + 1
    reached = working_days is not None and count == working_days
    return Probation(count if working_days is None else working_days, day if reached else eve, law)


def notice_end(noticed: date, seniority_months: int, law: Law) -> tuple[date, LawValue]:
    """HR-32. The first day after the notice of a resignation or dismissal, by seniority in whole months."""
    if law.read("notice.short_below", noticed).holds(seniority_months):
        length = law.read("notice.short_days", noticed)
        return days_after(noticed, length.number), length
    middle = law.read("notice.medium_below", noticed).holds(seniority_months)
    length = law.read("notice.medium_months" if middle else "notice.long_months", noticed)
    return add_months(noticed, length.number), length


Period = tuple[date, date]
"""First and last day."""


def seniority_months(contracts: Sequence[Contract], day: date) -> int:
    """Whole months under contract with this employer up to the eve of a day; contracts at once count once."""
    return _whole_months(_served(contracts, days_after(day, -1)))


def counted_months(contracts: Sequence[Contract], category: str, day: date, law: Law) -> int:
    """HR-33, HR-34. Months of service that count for the open-ended contract, on the eve of a day.

    Same category, articles that count on that day, and no gap longer than the law allows (4 months). Contracts held
    at once count once.
    """
    counting = law.read("contract.counting", day).names
    gap = law.read("contract.gap_months", day).number
    held = [c for c in contracts if c.category == category and c.basis in counting]
    unbroken: list[Period] = []
    for first, last in _served(held, days_after(day, -1)):
        if unbroken and first > _back_by(unbroken[-1], gap):
            unbroken = []
        unbroken.append((first, last))
    if unbroken and day > _back_by(unbroken[-1], gap):
        return 0
    return _whole_months(unbroken)


def _back_by(period: Period, gap: int) -> date:
    """The last day to serve again so that so many months of gap are not exceeded."""
    return add_months(days_after(period[1], 1), gap)


def _served(contracts: Sequence[Contract], eve: date) -> list[Period]:
    """The periods under contract up to a day, in order; those that overlap, or follow at once, make one."""
    served: list[Period] = []
    for first, last in sorted((c.since, min(c.until or eve, eve)) for c in contracts if c.since <= eve):
        if served and first <= days_after(served[-1][1], 1):
            served[-1] = served[-1][0], max(served[-1][1], last)
        else:
            served.append((first, last))
    return served


def _whole_months(periods: Sequence[Period]) -> int:
    """Whole months of all the periods, the days left over added up by thirty."""
    counts = [months_and_days(first, last) for first, last in periods]
    return sum(months for months, _ in counts) + sum(days for _, days in counts) // 30


def six_years_on(contracts: Sequence[Contract], running: Contract, law: Law) -> date | None:
    """The day a running fixed-term contract is deemed open-ended, six years reached before its end."""
    if running.until is None or running.basis not in law.read("contract.convertible", running.since).names:
        return None
    earlier = [c for c in contracts if c.since < running.since]
    needed = law.read("contract.open_ended_years", running.since).number * 12
    already = counted_months(earlier, running.category, running.since, law)
    day = add_months(running.since, max(0, needed - already))
    return day if day <= running.until else None
