"""Sick leave: what is kept of salary and bonuses, day by day, and the thirtieths of a month (CGFP art. L822-1 ff.)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Final

from attrs import evolve, frozen

from secgen.kernel.dates import add_months, days_after
from secgen.kernel.judge import Law
from secgen.kernel.readings import LawValue
from secgen.personnel.pay.state import SickPeriod

ORDINARY: Final = "ordinary"
_ALL: Final = Decimal(1)
_NONE: Final = Decimal(0)
_NOTHING: Final = (_NONE, _NONE, _NONE, _NONE)
_MOST_YEARS: Final = {"long": "pay.long.years", "serious": "pay.long.years", "longest": "pay.longest.years"}


@frozen
class Kept:
    """What is kept of a day: shares of salary, bonuses, index bonus and residence allowance, and why.

    ``waiting`` marks the unpaid first day (*jour de carence*); ``unpaid`` a day with no pay at all, family elements
    included. ``law`` holds the values read.
    """

    salary: Decimal
    bonuses: Decimal
    points: Decimal
    residence: Decimal
    waiting: bool = False
    law: tuple[LawValue, ...] = ()
    unpaid: bool = False


@frozen
class SickPart:
    """Thirtieths of a month under one regime, from ``first``."""

    first: date
    thirtieths: int
    kind: str
    kept: Kept


def kept_on(
    day: date, period: SickPeriod, periods: Sequence[SickPeriod], law: Law, contract_since: date | None = None
) -> Kept:
    """HR-18 to HR-23, PER-SICK-SERVICE, PER-SICK-NOTE, PER-SICK-LENGTH. What an agent keeps on a day of a sick leave.

    Nothing beyond the longest length; half pay kept while a decision is awaited (decree 86-442 art. 27 and 47) is
    no sick leave. ``contract_since``: the day a contract agent's service began; ``None`` for a civil servant.
    """
    if contract_since is not None and period.kind in (ORDINARY, "serious"):
        began = leave_began(period.began, periods)
        least = law.read("pay.sick.contract_service_months", began)
        if add_months(contract_since, least.number) > began:
            return Kept(*_NOTHING, False, (least,), unpaid=True)
    over = length_over(day, period, periods, law)
    if over is not None:
        return Kept(*_NOTHING, False, (over,), unpaid=True)
    if period.kind == ORDINARY:
        kept = _ordinary(day, period, periods, law)
        return kept if contract_since is not None else _after_late_note(day, period, periods, kept, law)
    if period.kind in ("long", "serious"):
        return _long(day, whole_since(period, periods), law)
    if period.kind == "longest":
        return _longest(day, whole_since(period, periods), law)
    return Kept(_ALL, _ALL, _ALL, _ALL)


def _ordinary(day: date, period: SickPeriod, periods: Sequence[SickPeriod], law: Law) -> Kept:
    waiting = law.read("pay.sick.waiting_days", period.first)
    if not period.no_waiting and (day - period.first).days < waiting.number:
        return Kept(*_NOTHING, True, (waiting,))
    most = law.read("pay.sick.first_days", period.first)
    early = used_before(day, periods, law) < most.number
    rate = law.read("pay.sick.first_rate" if early else "pay.sick.then_rate", period.first)
    return Kept(rate.rate, rate.rate, rate.rate, _ALL, False, (most, rate))


def leave_began(began: date, periods: Sequence[SickPeriod]) -> date:
    """The first day of a leave granted by periods that follow one another without a day of service."""
    for other in reversed(periods):
        if other.first < began <= days_after(other.last, 1):
            began = min(other.began, other.first)
    return began


def whole_since(period: SickPeriod, periods: Sequence[SickPeriod]) -> date:
    """The first day of the whole leave of a period: what was declared, or that of the periods of its kind before it."""
    return leave_began(period.began, [other for other in periods if other.kind == period.kind])


def length_over(day: date, period: SickPeriod, periods: Sequence[SickPeriod], law: Law) -> LawValue | None:
    """PER-SICK-LENGTH. The longest length of a leave, if it is over before a day; ``None`` while it runs.

    Ordinary leave: so many months (12) within the rolling months (12) before the day; long leaves: so many years
    from the first day of the whole leave. An injury of service has none. ``periods`` includes ``period``.
    """
    if period.kind == ORDINARY:
        most = law.read("pay.sick.most_months", day)
        return most if used_before(day, periods, law) >= (day - add_months(day, -most.number)).days else None
    if period.kind not in _MOST_YEARS:
        return None
    most = law.read(_MOST_YEARS[period.kind], day)
    return most if day >= add_months(whole_since(period, periods), 12 * most.number) else None


def note_is_late(period: SickPeriod, law: Law) -> bool:
    """Whether the note of a period was sent after the hours (48) allowed, with no excuse."""
    if period.note_sent_on is None or period.late_excused:
        return False
    hours = 24 * (period.note_sent_on - period.first).days
    return not law.read("pay.sick.note_hours", period.first).holds(hours)


def late_before(period: SickPeriod, periods: Sequence[SickPeriod], law: Law) -> bool:
    """Whether another note was late within the months (24) before a period."""
    window = law.read("pay.sick.note_window_months", period.first).number
    return any(
        other.kind == ORDINARY
        and other.first < period.first <= add_months(other.first, window)
        and note_is_late(other, law)
        for other in periods
    )


def _after_late_note(day: date, period: SickPeriod, periods: Sequence[SickPeriod], kept: Kept, law: Law) -> Kept:
    """PER-SICK-NOTE. Late once more: half of what is kept, from the day of the note to the eve of its sending."""
    if period.note_sent_on is None or day >= period.note_sent_on:
        return kept
    if not (note_is_late(period, law) and late_before(period, periods, law)):
        return kept
    rate = law.read("pay.sick.note_late_rate", period.first)
    return evolve(
        kept,
        salary=kept.salary * rate.rate,
        bonuses=kept.bonuses * rate.rate,
        points=kept.points * rate.rate,
        law=(*kept.law, rate),
    )


def used_before(day: date, periods: Sequence[SickPeriod], law: Law) -> int:
    """HR-20. Days of ordinary sick leave in the months (12) before a day, the day itself apart."""
    window = law.read("pay.sick.window_months", day).number
    opens, last = add_months(day, -window), days_after(day, -1)
    used = 0
    for period in periods:
        if period.kind == ORDINARY:
            used += max(0, (min(period.last, last) - max(period.first, opens)).days + 1)
    return used


def _long(day: date, began: date, law: Law) -> Kept:
    first_year = day < add_months(began, 12)
    salary = law.read("pay.long.first_year" if first_year else "pay.long.then", day)
    bonus = law.read("pay.long.bonus_first" if first_year else "pay.long.bonus_then", day)
    return Kept(salary.rate, bonus.rate, salary.rate, _ALL, False, (salary, bonus))


def _longest(day: date, began: date, law: Law) -> Kept:
    years = law.read("pay.longest.full_years", day)
    if day < add_months(began, 12 * years.number):
        return Kept(_ALL, _NONE, _NONE, _ALL, False, (years,))
    rate = law.read("pay.longest.then", day)
    return Kept(rate.rate, _NONE, _NONE, _ALL, False, (years, rate))


def sick_parts(
    periods: Sequence[SickPeriod], year: int, month: int, law: Law, contract_since: date | None = None
) -> tuple[SickPart, ...]:
    """The thirtieths of a month under each regime; every month has thirty, the 31st counts for none.

    The last day of February carries those that are missing, if the leave was already running. ``contract_since``
    as in :func:`kept_on`.
    """
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    parts: list[SickPart] = []
    for period in periods:
        if period.first <= last and period.last >= first:
            keeps = partial(kept_on, period=period, periods=periods, law=law, contract_since=contract_since)
            parts += _month_of(period, first, last, keeps)
    return tuple(parts)


def _month_of(period: SickPeriod, first: date, last: date, keeps: Callable[[date], Kept]) -> Iterator[SickPart]:
    day, end = max(period.first, first), min(period.last, last)
    began, count, kept = day, 0, keeps(day)
    while day <= end:
        today = keeps(day)
        if today != kept:
            yield SickPart(began, count, period.kind, kept)
            began, count, kept = day, 0, today
        count += _weight(day, period, last)
        day += timedelta(days=1)
    yield SickPart(began, count, period.kind, kept)


def _weight(day: date, period: SickPeriod, last: date) -> int:
    if day.day == 31:
        return 0 if period.first < day else 1
    if day == last and day.day < 30 and period.first < day:
        return 31 - day.day
    return 1
