"""What a year gives: ARTT days, annual leave, days for split leave, and what sickness takes away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from attrs import field, frozen

from secgen.kernel.dates import add_months
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text
from secgen.personnel.inputs import refuse
from secgen.personnel.outcomes import UP_TO_HALF_DAY, Quantity, plain, up_to_half

Span = tuple[date, date]
_ARTT: Final = Text("jours d'ARTT", "ARTT days")
_CUT: Final = Text("jours d'ARTT retirés pour maladie", "ARTT days taken off for sickness")
_LEAVE: Final = Text("congé annuel", "annual leave")
_SPLIT: Final = Text("jours de fractionnement", "days for split leave")
_CARRY: Final = Text("congé reporté, jusqu'au", "leave carried over, until")


@frozen
class Cut:
    """ARTT days taken off for sickness, and those left to take off the next year, beyond what this one gave."""

    days: int
    carried: int
    explanation: Explanation = field(eq=False, repr=False)


@frozen
class CarryOver:
    """How many days of leave may be taken later, and up to which day."""

    days: Decimal
    until: date
    explanation: Explanation = field(eq=False, repr=False)


def artt_days(weekly_minutes: int, quota: Decimal, day: date, law: LawBook) -> Quantity:
    """ARTT days of a year for a cycle (decree 2000-815; HR-24): the table, times the working-time fraction.

    ``weekly_minutes``: the full-time week. A cycle the table does not hold is refused, never interpolated.
    """
    table = law.section("artt")
    row = next((row for row in table if row["least"] <= weekly_minutes <= row["most"]), None)
    if row is None:
        known = ", ".join(sorted({f"{row[edge]}" for row in table for edge in ("least", "most")}))
        reason = Text(
            f"cycle absent de la table ; minutes par semaine connues : {known}",
            f"not a cycle of the table; minutes a week known: {known}",
        )
        refuse("artt_days", "weekly_minutes", weekly_minutes, reason)
    days = quota * row["days"]
    inputs = {"weekly_minutes": weekly_minutes, "table": row["days"], "quota": plain(quota), "text": row["text"]}
    return Quantity(days, Explanation.of(str(_ARTT), plain(days), rule="HR-24", inputs=inputs))


def artt_cut(artt: Decimal, sick_days: Decimal, day: date, law: LawBook, owed: int = 0) -> Cut:
    """ARTT days lost to sickness (loi de finances pour 2011, art. 115; circular of 18/01/2012; HR-25).

    One day for each whole quotient (working days of the year / ARTT days) of sick days reached within the year;
    counted at the year's end. ARTT days to take off beyond those the year gave are taken off the next; ``owed``:
    those the year before left so. Sick days short of a quotient pass to no other year.
    """
    reference = law.read("time.artt.reference_days", day)
    if artt <= 0:
        return Cut(0, owed, Explanation.of(str(_CUT), 0, rule="HR-25", inputs={"artt": plain(artt)}))
    due = owed + int(sick_days * artt // reference.number)
    days = min(due, int(artt))
    inputs = {
        "artt": plain(artt),
        "quotient": f"{reference.number}/{plain(artt)}",
        "sick_days": plain(sick_days),
        "owed": owed,
    }
    return Cut(days, due - days, Explanation.of(str(_CUT), days, rule="HR-25", inputs=inputs, law=(reference,)))


def annual_leave(months: Sequence[tuple[Decimal, Decimal]], day: date, law: LawBook) -> Quantity:
    """Annual leave of a year, in days (decree 84-972, art. 1 and 2; HR-26).

    ``months``: for each stretch of service, how many months (of twelve) and the days of the week worked in it. Five
    times the week, in proportion, rounded once, up to the half-day.
    """
    weeks = law.read("leave.weeks", day)
    exact = sum((share * days * weeks.number for share, days in months), Decimal(0)) / 12
    value = up_to_half(exact)
    served = sum((share for share, _ in months), Decimal(0))
    explanation = Explanation.of(
        str(_LEAVE),
        plain(value),
        rule="HR-26",
        inputs={"months": plain(served), "weekly_days": [plain(days) for _, days in months]},
        law=(weeks,),
        rounding=str(UP_TO_HALF_DAY),
    )
    return Quantity(value, explanation)


def split_days(outside: Decimal, day: date, law: LawBook) -> Quantity:
    """Days more for leave taken outside 1 May – 31 October (decree 84-972, art. 1; HR-27); never in proportion."""
    one, two = law.read("leave.split_one", day), law.read("leave.split_two", day)
    more = 2 if two.holds(outside) else 1 if one.holds(outside) else 0
    inputs = {"outside": plain(outside)}
    return Quantity(Decimal(more), Explanation.of(str(_SPLIT), more, rule="HR-27", inputs=inputs, law=(one, two)))


def outside_season(leaves: Iterable[tuple[date, date, Decimal]], year: int, law: LawBook) -> Decimal:
    """The days of leave (first, last, days) that fall outside 1 May – 31 October of a year."""
    day = date(year, 1, 1)
    first = date.fromisoformat(f"{year}-{law.read('leave.split_from', day).value}")
    last = date.fromisoformat(f"{year}-{law.read('leave.split_to', day).value}")
    return sum((_outside(leave, first, last) for leave in leaves), Decimal(0))


def _outside(leave: tuple[date, date, Decimal], first: date, last: date) -> Decimal:
    """The part of a leave out of the season; a leave across its edge counts by its weekdays."""
    begins, ends, days = leave
    if ends < first or begins > last:
        return days
    if first <= begins and ends <= last:
        return Decimal(0)
    span = [begins + timedelta(days=n) for n in range((ends - begins).days + 1)]
    return min(days, Decimal(sum(d.weekday() < 5 and not first <= d <= last for d in span)))


def carry_over(days: Decimal, weekly_days: Decimal, reason: str, returned_on: date, law: LawBook) -> CarryOver:
    """Leave prevented by health or family leave, carried over from the return (decree 2025-564; HR-26).

    Fifteen months; four weeks a year at most when health prevented it, all of it after family leave.
    """
    months = law.read("leave.carry_over_months", returned_on)
    weeks = law.read("leave.carry_over_weeks", returned_on)
    most = days if reason == "family" else min(days, weeks.number * weekly_days)
    until = add_months(returned_on, months.number)
    inputs = {"days": plain(days), "reason": reason, "returned_on": returned_on, "carried": plain(most)}
    explanation = Explanation.of(str(_CARRY), until, rule="HR-26", inputs=inputs, law=(months, weeks))
    return CarryOver(most, until, explanation)
