"""FTE and FTE-years: the fraction worked and the days paid, never the pay fraction (LOLF art. 7 III)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from secgen.kernel.dates import days_after, year_end
from secgen.kernel.explanation import Explanation
from secgen.kernel.finding import Verdict
from secgen.kernel.judge import Law
from secgen.kernel.text import Text
from secgen.personnel.staff.state import AgentRow

_TITLE: Final = Text("ETPT prévus et plafond", "FTE-years expected and ceiling")
THOUSANDTH: Final = Decimal("0.001")


def fte_year(row: AgentRow, year: int, law: Law, until: date | None = None) -> Fraction:
    """HR-04. The FTE-years of an agent in a year, up to a day: each day paid counts its quota over the year's days.

    The law pack says whether time is counted in days or in months (``fte.basis``).
    """
    last = min(until or year_end(year), year_end(year))
    months = law.read("fte.basis", date(year, 1, 1)).value == "months"
    total = Fraction(0)
    for first, end, quota in _spells(row, date(year, 1, 1), last):
        share = _months(first, end) if months else Fraction((end - first).days + 1, year_end(year).timetuple().tm_yday)
        total += Fraction(quota) * share
    return total


def _months(first: date, end: date) -> Fraction:
    """Months of a spell over twelve, a month counted in thirtieths."""
    last_day = days_after(end, 1).day == 1
    days = (end.year - first.year) * 360 + (end.month - first.month) * 30
    return Fraction(days + (30 if last_day else min(end.day, 30)) - min(first.day, 30) + 1, 360)


def _spells(row: AgentRow, first: date, last: date) -> Iterable[tuple[date, date, Decimal]]:
    """Spells of a period during which the quota does not change, those paid here only."""
    days = sorted({first, *changes_of(row, first, last)})
    for place, day in enumerate(days):
        quota = row.quota(day)
        if quota:
            yield day, days_after(days[place + 1], -1) if place + 1 < len(days) else last, quota


def changes_of(row: AgentRow, first: date, last: date) -> set[date]:
    """The days after ``first`` and up to ``last`` on which what an agent counts for may change."""
    found = {since for line in (row.positions, row.times) for since, _ in line}
    found |= {row.hired_on} | ({row.left_on} if row.left_on else set())
    found |= {day for stay in row.past for day in (stay.since, stay.until)}
    for contract in row.contracts:
        found.add(contract.since)
        if contract.until is not None:
            found.add(days_after(contract.until, 1))
    return {day for day in found if first < day <= last}


def rounded(value: Fraction) -> Decimal:
    """A number of FTE to the thousandth, as it is published."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(THOUSANDTH)


@frozen
class Ceiling:
    """FTE-years against the ceiling: a breach is flagged, never blocked; undetermined without a ceiling."""

    expected: Decimal
    ceiling: Decimal | None
    verdict: Verdict
    explanation: Explanation = field(eq=False, repr=False)


def against_ceiling(expected: Decimal, ceiling: Decimal | None, year: int) -> Ceiling:
    """HR-05. Whether the FTE-years expected stay within the ceiling notified for the year."""
    verdict = Verdict.UNDETERMINED
    if ceiling is not None:
        verdict = (Verdict.BREACH, Verdict.PASS)[expected <= ceiling]
    inputs = {"year": year, "expected": expected, "ceiling": ceiling}
    return Ceiling(expected, ceiling, verdict, Explanation.of(str(_TITLE), verdict.label, rule="HR-05", inputs=inputs))
